import type { EventCounts } from '../../shared/marks';
import { EVENT_TYPES, type EventType } from '../../shared/vocabulary';
import { EventChunk, eachCount, type EventCount } from './event-chunk';
import type { MarksGrid } from './marks-grid';
import { bytes, type Sql } from './sqlite';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

/** How a tier lies on disk: how long a slot lasts, and how many a chunk has. A whole chunk is a slot of the next. */
const TIER_SHAPE = {
  minute: { slotMs: MINUTE_MS, slots: 60 },
  hour: { slotMs: HOUR_MS, slots: 24 },
  day: { slotMs: DAY_MS, slots: 32 },
} as const;
type EventTier = keyof typeof TIER_SHAPE;
const ABOVE = { minute: 'hour', hour: 'day', day: null } as const;

/** An event as it is counted. */
export interface MetEvent {
  /** By the life's own books. */
  readonly sinceBirthMs: number;
  readonly type: EventType;
  /** (0, 1] */
  readonly intensity: number;
}

type Columns = Partial<Record<EventType, { count: Float64Array; strongest: Float64Array }>>;

/** Counts of a grid, to be filled: by type, only of those that are met. */
export class GridCounts {
  readonly events: Columns = {};
  readonly #buckets: number;

  constructor(buckets: number) {
    this.#buckets = buckets;
  }

  add(bucket: number, type: EventType, count: number, strongest: number): void {
    if (bucket < 0 || bucket >= this.#buckets) return;
    const columns = (this.events[type] ??= {
      count: new Float64Array(this.#buckets),
      strongest: new Float64Array(this.#buckets),
    }) satisfies EventCounts;
    columns.count[bucket] = (columns.count[bucket] ?? 0) + count;
    columns.strongest[bucket] = Math.max(columns.strongest[bucket] ?? 0, strongest);
  }
}

/**
 * How often each type of event was met, by time since birth: minutes, hours and days of the whole life, for ever, and
 * only those in which something was met. Keeps nothing in memory: events are few beside ticks.
 */
export class EventTally {
  readonly #sql: Sql;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  /** Inside a transaction: what is told twice is counted twice. */
  append(events: readonly MetEvent[]): void {
    const byHour = new Map<number, MetEvent[]>();
    for (const event of events) {
      const hour = Math.floor(event.sinceBirthMs / HOUR_MS);
      const known = byHour.get(hour);
      if (known === undefined) byHour.set(hour, [event]);
      else known.push(event);
    }
    for (const [hour, met] of byHour) {
      const chunk = this.#chunk('minute', hour);
      for (const event of met) chunk.add(minuteOfHour(event), countOf(event));
      this.#save('minute', hour, chunk);
    }
  }

  /**
   * Inside a transaction: counts nothing any more that was met after a moment.
   * @param kept what was met in its minute before it; `null` where that is not known: it stays as it was counted
   */
  dropAfter(sinceBirthMs: number, kept: readonly MetEvent[] | null): void {
    const minute = Math.floor(sinceBirthMs / MINUTE_MS);
    const hour = Math.floor(sinceBirthMs / HOUR_MS);
    for (const tier of ['minute', 'hour', 'day'] as const) {
      const { slotMs, slots } = TIER_SHAPE[tier];
      const index = Math.floor(sinceBirthMs / (slotMs * slots));
      this.#sql.run(`DELETE FROM event_${tier} WHERE chunk > ?`, index);
      if (tier === 'minute') continue;
      const chunk = this.#chunk(tier, index);
      chunk.clearFrom(Math.floor(sinceBirthMs / slotMs) - index * slots);
      this.#write(tier, index, chunk);
    }
    const chunk = this.#chunk('minute', hour);
    chunk.clearFrom(minute - hour * TIER_SHAPE.minute.slots + (kept === null ? 1 : 0));
    for (const event of kept ?? []) chunk.add(minuteOfHour(event), countOf(event));
    this.#save('minute', hour, chunk);
  }

  /** Reads the ends at which it goes on to be written. @throws Refusal `damaged` where it could not be */
  readEnds(): void {
    for (const tier of ['minute', 'hour', 'day'] as const) {
      this.#sql.first(`SELECT chunk, ${bytes('counts')} FROM event_${tier} ORDER BY chunk DESC LIMIT 1`);
    }
  }

  /** @param grid of buckets that are whole minutes */
  count({ fromMs, bucketMs, count }: MarksGrid): GridCounts {
    const tier = bucketMs % DAY_MS === 0 ? 'day' : bucketMs % HOUR_MS === 0 ? 'hour' : 'minute';
    const { slotMs, slots } = TIER_SHAPE[tier];
    const chunkMs = slotMs * slots;
    const counts = new GridCounts(count);
    const rows = this.#sql.all<{ chunk: number; counts: ArrayBuffer | null }>(
      `SELECT chunk, ${bytes('counts')} FROM event_${tier} WHERE chunk BETWEEN ? AND ?`,
      ...[Math.floor(fromMs / chunkMs), Math.floor((fromMs + bucketMs * count - 1) / chunkMs)],
    );
    for (const { chunk, counts: stored } of rows) {
      const aheadMs = chunk * chunkMs - fromMs;
      eachCount(stored, slots, (slot, type, times, strongest) =>
        counts.add(Math.floor((aheadMs + slot * slotMs) / bucketMs), type, times, strongest),
      );
    }
    return counts;
  }

  #chunk(tier: EventTier, index: number): EventChunk {
    const stored = this.#sql.first<{ counts: ArrayBuffer | null }>(
      `SELECT ${bytes('counts')} FROM event_${tier} WHERE chunk = ?`,
      index,
    );
    return new EventChunk(TIER_SHAPE[tier].slots, stored?.counts ?? null);
  }

  /** What a chunk holds in all is what its slot in the tier above says. */
  #save(tier: EventTier, index: number, chunk: EventChunk): void {
    this.#write(tier, index, chunk);
    const above = ABOVE[tier];
    if (above === null) return;
    const { slots } = TIER_SHAPE[above];
    const upper = Math.floor(index / slots);
    const whole = this.#chunk(above, upper);
    whole.put(index - upper * slots, chunk.total());
    this.#save(above, upper, whole);
  }

  #write(tier: EventTier, index: number, chunk: EventChunk): void {
    const counts = chunk.bytes();
    if (counts.length === 0) return this.#sql.run(`DELETE FROM event_${tier} WHERE chunk = ?`, index);
    this.#sql.run(
      `INSERT INTO event_${tier} (chunk, counts) VALUES (?, ?)
       ON CONFLICT (chunk) DO UPDATE SET counts = excluded.counts`,
      ...[index, counts],
    );
  }
}

const minuteOfHour = ({ sinceBirthMs }: MetEvent): number =>
  Math.floor(sinceBirthMs / MINUTE_MS) % TIER_SHAPE.minute.slots;

const countOf = ({ type, intensity }: MetEvent): EventCount => ({ type, count: 1, strongest: intensity });

export const isEventType = (type: string): type is EventType => EVENT_TYPES.some((known) => known === type);
