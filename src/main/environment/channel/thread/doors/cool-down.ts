import type { Socket } from 'node:net';
import { COOL_DOWN_MS } from '../limits';

interface Cooling {
  /** By the clock that is handed in. */
  readonly untilMs: number;
  readonly isHeld: boolean;
}

/**
 * Refuses who asks more often than it may at a pace that costs nobody else anything: the first refusal on a connection is
 * answered at once, the next is held back for a moment. What is sent on that connection meanwhile queues up behind it,
 * answered already; of that Node takes in little, and then reads no further. One answer is held at a time, so that the
 * queue is counted, and bounded.
 */
export class CoolDown {
  readonly #cooling = new WeakMap<Socket, Cooling>();
  readonly #nowMs: () => number;

  /** @param nowMs a monotonic clock */
  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  /** @param answer called now or later; not at all where the connection is gone by then */
  refuse(socket: Socket, answer: () => void): void {
    const nowMs = this.#nowMs();
    const known = this.#cooling.get(socket);
    if (known === undefined || nowMs >= known.untilMs) {
      this.#cool(socket, nowMs);
      return answer();
    }
    if (known.isHeld) return answer();
    this.#cooling.set(socket, { ...known, isHeld: true });
    setTimeout(() => {
      if (socket.destroyed) return;
      this.#cool(socket, this.#nowMs());
      answer();
    }, known.untilMs - nowMs).unref();
  }

  #cool(socket: Socket, nowMs: number): void {
    this.#cooling.set(socket, { untilMs: nowMs + COOL_DOWN_MS, isHeld: false });
  }
}
