import { told } from '../../../shared/i18n';
import { Refusal } from '../../../shared/refusal';
import { Life } from '../../life/life';
import type { LifeInput } from '../../life/input';
import { wholeOnes } from '../../vault/checkpoints';
import { isMark, type JournalRecord } from '../../vault/journal-record';
import type { LifeStore } from '../../vault/life-store';
import { beginningAt, startBefore } from './starts';

/** A part of a line of descent: one life's journal, up to the tick at which the next in the line left it. */
export interface Stretch {
  readonly store: LifeStore;
  readonly untilTick: number;
}

/** The same input, some times over. */
export interface Run {
  readonly input: LifeInput;
  readonly count: number;
}

/**
 * A line of lives that is lived once more, tick by tick: what an ancestor lived up to a fork, then what the fork
 * lived. It stands right after a tick, with nothing of what came before the next one.
 */
export class Lane {
  readonly #stretches: Stretch[];
  #records: Generator<JournalRecord, void>;
  /** The record that is being folded, and how many of its inputs are left. */
  #current: JournalRecord | null = null;
  #left = 0;
  life: Life;

  /** Stands somewhere at or before `tick`. @throws Refusal where no saved state leads there */
  constructor(stretches: readonly Stretch[], tick: number) {
    const [first, ...rest] = stretches;
    if (first === undefined) throw new Error('a line of descent without a life');
    this.#stretches = [first, ...rest];
    const from = startBefore(first.store, tick);
    this.life = Life.from(from.state);
    this.#records = first.store.tail(from.anchor);
  }

  /**
   * Goes on to right after a tick.
   * @param keep told each run of inputs on the way
   * @returns false where the line ends before
   */
  goTo(tick: number, keep?: (run: Run) => void): boolean {
    while (this.life.tick < tick) {
      const record = this.#next();
      if (record === null) return false;
      const { input, count } = record;
      if (input.kind === 'seam') {
        this.life = Life.from(beginningAt(this.#stretch.store, record.seq).state);
        this.#left = 0;
        continue;
      }
      if (isMark(input)) {
        this.#left = 0;
        continue;
      }
      const until = Math.min(tick, this.#stretch.untilTick);
      const times = input.kind === 'tick' ? Math.min(this.#left, until - this.life.tick) : count;
      for (let time = 0; time < times; time++) this.life.apply(input);
      this.#left -= times;
      if (times > 0) keep?.({ input, count: times });
    }
    return true;
  }

  get #stretch(): Stretch {
    return this.#stretches[0] as Stretch;
  }

  #next(): JournalRecord | null {
    if (this.life.tick >= this.#stretch.untilTick) this.#turn();
    if (this.#left > 0) return this.#current;
    const next = this.#records.next();
    if (next.done === true) return null;
    this.#current = next.value;
    this.#left = next.value.count;
    return next.value;
  }

  /** On to the life that left here. */
  #turn(): void {
    this.#stretches.shift();
    const { store } = this.#stretch;
    const [from] = wholeOnes(store.beginnings());
    if (from === undefined) throw new Refusal('damaged', told('runtime.work.noCheckpoint'));
    this.life = Life.from(from.state);
    this.#records = store.tail(from.anchor);
    this.#left = 0;
  }
}
