import type { Action } from '../../../shared/vocabulary';
import { RecursiveLeastSquares, type LeastSquaresState } from '../learning/recursive-least-squares';
import { ACTION_INDEX, COURSE, COURSE_SIZE, DRIFT, STABILITY } from './quantities';

/**
 * A constant, where each quantity stands, and what drift does to coming back: it takes effect on how far stability
 * is from full, a product that no sum stands for.
 */
const RESTING_FEATURES = 1 + COURSE_SIZE + 1;
/** Awake, each action but rest moves the quantities by an amount of its own, and drift takes a part of it. */
const ACTS = 4;
const AWAKE_FEATURES = RESTING_FEATURES + 2 * ACTS;
/** A forecast whose variance is so many times that of the noise is none. */
const DOUBT_MAX = 300;
/** So many stretches have to be learned of before a forecast is worth a claim: about two hours. */
const LESSONS_MIN = 700;
/** So many, and it is known well. */
const LESSONS_MANY = 3 * LESSONS_MIN;

export interface CourseModelState {
  /** One for each quantity. */
  readonly awake: readonly LeastSquaresState[];
  readonly resting: readonly LeastSquaresState[];
}

/**
 * How a life moves of itself: the change of each quantity per tick, given where all of them stand and what it
 * does, learned from this life alone. Resting and awake are two regimes: that is its circadian rhythm, with no
 * hour of the day fixed. What events do is not in it; what is left when both are taken off has no cause inside
 * the life's own ways (analytical redundancy: Isermann 2006, "Fault-Diagnosis Systems").
 */
export class CourseModel {
  readonly #awake = COURSE.map(() => new RecursiveLeastSquares(AWAKE_FEATURES));
  readonly #resting = COURSE.map(() => new RecursiveLeastSquares(RESTING_FEATURES));
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
    at[1 + COURSE_SIZE] = (1 - (course[STABILITY] as number)) * (course[DRIFT] as number);
    if (!resting) {
      // `none` and `rest` come first and have no place of their own.
      const act = ACTION_INDEX[action] - 2;
      for (let index = 0; index < ACTS; index++) {
        at[RESTING_FEATURES + index] = index === act ? 1 : 0;
        at[RESTING_FEATURES + ACTS + index] = index === act ? (course[DRIFT] as number) : 0;
      }
    }
  }

  /** Change of one quantity per tick that is to be expected. */
  forecast(index: number): number {
    return this.#of(index).forecast(this.#at);
  }

  /** Enough was learned of this quantity that not every lesson counts. */
  knowsWell(index: number): boolean {
    return this.#of(index).lessons >= LESSONS_MANY;
  }

  /** To be called before `doubts`, `spread` and `learn`. */
  weigh(index: number): void {
    this.#of(index).weigh(this.#at);
  }

  /** Too little is known for a claim about the forecast of this quantity. */
  doubts(index: number): boolean {
    const { lessons, doubtful } = this.#of(index);
    return lessons < LESSONS_MIN || doubtful > DOUBT_MAX;
  }

  /** By how much not-knowing widens the band of usual misses there: 1 where this was often seen. */
  spread(index: number): number {
    return Math.sqrt(1 + this.#of(index).doubtful);
  }

  /** Learns of one quantity by what its forecast missed, per tick. */
  learn(index: number, missed: number): void {
    this.#of(index).learn(missed);
  }

  /** Something lasting has changed in one quantity, or in all: what comes counts more than what was. */
  doubt(index?: number): void {
    for (const regime of [this.#awake, this.#resting]) {
      if (index !== undefined) regime[index]?.doubt();
      else for (const each of regime) each.doubt();
    }
  }

  state(): CourseModelState {
    const stateOf = (each: RecursiveLeastSquares): LeastSquaresState => each.state();
    return { awake: this.#awake.map(stateOf), resting: this.#resting.map(stateOf) };
  }

  restore({ awake, resting }: CourseModelState): void {
    awake.forEach((state, index) => this.#awake[index]?.restore(state));
    resting.forEach((state, index) => this.#resting[index]?.restore(state));
  }

  #of(index: number): RecursiveLeastSquares {
    return this.#now[index] as RecursiveLeastSquares;
  }
}
