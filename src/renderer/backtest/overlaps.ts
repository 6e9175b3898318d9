import type { Anomaly } from '../../shared/views';

const endOf = ({ toTick }: Anomaly): number => toTick ?? Infinity;

/** Anomalies by when they were, so that among thousands those of one time are found at once. */
export class Overlaps {
  readonly #sorted: readonly Anomaly[];
  /** The latest end of each and all that began before it. */
  readonly #latestEnds: readonly number[];

  constructor(anomalies: readonly Anomaly[]) {
    this.#sorted = anomalies.slice().sort((a, b) => a.fromTick - b.fromTick);
    let latest = -Infinity;
    this.#latestEnds = this.#sorted.map((anomaly) => (latest = Math.max(latest, endOf(anomaly))));
  }

  /** Those that were at the same time as another, in part at least; an open one goes on for ever. */
  with(anomaly: Anomaly): readonly Anomaly[] {
    const found: Anomaly[] = [];
    for (let index = this.#beganBy(endOf(anomaly)) - 1; index >= 0; index -= 1) {
      if ((this.#latestEnds[index] ?? 0) < anomaly.fromTick) break;
      const other = this.#sorted[index];
      if (other && endOf(other) >= anomaly.fromTick) found.push(other);
    }
    return found;
  }

  /** How many had begun by a tick. */
  #beganBy(tick: number): number {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sorted[middle]?.fromTick ?? 0) <= tick) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
