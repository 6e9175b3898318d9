import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { actOnce } from './actions';
import { Violation } from './witness';
import { World } from './world';

export interface Outcome {
  readonly seed: number;
  readonly digest: string;
  /** `null` where all that was promised was kept. */
  readonly failure: { readonly step: number | 'healing'; readonly reason: string } | null;
  readonly ticks: number;
  readonly counts: Readonly<Record<string, number>>;
  /** How often what was injected. */
  readonly injected: ReadonlyMap<string, number>;
}

export const STEPS = 100;
/** Faults are over: within this time all must be well again. */
const HEALING_MS = 330_000;

// In memory where there is such a place: what a real disk would take, the ledger knows.
const ROOM = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** Lives through one seed: first with faults, when nothing may be lost, then without, when all must heal. */
export async function runSeed(
  seed: number,
  steps = STEPS,
  print: (line: string) => void = () => undefined,
): Promise<Outcome> {
  const world = new World(seed, join(ROOM, `life-sim-${process.pid}-${seed}`), print);
  let step: number | 'healing' = 0;
  let failure: Outcome['failure'] = null;
  try {
    await world.start();
    for (step = 1; step <= steps; step++) await actOnce(world, step);
    step = 'healing';
    await heal(world);
  } catch (error) {
    const reason =
      error instanceof Violation
        ? error.message
        : `error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
    failure = { step, reason };
  }
  const { counts, witness, disk } = world;
  world.end();
  return { seed, digest: world.digest(), failure, ticks: witness.ticks, counts, injected: disk.injected };
}

async function heal(world: World): Promise<void> {
  const { disk, witness } = world;
  world.log('healing');
  disk.weather = { is: 'clear' };
  disk.spare();
  await passInPeace(world, HEALING_MS);
  const before = world.keeper.view.tick;
  await passInPeace(world, 3 * world.tickIntervalMs);
  if (world.keeper.view.tick < before + 2) throw new Violation('life does not go on');
  const { unsavedReason } = world.keeper.safety;
  if (witness.unsaved || unsavedReason !== null) {
    throw new Violation(`what was lived is still not written: ${JSON.stringify(unsavedReason)}`);
  }
  const { recoverability } = world.host.keeper?.safety ?? {};
  if (recoverability?.is !== 'proven') throw new Violation(`recovery is ${recoverability?.is ?? 'unknown'}`);
  world.stimulate({ type: 'noise', intensity: 0.1, source: 'sim' });
  if (world.counts.acknowledged === 0) throw new Violation('a stimulus is refused on a good disk');
  if (world.attempt('saving', () => world.host.saveSnapshot()) === null) {
    throw new Violation('a snapshot is refused on a good disk');
  }
  world.examineAll();
  await world.leave(1000);
  world.examineAll();
}

/** Ticks on time, and work done at once. */
async function passInPeace(world: World, ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 5000) {
    world.clock.pass(Math.min(left, 5000));
    world.bench.advance(Infinity);
    await world.settle();
  }
}
