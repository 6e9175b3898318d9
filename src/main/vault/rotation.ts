const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const MONTH_MS = 30 * DAY_MS;

/** What rotation needs to know of a snapshot. */
export interface Dated {
  readonly tick: number;
  readonly savedAtMs: number;
}

/**
 * Which snapshots may go: all but the newest `keep`, then the newest of each hour for a day, then of each day
 * for 30 days, then of each 30 days for ever. Age is counted back from the newest snapshot, so a clock that was
 * set wrong deletes nothing that is newer.
 */
export function outlived<Item extends Dated>(items: readonly Item[], keep: number): readonly Item[] {
  const newestFirst = [...items].sort(
    (one, other) => other.tick - one.tick || other.savedAtMs - one.savedAtMs,
  );
  const nowMs = newestFirst[0]?.savedAtMs ?? 0;
  const taken = new Set<string>();
  const gone: Item[] = [];
  for (const [place, item] of newestFirst.entries()) {
    const slot = slotOf(item.savedAtMs, nowMs);
    if (place >= keep && taken.has(slot)) gone.push(item);
    taken.add(slot);
  }
  return gone;
}

/** The hour, day or month that one snapshot may stand for. */
function slotOf(savedAtMs: number, nowMs: number): string {
  const agoMs = nowMs - savedAtMs;
  if (agoMs <= DAY_MS) return `hour ${Math.floor(savedAtMs / HOUR_MS)}`;
  if (agoMs <= MONTH_MS) return `day ${Math.floor(savedAtMs / DAY_MS)}`;
  return `month ${Math.floor(savedAtMs / MONTH_MS)}`;
}
