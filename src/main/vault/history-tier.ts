import { TIERS, type Tier } from '../../shared/past';
import { SummaryChunk, TickChunk, TICKS_PER_CHUNK } from './history-chunks';
import { merged, type Summary } from './history-summary';
import type { Sql } from './sqlite';

/** How a tier lies on disk: how many ticks a slot stands for, and how many slots a chunk has. */
export const TIER_SHAPE = {
  tick: { slotTicks: 1, slots: TICKS_PER_CHUNK },
  minute: { slotTicks: 60, slots: 60 },
  hour: { slotTicks: 3600, slots: 24 },
  day: { slotTicks: 86_400, slots: 32 },
} as const satisfies Record<Tier, { slotTicks: number; slots: number }>;

interface ChunkRow {
  readonly chunk: number;
  readonly points: ArrayBuffer;
}

/** Chunks of one tier in its table. */
export class TierTable {
  readonly tier: Tier;
  readonly #sql: Sql;
  readonly #table: string;

  constructor(sql: Sql, tier: Tier) {
    this.tier = tier;
    this.#sql = sql;
    this.#table = `history_${tier}`;
  }

  newest(): ChunkRow | null {
    return this.#sql.first<ChunkRow>(`SELECT chunk, points FROM ${this.#table} ORDER BY chunk DESC LIMIT 1`);
  }

  /** The newest chunk below this one. */
  before(chunk: number): ChunkRow | null {
    return this.#sql.first<ChunkRow>(
      `SELECT chunk, points FROM ${this.#table} WHERE chunk < ? ORDER BY chunk DESC LIMIT 1`,
      chunk,
    );
  }

  at(chunk: number): ArrayBuffer | null {
    return (
      this.#sql.first<ChunkRow>(`SELECT points FROM ${this.#table} WHERE chunk = ?`, chunk)?.points ?? null
    );
  }

  /** Both included, oldest first. */
  between(first: number, last: number): readonly ChunkRow[] {
    return this.#sql.all<ChunkRow>(
      `SELECT chunk, points FROM ${this.#table} WHERE chunk BETWEEN ? AND ? ORDER BY chunk`,
      ...[first, last],
    );
  }

  /** ms since birth at which this tier begins; Infinity where it is empty. */
  earliestMs(): number {
    return (
      this.#sql.first<{ ms: number | null }>(`SELECT min(from_ms) AS ms FROM ${this.#table}`)?.ms ?? Infinity
    );
  }

  /** The chunk a moment lies in, or the newest before it. */
  chunkAt(sinceBirthMs: number): number | null {
    const row = this.#sql.first<{ chunk: number }>(
      `SELECT chunk FROM ${this.#table} WHERE from_ms <= ? ORDER BY from_ms DESC LIMIT 1`,
      sinceBirthMs,
    );
    return row?.chunk ?? null;
  }

  save(chunk: number, fromMs: number, points: Uint8Array): void {
    // Not INSERT OR REPLACE: an update of the same size changes its pages in place.
    this.#sql.run(
      `INSERT INTO ${this.#table} (chunk, from_ms, points) VALUES (?, ?, ?)
       ON CONFLICT (chunk) DO UPDATE SET points = excluded.points`,
      ...[chunk, fromMs, points],
    );
  }

  dropBelow(chunk: number): void {
    this.#sql.run(`DELETE FROM ${this.#table} WHERE chunk < ?`, chunk);
  }

  dropFrom(chunk: number): void {
    this.#sql.run(`DELETE FROM ${this.#table} WHERE chunk >= ?`, chunk);
  }

  /** Of a tier of summaries: drops the slot a tick lies in, and all after it. */
  dropSlotsFrom(tick: number): void {
    const { slotTicks, slots } = TIER_SHAPE[this.tier];
    const slot = Math.floor(tick / slotTicks);
    const index = Math.floor(slot / slots);
    const stored = this.at(index);
    this.dropFrom(index);
    if (stored === null) return;
    const kept = new SummaryChunk(index, slots, null);
    for (const summary of new SummaryChunk(index, slots, stored).summaries()) {
      const place = Math.floor(summary.tick / slotTicks);
      if (place < slot) kept.put(place - index * slots, summary);
    }
    const summary = kept.summary();
    if (summary !== null) this.save(index, summary.fromMs, kept.bytes);
  }

  summariesOf({ chunk, points }: ChunkRow): readonly Summary[] {
    if (this.tier === 'tick') return new TickChunk(chunk, points).summaries();
    return new SummaryChunk(chunk, TIER_SHAPE[this.tier].slots, points).summaries();
  }
}

/** A tier above the ticks: takes in the summary of each finished chunk of the tier below. */
export class SummaryTier {
  readonly table: TierTable;
  readonly #above: SummaryTier | null;
  readonly #slots: number;
  #chunk: SummaryChunk | null;
  #changed = false;

  constructor(sql: Sql, tier: Exclude<Tier, 'tick'>) {
    this.table = new TierTable(sql, tier);
    this.#slots = TIER_SHAPE[tier].slots;
    const above = TIERS[TIERS.indexOf(tier) + 1];
    this.#above = above === undefined || above === 'tick' ? null : new SummaryTier(sql, above);
    const newest = this.table.newest();
    this.#chunk = newest === null ? null : new SummaryChunk(newest.chunk, this.#slots, newest.points);
  }

  /** @param index which slot of the whole tier, counted from birth */
  put(index: number, summary: Summary): void {
    const of = Math.floor(index / this.#slots);
    if (this.#chunk?.index !== of) this.#turnTo(of);
    this.#chunk?.put(index - of * this.#slots, summary);
    this.#changed = true;
  }

  /** Writes what has changed, here and above. */
  write(): void {
    const summary = this.#changed ? this.#chunk?.summary() : null;
    if (this.#chunk !== null && summary)
      this.table.save(this.#chunk.index, summary.fromMs, this.#chunk.bytes);
    this.#changed = false;
    this.#above?.write();
  }

  /**
   * What lies in the tiers below and has not come up yet belongs to the end of each tier.
   * @param below the unfinished end of the tier below
   * @returns the unfinished ends by tier, this one and those above
   */
  ends(below: Summary | null): Partial<Record<Tier, Summary>> {
    const own = this.#chunk?.summary() ?? null;
    const both = [own, below].filter((part) => part !== null);
    const above = this.#above?.ends(both.length === 0 ? null : merged(both)) ?? {};
    return below === null ? above : { ...above, [this.table.tier]: below };
  }

  all(): readonly TierTable[] {
    return [this.table, ...(this.#above?.all() ?? [])];
  }

  #turnTo(index: number): void {
    const finished = this.#chunk;
    if (finished !== null) {
      this.write();
      const summary = finished.summary();
      if (summary !== null && finished.index < index) this.#above?.put(finished.index, summary);
    }
    this.#chunk = new SummaryChunk(index, this.#slots, this.table.at(index));
  }
}
