import { setImmediate } from 'node:timers/promises';
import { SeriesDetector } from '../../monitor/series/series-detector';

export interface DetectorPlan {
  /** Measured runs; one more before them warms the engine up. */
  readonly runs: number;
  readonly stop: AbortSignal;
  /** @param done runs of all that there are to be, warming up included */
  readonly onRun: (done: number, of: number) => void;
}

/** Rows of each run: ten weeks of a row every five minutes. */
export const DETECTOR_ROWS = 20_160;
const DAY_ROWS = 288;
const ROW_MS = 300_000;

/** Microseconds a row of each run, in the order they were made; null when it was stopped. */
export async function measureDetector({ runs, stop, onRun }: DetectorPlan): Promise<number[] | null> {
  const values = seriesOfDays();
  const samples: number[] = [];
  for (let run = 0; run <= runs; run++) {
    onRun(run, runs + 1);
    await setImmediate();
    if (stop.aborted) return null;
    const microseconds = runOnce(values);
    if (run > 0) samples.push(microseconds);
  }
  return samples;
}

function runOnce(values: Float64Array): number {
  const detector = new SeriesDetector();
  const startedMs = performance.now();
  values.forEach((value, row) => detector.update(row * ROW_MS, value));
  return (1000 * (performance.now() - startedMs)) / values.length;
}

/** A daily rhythm under noise, with a spike now and then: what a detector remembers is full, and goes on changing. */
function seriesOfDays(): Float64Array {
  let state = 1;
  const noise = (): number => {
    // Park & Miller's minimal standard generator (1988): the same series everywhere.
    state = (state * 48_271) % 0x7fffffff;
    return state / 0x7fffffff - 0.5;
  };
  return Float64Array.from({ length: DETECTOR_ROWS }, (_, row) => {
    const spike = noise() > 0.498 ? 10 * noise() : 0;
    return 5 * Math.sin((2 * Math.PI * row) / DAY_ROWS) + noise() + spike;
  });
}
