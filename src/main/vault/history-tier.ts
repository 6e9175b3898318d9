import { TIERS, type Tier } from '../../shared/past';
import { SummaryChunk, TickChunk, TICKS_PER_CHUNK } from './history-chunks';
import { merged, type Summary } from './history-summary';
import { bytes, type Sql } from './sqlite';

/** How a tier lies on disk: how many ticks a slot stands for, and how many slots a chunk has. */
export const TIER_SHAPE = {
  tick: { slotTicks: 1, slots: TICKS_PER_CHUNK },
  minute: { slotTicks: 60, slots: 60 },
  hour: { slotTicks: 3600, slots: 24 },
  day: { slotTicks: 86_400, slots: 32 },
} as const satisfies Record<Tier, { slotTicks: number; slots: number }>;

const CHUNK_COLUMNS = `chunk, ${bytes('points')}`;

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
    return this.#sql.first<ChunkRow>(
      `SELECT ${CHUNK_COLUMNS} FROM ${this.#table} ORDER BY chunk DESC LIMIT 1`,
    );
  }

  /** The newest chunk below this one. */
  before(chunk: number): ChunkRow | null {
    return this.#sql.first<ChunkRow>(
      `SELECT ${CHUNK_COLUMNS} FROM ${this.#table} WHERE chunk < ? ORDER BY chunk DESC LIMIT 1`,
      chunk,
    );
  }

  /** The oldest chunk above this one. */
  after(chunk: number): ChunkRow | null {
    return this.#sql.first<ChunkRow>(
      `SELECT ${CHUNK_COLUMNS} FROM ${this.#table} WHERE chunk > ? ORDER BY chunk LIMIT 1`,
      chunk,
    );
  }

  at(chunk: number): ArrayBuffer | null {
    return (
      this.#sql.first<ChunkRow>(`SELECT ${CHUNK_COLUMNS} FROM ${this.#table} WHERE chunk = ?`, chunk)
        ?.points ?? null
    );
  }

  /** Both included, oldest first. */
  between(first: number, last: number): readonly ChunkRow[] {
    return this.#sql.all<ChunkRow>(
      `SELECT ${CHUNK_COLUMNS} FROM ${this.#table} WHERE chunk BETWEEN ? AND ? ORDER BY chunk`,
      ...[first, last],
    );
  }

  /** ms since birth at which this tier begins; Infinity where it is empty. */
  earliestMs(): number {
    return (
      this.#sql.first<{ ms: number | null }>(`SELECT CAST(min(from_ms) AS REAL) AS ms FROM ${this.#table}`)
        ?.ms ?? Infinity
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

/** What has not come up into a tier yet, and the slot of that tier in which it will lie. */
export interface End {
  readonly slot: number;
  readonly summary: Summary;
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
   * @param below the unfinished end of the tier below, oldest first
   * @returns the unfinished ends by tier, this one and those above
   */
  ends(below: readonly End[]): Partial<Record<Tier, readonly Summary[]>> {
    // One that was put here before is no end, though what came after it was taken back.
    const ends = below.filter(({ slot }) => !this.#has(slot));
    const upper: End[] = [];
    const own = this.#chunk?.summary() ?? null;
    if (this.#chunk !== null && own !== null) upper.push({ slot: this.#chunk.index, summary: own });
    for (const { slot, summary } of ends) {
      const of = Math.floor(slot / this.#slots);
      const last = upper.at(-1);
      if (last?.slot === of) upper[upper.length - 1] = { slot: of, summary: merged([last.summary, summary]) };
      else upper.push({ slot: of, summary });
    }
    const above = this.#above?.ends(upper) ?? {};
    return { ...above, [this.table.tier]: ends.map(({ summary }) => summary) };
  }

  all(): readonly TierTable[] {
    return [this.table, ...(this.#above?.all() ?? [])];
  }

  #has(slot: number): boolean {
    const index = Math.floor(slot / this.#slots);
    return this.#chunk?.index === index && this.#chunk.has(slot - index * this.#slots);
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
