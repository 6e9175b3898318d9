import type { LifeView } from '../../shared/views';

/**
 * The parts of a view that seldom change: each is frozen when it does, and handed out again until the next
 * change, because a view is made at every tick.
 */
export class StillParts {
  #policy: LifeView['policy'] = Object.freeze({ name: '', tickIntervalMs: 0 });
  #memory: LifeView['memory'] = Object.freeze({ shortTerm: 0, longTerm: 0, longTermMax: 0 });
  #queue: LifeView['queue'] = Object.freeze({ pending: 0, capacity: 0 });
  #trace: LifeView['trace'] = Object.freeze({ errors: 0, hookFailures: 0, lateTicks: 0 });

  policy(name: string, tickIntervalMs: number): LifeView['policy'] {
    const last = this.#policy;
    if (last.name === name && last.tickIntervalMs === tickIntervalMs) return last;
    return (this.#policy = Object.freeze({ name, tickIntervalMs }));
  }

  memory(shortTerm: number, longTerm: number, longTermMax: number): LifeView['memory'] {
    const last = this.#memory;
    if (last.shortTerm === shortTerm && last.longTerm === longTerm && last.longTermMax === longTermMax) {
      return last;
    }
    return (this.#memory = Object.freeze({ shortTerm, longTerm, longTermMax }));
  }

  queue(pending: number, capacity: number): LifeView['queue'] {
    const last = this.#queue;
    if (last.pending === pending && last.capacity === capacity) return last;
    return (this.#queue = Object.freeze({ pending, capacity }));
  }

  trace(errors: number, hookFailures: number, lateTicks: number): LifeView['trace'] {
    const last = this.#trace;
    if (last.errors === errors && last.hookFailures === hookFailures && last.lateTicks === lateTicks)
      return last;
    return (this.#trace = Object.freeze({ errors, hookFailures, lateTicks }));
  }
}
