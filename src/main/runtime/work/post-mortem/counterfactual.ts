import type { Counterfactual, PointOfNoReturn } from '../../../../shared/post-mortem';
import { stateHash } from '../../../vault/digest';
import type { LifeStore } from '../../../vault/life-store';
import type { Work } from '../work';
import { weighs, type Decline } from './decline';
import { Effort } from './effort';
import { endingOf, type Ending } from './ending';
import { isMoreThanLuck } from './luck';
import { burdenOf, type Met } from './met';
import { saidOfChange } from './said';
import { recordOf, tryOut, type Change } from './trial';

/** So many inputs are left out one at a time. */
const SINGLES_MAX = 8;
/** Less than this share of a vital's ceiling is no explanation, even where the life happens to live on without it. */
const BURDEN_MIN = 0.01;
/** So long before the death the world falls silent: a minute, ten, an hour, six, a day, at one tick a second. */
const QUIET_TICKS = [60, 600, 3600, 21_600, 86_400];

export const ALL_STIMULI = 'stimuli';

export interface Tried {
  readonly counterfactual: Counterfactual | null;
  /** For each input that was left out alone, whether the life then lives past its death. */
  readonly decisive: ReadonlyMap<number, boolean>;
}

/**
 * Tries one changed thing after the other, the most plausible first, until with one of them the life lives past its
 * death: single inputs, by what they took; all of one kind from one source; another policy; the world; care.
 */
export function* counterfactualOf(
  ending: Ending,
  decline: Decline,
  point: Pick<PointOfNoReturn, 'tick' | 'care'>,
  beyondTicks: number,
  effort: Effort,
): Work<Tried> {
  const decisive = new Map<number, boolean>();
  let first: Counterfactual | null = null;
  for (const change of singles(ending, decline)) {
    const found = yield* tried(ending, change, beyondTicks, effort);
    if (found === undefined) continue;
    decisive.set(change.seq, found !== null);
    first ??= found;
  }
  if (first !== null) return { counterfactual: first, decisive };
  for (const change of others(ending, decline, point)) {
    const found = yield* tried(ending, change, beyondTicks, effort);
    if (found === undefined || found === null) continue;
    if (change.kind === 'without-policy') decisive.set(change.seq, true);
    return { counterfactual: found, decisive };
  }
  return { counterfactual: null, decisive };
}

/**
 * Lives a counterfactual again, from the store alone.
 * @returns where it comes to: the same hash and the same end, or it was not what happened
 */
export function* rerun(
  store: LifeStore,
  { change, atTick, followedToTick }: Pick<Counterfactual, 'change' | 'atTick' | 'followedToTick'>,
): Work<Pick<Counterfactual, 'stateHash' | 'alive' | 'vitals'> | null> {
  const effort = new Effort();
  const seqs = 'seqs' in change ? change.seqs : 'seq' in change ? [change.seq] : [];
  const ticks = store.recordsAt(seqs).map(({ tick, count }) => tick - count);
  const ending = yield* endingOf(store, effort, 'fromTick' in change ? change.fromTick : Math.min(...ticks));
  const outcome = yield* tryOut(ending, change, followedToTick - atTick, effort);
  if (outcome === null || outcome.atDeath === null) return null;
  return {
    stateHash: stateHash(outcome.atDeath),
    alive: outcome.alive,
    vitals: outcome.life.view().vitals,
  };
}

/** @returns null where it dies all the same, or lives on by luck alone; undefined where that is not known */
function* tried(
  ending: Ending,
  change: Change,
  beyondTicks: number,
  effort: Effort,
): Work<Counterfactual | null | undefined> {
  const outcome = yield* tryOut(ending, change, beyondTicks, effort);
  if (outcome === null) return undefined;
  const { alive, atDeath, life } = outcome;
  if (!alive || atDeath === null) return null;
  if (leavesOut(change) && !(yield* isMoreThanLuck(ending, change, outcome, beyondTicks, effort)))
    return null;
  const { tick, vitals } = life.view();
  return {
    change,
    said: saidOfChange(ending, change, tick, vitals[ending.death.cause]),
    atTick: atDeath.tick,
    stateHash: stateHash(atDeath),
    followedToTick: tick,
    alive,
    vitals,
  };
}

/** The others say themselves from when on the world is another. */
const leavesOut = ({ kind }: Change): boolean => kind !== 'quiet-world' && kind !== 'with-care';

type Single = Extract<Change, { kind: 'without-input' }>;

/** Those that took most, of all that was lived again; the later of two that took the same. */
function singles(ending: Ending, { vital }: Decline): readonly Single[] {
  const weight = (met: Met): number => burdenOf(met, vital);
  return bySeq(ending, vital)
    .map(({ seq, met }) => ({ seq, type: met[0]?.type ?? '', burden: sum(met.map(weight)) }))
    .filter(({ seq, burden }) => burden >= BURDEN_MIN && isSingle(ending, seq))
    .sort((one, other) => other.burden - one.burden || other.seq - one.seq)
    .slice(0, SINGLES_MAX)
    .map(({ seq, type }) => ({ kind: 'without-input', seq, type }));
}

/** A record of many late ticks is left out with all of its kind. */
const isSingle = (ending: Ending, seq: number): boolean => recordOf(ending, seq)?.count === 1;

function* others(
  ending: Ending,
  decline: Decline,
  { tick, care }: Pick<PointOfNoReturn, 'tick' | 'care'>,
): Generator<Change> {
  yield* groups(ending, decline);
  yield* policies(ending);
  yield* quietWorlds(ending);
  if (tick !== null && care !== null) yield { kind: 'with-care', fromTick: tick - 1, care };
}

/** In the last fall first, then in all that was lived again. */
function groups(ending: Ending, { vital, fromTick }: Decline): readonly Change[] {
  const all = ending.met.filter((met) => met.type !== 'policy' && met.own && weighs(met, vital));
  const kinds = new Map<string, Met[]>();
  for (const met of all) {
    const key = `${met.type} ${met.source ?? ''}`;
    const kind = kinds.get(key);
    if (kind === undefined) kinds.set(key, [met]);
    else kind.push(met);
  }
  const ofKinds = [...kinds.values()].sort((one, other) => burdens(other, vital) - burdens(one, vital));
  const sent = all.filter(({ source }) => source !== null);
  return [...ofKinds.map((met) => [met[0]?.type ?? '', met] as const), [ALL_STIMULI, sent] as const].flatMap(
    ([type, met]) =>
      [met.filter((each) => each.tick >= fromTick), met]
        .filter((some) => some.length > 0 && burdens(some, vital) >= BURDEN_MIN)
        .map((some): Change => ({ kind: 'without-inputs', seqs: seqsOf(some), type })),
  );
}

function policies({ met }: Ending): readonly Change[] {
  return met
    .filter(({ type }) => type === 'policy')
    .reverse()
    .map(({ seq, detail }) => ({ kind: 'without-policy', seq, name: String(detail) }));
}

function quietWorlds({ death, firstTick, life }: Ending): readonly Change[] {
  if (life.policy.ambient.length === 0) return [];
  const ticks = QUIET_TICKS.map((before) => death.tick - before).filter((tick) => tick > firstTick);
  return [...ticks, firstTick].map((fromTick) => ({ kind: 'quiet-world', fromTick }));
}

function bySeq(ending: Ending, vital: Decline['vital']) {
  const found = new Map<number, Met[]>();
  for (const met of ending.met) {
    if (!met.own || met.type === 'policy' || !weighs(met, vital)) continue;
    const known = found.get(met.seq);
    if (known === undefined) found.set(met.seq, [met]);
    else known.push(met);
  }
  return [...found].map(([seq, met]) => ({ seq, met }));
}

const seqsOf = (met: readonly Met[]): readonly number[] => [...new Set(met.map(({ seq }) => seq))];

const burdens = (met: readonly Met[], vital: Decline['vital']): number =>
  sum(met.map((each) => burdenOf(each, vital)));
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
