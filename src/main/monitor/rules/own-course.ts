import type { Bench, Rule } from '../bench';
import { CourseModel, type CourseModelState } from '../course/course-model';
import { atBound, COURSE_SIZE, TOLD_BY_APPRAISALS } from '../course/quantities';
import { Stretch, STRETCH_TICKS } from '../course/stretch';
import type { Moment } from '../observation';
import { Drifts, type DriftsState } from './own-course/drifts';
import { Jumps } from './own-course/jumps';
import { isQuietStart } from './own-course/measures';
import { isStillPath, Stillness } from './own-course/stillness';
import { Swings } from './own-course/swings';

/** Moved so far in a tick, or so far off its course in a stretch, it may have jumped; parts of the full value. */
const STEP_FROM = 0.01;
const STRETCH_STEP_FROM = 0.02;
/** What moves it this far back and forth is looked at tick by tick. */
const SWINGS_FROM = 0.004;
/** What is known well is learned of by every so manieth stretch. */
const LEARNS_EVERY = 4;
/** What is told ends by itself also where no stretch is ever completed. */
const SETTLES_EVERY_TICKS = 60;

export interface OwnCourseState extends DriftsState {
  readonly tickIntervalMs: number;
  readonly model: CourseModelState;
  readonly deadBands: readonly number[];
}

/**
 * Whatever moves a quantity and is neither an event nor the life's own way: a jump, a drift, swings, unrest,
 * standing still, a shock that nothing comes back from, inner time out of step. What is left of the course when
 * both are taken off (`CourseModel`) is watched by a CUSUM per quantity and, while it swings, by its turning points.
 */
export class OwnCourseRule implements Rule {
  readonly #stretch = new Stretch();
  readonly #model = new CourseModel();
  readonly #jumps = new Jumps();
  readonly #swings = new Swings();
  readonly #stillness = new Stillness();
  readonly #drifts = new Drifts();
  #tickIntervalMs = 0;
  #settledTick = 0;
  /** Completed since the last fresh start. */
  #stretches = 0;

  observe(moment: Moment, bench: Bench): void {
    const { tick, policy } = moment.view;
    if (moment.fresh) this.#startAfresh(tick);
    // Another rhythm is another course altogether.
    if (policy.tickIntervalMs !== this.#tickIntervalMs) this.#model.doubt();
    this.#tickIntervalMs = policy.tickIntervalMs;
    const complete = this.#stretch.follow(moment);
    if (moment.happenings.length > 0) this.#drifts.noteEvents(moment, this.#stretch);
    if (this.#stretch.clear) this.#lookAtTick(moment, bench);
    if (complete) this.#lookAtStretch(moment, bench);
    else if (tick - this.#settledTick >= SETTLES_EVERY_TICKS) this.#settle(moment, bench);
  }

  state(): OwnCourseState {
    return {
      tickIntervalMs: this.#tickIntervalMs,
      model: this.#model.state(),
      deadBands: this.#swings.state(),
      ...this.#drifts.state(),
    };
  }

  restore({ tickIntervalMs, model, deadBands, ...drifts }: OwnCourseState): void {
    this.#tickIntervalMs = tickIntervalMs;
    this.#model.restore(model);
    this.#swings.restore(deadBands);
    this.#drifts.restore(drifts);
  }

  #startAfresh(tick: number): void {
    this.#settledTick = tick;
    this.#stretches = 0;
    this.#drifts.startAfresh();
    this.#swings.startAfresh();
    this.#jumps.startAfresh();
    this.#stillness.startAfresh();
  }

  /** A jump is seen at once; what swings is followed. */
  #lookAtTick(moment: Moment, bench: Bench): void {
    const { change } = this.#stretch;
    for (let index = 0; index < TOLD_BY_APPRAISALS; index++) {
      const by = change[index] as number;
      if (by > STEP_FROM || by < -STEP_FROM) this.#step(moment, bench, index, by, 1);
    }
    this.#swings.follow(moment, this.#stretch);
  }

  #lookAtStretch(moment: Moment, bench: Bench): void {
    const stretch = this.#stretch;
    this.#stretches += 1;
    this.#model.face(stretch.start, stretch.action);
    for (let index = 0; index < COURSE_SIZE; index++) this.#lookAt(moment, bench, index);
    if (!isQuietStart(moment)) this.#drifts.learnRate(stretch);
    this.#settle(moment, bench);
    stretch.begin(stretch.action);
  }

  /** What one quantity did in the stretch that is complete. */
  #lookAt(moment: Moment, bench: Bench, index: number): void {
    const stretch = this.#stretch;
    const model = this.#model;
    const drifts = this.#drifts;
    const mayTell = !this.#swings.isTold(index);
    if (atBound(index, stretch.start[index] as number) || atBound(index, stretch.now[index] as number)) {
      stretch.expected[index] = 0;
      this.#stillness.end(moment, bench, index);
      if (drifts.isStraying(index) || drifts.isTold(index)) {
        drifts.follow(moment, bench, index, { miss: 0, stretch, mayTell });
      }
      return;
    }
    const forecast = model.forecast(index);
    const miss = stretch.observed(index) - forecast;
    stretch.expected[index] = forecast;
    if (this.#isNothingNew(index, miss)) return;
    model.weigh(index);
    drifts.face(index, model.spread(index));
    if (isQuietStart(moment) || model.doubts(index)) {
      this.#stillness.end(moment, bench, index);
      // While it is off its course, what is new there cannot be told from that.
      if (!drifts.isTold(index)) model.learn(index, miss);
      return;
    }
    if (index < TOLD_BY_APPRAISALS) {
      this.#stillness.look(moment, bench, index, stretch);
      this.#lookForSteps(moment, bench, index, miss * STRETCH_TICKS);
    }
    drifts.follow(moment, bench, index, { miss, stretch, mayTell });
    if (drifts.isStraying(index) || this.#stillness.isStill(index) || this.#swings.isFollowed(index)) return;
    model.learn(index, miss);
    drifts.learn(index, miss);
  }

  /** Nothing can be told of this stretch, and it is not its turn to be learned of: three in four end here. */
  #isNothingNew(index: number, miss: number): boolean {
    if ((this.#stretches + index) % LEARNS_EVERY === 0 || !this.#model.knowsWell(index)) return false;
    if (Math.abs(miss) > this.#drifts.leastBand(index)) return false;
    if (this.#drifts.isStraying(index) || this.#drifts.isTold(index)) return false;
    if (index >= TOLD_BY_APPRAISALS) return true;
    const path = this.#stretch.path[index] as number;
    if (this.#stillness.isStill(index) || isStillPath(path)) return false;
    return path < SWINGS_FROM && !this.#swings.isFollowed(index);
  }

  /** @param moved off its course in the whole stretch */
  #lookForSteps(moment: Moment, bench: Bench, index: number, moved: number): void {
    const { path, start, now } = this.#stretch;
    const rough = (path[index] as number) - Math.abs((now[index] as number) - (start[index] as number));
    const far = Math.abs(moved);
    if (rough >= SWINGS_FROM || far >= SWINGS_FROM) this.#swings.arm(moment, index);
    if (far >= STRETCH_STEP_FROM * bench.times('sudden-change')) {
      this.#step(moment, bench, index, moved, STRETCH_TICKS);
    }
  }

  /** A step that no event explains, of one tick or of a whole stretch. */
  #step(moment: Moment, bench: Bench, index: number, by: number, ticks: number): void {
    if (isQuietStart(moment)) return;
    this.#swings.arm(moment, index);
    if (this.#swings.isTold(index)) return;
    this.#jumps.step(moment, bench, index, { by, ticks, band: this.#drifts.band(index) * ticks });
  }

  /** What is over, or has become usual, is told no longer. */
  #settle(moment: Moment, bench: Bench): void {
    this.#settledTick = moment.view.tick;
    this.#swings.settle(moment, bench, (index) => {
      // A drift or jump was only the first half-swing.
      this.#drifts.end(moment, bench, index);
      this.#jumps.end(moment, bench, index);
    });
    this.#jumps.settle(moment, bench);
    for (let index = 0; index < COURSE_SIZE; index++) {
      if (!this.#drifts.isUsual(moment, index) && !this.#stillness.isUsual(moment, index)) continue;
      this.#drifts.accept(moment, bench, index);
      this.#stillness.end(moment, bench, index);
      this.#model.doubt(index);
    }
  }
}
