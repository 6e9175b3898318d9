import { told } from '../../../shared/i18n';
import { Refusal } from '../../../shared/refusal';
import type { AbsenceRule } from '../../../shared/views';
import type { Policy } from '../../life/policy';
import type { LifeState } from '../../life/state';
import { canonicalJson } from '../../vault/digest';
import type { ForeignLife } from '../../vault/foreign';
import { readLifeFile, type LifeFile } from '../../vault/read-any';
import type { LifeHost } from '../../runtime/life-host';
import { loadPolicy, presetPolicy } from '../../runtime/life-policy';
import { absenceText } from '../format';
import { adopt, bear } from '../../runtime/new-life';

/** What the caller asked a life to be: a new one becomes it, one that is there already must agree. */
export interface Wish {
  /** `null` where nothing was said. */
  readonly policy: { readonly asked: string; readonly policy: Policy } | null;
  readonly seed: number | null;
  readonly absence: AbsenceRule | null;
  /** A file to go on from. */
  readonly resume: string | null;
}

/** As it was asked for on the command line. */
export interface Asked {
  /** Name of a preset, or a file. */
  readonly policy?: string;
  readonly seed?: number;
  readonly absence?: AbsenceRule;
  readonly resume?: string;
}

/** @throws Refusal naming what is wrong */
export function wishOf({ policy: asked, seed, absence, resume }: Asked): Wish {
  const policy = asked === undefined ? null : { asked, policy: loadPolicy(asked) };
  return { policy, seed: seed ?? null, absence: absence ?? null, resume: resume ?? null };
}

/** The state a run without a home begins with. @throws Refusal for a file that cannot be lived on from */
export function firstState(wish: Wish, nowMs: number): LifeState {
  if (wish.resume === null) return born(wish, nowMs);
  const file = readLiving(wish.resume);
  if (file.kind === 'foreign') return adopted(file.foreign, wish, nowMs);
  requireAsWished(file.snapshot.state, wish);
  return file.snapshot.state;
}

/**
 * Lets the life that was asked for live in this home: the one that is there, a newborn, or one from a file.
 * @throws Refusal before anything in the home has changed
 */
export async function moveIn(host: LifeHost, homePath: string, wish: Wish, nowMs: number): Promise<void> {
  if (wish.resume === null) {
    const resident = host.resident();
    if (resident !== null) {
      requireAlive(resident, homePath);
      requireAsWished(resident, wish);
    }
    host.start(born(wish, nowMs));
    return;
  }
  const file = readLiving(wish.resume);
  if (file.kind === 'foreign') {
    host.welcome(adopted(file.foreign, wish, nowMs));
    return;
  }
  requireAsWished(file.snapshot.state, wish);
  const preview = host.preview(wish.resume);
  if (preview.kind === 'snapshot' && preview.verdict === 'older') {
    const params = { file: wish.resume, home: homePath, tick: file.snapshot.tick };
    throw new Refusal('refused', told('cli.run.older', params));
  }
  await host.decideSlowly({ filePath: wish.resume, choice: 'resume' });
}

const born = ({ policy, seed, absence }: Wish, bornAtMs: number): LifeState =>
  bear(policy?.policy ?? presetPolicy('natural'), {
    ...{ seed, bornAtMs },
    ...(absence === null ? {} : { absence }),
  });

function adopted(foreign: ForeignLife, { policy, seed }: Wish, bornAtMs: number): LifeState {
  // Stage 05 knew no other way to live than the classic one.
  const usual = presetPolicy(foreign.format === 'stage-05' ? 'classic' : 'natural');
  return adopt(foreign, policy?.policy ?? usual, { seed, bornAtMs });
}

function readLiving(file: string): LifeFile {
  const read = readLifeFile(file);
  if (read.kind === 'snapshot') requireAlive(read.snapshot.state, file);
  else if (!read.foreign.alive) throw deadRefusal(file, read.foreign.tick);
  return read;
}

/** @throws Refusal: a dead life can be read, and nothing else */
function requireAlive({ death }: LifeState, what: string): void {
  if (death !== null) throw deadRefusal(what, death.tick);
}

const deadRefusal = (what: string, tick: number): Refusal =>
  new Refusal('refused', told('cli.run.dead', { what, tick }));

/** @throws Refusal where the life that goes on is not the one that was asked for */
function requireAsWished({ policy, identity }: LifeState, wish: Wish): void {
  if (wish.policy !== null && canonicalJson(wish.policy.policy) !== canonicalJson(policy)) {
    throw new Refusal(
      'refused',
      told('cli.run.otherPolicy', { has: policy.name, wished: wish.policy.asked }),
    );
  }
  if (wish.seed !== null && wish.seed !== identity.seed) {
    throw new Refusal('refused', told('cli.run.otherSeed', { has: identity.seed, wished: wish.seed }));
  }
  const { absence = { rule: 'sleep' } } = identity;
  if (wish.absence !== null && canonicalJson(wish.absence) !== canonicalJson(absence)) {
    throw new Refusal('refused', told('cli.absence.other', { has: absenceText(absence) }));
  }
}
