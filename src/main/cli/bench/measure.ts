import { setImmediate } from 'node:timers/promises';
import { COURSES, open, type CourseName } from './courses';

export interface Plan {
  /** Measured runs of each course; one more before them warms the engine up. */
  readonly runs: number;
  /** Ticks of each run. */
  readonly ticks: number;
  readonly stop: AbortSignal;
  /** @param done runs of all that there are to be, warming up included */
  readonly onRun: (name: CourseName, done: number, of: number) => void;
}

/** Ticks a second of each run, in the order they were made; null when it was stopped. */
export type Samples = Readonly<Record<CourseName, readonly number[]>>;

/**
 * Runs every course once a round, round after round, so that whatever the machine does beside this touches all
 * of them alike.
 */
export async function measure({ runs, ticks, stop, onRun }: Plan): Promise<Samples | null> {
  const samples: Record<CourseName, number[]> = {
    step: [],
    view: [],
    monitor: [],
    everything: [],
    classic: [],
  };
  let done = 0;
  for (let round = 0; round <= runs; round++) {
    for (const name of COURSES) {
      onRun(name, done++, (runs + 1) * COURSES.length);
      // Lets the progress be drawn and a signal be heard.
      await setImmediate();
      if (stop.aborted) return null;
      const ticksPerSecond = runOnce(name, ticks);
      if (round > 0) samples[name].push(ticksPerSecond);
    }
  }
  return samples;
}

function runOnce(name: CourseName, ticks: number): number {
  const course = open(name);
  try {
    const startedMs = performance.now();
    course.live(ticks);
    return (ticks * 1000) / (performance.now() - startedMs);
  } finally {
    course.close();
  }
}
