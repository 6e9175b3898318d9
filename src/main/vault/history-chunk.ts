import type { HistoryPoint } from '../../shared/views';

/** Ticks in a chunk, and in a row of the long tier: a minute at one tick a second. */
export const TICKS_PER_MINUTE = 60;

export const MEASURED = [
  'energy',
  'integrity',
  'stability',
  'tension',
  'fatigue',
  'noise',
  'drift',
  'innerRate',
  'jitterMs',
] as const;
export type MeasuredField = (typeof MEASURED)[number];

export interface Spread {
  readonly min: number;
  readonly sum: number;
  readonly max: number;
}

const DOUBLE_BYTES = 8;
const SLOT_BYTES = DOUBLE_BYTES * (1 + MEASURED.length);
const LITTLE_ENDIAN = true;

/** A minute without ticks: every double is NaN. */
const EMPTY = new Uint8Array(TICKS_PER_MINUTE * SLOT_BYTES);
for (let at = 0; at < EMPTY.length; at += DOUBLE_BYTES) {
  new DataView(EMPTY.buffer).setFloat64(at, NaN, LITTLE_ENDIAN);
}

export const minuteOf = (tick: number): number => Math.floor(tick / TICKS_PER_MINUTE);

/**
 * The points of one minute as they lie on disk: a slot a tick, of little-endian doubles, `atMs` first and then
 * what was measured. An empty slot is NaN. Always of one size, so that SQLite changes it in place.
 */
export class HistoryChunk {
  readonly minute: number;
  readonly bytes: Uint8Array;
  readonly #doubles: DataView;

  /** @param stored what was read; what is missing of it counts as never written */
  constructor(minute: number, stored: ArrayBuffer | null) {
    this.minute = minute;
    this.bytes = EMPTY.slice();
    if (stored !== null) this.bytes.set(new Uint8Array(stored).subarray(0, EMPTY.length));
    this.#doubles = new DataView(this.bytes.buffer);
  }

  /** Takes in a point of this minute, in place of one of the same tick. */
  put(point: HistoryPoint): void {
    const doubles = this.#doubles;
    const at = (point.tick % TICKS_PER_MINUTE) * SLOT_BYTES;
    // Field by field, in the order of MEASURED: this is the path of every tick.
    doubles.setFloat64(at, point.atMs, LITTLE_ENDIAN);
    doubles.setFloat64(at + 8, point.energy, LITTLE_ENDIAN);
    doubles.setFloat64(at + 16, point.integrity, LITTLE_ENDIAN);
    doubles.setFloat64(at + 24, point.stability, LITTLE_ENDIAN);
    doubles.setFloat64(at + 32, point.tension, LITTLE_ENDIAN);
    doubles.setFloat64(at + 40, point.fatigue, LITTLE_ENDIAN);
    doubles.setFloat64(at + 48, point.noise, LITTLE_ENDIAN);
    doubles.setFloat64(at + 56, point.drift, LITTLE_ENDIAN);
    doubles.setFloat64(at + 64, point.innerRate, LITTLE_ENDIAN);
    doubles.setFloat64(at + 72, point.jitterMs, LITTLE_ENDIAN);
  }

  /** Oldest first. */
  points(): HistoryPoint[] {
    return this.#slots().map((slot) => ({
      tick: this.minute * TICKS_PER_MINUTE + slot,
      atMs: this.#read(slot, 0),
      energy: this.#read(slot, 1),
      integrity: this.#read(slot, 2),
      stability: this.#read(slot, 3),
      tension: this.#read(slot, 4),
      fatigue: this.#read(slot, 5),
      noise: this.#read(slot, 6),
      drift: this.#read(slot, 7),
      innerRate: this.#read(slot, 8),
      jitterMs: this.#read(slot, 9),
    }));
  }

  /** What the long tier keeps of this minute, which holds at least one point; `spreads` as MEASURED is. */
  summary(): { readonly ticks: number; readonly atMs: number; readonly lastAtMs: number; spreads: Spread[] } {
    const slots = this.#slots();
    const atMs = this.#read(slots[0] ?? 0, 0);
    const lastAtMs = this.#read(slots.at(-1) ?? 0, 0);
    const spreads = MEASURED.map((_, index) => this.#spread(slots, index + 1));
    return { ticks: slots.length, atMs, lastAtMs, spreads };
  }

  #spread(slots: readonly number[], column: number): Spread {
    let min = Infinity;
    let sum = 0;
    let max = -Infinity;
    for (const slot of slots) {
      const value = this.#read(slot, column);
      if (value < min) min = value;
      if (value > max) max = value;
      sum += value;
    }
    return { min, sum, max };
  }

  #slots(): number[] {
    const slots: number[] = [];
    for (let slot = 0; slot < TICKS_PER_MINUTE; slot++)
      if (!Number.isNaN(this.#read(slot, 0))) slots.push(slot);
    return slots;
  }

  #read(slot: number, column: number): number {
    return this.#doubles.getFloat64(slot * SLOT_BYTES + column * DOUBLE_BYTES, LITTLE_ENDIAN);
  }
}
