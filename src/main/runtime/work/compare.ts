import type { ComparedCourse, Comparison, Divergence, LifeCard } from '../../../shared/past';
import { told } from '../../../shared/i18n';
import type { Message, Vitals } from '../../../shared/views';
import { Life } from '../../life/life';
import type { LifeInput } from '../../life/input';
import type { LifeState } from '../../life/state';
import { canonicalJson, stateHash } from '../../vault/digest';
import type { LifeStore } from '../../vault/life-store';
import { inputMessage } from '../input-message';
import { Lane, type Run, type Stretch } from './lane';
import type { Work } from './work';

/** One of two lives, and the lives it came from, as far as they are here; oldest first, itself last. */
export interface Descent {
  readonly card: LifeCard;
  readonly line: readonly {
    /** Where it lies: a life that was copied elsewhere may have gone another way there. */
    readonly path: string;
    readonly store: LifeStore;
    readonly branchTick: number;
  }[];
}

const POINTS = 300;
/** States are compared this often, then tick by tick where they were not the same. */
const STRIDE_TICKS = 4096;

/**
 * Two lives side by side, from where they had the last ancestor in common. Without one, they are compared from the
 * first tick both have: twins are born in the same state.
 */
export function* compare(one: Descent, other: Descent): Work<Comparison> {
  const shared = sharedLength(one, other);
  const commonTick = Math.min(lastTickOf(one), lastTickOf(other));
  const fromTick = shared === 0 ? firstTickOf(one, other) : branchOf(one, other, shared);
  const lanes = [one, other].map((descent) => {
    const from = shared === 0 ? descent.line.length - 1 : shared - 1;
    return new Lane(stretchesOf(descent, from), fromTick);
  });
  const [left, right] = lanes as [Lane, Lane];
  for (const lane of lanes) lane.goTo(fromTick);

  let divergence: Divergence | null = alike(left.life, right.life) ? null : strangersAt(fromTick);
  const courses = [new Sampler(left), new Sampler(right)] as const;
  const strideTicks = Math.min(STRIDE_TICKS, Math.max(1, Math.ceil((commonTick - fromTick) / POINTS)));
  courses.forEach((course) => course.sample());
  for (let tick = fromTick; tick < commonTick;) {
    const to = Math.min(commonTick, tick + strideTicks);
    const before = divergence === null ? ([left.life.state(), right.life.state()] as const) : null;
    const runs: [Run[], Run[]] = [[], []];
    lanes.forEach((lane, side) =>
      lane.goTo(to, before === null ? undefined : (run) => runs[side]?.push(run)),
    );
    if (before !== null && !alike(left.life, right.life)) {
      divergence = partingOf(before, runs, tick, to);
    }
    courses.forEach((course) => course.sample());
    tick = to;
    yield { done: tick - fromTick, total: commonTick - fromTick };
  }
  return {
    one: one.card,
    other: other.card,
    commonTick,
    divergence,
    views: [left.life.view(), right.life.view()],
    courses: [courses[0].course(), courses[1].course()],
  };
}

const strangersAt = (tick: number): Divergence => ({
  tick,
  because: told('runtime.work.apart.strangers'),
  inputs: null,
});

const alike = (one: Life, other: Life): boolean => stateHash(one.state()) === stateHash(other.state());

/** The first tick in a stretch after which the states differ, by halving; once apart, lives do not meet again. */
function partingOf(
  before: readonly [LifeState, LifeState],
  runs: readonly [readonly Run[], readonly Run[]],
  fromTick: number,
  toTick: number,
): Divergence {
  let same = fromTick;
  let apart = toTick;
  while (apart - same > 1) {
    const middle = Math.floor((same + apart) / 2);
    const [one, other] = [replayed(before[0], runs[0], middle), replayed(before[1], runs[1], middle)];
    if (alike(one.life, other.life)) same = middle;
    else apart = middle;
  }
  const [one, other] = [rest(before[0], runs[0], same, apart), rest(before[1], runs[1], same, apart)];
  const at = one.findIndex((input, index) => canonicalJson(input) !== canonicalJson(other[index] ?? null));
  if (at === -1 && one.length === other.length) {
    return { tick: apart, because: told('runtime.work.apart.state'), inputs: null };
  }
  const place = at === -1 ? Math.min(one.length, other.length) : at;
  const inputs = [saidOf(one[place]), saidOf(other[place])] as const;
  return { tick: apart, because: told('runtime.work.apart.input'), inputs };
}

const saidOf = (input: LifeInput | undefined): Message =>
  input === undefined ? told('runtime.work.input.end') : inputMessage(input);

/** Folds runs into a state up to right after a tick. */
function replayed(state: LifeState, runs: readonly Run[], toTick: number) {
  const life = Life.from(state);
  const folded: { readonly tick: number; readonly input: LifeInput }[] = [];
  for (const { input, count } of runs) {
    for (let time = 0; time < count; time++) {
      if (life.tick >= toTick) return { life, folded };
      folded.push({ tick: life.tick + (input.kind === 'tick' ? 1 : 0), input });
      life.apply(input);
    }
  }
  return { life, folded };
}

/** The inputs after one tick up to another. */
function rest(
  state: LifeState,
  runs: readonly Run[],
  fromTick: number,
  toTick: number,
): readonly LifeInput[] {
  const skipped = replayed(state, runs, fromTick).folded.length;
  return replayed(state, runs, toTick)
    .folded.slice(skipped)
    .map(({ input }) => input);
}

const sharedLength = ({ line: one }: Descent, { line: other }: Descent): number => {
  const length = one.findIndex(({ path }, index) => path !== other[index]?.path);
  return length === -1 ? one.length : length;
};

/** The tick at which the first of the two left their last common ancestor. */
function branchOf(one: Descent, other: Descent, shared: number): number {
  const left = ({ line }: Descent): number => line[shared]?.branchTick ?? Infinity;
  return Math.min(left(one), left(other), lastTickOf(one), lastTickOf(other));
}

function firstTickOf(one: Descent, other: Descent): number {
  return Math.max(...[one, other].map(({ line }) => line.at(-1)?.store.reach().firstTick ?? 0));
}

const lastTickOf = ({ line }: Descent): number => line.at(-1)?.store.reach().lastTick ?? 0;

/** @param from index of the ancestor to begin with; of lives without a common one, they themselves */
function stretchesOf({ line }: Descent, from: number): readonly Stretch[] {
  return line.slice(from).map(({ store }, index) => ({
    store,
    untilTick: line[from + index + 1]?.branchTick ?? Infinity,
  }));
}

class Sampler {
  readonly #lane: Lane;
  readonly #rows: (Vitals & { readonly tick: number })[] = [];

  constructor(lane: Lane) {
    this.#lane = lane;
  }

  sample(): void {
    const { tick, vitals } = this.#lane.life.view();
    this.#rows.push({ tick, ...vitals });
  }

  course(): ComparedCourse {
    const column = (pick: (row: Vitals & { readonly tick: number }) => number) =>
      Float64Array.from(this.#rows, pick);
    return {
      tick: column(({ tick }) => tick),
      energy: column(({ energy }) => energy),
      integrity: column(({ integrity }) => integrity),
      stability: column(({ stability }) => stability),
    };
  }
}
