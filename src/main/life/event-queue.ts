import type { Stimulus } from '../../shared/commands';

/**
 * What waits to be met: bounded, first in first out, part of life's state. It refuses when full; the door
 * tells the sender.
 */
export class EventQueue {
  readonly #capacity: number;
  readonly #pending: Stimulus[];

  constructor(capacity: number, pending: readonly Stimulus[]) {
    this.#capacity = capacity;
    this.#pending = [...pending];
  }

  get length(): number {
    return this.#pending.length;
  }
  get full(): boolean {
    return this.#pending.length >= this.#capacity;
  }

  /** @returns false, and takes nothing, when full. */
  offer(stimulus: Stimulus): boolean {
    if (this.full) return false;
    this.#pending.push(stimulus);
    return true;
  }

  /** Takes out at most `max` of the oldest. */
  drain(max: number): readonly Stimulus[] {
    return this.#pending.splice(0, max);
  }

  /** With another policy the capacity may be another; what was acknowledged stays. */
  withCapacity(capacity: number): EventQueue {
    return new EventQueue(capacity, this.#pending);
  }

  state(): readonly Stimulus[] {
    return [...this.#pending];
  }
}
