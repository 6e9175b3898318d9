/**
 * A sense tells that something went over to its other side: locked or unlocked, busy or calm. This is the rule by which
 * it says so and never flaps, as a pure function of what was read and when: a Schmitt trigger with dwell and refractory
 * time.
 */
export interface TwoSided {
  /** The new side must have been read for so long, ms. */
  readonly holdsMs: Readonly<Record<Side, number>>;
  /** The same signal comes no sooner again, ms; until then the old side goes on. */
  readonly apartMs: number;
  /** The side before anything was read; `null`: the first one that is read, of which nothing is told. */
  readonly begins: Side | null;
}

/** The first or the second signal of a sense. */
export type Side = 0 | 1;

/** What a reading says of the side; `null`: nothing, it lies between the two, or cannot be read. */
export type Reading = Side | null;

export interface TwoSidedState {
  readonly side: Side | null;
  /** Since when the other side has been read without a break, ms; `null`: it is not. */
  readonly otherSinceMs: number | null;
  /** When each signal was told last, ms. */
  readonly toldAtMs: Readonly<Record<Side, number | null>>;
}

export const beginTwoSided = ({ begins }: TwoSided): TwoSidedState => ({
  side: begins,
  otherSinceMs: null,
  toldAtMs: { 0: null, 1: null },
});

/** @param nowMs of a clock that never goes back, and runs on while the machine sleeps */
export function readTwoSided(
  rule: TwoSided,
  state: TwoSidedState,
  reading: Reading,
  nowMs: number,
): { readonly state: TwoSidedState; readonly signal: Side | null } {
  if (reading === null || reading === state.side)
    return { state: { ...state, otherSinceMs: null }, signal: null };
  if (state.side === null) return { state: { ...state, side: reading }, signal: null };
  const otherSinceMs = state.otherSinceMs ?? nowMs;
  const lastMs = state.toldAtMs[reading];
  const isTooSoon = lastMs !== null && nowMs - lastMs < rule.apartMs;
  if (isTooSoon || nowMs - otherSinceMs < rule.holdsMs[reading])
    return { state: { ...state, otherSinceMs }, signal: null };
  const toldAtMs = { ...state.toldAtMs, [reading]: nowMs };
  return { state: { side: reading, otherSinceMs: null, toldAtMs }, signal: reading };
}
