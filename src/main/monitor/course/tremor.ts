/** Half-swings that are remembered. */
const KEPT = 12;
/** A rhythm: so many half-swings in a row, alike in length and size, none shorter than so many ticks. */
const RHYTHM_SWINGS = 5;
const LENGTH_SPREAD_MAX = 0.3;
const SIZE_RATIO_MIN = 0.5;
const LENGTH_MIN_TICKS = 2.5;
/** Unrest: so many half-swings that are no rhythm. */
const UNREST_SWINGS = 8;

export interface Swinging {
  readonly kind: 'oscillation' | 'unusual-variance';
  /** Of a whole swing, up and down, ticks. */
  readonly periodTicks: number;
  /** From one turn to the next, as part of the full value. */
  readonly size: number;
  readonly sinceTick: number;
}

/**
 * Swings of one quantity around its own course: turning points by a zigzag filter with a dead band (as rainflow
 * counting does: Matsuishi & Endo 1968), and whether they follow a beat: equal half-periods are an oscillation
 * (zero-crossing analysis, Kedem 1986), unequal ones mere unrest. Works only while something swings.
 */
export class Tremor {
  readonly #lengths = new Float64Array(KEPT);
  readonly #sizes = new Float64Array(KEPT);
  readonly #ticks = new Float64Array(KEPT);
  #count = 0;
  #level = 0;
  #extreme = 0;
  #turnValue = 0;
  #extremeTick = 0;
  #turnTick = 0;
  #rising = false;
  #lastSwingTick: number;

  /** @param deadBand smaller swings are not seen, part of the full value */
  constructor(
    private readonly deadBand: number,
    tick: number,
  ) {
    this.#lastSwingTick = tick;
    this.#extremeTick = tick;
    this.#turnTick = tick;
  }

  /** Tick of the last turn that was seen. */
  get lastSwingTick(): number {
    return this.#lastSwingTick;
  }

  /** @param unexplained change in this tick beyond the quantity's own course */
  follow(unexplained: number, tick: number): void {
    const level = (this.#level += unexplained);
    const beyond = this.#rising ? level - this.#extreme : this.#extreme - level;
    if (beyond >= 0) {
      this.#extreme = level;
      this.#extremeTick = tick;
    } else if (-beyond >= this.deadBand) {
      this.#turn(level, tick);
    }
  }

  /** What the swings of late are; null while they are too few, or have ended. */
  swinging(): Swinging | null {
    const rhythm = this.#count >= RHYTHM_SWINGS ? this.#lately(RHYTHM_SWINGS) : null;
    if (rhythm !== null && rhythm.alike) return { kind: 'oscillation', ...rhythm };
    const unrest = this.#count >= UNREST_SWINGS ? this.#lately(UNREST_SWINGS) : null;
    return unrest === null ? null : { kind: 'unusual-variance', ...unrest };
  }

  #turn(level: number, tick: number): void {
    const place = this.#count % KEPT;
    this.#lengths[place] = this.#extremeTick - this.#turnTick;
    this.#sizes[place] = Math.abs(this.#extreme - this.#turnValue);
    this.#ticks[place] = this.#turnTick;
    this.#count += 1;
    this.#turnValue = this.#extreme;
    this.#turnTick = this.#extremeTick;
    this.#rising = !this.#rising;
    this.#extreme = level;
    this.#extremeTick = tick;
    this.#lastSwingTick = tick;
  }

  #lately(swings: number) {
    let length = 0;
    let size = 0;
    let sizeMin = Infinity;
    let sizeMax = 0;
    for (let back = 1; back <= swings; back++) {
      const place = (this.#count - back) % KEPT;
      length += (this.#lengths[place] as number) / swings;
      const each = this.#sizes[place] as number;
      size += each / swings;
      sizeMin = Math.min(sizeMin, each);
      sizeMax = Math.max(sizeMax, each);
    }
    let spread = 0;
    for (let back = 1; back <= swings; back++) {
      const off = (this.#lengths[(this.#count - back) % KEPT] as number) - length;
      spread += (off < 0 ? -off : off) / swings;
    }
    const alike =
      length >= LENGTH_MIN_TICKS &&
      spread <= LENGTH_SPREAD_MAX * length &&
      sizeMin >= SIZE_RATIO_MIN * sizeMax;
    const sinceTick = this.#ticks[(this.#count - swings) % KEPT] as number;
    return { alike, periodTicks: 2 * length, size, sinceTick };
  }
}
