import type { HistoryPoint } from '../../shared/views';

const FIELDS = 12;

/** The newest points of history, as bare numbers: a tick leaves no object behind. */
export class RecentHistory {
  readonly #size: number;
  readonly #numbers: Float64Array;
  /** How many were ever pushed. */
  #count = 0;

  constructor(size: number, points: readonly HistoryPoint[]) {
    this.#size = size;
    this.#numbers = new Float64Array(size * FIELDS);
    for (const point of points) this.push(point);
  }

  push(point: HistoryPoint): void {
    const numbers = this.#numbers;
    const at = (this.#count++ % this.#size) * FIELDS;
    numbers[at] = point.tick;
    numbers[at + 1] = point.atMs;
    numbers[at + 2] = point.energy;
    numbers[at + 3] = point.integrity;
    numbers[at + 4] = point.stability;
    numbers[at + 5] = point.tension;
    numbers[at + 6] = point.fatigue;
    numbers[at + 7] = point.noise;
    numbers[at + 8] = point.drift;
    numbers[at + 9] = point.innerRate;
    numbers[at + 10] = point.jitterMs;
    numbers[at + 11] = point.sinceBirthMs;
  }

  /** Oldest first; a copy. */
  points(): readonly HistoryPoint[] {
    const length = Math.min(this.#count, this.#size);
    return Array.from({ length }, (_, index) => this.#pointAt(this.#count - length + index));
  }

  #pointAt(index: number): HistoryPoint {
    const at = (index % this.#size) * FIELDS;
    const read = (field: number): number => this.#numbers[at + field] ?? NaN;
    return {
      tick: read(0),
      atMs: read(1),
      energy: read(2),
      integrity: read(3),
      stability: read(4),
      tension: read(5),
      fatigue: read(6),
      noise: read(7),
      drift: read(8),
      innerRate: read(9),
      jitterMs: read(10),
      sinceBirthMs: read(11),
    };
  }
}
