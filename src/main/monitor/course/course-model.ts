import type { Action } from '../../../shared/vocabulary';
import { RecursiveLeastSquares, type LeastSquaresState } from '../learning/recursive-least-squares';
import { ACTION_INDEX, COURSE_SIZE } from './quantities';

/** Awake, each action but rest moves the quantities by an amount of its own. */
const AWAKE_FEATURES = 1 + COURSE_SIZE + 4;
const RESTING_FEATURES = 1 + COURSE_SIZE;
/** A forecast whose variance is so many times that of the noise is none. */
const DOUBT_MAX = 30;

export interface CourseModelState {
  readonly awake: LeastSquaresState;
  readonly resting: LeastSquaresState;
}

/**
 * How a life moves of itself: the change of each quantity per tick, given where all of them stand and what it
 * does, learned from this life alone. Resting and awake are two regimes: that is its circadian rhythm, with no
 * hour of the day fixed. What events do is not in it; what is left when both are taken off has no cause inside
 * the life's own ways (analytical redundancy: Isermann 2006, "Fault-Diagnosis Systems").
 */
export class CourseModel {
  readonly #awake = new RecursiveLeastSquares(AWAKE_FEATURES, COURSE_SIZE);
  readonly #resting = new RecursiveLeastSquares(RESTING_FEATURES, COURSE_SIZE);
  readonly #awakeAt = new Float64Array(AWAKE_FEATURES);
  readonly #restingAt = new Float64Array(RESTING_FEATURES);
  #now = this.#awake;
  #at = this.#awakeAt;

  /** Where the forecasts start: the course at that moment and what is being done. */
  face(course: Float64Array, action: Action): void {
    const resting = action === 'rest';
    this.#now = resting ? this.#resting : this.#awake;
    this.#at = resting ? this.#restingAt : this.#awakeAt;
    const at = this.#at;
    at[0] = 1;
    for (let index = 0; index < COURSE_SIZE; index++) at[1 + index] = course[index] as number;
    if (!resting) {
      // `none` and `rest` come first and have no place of their own.
      const act = ACTION_INDEX[action] - 2;
      for (let index = 0; index < 4; index++) at[1 + COURSE_SIZE + index] = index === act ? 1 : 0;
    }
    this.#now.face(at);
  }

  /** Too little is known here for a claim. */
  get doubtful(): boolean {
    return this.#now.doubtful > DOUBT_MAX;
  }

  /** By how much not-knowing widens the band of usual misses here: 1 where this was often seen. */
  get spread(): number {
    return Math.sqrt(1 + this.#now.doubtful);
  }

  /** Change per tick that is to be expected. */
  forecast(index: number): number {
    return this.#now.forecast(index, this.#at);
  }

  /** Learns of one quantity by what its forecast missed. */
  correct(index: number, surprise: number): void {
    this.#now.correct(index, surprise);
  }

  settle(): void {
    this.#now.settle();
  }

  /** Something lasting has changed: what comes counts more than what was. */
  doubt(): void {
    this.#awake.doubt();
    this.#resting.doubt();
  }

  state(): CourseModelState {
    return { awake: this.#awake.state(), resting: this.#resting.state() };
  }

  restore({ awake, resting }: CourseModelState): void {
    this.#awake.restore(awake);
    this.#resting.restore(resting);
  }
}
