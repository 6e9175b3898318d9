import type { Heartbeat } from '../../shared/views';
import type { Beat } from './life-loop';

const REMEMBERED = 60;

/** The pulse as it is felt from outside: the last beat, and how regular the last minute was. */
export class Heartbeats {
  readonly #jitters: number[] = [];
  #last: Heartbeat;

  constructor(atMs: number, dtMs: number) {
    this.#last = Object.freeze({ atMs, jitterMs: 0, dtMs, usualJitterMs: 0 });
  }

  get last(): Heartbeat {
    return this.#last;
  }

  beat({ atMs, jitterMs, dtMs }: Beat): Heartbeat {
    this.#jitters.push(jitterMs);
    if (this.#jitters.length > REMEMBERED) this.#jitters.shift();
    const sorted = [...this.#jitters].sort((one, other) => one - other);
    const usualJitterMs = sorted[sorted.length >> 1] ?? 0;
    this.#last = Object.freeze({ atMs, jitterMs, dtMs, usualJitterMs });
    return this.#last;
  }
}
