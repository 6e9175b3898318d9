import { VITALS, type Severity } from '../../../shared/vocabulary';
import { SELF_SOURCE } from '../../life/life';
import { AMBIENT_SOURCE } from '../../life/ambient';
import type { Bench, Rule } from '../bench';
import { CourseModel, type CourseModelState } from '../course/course-model';
import { CourseWatch } from '../course/course-watch';
import {
  AROUSAL,
  atBound,
  COURSE,
  COURSE_SIZE,
  INNER_RATE,
  subjectOf,
  TOLD_BY_APPRAISALS,
} from '../course/quantities';
import { Shock } from '../course/shock';
import { Stretch, STRETCH_TICKS } from '../course/stretch';
import { Tremor } from '../course/tremor';
import { placeOf, type Moment } from '../observation';
import { RobustEwma, type RobustEwmaState } from '../robust-ewma';
import {
  driftSignal,
  flatSignal,
  innerTimeSignal,
  noRecoverySignal,
  suddenSignal,
  swingingSignal,
} from './own-course-words';

/** Unexplained pace that is nothing, part of the full value per tick: 0.9 % an hour at one tick a second. */
const PACE_FLOOR = 2.5e-6;
const AROUSAL_PACE_FLOOR = 2e-5;
const INNER_PACE_FLOOR = 3e-4;
/** Strayed so far beyond the band, a quantity drifts; parts of the full value. */
const DRIFT_FROM = 0.01;
/** After a shock it takes less: that it does not come back was to be looked for. */
const NO_RECOVERY_FROM = 0.004;
const AROUSAL_DRIFT_FROM = 0.02;
const INNER_DRIFT_FROM = 0.05;
/** Moved so far in a tick, or in a stretch, without an event, it jumped. */
const STEP_FROM = 0.015;
const STRETCH_STEP_FROM = 0.02;
/** What moves it this far back and forth is looked at tick by tick. */
const TREMOR_FROM = 0.004;
const DEAD_BAND = 0.003;
/** Swings are over after so many ticks without one. */
const TREMOR_CALM_TICKS = 300;
/** Stretches without any movement before it is told. */
const STILL_STRETCHES = 3;
/** A forecast below this pace is no reason to expect movement. */
const STILL_PACE = 1e-9;
/** Not moving at all, but for the rounding of what holds it: a quantity in balance still moves by more. */
const STILL_PATH = 1e-12;
/** What lasts this long is usual from then on. */
const ACCEPTED_AFTER_MS = 6 * 3_600_000;
const JUMP_CALM_TICKS = 60;
/** What is told ends by itself also where no stretch is ever completed. */
const SETTLES_EVERY_TICKS = 60;
const TOLD_AGAIN_FACTOR = 2;
const QUIET_START_TICKS = 60;
/** Parts of the full value that make a change of a vital a warning, or grave. */
const WARNING_FROM = 0.15;
const GRAVE_FROM = 0.3;
/** What begins so soon after a shock is about coming back from it, ms of lived time. */
const SHOCK_NEAR_MS = 1_800_000;
/** Tension and noise are pushed all the time: for them it has to be the very next thing. */
const PUSH_NEAR_MS = 180_000;
/** Inner time: weight of the newest stretch in its usual rate, and distance from it that makes a warning. */
const RATE_WEIGHT = 1 / 3000;
const RATE_WARNING_FROM = 0.6;
/** So many stretches have to be seen before a rate is usual. */
const RATES_MIN = 60;

/** Shocks are followed where things come back by themselves. */
const COMES_BACK: Readonly<Record<number, 1 | -1>> = { 2: -1, 3: 1, 5: 1 };

export interface OwnCourseState {
  readonly tickIntervalMs: number;
  readonly model: CourseModelState;
  readonly misses: readonly RobustEwmaState[];
  readonly deadBands: readonly number[];
  readonly rates: readonly [awake: RobustEwmaState, resting: RobustEwmaState];
}

/**
 * Whatever moves a quantity and is neither an event nor the life's own way: a jump, a drift, swings, unrest,
 * standing still, a shock that nothing comes back from, inner time out of step. What is left of the course when
 * both are taken off (`CourseModel`) is watched by a CUSUM per quantity and, while it swings, by its turning points.
 */
export class OwnCourseRule implements Rule {
  readonly #stretch = new Stretch();
  readonly #model = new CourseModel();
  readonly #watches = COURSE.map(
    (name) =>
      new CourseWatch(
        name === 'innerRate' ? INNER_PACE_FLOOR : name === 'arousal' ? AROUSAL_PACE_FLOOR : PACE_FLOOR,
      ),
  );
  readonly #tremors: (Tremor | null)[] = COURSE.map(() => null);
  #tremorCount = 0;
  readonly #deadBands = COURSE.map(() => DEAD_BAND);
  readonly #swingingSince: (number | null)[] = COURSE.map(() => null);
  readonly #pace = new Float64Array(COURSE_SIZE);
  /** Tick of the last jump of each quantity that was told. */
  readonly #jumped: (number | null)[] = COURSE.map(() => null);
  readonly #shocks: (Shock | null)[] = COURSE.map((_, index) => {
    const harm = COMES_BACK[index];
    return harm === undefined ? null : new Shock(harm);
  });
  readonly #awakeRate = new RobustEwma(RATE_WEIGHT, 0.02);
  readonly #restingRate = new RobustEwma(RATE_WEIGHT, 0.02);
  #tickIntervalMs = 0;
  #settledTick = 0;

  observe(moment: Moment, bench: Bench): void {
    if (moment.fresh) this.#startAfresh(moment);
    const { tickIntervalMs } = moment.view.policy;
    // Another rhythm is another course altogether.
    if (tickIntervalMs !== this.#tickIntervalMs) this.#model.doubt();
    this.#tickIntervalMs = tickIntervalMs;
    const complete = this.#stretch.follow(moment);
    if (moment.happenings.length > 0) this.#noteShocks(moment);
    if (this.#stretch.clear) this.#lookAtTick(moment, bench);
    if (complete) this.#lookAtStretch(moment, bench);
    else if (moment.view.tick - this.#settledTick >= SETTLES_EVERY_TICKS) this.#settle(moment, bench);
  }

  state(): OwnCourseState {
    return {
      tickIntervalMs: this.#tickIntervalMs,
      model: this.#model.state(),
      misses: this.#watches.map((watch) => watch.state()),
      deadBands: [...this.#deadBands],
      rates: [this.#awakeRate.state(), this.#restingRate.state()],
    };
  }

  restore({ tickIntervalMs, model, misses, deadBands, rates }: OwnCourseState): void {
    this.#tickIntervalMs = tickIntervalMs;
    this.#model.restore(model);
    misses.forEach((state, index) => this.#watches[index]?.restore(state));
    deadBands.forEach((deadBand, index) => (this.#deadBands[index] = deadBand));
    this.#awakeRate.restore(rates[0]);
    this.#restingRate.restore(rates[1]);
  }

  #startAfresh({ view }: Moment): void {
    this.#settledTick = view.tick;
    for (const watch of this.#watches) watch.startAfresh();
    for (const shock of this.#shocks) shock?.forget();
    this.#tremors.fill(null);
    this.#tremorCount = 0;
    this.#swingingSince.fill(null);
    this.#jumped.fill(null);
    this.#pace.fill(0);
  }

  #noteShocks({ happenings, view }: Moment): void {
    const { now } = this.#stretch;
    for (const { seq, happening } of happenings) {
      if (happening.kind !== 'event') continue;
      const { type, tick, source, appraisal } = happening;
      const recorded = source !== AMBIENT_SOURCE && source !== SELF_SOURCE;
      const cause = { what: type, seq, tick, recorded };
      for (const index of [2, 3, 5]) {
        const by = appraisal.impact[COURSE[index] as 'stability' | 'tension' | 'noise'];
        if (by !== undefined) this.#shocks[index]?.push(by, now[index] as number, view.ageMs, cause);
      }
    }
  }

  /** A jump is seen at once; what swings is followed. */
  #lookAtTick(moment: Moment, bench: Bench): void {
    const { change } = this.#stretch;
    for (let index = 0; index < TOLD_BY_APPRAISALS; index++) {
      const step = change[index] as number;
      if (step > 0.01 || step < -0.01) this.#step(moment, bench, index, step, 1);
    }
    if (this.#tremorCount === 0) return;
    for (let index = 0; index < TOLD_BY_APPRAISALS; index++) {
      const tremor = this.#tremors[index];
      if (tremor == null) continue;
      tremor.follow((change[index] as number) - (this.#pace[index] as number), moment.view.tick);
    }
  }

  #lookAtStretch(moment: Moment, bench: Bench): void {
    const stretch = this.#stretch;
    const { start, now, path, action } = stretch;
    const model = this.#model;
    model.face(start, action);
    const quiet = moment.settledTicks < QUIET_START_TICKS;
    for (let index = 0; index < COURSE_SIZE; index++) {
      const from = start[index] as number;
      const to = now[index] as number;
      const watch = this.#watches[index] as CourseWatch;
      if (atBound(index, from) || atBound(index, to)) {
        this.#stir(moment, bench, index, watch);
        this.#pace[index] = 0;
        if (watch.straying || watch.toldAgeMs !== null) this.#stray(moment, bench, index, watch, 0);
        continue;
      }
      const forecast = model.forecast(index);
      const miss = (to - from) / STRETCH_TICKS - forecast;
      this.#pace[index] = forecast;
      watch.spread = model.spread(index);
      if (quiet || model.doubts(index)) {
        // While it is off its course, what is new there cannot be told from that.
        if (watch.toldAgeMs === null) model.learn(index, miss);
        this.#stir(moment, bench, index, watch);
        continue;
      }
      this.#stand(moment, bench, index, watch, forecast, path[index] as number);
      const moved = miss * STRETCH_TICKS;
      if (index < TOLD_BY_APPRAISALS) {
        const rough = (path[index] as number) - Math.abs(to - from);
        if (rough >= TREMOR_FROM || moved >= TREMOR_FROM || moved <= -TREMOR_FROM) this.#arm(moment, index);
        const limit = STRETCH_STEP_FROM * bench.times('sudden-change');
        if (moved >= limit || moved <= -limit) this.#step(moment, bench, index, moved, STRETCH_TICKS);
      }
      this.#stray(moment, bench, index, watch, miss);
      if (watch.straying || watch.still > 0 || this.#tremors[index] != null) continue;
      model.learn(index, miss);
      watch.learn(miss);
    }
    if (!quiet && !this.#watchesInnerTime()) {
      (action === 'rest' ? this.#restingRate : this.#awakeRate).learn(now[INNER_RATE] as number);
    }
    this.#settle(moment, bench);
    stretch.begin(action);
  }

  /** What is over, or has become usual, is told no longer. */
  #settle(moment: Moment, bench: Bench): void {
    const { view } = moment;
    this.#settledTick = view.tick;
    if (this.#tremorCount > 0) this.#lookAtTremors(moment, bench);
    this.#settleJumps(moment, bench);
    for (let index = 0; index < COURSE_SIZE; index++) {
      const { toldAgeMs, still, stillFrom } = this.#watches[index] as CourseWatch;
      const sinceMs = view.ageMs - ACCEPTED_AFTER_MS;
      const strays = toldAgeMs !== null && toldAgeMs <= sinceMs;
      const stands = still >= STILL_STRETCHES && stillFrom.ms - view.downtimeMs <= sinceMs;
      if (strays || stands) this.#accept(moment, bench, index);
    }
  }

  #watchesInnerTime(): boolean {
    return this.#watches[INNER_RATE]?.straying === true || this.#watches[AROUSAL]?.straying === true;
  }

  /** A step that no event explains, of one tick or of a whole stretch. */
  #step(moment: Moment, bench: Bench, index: number, step: number, ticks: number): void {
    if (moment.settledTicks < QUIET_START_TICKS) return;
    this.#arm(moment, index);
    const size = Math.abs(step);
    if (size < STEP_FROM * bench.times('sudden-change') || this.#swingingSince[index] != null) return;
    const known = this.#jumped[index];
    this.#jumped[index] = moment.view.tick;
    if (known != null) return;
    const isVital = index < 3;
    const severity: Severity = isVital && size >= WARNING_FROM ? 'warning' : 'notice';
    const { view } = moment;
    const spanMs = ticks * view.policy.tickIntervalMs;
    const cause = bench.causes.inputs(['policy', 'fault'], view.ageMs - spanMs, 2000, spanMs);
    bench.desk.raise(
      moment,
      suddenSignal(placeOf(moment), index, step, spanMs, this.#band(index) * ticks, cause, severity),
    );
  }

  #settleJumps(moment: Moment, bench: Bench): void {
    for (let index = 0; index < TOLD_BY_APPRAISALS; index++) {
      const at = this.#jumped[index];
      if (at == null || moment.view.tick - at < JUMP_CALM_TICKS) continue;
      this.#jumped[index] = null;
      bench.desk.clear(moment, 'sudden-change', subjectOf(index));
    }
  }

  #band(index: number): number {
    return this.#watches[index]?.band ?? 0;
  }

  /** Standing still where movement is to be expected. */
  #stand(
    moment: Moment,
    bench: Bench,
    index: number,
    watch: CourseWatch,
    forecast: number,
    path: number,
  ): void {
    const expected = Math.abs(forecast) * STRETCH_TICKS;
    const still = index < TOLD_BY_APPRAISALS && expected > STILL_PACE * STRETCH_TICKS && path <= STILL_PATH;
    if (!still) {
      this.#stir(moment, bench, index, watch);
      return;
    }
    watch.still += 1;
    if (watch.still === 1) {
      const { tick, ms } = placeOf(moment);
      const backMs = STRETCH_TICKS * moment.view.policy.tickIntervalMs;
      watch.stillFrom = { tick: tick - STRETCH_TICKS, ms: ms - backMs };
    }
    const stillMs = watch.still * STRETCH_TICKS * moment.view.policy.tickIntervalMs;
    if (watch.still === STILL_STRETCHES) {
      const cause = bench.causes.inputs(['policy'], moment.view.ageMs - stillMs, 60_000, 0);
      bench.desk.raise(
        moment,
        flatSignal(
          watch.stillFrom,
          index,
          this.#stretch.now[index] as number,
          stillMs,
          forecast,
          moment,
          cause,
        ),
      );
    }
  }

  /** It does not stand still, or nobody can tell. */
  #stir(moment: Moment, bench: Bench, index: number, watch: CourseWatch): void {
    if (watch.still >= STILL_STRETCHES) bench.desk.clear(moment, 'flat-line', subjectOf(index));
    watch.still = 0;
  }

  /** Follows how far the quantity is off its course, and tells when that is far. */
  #stray(moment: Moment, bench: Bench, index: number, watch: CourseWatch, miss: number): void {
    watch.stray(miss, STRETCH_TICKS, () => {
      const { tick, ms } = placeOf(moment);
      const backMs = STRETCH_TICKS * moment.view.policy.tickIntervalMs;
      watch.from = { tick: tick - STRETCH_TICKS, ms: ms - backMs };
      watch.fromAgeMs = moment.view.ageMs - backMs;
    });
    if (watch.toldAgeMs !== null && watch.calm) {
      this.#overcome(moment, bench, index, watch);
      return;
    }
    if (!watch.straying || this.#swingingSince[index] != null) return;
    const inner = index >= AROUSAL;
    const far = index === INNER_RATE ? INNER_DRIFT_FROM : index === AROUSAL ? AROUSAL_DRIFT_FROM : DRIFT_FROM;
    const strayed = Math.abs(watch.strayed);
    const known = watch.toldAgeMs !== null;
    if (strayed < far * bench.times(inner ? 'inner-time' : 'slow-drift')) {
      const late = strayed >= NO_RECOVERY_FROM * bench.times('no-recovery');
      if (!late || inner || known || !this.#staysDown(moment, index, watch)) return;
    }
    if (known && Math.abs(watch.missed) < watch.toldMissed * TOLD_AGAIN_FACTOR) return;
    watch.toldAgeMs ??= moment.view.ageMs;
    watch.toldMissed = Math.abs(watch.missed);
    if (inner) this.#tellInnerTime(moment, bench, watch);
    else this.#tellDrift(moment, bench, index, watch);
  }

  #tellDrift(moment: Moment, bench: Bench, index: number, watch: CourseWatch): void {
    const { view } = moment;
    const spanMs = view.ageMs - watch.fromAgeMs;
    const harmful = index < 3 ? watch.missed < 0 : watch.missed > 0;
    const size = Math.abs(watch.missed);
    const severity: Severity =
      index < 3 && harmful
        ? size >= GRAVE_FROM
          ? 'grave'
          : size >= WARNING_FROM
            ? 'warning'
            : 'notice'
        : 'notice';
    const observed = this.#observedPace(index);
    const pace = this.#pace[index] as number;
    const shock = this.#shocks[index];
    if (shock != null && this.#staysDown(moment, index, watch)) {
      const level = this.#stretch.now[index] as number;
      bench.desk.clear(moment, 'slow-drift', subjectOf(index));
      bench.desk.raise(moment, noRecoverySignal(index, shock, level, watch, moment, severity));
      return;
    }
    const cause = bench.causes.inputs(['policy', 'fault'], watch.fromAgeMs, 90_000, 60_000);
    bench.desk.raise(
      moment,
      driftSignal(watch, index, { observed, pace, band: watch.band, spanMs }, moment, cause, severity),
    );
  }

  #observedPace(index: number): number {
    const { start, now } = this.#stretch;
    return ((now[index] as number) - (start[index] as number)) / STRETCH_TICKS;
  }

  /** It was pushed lately, should be coming back, and stays where it is: neither comes back nor runs on. */
  #staysDown({ view }: Moment, index: number, watch: CourseWatch): boolean {
    const shock = this.#shocks[index];
    const harmful = index < VITALS.length ? watch.missed < 0 : watch.missed > 0;
    if (shock == null || !harmful) return false;
    if (!shock.active(this.#stretch.now[index] as number, view.ageMs)) return false;
    const nearMs = index < VITALS.length ? SHOCK_NEAR_MS : PUSH_NEAR_MS;
    if (Math.abs(watch.fromAgeMs - shock.ageMs) > nearMs) return false;
    const back = watch.missed < 0 ? 1 : -1;
    const due = (this.#pace[index] as number) * back;
    const done = this.#observedPace(index) * back;
    return due > 0 && done < 0.5 * due && done > -0.6 * due;
  }

  #tellInnerTime(moment: Moment, bench: Bench, watch: CourseWatch): void {
    const resting = this.#stretch.action === 'rest';
    const { count, mean, deviation } = resting ? this.#restingRate : this.#awakeRate;
    const rate = this.#stretch.now[INNER_RATE] as number;
    const slack = Math.max(0.05, 3 * deviation);
    const usual = count < RATES_MIN ? null : { low: mean - slack, high: mean + slack };
    const far = usual !== null && Math.abs(rate - mean) >= RATE_WARNING_FROM;
    const cause = bench.causes.inputs(['policy'], watch.fromAgeMs, 90_000, 60_000);
    bench.desk.raise(
      moment,
      innerTimeSignal(watch.from, rate, usual, resting, cause, far ? 'warning' : 'notice'),
    );
  }

  /** It follows its own course again. */
  #overcome(moment: Moment, bench: Bench, index: number, watch: CourseWatch): void {
    watch.over();
    const subject = subjectOf(index);
    if (index >= AROUSAL) {
      const other = this.#watches[index === AROUSAL ? INNER_RATE : AROUSAL];
      if (other?.toldAgeMs == null) bench.desk.clear(moment, 'inner-time', subject);
      return;
    }
    bench.desk.clear(moment, 'slow-drift', subject);
    bench.desk.clear(moment, 'no-recovery', subject);
  }

  /** What has lasted so long is this life's own way from now on. */
  #accept(moment: Moment, bench: Bench, index: number): void {
    const watch = this.#watches[index] as CourseWatch;
    this.#overcome(moment, bench, index, watch);
    this.#stir(moment, bench, index, watch);
    this.#model.doubt(index);
    if (index !== INNER_RATE) return;
    this.#awakeRate.forget();
    this.#restingRate.forget();
  }

  #arm(moment: Moment, index: number): void {
    if (this.#tremors[index] != null) return;
    this.#tremors[index] = new Tremor(this.#deadBands[index] ?? DEAD_BAND, moment.view.tick);
    this.#tremorCount += 1;
  }

  #lookAtTremors(moment: Moment, bench: Bench): void {
    const { tick, ageMs } = moment.view;
    for (let index = 0; index < TOLD_BY_APPRAISALS; index++) {
      const tremor = this.#tremors[index];
      if (tremor == null) continue;
      const since = this.#swingingSince[index];
      const over = tick - tremor.lastSwingTick > TREMOR_CALM_TICKS;
      const lasted = since != null && ageMs - since >= ACCEPTED_AFTER_MS;
      if (over || lasted) {
        // Swings that last are this life's own: only larger ones are seen from now on.
        if (lasted) this.#deadBands[index] = 1.5 * (tremor.swinging()?.size ?? DEAD_BAND);
        this.#tremors[index] = null;
        this.#tremorCount -= 1;
        this.#swingingSince[index] = null;
        bench.desk.clear(moment, 'oscillation', subjectOf(index));
        bench.desk.clear(moment, 'unusual-variance', subjectOf(index));
        continue;
      }
      const swinging = tremor.swinging();
      if (swinging === null || moment.settledTicks < QUIET_START_TICKS) continue;
      if (bench.desk.has(swinging.kind, subjectOf(index))) continue;
      // Half the sensitivity sees swings of half the size.
      if (swinging.size < 2 * DEAD_BAND * bench.times(swinging.kind)) continue;
      this.#swingingSince[index] ??= ageMs;
      const severity: Severity = index < 3 && swinging.size >= 0.1 ? 'warning' : 'notice';
      bench.desk.raise(moment, swingingSignal(index, swinging, moment, bench, severity));
      // A drift or jump was only the first half-swing.
      const watch = this.#watches[index] as CourseWatch;
      if (watch.toldAgeMs !== null) this.#overcome(moment, bench, index, watch);
      watch.over();
      this.#jumped[index] = null;
      bench.desk.clear(moment, 'sudden-change', subjectOf(index));
    }
  }
}
