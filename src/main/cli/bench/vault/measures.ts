import { statSync } from 'node:fs';
import { verifyWhole } from './verify-whole';
import type { BenchClock } from './bench-clock';
import type { KeptLife } from './kept-life';

const POINTS = 1000;
const BUCKETS = 1000;
const HOUR_MS = 3_600_000;
/** After a minute without a checkpoint, as the app leaves at most. */
const TAIL_TICKS = 60;

/** How long a tick takes that writes a checkpoint: the 99th percentile, ms. */
export function checkpointPauseMs({ keeper }: KeptLife, clock: BenchClock, times: number): number {
  return percentile(
    Array.from({ length: times }, () => {
      clock.skipMinute();
      return elapsedMs(() => keeper.run(1, Infinity));
    }),
    0.99,
  );
}

/** From the file on the disk to a life that can be lived on, ms, with a minute of ticks to be folded again. */
export function recoveryMs(life: KeptLife, clock: BenchClock): number {
  clock.skipMinute();
  life.keeper.run(1, Infinity);
  life.keeper.run(TAIL_TICKS, Infinity);
  life.letGo();
  return elapsedMs(() => life.recover());
}

/** A chart of any stretch of the life, from an hour to all of it: the 95th percentile, ms. */
export function chartMs({ store }: KeptLife, _clock: BenchClock, times: number): number {
  const { firstMs, lastMs } = store.reach();
  const chance = chanceFrom(1);
  return percentile(
    Array.from({ length: times }, () => {
      const spanMs = HOUR_MS * ((lastMs - firstMs) / HOUR_MS) ** chance();
      const fromMs = firstMs + chance() * (lastMs - firstMs - spanMs);
      return elapsedMs(() => store.course({ fromMs, toMs: fromMs + spanMs, pointsMax: POINTS }));
    }),
    0.95,
  );
}

/** All that happened in the whole life, by 1,000 buckets at most: the 95th percentile, ms. */
export function marksMs({ keeper, store }: KeptLife, _clock: BenchClock, times: number): number {
  const { firstMs, lastMs } = store.reach();
  return percentile(
    Array.from({ length: times }, () =>
      elapsedMs(() => keeper.marks({ fromMs: firstMs, toMs: lastMs, bucketsMax: BUCKETS })),
    ),
    0.95,
  );
}

/** Ticks a second at which the whole life is verified; `null` when it was stopped. */
export async function verifyRate(life: KeptLife, stop: AbortSignal, onTick: (tick: number) => void) {
  life.letGo();
  const startedMs = performance.now();
  const ticks = await verifyWhole(life.folder, stop, onTick);
  const tookMs = performance.now() - startedMs;
  life.recover();
  return ticks === null ? null : (ticks * 1000) / tookMs;
}

export const databaseBytes = ({ folder }: KeptLife): number => statSync(folder.databasePath).size;

function elapsedMs(act: () => unknown): number {
  const startedMs = performance.now();
  act();
  return performance.now() - startedMs;
}

function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] ?? NaN;
}

/** The same ranges in every run. Numerical Recipes' generator: good enough to spread them. */
function chanceFrom(seed: number): () => number {
  let value = seed;
  return () => (value = (Math.imul(value, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
}
