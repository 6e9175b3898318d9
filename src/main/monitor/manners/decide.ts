import { gravityOf, type Severity } from '../../../shared/vocabulary';
import type { Box, Manners, Waiting } from './box';
import { isQuiet } from './quiet-hours';

/** What comes close together is told as one. */
export const GATHER_MS = 5_000;
/** After a birth or a waking much is unusual that soon no longer is. */
export const QUIET_START_MS = 60_000;
/** At least so long between two notes. */
export const APART_MS = 30_000;
/** What nothing will announce (a desktop that may be disturbed again, a clock that was set) is looked for so often. */
export const LOOK_AGAIN_MS = 30_000;
/** A grave one that may pass the hourly limit still keeps this distance from the note before. */
export const GRAVE_APART_MS = 5 * 60_000;
const HOUR_MS = 3_600_000;
/** The same trouble that opens again is not told again before that (netdata calls it hold-off, Nagios flapping). */
const REPEAT_MS: Readonly<Record<Severity, number>> = {
  notice: HOUR_MS,
  warning: HOUR_MS,
  grave: 10 * 60_000,
};

export interface Circumstances {
  /** Unix ms. */
  readonly nowMs: number;
  /** What the clock on the wall shows, 0 to 1439. */
  readonly minuteOfDay: number;
  readonly manners: Manners;
  /** When the life that is here began or woke; `null` if there is none. */
  readonly startedMs: number | null;
  /** `null`: the system was not asked yet. */
  readonly mayDisturb: boolean | null;
}

export type Decision =
  /** They are shown as one note. */
  | { readonly do: 'show'; readonly items: readonly Waiting[] }
  /** Everything else allows it: ask the system whether it may be disturbed, and decide again. */
  | { readonly do: 'ask' }
  | { readonly do: 'wait'; readonly forMs: number }
  | { readonly do: 'nothing' };

/** Decides what becomes of what waits. Pure: the same box under the same circumstances, the same decision. */
export function decide(box: Box, circumstances: Circumstances): Decision {
  const { nowMs, minuteOfDay, manners, mayDisturb } = circumstances;
  if (box.waiting.length === 0) return { do: 'nothing' };
  const items = box.waiting.filter((each) => !startles(each, circumstances));
  const soonestMs = Math.min(...items.map((each) => patience(each, box, nowMs)));
  if (soonestMs > 0) return wait(soonestMs);
  if (isQuiet(manners.quietHours, minuteOfDay)) return wait(LOOK_AGAIN_MS);
  const restMs = rest(items, box, circumstances);
  if (restMs > 0) return wait(restMs);
  if (mayDisturb === null) return { do: 'ask' };
  return mayDisturb ? { do: 'show', items } : wait(LOOK_AGAIN_MS);
}

/** A machine that slept, or a clock that was set, makes a long wait wrong: none is long. */
const wait = (forMs: number): Decision => ({ do: 'wait', forMs: Math.min(forMs, LOOK_AGAIN_MS) });

function startles({ process, severity, sinceMs }: Waiting, { startedMs, nowMs }: Circumstances): boolean {
  // What begins with a life is its own affair.
  if (process !== undefined || startedMs === null || severity === 'grave' || sinceMs < startedMs)
    return false;
  return left(QUIET_START_MS, startedMs, nowMs) > 0;
}

/** How long this one may still wait for others, or for the last note about the same to grow old, ms. */
function patience(item: Waiting, { told }: Box, nowMs: number): number {
  const { process, kind, subject, severity, sinceMs } = item;
  const repeats = told
    .filter(({ about }) =>
      about.some(
        (each) =>
          each.process === process &&
          each.kind === kind &&
          each.subject === subject &&
          gravityOf(each.severity) >= gravityOf(severity),
      ),
    )
    .map(({ atMs }) => left(REPEAT_MS[severity], atMs, nowMs));
  return Math.max(left(GATHER_MS, sinceMs, nowMs), ...repeats);
}

/** How long the notes of the last hour forbid another one, ms. */
function rest(items: readonly Waiting[], { told }: Box, { manners, nowMs }: Circumstances): number {
  const times = told.map(({ atMs }) => atMs).filter((atMs) => left(HOUR_MS, atMs, nowMs) > 0);
  const lastMs = times.at(-1);
  if (lastMs === undefined) return 0;
  const apartMs = left(APART_MS, lastMs, nowMs);
  const freesMs = times.at(-manners.perHourMax);
  if (freesMs === undefined) return apartMs;
  const hourMs = left(HOUR_MS, freesMs, nowMs);
  const isGrave = items.some(({ severity }) => severity === 'grave');
  return Math.max(apartMs, isGrave ? Math.min(hourMs, left(GRAVE_APART_MS, lastMs, nowMs)) : hourMs);
}

/** What is left of a span that began then, ms; 0 when it is over, or begins in the future of a clock set back. */
const left = (spanMs: number, beganMs: number, nowMs: number): number =>
  beganMs > nowMs ? 0 : Math.max(0, beganMs + spanMs - nowMs);
