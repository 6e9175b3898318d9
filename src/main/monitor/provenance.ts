import type { Happening } from '../../shared/views';
import type { JournaledHappening } from './observation';

/**
 * Tells which journal record a happening came from. A stimulus has a record of its own, but what it does is
 * seen only in the tick that meets it: without this the tick would be named as the cause.
 *
 * It follows the life's queue, first in first out. Events that the organism or its environment raises inside a
 * tick have no other record than the tick.
 */
export class Provenance {
  /** Records of the stimuli that wait; `null` where the record is not known. */
  readonly #waiting: (number | null)[];

  /**
   * @param pending stimuli that already wait in the life's queue
   * @param waiting their records, as `waiting` told them; of another number they are not those, and not known
   */
  constructor(pending: number, waiting: readonly (number | null)[] = []) {
    this.#waiting = waiting.length === pending ? [...waiting] : new Array<null>(pending).fill(null);
  }

  /** Records of the stimuli that wait, in the order of the queue. */
  get waiting(): readonly (number | null)[] {
    return [...this.#waiting];
  }

  /**
   * @param seq journal record of the input that was folded in
   * @param pending stimuli that wait in the life's queue after it
   */
  attribute(seq: number, happenings: readonly Happening[], pending: number): readonly JournaledHappening[] {
    const waiting = this.#waiting;
    // Only a stimulus lengthens the queue, and only by itself.
    if (pending > waiting.length) waiting.push(seq);
    const met = waiting.length - pending;
    if (happenings.length === 0) return NONE;
    const records = met > 0 ? waiting.splice(0, met) : NONE;
    let next = 0;
    return happenings.map((happening) => {
      const fromQueue = happening.kind === 'event' && happening.type !== 'lag' && next < records.length;
      return { seq: (fromQueue ? records[next++] : null) ?? seq, happening };
    });
  }
}

const NONE: readonly never[] = Object.freeze([]);
