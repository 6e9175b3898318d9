import type { Absence } from './absence';
import type { Clock } from './clock';
import type { LifeKeeper } from './life-keeper';

/** A slice ends after whichever comes first, so that whoever else waits for this thread waits no longer. */
const SLICE_MS = 30;
const SLICE_TICKS = 20_000;
/** Between two slices others have their turn. */
const PAUSE_MS = 4;
/** Where the life could not be reached it is tried again after this time. */
const RETRY_MS = 1000;

export interface LivingOnNeeds {
  readonly clock: Clock;
  /** All in one go, for a process in which nothing else waits. */
  readonly atOnce: boolean;
  /** A bit more of it was lived. */
  onStep(): void;
  /** All of it was lived that is to be, and the life goes on by the clock, or is dead. */
  onEnd(): void;
  onFailure(error: unknown): void;
}

/**
 * Lets a life live its absence, in slices: first what it lives, in ticks on time that are written at the time they
 * stand for, then one waking after what is beyond its cap. Whatever ends it early, the journal knows how far it has
 * come: nothing is lived twice. A dead life has no rest to sleep.
 */
export class LivingOn {
  readonly absence: Absence;
  readonly #keeper: LifeKeeper;
  readonly #needs: LivingOnNeeds;
  #callOff: (() => void) | null = null;
  #ended = false;

  constructor(keeper: LifeKeeper, absence: Absence, needs: LivingOnNeeds) {
    this.#keeper = keeper;
    this.absence = absence;
    this.#needs = needs;
  }

  /** @param isResumed the journal has its beginning already */
  begin(isResumed: boolean): void {
    this.#keeper.goAbsent(this.absence, isResumed);
    this.goOn();
  }

  /** Interrupted by the machine's sleep, it goes on where it was. */
  goOn(): void {
    if (this.#ended || this.#callOff !== null) return;
    do this.#slice();
    while (this.#needs.atOnce && !this.#ended);
  }

  stop(): void {
    this.#callOff?.();
    this.#callOff = null;
  }

  #slice(): void {
    const { clock } = this.#needs;
    this.#callOff = null;
    try {
      this.#keeper.liveAbsence(this.absence, SLICE_TICKS, clock.monotonicMs() + SLICE_MS);
      if (this.#isOver) return this.#end();
      this.#needs.onStep();
      if (!this.#needs.atOnce) this.#later(PAUSE_MS);
    } catch (error) {
      if (this.#needs.atOnce) throw error;
      this.#needs.onFailure(error);
      this.#later(RETRY_MS);
    }
  }

  get #isOver(): boolean {
    const { view, policy } = this.#keeper;
    return !view.alive || this.absence.ticksLeft(policy.tickIntervalMs) === 0;
  }

  #end(): void {
    this.absence.end();
    this.#keeper.comeBack(this.absence);
    this.#ended = true;
    this.#needs.onEnd();
  }

  #later(afterMs: number): void {
    const { clock } = this.#needs;
    this.#callOff = clock.at(clock.monotonicMs() + afterMs, () => this.#slice());
  }
}
