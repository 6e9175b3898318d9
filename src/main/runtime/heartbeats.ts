import type { Heartbeat } from '../../shared/views';
import type { Beat } from './life-loop';
import { RunningMedian } from './running-median';

/** The last minute at one tick a second. */
const REMEMBERED = 60;

/** The pulse as it is felt from outside: the last beat, and how regular the last minute was. */
export class Heartbeats {
  readonly #jitters = new RunningMedian(REMEMBERED);
  #last: Heartbeat;

  constructor(atMs: number, dtMs: number) {
    this.#last = Object.freeze({ atMs, jitterMs: 0, dtMs, usualJitterMs: 0 });
  }

  get last(): Heartbeat {
    return this.#last;
  }

  beat({ atMs, jitterMs, dtMs }: Beat): Heartbeat {
    this.#jitters.push(jitterMs);
    this.#last = Object.freeze({ atMs, jitterMs, dtMs, usualJitterMs: this.#jitters.median });
    return this.#last;
  }
}
