import { closeSync, existsSync, openSync, rmSync, statSync, truncateSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Chance } from './chance';
import type { Weather } from './disk';
import type { World } from './world';
import { CHOICES } from '../../src/main/runtime/arrival';
import { SnapshotStore } from '../../src/main/vault/snapshot-store';
import { openPlainDatabase } from '../../src/main/vault/sqlite';
import { STIMULUS_TYPES } from '../../src/shared/vocabulary';

type Action = (world: World) => Promise<void> | void;

const HOUR_MS = 3_600_000;
/** More would make a run long and show nothing more. */
const LIVES_MAX = 4;

/** How likely each thing is to happen next, against the others. */
const LIKELY = {
  pass: 40,
  stimulate: 20,
  again: 6,
  shock: 4,
  weather: 9,
  doom: 8,
  crash: 3,
  leave: 4,
  save: 4,
  suspend: 3,
  doze: 2,
  stall: 2,
  clock: 4,
  fork: 3,
  look: 2,
  decide: 3,
  wake: 2,
  verify: 1,
  takeAlong: 1,
  read: 2,
  damage: 3,
  ruin: 0,
} as const;

type Name = keyof typeof LIKELY;

const ACTIONS: Readonly<Record<Name, Action>> = {
  pass: (world) => world.pass(secondsFor(world) * 1000),

  stimulate: (world) => {
    for (let left = world.chance.between(1, 4); left > 0 && !world.isDead; left--) {
      const type = world.chance.pick(STIMULUS_TYPES.filter((each) => each !== 'shock'));
      world.stimulate({ type, intensity: 0.05 + 0.3 * world.chance.unit(), source: 'sim' });
    }
  },

  again: (world) => world.stimulateAgain(),

  /** Urgent ones are met between two ticks. */
  shock: (world) =>
    world.stimulate({ type: 'shock', intensity: world.chance.pick([0.2, 0.81]), source: 'sim' }),

  weather: (world) => {
    world.disk.weather = weatherOf(world.chance);
    world.log(`  ${JSON.stringify(world.disk.weather)}`);
  },

  /** Somewhere in what comes next the process ends. */
  doom: (world) => world.disk.doom(deathOf(world.chance), world.chance.magnitude(1, 3000)),

  crash: (world) => world.die(deathOf(world.chance)),

  leave: (world) => world.leave(absenceMs(world.chance)),

  save: (world) => void world.attempt('saving', () => world.host.saveSnapshot()),

  suspend: async (world) => {
    world.attempt('suspending', () => world.host.suspend());
    if (world.isDead) return;
    world.clock.doze(world.chance.magnitude(100, 10 * HOUR_MS));
    world.attempt('resuming', () => world.host.resume());
    await world.settle();
  },

  /** The machine sleeps without a warning. */
  doze: (world) => world.clock.doze(world.chance.magnitude(1000, 10 * HOUR_MS)),

  stall: (world) => world.clock.stall(world.chance.magnitude(50, 200_000)),

  /** Somebody sets the clock. */
  clock: (world) => world.clock.jump(world.chance.pick([-1, 1]) * world.chance.magnitude(100, 48 * HOUR_MS)),

  fork: async (world) => {
    if (isCrowded(world)) return;
    const tick = pastTick(world);
    if (tick !== null) await world.during(`forking at ${tick}`, () => world.host.past.fork(tick));
  },

  look: async (world) => {
    const tick = pastTick(world);
    if (tick === null) return;
    await world.during(`looking at ${tick}`, () => world.host.past.look(tick));
    if (!world.isDead) world.attempt('coming back', () => world.host.back());
  },

  decide: async (world) => {
    const snapshots = world.attempt('listing', () => world.host.snapshots());
    if (snapshots === null || snapshots.length === 0) return;
    const { id } = world.chance.pick(snapshots);
    const filePath = world.attempt('finding', () => world.host.snapshotPath(id));
    if (filePath === null) return;
    const preview = world.attempt('previewing', () => world.host.preview(filePath));
    if (preview === null || preview.kind === 'refused') return;
    const choice = world.chance.pick(CHOICES[preview.verdict]);
    if (choice === 'fork' && isCrowded(world)) return;
    await world.during(`${choice} of ${id} (${preview.verdict})`, () =>
      world.host.decideSlowly({ filePath, choice }),
    );
    if (!world.isDead) world.attempt('coming back', () => world.host.back());
  },

  wake: (world) => {
    const lives = world.attempt('listing lives', () => world.host.past.list().lives);
    const others = (lives ?? []).filter(({ current, alive }) => !current && alive);
    if (others.length === 0) return;
    const { identity } = world.chance.pick(others);
    world.attempt('waking another', () => world.host.past.wake(identity.lifeId));
  },

  verify: async (world) => void (await world.during('verifying', () => world.host.past.verify())),

  takeAlong: async (world) => {
    await world.during('taking along', () => world.host.past.takeAlong(world.elsewhere));
  },

  read: (world) => {
    world.attempt('reach', () => world.host.past.reach());
    world.attempt('course', () =>
      world.host.past.course({ fromMs: 0, toMs: Number.MAX_SAFE_INTEGER, pointsMax: 50 }),
    );
  },

  damage: (world) => damageNewestCheckpoint(world),

  /** The database is damaged while nobody is there, and the process that restores it may well die of it. */
  ruin: async (world) => {
    const { chance, disk } = world;
    await world.leave(absenceMs(chance), (folder) => {
      const newestGood = new SnapshotStore(folder).newestGood(() => true);
      // Where nothing else is left of it, a life cannot come back.
      if (newestGood === null || newestGood.identity.lifeId !== folder.lifeId) return;
      world.log(`  ${ruinFile(folder.databasePath, chance)}`);
      world.ruined(folder.lifeId, newestGood.tick);
      if (chance.happens(0.7)) disk.doom(deathOf(chance), chance.magnitude(1, 600));
    });
  },
};

export async function actOnce(world: World, step: number): Promise<void> {
  const name = world.chance.weighted(LIKELY);
  world.log(`${step} ${name}`);
  await ACTIONS[name](world);
  await world.settle();
  if (world.isDead) return world.rise(world.chance.happens(0.5) ? 500 : absenceMs(world.chance));
  if (!world.keeper.view.alive) return mourn(world);
}

/** A life ended; another begins. */
async function mourn(world: World): Promise<void> {
  world.log('  it is dead');
  world.attempt('birth', () => world.host.welcome(world.newborn()));
  await world.settle();
  if (world.isDead) await world.rise(500);
}

const PAGE_BYTES = 4096;

function ruinFile(path: string, chance: Chance): string {
  const bytes = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  const how = chance.pick(['page', 'page', 'header', 'cut', 'gone'] as const);
  if (bytes === 0) return 'it was gone';
  if (how === 'gone') rmSync(path);
  else if (how === 'cut') truncateSync(path, chance.below(bytes));
  else {
    const noise = Buffer.from(Array.from({ length: PAGE_BYTES }, () => chance.below(256)));
    const page = how === 'header' ? 0 : chance.below(Math.ceil(bytes / PAGE_BYTES));
    const handle = openSync(path, 'r+');
    writeSync(handle, noise, 0, PAGE_BYTES, page * PAGE_BYTES);
    closeSync(handle);
  }
  return how;
}

const isCrowded = (world: World): boolean =>
  (world.attempt('listing lives', () => world.host.past.list().lives.length) ?? LIVES_MAX) >= LIVES_MAX;

const secondsFor = ({ chance, tickIntervalMs }: World): number =>
  Math.ceil((chance.magnitude(1, 150) * Math.max(200, tickIntervalMs)) / 1000);

const deathOf = (chance: Chance) => chance.pick(['kill', 'power'] as const);

function weatherOf(chance: Chance): Weather {
  const is = chance.weighted({ clear: 5, full: 3, broken: 2, flaky: 4 });
  if (is === 'full') return { is, refused: chance.pick([0.5, 0.95, 1]) };
  if (is === 'flaky') return { is, failing: chance.pick([0.005, 0.05, 0.3]) };
  return { is };
}

function absenceMs(chance: Chance): number {
  const kind = chance.weighted({ short: 6, long: 3, back: 1 });
  if (kind === 'short') return chance.magnitude(100, 60_000);
  return kind === 'long' ? chance.magnitude(HOUR_MS, 900 * HOUR_MS) : -chance.magnitude(100, 5 * HOUR_MS);
}

function pastTick(world: World): number | null {
  const reach = world.attempt('reach', () => world.host.past.reach());
  if (reach === null || reach.lastTick <= reach.firstTick) return null;
  return world.chance.between(reach.firstTick, reach.lastTick);
}

/** A bit flips in the newest saved state, unless a replay begins there: nothing else leads there then. */
function damageNewestCheckpoint(world: World): void {
  const { lifeId } = world.keeper.view.identity;
  const path = join(world.disk.root, 'lives', lifeId, 'life.db');
  // While a damaged database is built anew there is none in its place.
  if (!existsSync(path)) return;
  world.disk.calm(() => {
    const database = openPlainDatabase(path);
    database.exec(
      `UPDATE checkpoints SET state = replace(state, '"tick":', '"tock":')
       WHERE id = (SELECT max(id) FROM checkpoints) AND pinned = 0`,
    );
    database.close();
  });
}
