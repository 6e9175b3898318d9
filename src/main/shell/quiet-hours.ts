import type { Settings } from '../../shared/settings';

const MINUTES_PER_HOUR = 60;

/**
 * Whether the clock on the wall stands within the quiet hours: `from` belongs to them, `to` no more. They may
 * pass midnight; two equal times mean none. Nothing but the wall clock is asked, so a change to or from summer
 * time moves nothing: an hour that is missing is not quiet, one that comes twice is quiet twice.
 * @param atMs Unix ms
 */
export function isQuiet(
  { enabled, from, to }: Settings['notifications']['quietHours'],
  atMs: number,
): boolean {
  if (!enabled) return false;
  const at = new Date(atMs);
  const now = at.getHours() * MINUTES_PER_HOUR + at.getMinutes();
  const [begins, ends] = [minutesOf(from), minutesOf(to)];
  return begins <= ends ? now >= begins && now < ends : now >= begins || now < ends;
}

/** Of the day, from `HH:MM`. */
function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * MINUTES_PER_HOUR + minutes;
}
