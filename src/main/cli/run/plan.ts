import type { Stimulus } from '../../../shared/commands';
import { told } from '../../../shared/i18n';
import { Refusal } from '../../../shared/refusal';
import type { PlannedStimulus } from './stimuli';

/** What a plan needs of the life it is sent to. */
export interface Receiver {
  isUrgent(stimulus: Stimulus): boolean;
  /** @returns false when the life did not take it: the queue is full */
  send(stimulus: Stimulus): boolean;
}

export interface StimuliCount {
  readonly sent: number;
  readonly refused: number;
  /** Planned for a tick that was not reached. */
  readonly left: number;
}

/**
 * Sends each stimulus so that it is met in the tick it names: one that waits in the queue goes out before that
 * tick, an urgent one, which is met at once, right after it.
 */
export class Plan {
  /** In the order in which they go out. */
  readonly #departures: readonly { readonly afterTick: number; readonly stimulus: Stimulus }[];
  #next = 0;
  #refused = 0;

  /** @throws Refusal naming the line of a stimulus whose tick has passed */
  constructor(file: string, stimuli: readonly PlannedStimulus[], startTick: number, life: Receiver) {
    this.#departures = stimuli
      .map(({ tick, line, stimulus }) => {
        // The tick 0 of a newborn has not passed: nothing was met in it yet.
        if (tick < startTick || (tick === startTick && tick > 0)) {
          throw new Refusal('invalid', told('cli.stimuli.past', { file, line, tick, now: startTick }));
        }
        const afterTick = life.isUrgent(stimulus) ? tick : Math.max(startTick, tick - 1);
        return { afterTick, stimulus };
      })
      .sort((one, other) => one.afterTick - other.afterTick);
  }

  /** How many ticks may go by before the next stimulus is due; Infinity when none is left. */
  ticksUntilNext(tick: number): number {
    const next = this.#departures[this.#next];
    return next === undefined ? Infinity : next.afterTick - tick;
  }

  sendDue(tick: number, life: Receiver): void {
    for (; this.ticksUntilNext(tick) <= 0; this.#next += 1) {
      const due = this.#departures[this.#next];
      if (due !== undefined && !life.send(due.stimulus)) this.#refused += 1;
    }
  }

  get count(): StimuliCount {
    const left = this.#departures.length - this.#next;
    return { sent: this.#next - this.#refused, refused: this.#refused, left };
  }
}
