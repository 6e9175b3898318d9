import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Counterfactual, DeathRoot, PostMortem } from '../../src/shared/post-mortem';
import { say } from '../../src/shared/i18n';
import { birth } from '../../src/main/life/birth';
import { rerun } from '../../src/main/runtime/work/post-mortem/counterfactual';
import { postMortem } from '../../src/main/runtime/work/post-mortem/post-mortem';
import { finish } from '../../src/main/runtime/work/work';
import { LifeStore } from '../../src/main/vault/life-store';
import { identity } from '../support/lives';
import type { Death } from './death';
import { Script } from './script';

export interface Judged {
  readonly name: string;
  readonly planted: DeathRoot;
  readonly found: DeathRoot;
  readonly tick: number;
  readonly noReturnTick: number | null;
  readonly verdict: string;
  readonly otherwise: string;
  readonly tried: PostMortem['tried'];
  /** What the report says wrongly; nothing where it is right. */
  readonly faults: readonly string[];
}

/** Lives a scripted life to its death, and compares what the post-mortem says with what was planted. */
export function judge(death: Death): Judged {
  const folder = mkdtempSync(join(tmpdir(), 'life-death-'));
  const begun = death.begin?.() ?? birth(identity(death.seed), death.policy);
  const { lifeId } = begun.identity;
  const store = LifeStore.open({ databasePath: join(folder, 'life.db'), lifeId });
  try {
    const planted = death.write(new Script(store, begun));
    const report = finish(postMortem(store));
    return {
      name: death.name,
      planted: death.root,
      found: report.root,
      tick: report.death.tick,
      noReturnTick: report.pointOfNoReturn.tick,
      verdict: say(report.verdict),
      otherwise: report.counterfactual === null ? '' : say(report.counterfactual.said),
      tried: report.tried,
      faults: [
        ...(report.root === death.root ? [] : [`root ${report.root}, not ${death.root}`]),
        ...faultsOfCause(report, planted),
        ...faultsOfCounterfactual(store, report),
        ...faultsOfNoReturn(store, report),
      ],
    };
  } finally {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What is named as the cause is what was planted, and nothing else; and it is told in the chain. */
function faultsOfCause({ counterfactual, chain }: PostMortem, planted: readonly number[]): string[] {
  const change = counterfactual?.change;
  const named = change === undefined ? [] : seqsOf(change);
  if (planted.length === 0)
    return named.length === 0 ? [] : [`names ${named.length} inputs, and none was planted`];
  const faults: string[] = [];
  const innocent = named.filter((seq) => !planted.includes(seq));
  if (named.length === 0) faults.push('names no input');
  if (innocent.length > 0) faults.push(`names ${innocent.length} innocent inputs`);
  if (!chain.some(({ seq }) => planted.includes(seq))) faults.push('nothing planted is in the chain');
  if (chain.some(({ seq, decisive }) => decisive === true && !planted.includes(seq)))
    faults.push('an innocent input is called decisive');
  return faults;
}

/** Lived again from the store, it comes to the same state, and lives. */
function faultsOfCounterfactual(store: LifeStore, { counterfactual }: PostMortem): string[] {
  if (counterfactual === null) return [];
  const again = finish(rerun(store, counterfactual));
  const { stateHash, alive, vitals } = counterfactual;
  if (again?.stateHash !== stateHash) return ['the counterfactual comes to another state'];
  if (!again.alive || !alive) return ['the counterfactual does not live on'];
  return JSON.stringify(again.vitals) === JSON.stringify(vitals) ? [] : ['it ends with other vitals'];
}

/** One tick earlier the care that is named averts the death; at the tick itself none that was tried does. */
function faultsOfNoReturn(
  store: LifeStore,
  { pointOfNoReturn, death, counterfactual, view }: PostMortem,
): string[] {
  const { tick, care, tried } = pointOfNoReturn;
  if (tick === null) return [];
  if (care === null) return ['no care is named for the tick before the point of no return'];
  const beyond = (counterfactual?.followedToTick ?? view.tick + 60) - death.tick;
  const averts = (fromTick: number, each: typeof care): boolean =>
    finish(
      rerun(store, {
        change: { kind: 'with-care', fromTick, care: each },
        atTick: death.tick,
        followedToTick: death.tick + beyond,
      }),
    )?.alive ?? false;
  return [
    ...(averts(tick - 1, care) ? [] : ['the care that is named does not avert it']),
    ...(tried.some((each) => averts(tick, each)) ? ['a care that was tried averts it later still'] : []),
  ];
}

function seqsOf(change: Counterfactual['change']): readonly number[] {
  if (change.kind === 'without-inputs') return change.seqs;
  return change.kind === 'without-input' || change.kind === 'without-policy' ? [change.seq] : [];
}
