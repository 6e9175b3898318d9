import type { Action } from '../../../shared/vocabulary';
import { VITAL_MAX } from '../../../shared/vocabulary';
import type { Moment } from '../observation';
import { COURSE, COURSE_SIZE, readInto, TOLD_BY_APPRAISALS } from './quantities';

/** A stretch of ticks on time in which nothing reached the life and it went on doing the same. */
export const STRETCH_TICKS = 10;

/**
 * Follows the course of a life tick by tick and cuts it into stretches in which it moved of itself. What events
 * did is taken off; what cannot be told apart (late ticks, errors) is left out. One object, refilled.
 */
export class Stretch {
  /** Where the stretch began, and where the life stands. */
  readonly start = new Float64Array(COURSE_SIZE);
  readonly now = new Float64Array(COURSE_SIZE);
  /** Change in this tick that no event explains. */
  readonly change = new Float64Array(COURSE_SIZE);
  /** Way gone within the stretch, up and down. */
  readonly path = new Float64Array(COURSE_SIZE);
  /** Change per tick that was to be expected in the last stretch, as far as it was looked at. */
  readonly expected = new Float64Array(COURSE_SIZE);
  readonly #impact = new Float64Array(COURSE_SIZE);
  action: Action = 'none';
  ticks = 0;
  /** This tick can be looked at: it was on time, and what events did is known. */
  clear = false;
  /** An event was met in this tick: what it did to arousal and inner time is not known. */
  eventful = false;

  /** @returns true when a stretch is complete: it is begun anew by `begin` */
  follow(moment: Moment): boolean {
    const { view } = moment;
    const { now, change, path } = this;
    const onTime = moment.ticked && moment.elapsedMs === view.policy.tickIntervalMs;
    this.clear = false;
    this.eventful = false;
    if (moment.fresh) this.expected.fill(0);
    if (moment.fresh || !onTime) {
      readInto(now, view);
      this.begin(view.action);
      return false;
    }
    const explained = moment.happenings.length === 0 || this.#explain(moment);
    // The one call that every tick pays for: kept free of allocation.
    readInto(change, view);
    for (let index = 0; index < COURSE_SIZE; index++) {
      const value = change[index] as number;
      change[index] = value - (now[index] as number);
      now[index] = value;
    }
    this.clear = explained;
    if (this.eventful) {
      const impact = this.#impact;
      for (let index = 0; index < TOLD_BY_APPRAISALS; index++) {
        change[index] = (change[index] as number) - (impact[index] as number);
      }
      impact.fill(0);
    }
    if (this.eventful || !explained || view.action !== this.action) {
      this.begin(view.action);
      return false;
    }
    for (let index = 0; index < COURSE_SIZE; index++) {
      const step = change[index] as number;
      path[index] = (path[index] as number) + (step < 0 ? -step : step);
    }
    return ++this.ticks === STRETCH_TICKS;
  }

  /** Change per tick over a stretch that is complete. */
  observed(index: number): number {
    return ((this.now[index] as number) - (this.start[index] as number)) / STRETCH_TICKS;
  }

  begin(action: Action): void {
    this.start.set(this.now);
    this.path.fill(0);
    this.ticks = 0;
    this.action = action;
  }

  /** Adds up what the events of this tick did. @returns false where something else changed the life too */
  #explain({ happenings }: Moment): boolean {
    let explained = true;
    for (const { happening } of happenings) {
      if (happening.kind === 'fault') explained = false;
      if (happening.kind !== 'event') continue;
      this.eventful = true;
      const { impact } = happening.appraisal;
      for (let index = 0; index < TOLD_BY_APPRAISALS; index++) {
        const by = impact[COURSE[index] as Exclude<(typeof COURSE)[number], 'arousal' | 'innerRate'>];
        if (by === undefined) continue;
        this.#impact[index] = (this.#impact[index] as number) + (index === 0 ? by / VITAL_MAX.energy : by);
      }
    }
    return explained;
  }
}
