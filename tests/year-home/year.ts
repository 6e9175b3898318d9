import { lifeFolderAt } from '../../src/main/vault/home';
import { LifeStore } from '../../src/main/vault/life-store';
import type { Policy } from '../../src/main/life/policy';
import { presetPolicy } from '../../src/main/runtime/life-policy';
import { LifeHost } from '../../src/main/runtime/life-host';
import type { LifeKeeper } from '../../src/main/runtime/life-keeper';
import { bear } from '../../src/main/runtime/new-life';
import { STIMULUS_TYPES, type GapKind } from '../../src/shared/vocabulary';
import { join } from 'node:path';
import { chanceFrom, pick, type Chance } from './chance';
import { madeUpAnomaly } from './made-up';

const TICK_MS = 1000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const HOUR_TICKS = HOUR_MS / TICK_MS;
/** Of a day; the rest of it is not lived. */
const HOURS_LIVED = 23;
const SEED = 7;
const GAPS: readonly GapKind[] = [
  'asleep',
  'asleep',
  'asleep',
  'suspended',
  'suspended',
  'crashed',
  'unknown',
];
/** So many of a day, where nobody watches. */
const ANOMALIES_PER_DAY = 2;

export interface Made {
  readonly lifeId: string;
  readonly days: number;
  readonly ticks: number;
  readonly anomalies: number;
}

/** Stands still but for what is lived: nothing falls due. */
class LivedClock {
  constructor(public nowMs: number) {}
  wallMs = (): number => this.nowMs;
  monotonicMs = (): number => 0;
  uptimeMs = (): number => 0;
  at = (): (() => void) => () => {};
}

/**
 * A life that has lived for so many days and was put to sleep now, in a home of its own. Its policy is the natural
 * one without the wear of age, so that it lasts.
 * @param watched by the monitor; else anomalies are made up
 */
export function makeYear(
  homePath: string,
  days: number,
  watched: boolean,
  onDay: (day: number) => void,
): Made {
  const bornAtMs = Date.now() - days * DAY_MS;
  const clock = new LivedClock(bornAtMs);
  const host = LifeHost.open({
    ...{ homePath, owner: 'cli', clock, realtime: false, monitored: watched },
    schedule: () => ({ everyMinutes: Number.MAX_SAFE_INTEGER, keep: 24 }),
    onTrouble: (where, error) => {
      throw new Error(`trouble: ${where}`, { cause: error });
    },
  });
  host.start(bear(ageless(), { name: 'Annual', seed: SEED, bornAtMs }));
  const { keeper } = host;
  if (keeper === null) throw new Error('nobody was born');
  const chance = chanceFrom(SEED);
  for (let day = 1; day <= days; day++) {
    for (let hour = 0; hour < HOURS_LIVED; hour++) liveHour(keeper, clock, chance);
    const awayMs = bornAtMs + day * DAY_MS - clock.nowMs;
    if (day < days && awayMs > 0) {
      keeper.sleep();
      clock.nowMs += awayMs;
      keeper.wake(awayMs, pick(GAPS, chance));
    }
    onDay(day);
  }
  const { tick, identity } = keeper.view;
  host.sleep();
  return {
    lifeId: identity.lifeId,
    days,
    ticks: tick,
    anomalies: found(homePath, identity.lifeId, days, watched),
  };
}

function liveHour(keeper: LifeKeeper, clock: LivedClock, chance: Chance): void {
  for (let left = HOUR_TICKS; left > 0;) {
    const ticks = Math.min(left, 300 + Math.floor(chance() * 3000));
    steady(keeper, clock, ticks);
    left -= ticks;
    if (chance() < 0.3) stimulate(keeper, pick(STIMULUS_TYPES, chance), 0.1 + 0.8 * chance());
    if (chance() < 0.2) late(keeper, clock, Math.round(150 + 3000 * chance()));
  }
  // Now and then a hard hour, which leads into the phase `degrade` and out of it again.
  if (chance() < 0.004) {
    for (let blow = 0; blow < 40 && keeper.view.vitals.stability > 0.28; blow++) {
      stimulate(keeper, 'shock', 0.7);
      steady(keeper, clock, 20);
    }
  }
  const { energy, integrity, stability } = keeper.view.vitals;
  const poorly = energy < 12 || integrity < 0.35 || stability < 0.15;
  for (let times = 0; poorly && times < 8; times++) {
    stimulate(keeper, 'recovery', 0.9);
    steady(keeper, clock, 5);
  }
  if (!keeper.view.alive) throw new Error(`it died at tick ${keeper.view.tick}`);
}

function steady(keeper: LifeKeeper, clock: LivedClock, ticks: number): void {
  let left = ticks;
  clock.nowMs += TICK_MS;
  keeper.run(ticks, Infinity, () => {
    left -= 1;
    if (left > 0) clock.nowMs += TICK_MS;
  });
}

function late(keeper: LifeKeeper, clock: LivedClock, jitterMs: number): void {
  const dtMs = TICK_MS + jitterMs;
  clock.nowMs += dtMs;
  keeper.beat({ atMs: clock.nowMs, dtMs, jitterMs });
}

const stimulate = (keeper: LifeKeeper, type: (typeof STIMULUS_TYPES)[number], intensity: number): void =>
  void keeper.stimulate({ type, intensity, source: 'year-home', note: null });

function found(homePath: string, lifeId: string, days: number, watched: boolean): number {
  const store = LifeStore.open(lifeFolderAt(join(homePath, 'lives', lifeId), lifeId));
  try {
    if (!watched) {
      const { firstMs, lastMs } = store.reach();
      const count = Math.max(1, days * ANOMALIES_PER_DAY);
      store.transaction(() => {
        for (let id = 1; id <= count; id++) {
          store.saveAnomaly(madeUpAnomaly(id, firstMs + ((lastMs - firstMs) * id) / (count + 1)));
        }
      });
    }
    return store.anomalies(Number.MAX_SAFE_INTEGER).length;
  } finally {
    store.close();
  }
}

function ageless(): Policy {
  const natural = presetPolicy('natural');
  const { dynamics, events } = natural;
  return {
    ...natural,
    dynamics: { ...dynamics, drift: { ...dynamics.drift, base: 0, perLoad: 0 } },
    events: { ...events, shock: { ...events.shock, change: { ...events.shock.change, drift: 0 } } },
  };
}
