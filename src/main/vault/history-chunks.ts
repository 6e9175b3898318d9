import { QUANTITIES } from '../../shared/past';
import type { HistoryPoint } from '../../shared/views';
import { merged, type Summary } from './history-summary';

const COUNT = QUANTITIES.length;
const DOUBLE = 8;
const FLOAT = 4;
const LITTLE_ENDIAN = true;

/**
 * A stretch of history as it lies on disk: slots of one size, so that SQLite changes it in place. A slot that was
 * never written begins with NaN.
 */
abstract class Chunk {
  readonly index: number;
  readonly bytes: Uint8Array;
  protected readonly view: DataView;
  readonly #slotBytes: number;
  readonly #slots: number;

  /** @param stored what was read; what is missing of it counts as never written */
  constructor(index: number, slots: number, slotBytes: number, stored: ArrayBuffer | null) {
    this.index = index;
    this.#slots = slots;
    this.#slotBytes = slotBytes;
    this.bytes = new Uint8Array(slots * slotBytes);
    this.view = new DataView(this.bytes.buffer);
    for (let at = 0; at < this.bytes.length; at += slotBytes) this.view.setFloat64(at, NaN, LITTLE_ENDIAN);
    if (stored === null) return;
    const whole = Math.floor(stored.byteLength / slotBytes) * slotBytes;
    this.bytes.set(new Uint8Array(stored, 0, Math.min(whole, this.bytes.length)));
  }

  abstract summaries(): readonly Summary[];

  /** @param slot counted from the beginning of the chunk */
  has(slot: number): boolean {
    return !Number.isNaN(this.double(slot * this.#slotBytes));
  }

  /** Of all that is in it; `null` where nothing is. */
  summary(): Summary | null {
    const parts = this.summaries();
    return parts.length === 0 ? null : merged(parts);
  }

  protected filled(): readonly number[] {
    const places: number[] = [];
    for (let slot = 0; slot < this.#slots; slot++) {
      if (this.has(slot)) places.push(slot * this.#slotBytes);
    }
    return places;
  }

  protected double(at: number): number {
    return this.view.getFloat64(at, LITTLE_ENDIAN);
  }
}

/** Ticks in a chunk of the finest tier, which keeps every tick: a minute at one tick a second. */
export const TICKS_PER_CHUNK = 60;
const TICK_BYTES = DOUBLE * (3 + COUNT);

/** A slot a tick: tick, `atMs`, `sinceBirthMs` and each quantity, as little-endian doubles. */
export class TickChunk extends Chunk {
  constructor(index: number, stored: ArrayBuffer | null) {
    super(index, TICKS_PER_CHUNK, TICK_BYTES, stored);
  }

  /** Takes in a point of this chunk, in place of one of the same tick. */
  put(point: HistoryPoint): void {
    const { view } = this;
    const at = (point.tick - this.index * TICKS_PER_CHUNK) * TICK_BYTES;
    // Field by field, in the order of QUANTITIES: this is the path of every tick.
    view.setFloat64(at, point.tick, LITTLE_ENDIAN);
    view.setFloat64(at + 8, point.atMs, LITTLE_ENDIAN);
    view.setFloat64(at + 16, point.sinceBirthMs, LITTLE_ENDIAN);
    view.setFloat64(at + 24, point.energy, LITTLE_ENDIAN);
    view.setFloat64(at + 32, point.integrity, LITTLE_ENDIAN);
    view.setFloat64(at + 40, point.stability, LITTLE_ENDIAN);
    view.setFloat64(at + 48, point.tension, LITTLE_ENDIAN);
    view.setFloat64(at + 56, point.fatigue, LITTLE_ENDIAN);
    view.setFloat64(at + 64, point.noise, LITTLE_ENDIAN);
    view.setFloat64(at + 72, point.drift, LITTLE_ENDIAN);
    view.setFloat64(at + 80, point.innerRate, LITTLE_ENDIAN);
    view.setFloat64(at + 88, point.jitterMs, LITTLE_ENDIAN);
  }

  /** Oldest first. */
  points(): HistoryPoint[] {
    return this.filled().map((at) => ({
      tick: this.double(at),
      atMs: this.double(at + 8),
      sinceBirthMs: this.double(at + 16),
      energy: this.double(at + 24),
      integrity: this.double(at + 32),
      stability: this.double(at + 40),
      tension: this.double(at + 48),
      fatigue: this.double(at + 56),
      noise: this.double(at + 64),
      drift: this.double(at + 72),
      innerRate: this.double(at + 80),
      jitterMs: this.double(at + 88),
    }));
  }

  summaries(): readonly Summary[] {
    return this.filled().map((at) => {
      const values = new Float64Array(3 * COUNT);
      for (let index = 0; index < COUNT; index++) {
        const value = this.double(at + (3 + index) * DOUBLE);
        values[index] = value;
        values[COUNT + index] = value;
        values[2 * COUNT + index] = value;
      }
      const sinceMs = this.double(at + 16);
      return {
        tick: this.double(at),
        ticks: 1,
        fromMs: sinceMs,
        toMs: sinceMs,
        atMs: this.double(at + 8),
        values,
      };
    });
  }
}

const SUMMARY_BYTES = DOUBLE * 5 + FLOAT * 3 * COUNT;

/**
 * A slot a summary: tick, ticks, `fromMs`, `toMs`, `atMs` as little-endian doubles, then minimum, mean and maximum
 * of each quantity as floats, whose seven digits are more than a chart shows.
 */
export class SummaryChunk extends Chunk {
  constructor(index: number, slots: number, stored: ArrayBuffer | null) {
    super(index, slots, SUMMARY_BYTES, stored);
  }

  put(slot: number, { tick, ticks, fromMs, toMs, atMs, values }: Summary): void {
    const at = slot * SUMMARY_BYTES;
    [tick, ticks, fromMs, toMs, atMs].forEach((value, index) =>
      this.view.setFloat64(at + index * DOUBLE, value, LITTLE_ENDIAN),
    );
    values.forEach((value, index) =>
      this.view.setFloat32(at + 5 * DOUBLE + index * FLOAT, value, LITTLE_ENDIAN),
    );
  }

  summaries(): readonly Summary[] {
    return this.filled().map((at) => {
      const values = new Float64Array(3 * COUNT);
      for (let index = 0; index < values.length; index++) {
        values[index] = this.view.getFloat32(at + 5 * DOUBLE + index * FLOAT, LITTLE_ENDIAN);
      }
      return {
        tick: this.double(at),
        ticks: this.double(at + 8),
        fromMs: this.double(at + 16),
        toMs: this.double(at + 24),
        atMs: this.double(at + 32),
        values,
      };
    });
  }
}
