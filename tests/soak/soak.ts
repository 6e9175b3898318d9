import { setImmediate as turn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Newsroom } from '../../src/main/environment/window/news';
import { LifeHost } from '../../src/main/runtime/life-host';
import { STIMULUS_TYPES } from '../../src/shared/vocabulary';
import { FakeClock } from '../support/fake-clock';

const TICK_MS = 1000;
const HOUR_MS = 3_600_000;
const HOURS_A_DAY = 24;

export interface SoakOptions {
  readonly homePath: string;
  /** Lived before anything is measured, so that bounded memories are full. */
  readonly warmUpHours: number;
  readonly hours: number;
  readonly onDay?: (memory: Memory) => void;
}

/** What the process holds after everything that can be freed was freed, MB. */
export interface Memory {
  readonly hour: number;
  readonly heapMb: number;
  /** The heap, and what lies outside of it for it: buffers, strings of the database. */
  readonly heldMb: number;
  readonly rssMb: number;
}

export interface SoakReport {
  readonly ticks: number;
  readonly before: Memory;
  readonly after: Memory;
  readonly trouble: readonly string[];
}

/**
 * The whole main process but for Electron, for simulated days: the host with its vault, snapshots, rehearsals and
 * monitor, a window that listens half of the time, stimuli now and then.
 */
export async function soak({ homePath, warmUpHours, hours, onDay }: SoakOptions): Promise<SoakReport> {
  const clock = new FakeClock();
  const trouble: string[] = [];
  const host = LifeHost.open({
    homePath,
    owner: 'app',
    clock,
    schedule: () => ({ everyMinutes: 10, keep: 24 }),
    onTrouble: (where, error) => trouble.push(`${where}: ${String(error)}`),
  });
  const newsroom = new Newsroom({ send: () => {} }, { nowMs: () => clock.wallMs(), after });
  host.on('push', (push) => newsroom.news.life.changed(push));
  try {
    host.start({ name: 'Ada', policy: 'natural', seed: 7 });
    const firstTick = host.keeper?.view.tick ?? 0;
    let before = memoryNow(0);
    for (let hour = 1; hour <= warmUpHours + hours; hour += 1) {
      await liveHour(host, clock, newsroom, hour);
      if (hour === warmUpHours) before = memoryNow(hour);
      if (hour % HOURS_A_DAY === 0) onDay?.(memoryNow(hour));
    }
    const ticks = (host.keeper?.view.tick ?? 0) - firstTick;
    return { ticks, before, after: memoryNow(warmUpHours + hours), trouble };
  } finally {
    host.sleep();
  }

  function after(delayMs: number, call: () => void): () => void {
    return clock.at(clock.monotonicMs() + delayMs, call);
  }
}

async function liveHour(host: LifeHost, clock: FakeClock, newsroom: Newsroom, hour: number): Promise<void> {
  if (hour % 2 === 0) {
    newsroom.windowListens();
    newsroom.picture(host.picture());
  } else newsroom.windowGone();
  const type = STIMULUS_TYPES[hour % STIMULUS_TYPES.length];
  // A tended life, so that it lives through it all.
  for (const sent of ['recovery', type] as const) {
    if (sent && host.keeper?.view.alive)
      host.stimulate({ type: sent, intensity: 0.6, source: 'soak', note: null });
  }
  for (let passedMs = 0; passedMs < HOUR_MS; passedMs += 60 * TICK_MS) {
    clock.pass(60 * TICK_MS);
    // What is done beside life, such as rehearsals, goes on between.
    await turn();
  }
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

function memoryNow(hour: number): Memory {
  collect();
  collect();
  const { heapUsed, external, rss } = process.memoryUsage();
  const mb = (bytes: number): number => bytes / 1_000_000;
  return { hour, heapMb: mb(heapUsed), heldMb: mb(heapUsed + external), rssMb: mb(rss) };
}
