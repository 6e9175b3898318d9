import { EVENT_TYPES } from '../../../shared/vocabulary';

const HOUR_MS = 3_600_000;
/** Half of what is remembered is forgotten when it is more than so much lived time: a rate may change with age. */
const REMEMBERED_MS = 14 * 24 * HOUR_MS;
/** Fewer than this are not worth naming where none was met. */
const NAMED_FROM = 0.5;

export interface EventRatesState {
  readonly counts: readonly number[];
  readonly ms: number;
}

/** How many events of each type are usual: their number over the time in which they were counted. */
export class EventRates {
  readonly #counts = new Float64Array(EVENT_TYPES.length);
  #ms = 0;

  /** How many are usual in `ms` of lived time; while nothing is known, as many as there are. */
  usual(index: number, ms: number, count: number): number {
    return this.#ms === 0 ? count : ((this.#counts[index] as number) * ms) / this.#ms;
  }

  isNamed(count: number, usual: number): boolean {
    return count > 0 || usual >= NAMED_FROM;
  }

  learn(counts: Float64Array, ms: number): void {
    for (let index = 0; index < counts.length; index++) {
      this.#counts[index] = (this.#counts[index] as number) + (counts[index] as number);
    }
    this.#ms += ms;
    if (this.#ms <= REMEMBERED_MS) return;
    this.#ms /= 2;
    for (let index = 0; index < counts.length; index++)
      this.#counts[index] = (this.#counts[index] as number) / 2;
  }

  state(): EventRatesState {
    return { counts: [...this.#counts], ms: this.#ms };
  }

  restore({ counts, ms }: EventRatesState): void {
    this.#counts.set(counts);
    this.#ms = ms;
  }
}
