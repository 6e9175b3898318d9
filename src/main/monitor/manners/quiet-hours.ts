import type { Manners } from './box';

const MINUTES_PER_HOUR = 60;

/** The minute of the local day, 0 to 1439, that the clock on the wall shows at a time in Unix ms. */
export type MinuteOfDay = (atMs: number) => number;

/**
 * Whether the clock on the wall stands within the quiet hours: `from` belongs to them, `to` no more. They may
 * pass midnight; two equal times mean none. Nothing but the wall clock is asked, so a change to or from summer
 * time moves nothing: an hour that is missing is not quiet, one that comes twice is quiet twice.
 */
export function isQuiet({ enabled, from, to }: Manners['quietHours'], minuteOfDay: number): boolean {
  if (!enabled) return false;
  const [begins, ends] = [minutesOf(from), minutesOf(to)];
  return begins <= ends
    ? minuteOfDay >= begins && minuteOfDay < ends
    : minuteOfDay >= begins || minuteOfDay < ends;
}

/** Of the day, from `HH:MM`. */
function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * MINUTES_PER_HOUR + minutes;
}
