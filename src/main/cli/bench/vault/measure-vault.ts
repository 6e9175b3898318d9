import { setImmediate } from 'node:timers/promises';
import { STIMULUS_TYPES } from '../../../../shared/vocabulary';
import type { LifeKeeper } from '../../../runtime/life-keeper';
import { BenchClock } from './bench-clock';
import { journalBytesOfDay } from './day';
import { keepLife, type KeptLife } from './kept-life';
import { chartMs, checkpointPauseMs, databaseBytes, marksMs, recoveryMs, verifyRate } from './measures';

/** What is measured of the vault, in the order in which it is told. */
export const VAULT_COURSES = [
  'journalDay',
  'database',
  'pause',
  'recovery',
  'chart',
  'marks',
  'verify',
] as const;
export type VaultCourse = (typeof VAULT_COURSES)[number];
export type VaultSamples = Readonly<Record<VaultCourse, readonly number[]>>;

export interface VaultPlan {
  /** Length of the life that is made once, in days of a tick a second. */
  readonly days: number;
  readonly runs: number;
  readonly stop: AbortSignal;
  /** @param done ticks of `total` */
  readonly onStep: (step: 'making' | VaultCourse, done: number, total: number) => void;
}

const DAY_TICKS = 86_400;
const SLICE_TICKS = 20_000;
const LIVEN_EVERY_TICKS = 10 * SLICE_TICKS;
const COMMIT_EVERY_MS = 100;
/** All of a year is verified in one run: the ticks in it are statistics enough. */
const VERIFY_RUNS_MAX = 3;
/** A run of what takes milliseconds is so many times; a life of a few days is only a glance. */
const TIMES_MAX = 200;

/** @returns `null` when it was stopped */
export async function measureVault(plan: VaultPlan): Promise<VaultSamples | null> {
  const { stop, onStep } = plan;
  onStep('journalDay', 0, 1);
  await setImmediate();
  if (stop.aborted) return null;
  const journalDay = journalBytesOfDay();
  const clock = new BenchClock();
  const life = keepLife(clock.wallMs(), clock);
  try {
    const ticks = plan.days * DAY_TICKS;
    if (!(await make(life, ticks, plan))) return null;
    return await measureLife(life, clock, journalDay, plan);
  } finally {
    life.remove();
  }
}

async function make({ keeper }: KeptLife, ticks: number, { stop, onStep }: VaultPlan): Promise<boolean> {
  for (let left = ticks; left > 0; left -= SLICE_TICKS) {
    keeper.run(Math.min(left, SLICE_TICKS), COMMIT_EVERY_MS);
    if (left % LIVEN_EVERY_TICKS < SLICE_TICKS) liven(keeper);
    if (!keeper.view.alive) throw new Error(`the life to be measured died at tick ${keeper.view.tick}`);
    onStep('making', keeper.view.tick, ticks);
    await setImmediate();
    if (stop.aborted) return false;
  }
  return true;
}

/** Somebody sends it something, and it sleeps for a while: what is drawn of a life that is lived with. */
function liven(keeper: LifeKeeper): void {
  for (const type of STIMULUS_TYPES) keeper.stimulate({ type, intensity: 0.3, source: 'bench', note: null });
  keeper.sleep();
  keeper.wake(3_600_000, 'asleep');
}

async function measureLife(
  life: KeptLife,
  clock: BenchClock,
  journalDay: number,
  { days, runs, stop, onStep }: VaultPlan,
): Promise<VaultSamples | null> {
  const times = Math.min(TIMES_MAX, days * 10);
  const samples: Record<VaultCourse, number[]> = {
    ...{ journalDay: [journalDay], database: [databaseBytes(life)] },
    ...{ pause: [], recovery: [], chart: [], marks: [], verify: [] },
  };
  const quick = { pause: checkpointPauseMs, recovery: recoveryMs, chart: chartMs, marks: marksMs } as const;
  const names = ['pause', 'recovery', 'chart', 'marks'] as const;
  // One round more, before the others, warms the engine up.
  for (let round = 0; round <= runs; round++) {
    for (const name of names) {
      onStep(name, round, runs + 1);
      await setImmediate();
      if (stop.aborted) return null;
      const value = quick[name](life, clock, times);
      if (round > 0) samples[name].push(value);
    }
  }
  for (let round = 0; round < Math.min(runs, VERIFY_RUNS_MAX); round++) {
    const total = life.keeper.view.tick;
    const rate = await verifyRate(life, stop, (tick) => onStep('verify', tick, total));
    if (rate === null) return null;
    samples.verify.push(rate);
  }
  return samples;
}
