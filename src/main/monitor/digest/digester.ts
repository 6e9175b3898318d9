import type { Severity } from '../../../shared/vocabulary';
import type { Bench, Rule } from '../bench';
import type { Moment } from '../observation';
import { digestOf, meanOf } from './digest-of';
import { EventRates, type EventRatesState } from './event-rates';
import { SIZE } from './quantities';
import { Tally, type TallyState } from './tally';
import { Usual, type UsualState } from './usual';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A life's own day is cut into so many parts, and hours are compared with those of the same part. */
const DAY_PARTS = 8;
/** About four days of hours at the same part of the day; about a fortnight of days. */
const HOUR_WEIGHT = 1 / 12;
const DAY_WEIGHT = 1 / 14;
/** Hours of two days, and three days, before anything is usual. */
const HOURS_MIN = 6;
const DAYS_MIN = 3;

export interface DigesterState {
  readonly hour: TallyState;
  readonly day: TallyState;
  readonly ageMs: number;
  readonly usualHours: readonly UsualState[];
  readonly usualDays: UsualState;
  readonly hourlyRates: EventRatesState;
  readonly dailyRates: EventRatesState;
}

/**
 * Sums up each hour and each day of lived time, against what is usual for this life. Sleep and waking do not break
 * one: it holds as much lived time as any other. A tick adds to plain numbers and allocates nothing.
 */
export class Digester implements Rule {
  readonly #hour = new Tally();
  readonly #day = new Tally();
  /** By part of the day; the last is for a life without one. */
  readonly #usualHours = Array.from({ length: DAY_PARTS + 1 }, () => new Usual(HOUR_WEIGHT, HOURS_MIN));
  readonly #usualDays = new Usual(DAY_WEIGHT, DAYS_MIN);
  readonly #hourlyRates = new EventRates();
  readonly #dailyRates = new EventRates();
  /** Lived time up to which all is summed up; below zero before the first look. */
  #ageMs = -1;

  observe(moment: Moment, bench: Bench): void {
    const { view } = moment;
    // The first look, or an earlier state was put in place.
    if (this.#ageMs < 0 || view.ageMs < this.#ageMs) {
      this.#hour.begin(view);
      this.#day.begin(view);
    } else {
      this.#hour.add(moment);
      this.#day.add(moment);
    }
    this.#ageMs = view.ageMs;
    if (this.#hour.livedMs >= HOUR_MS) this.#endHour(moment, bench);
    if (this.#day.livedMs >= DAY_MS) this.#endDay(moment, bench);
  }

  /** An anomaly was opened. */
  noteOpened(severity: Severity): void {
    this.#hour.noteOpened(severity);
    this.#day.noteOpened(severity);
  }

  #endHour({ view }: Moment, { desk }: Bench): void {
    const hour = this.#hour;
    const usual = this.#usualHours[partOf(hour.dayPhase)] as Usual;
    desk.tell(digestOf('hour', hour, usual, this.#hourlyRates));
    learn(usual, hour);
    this.#hourlyRates.learn(hour.events, hour.livedMs);
    hour.begin(view);
  }

  #endDay({ view }: Moment, { desk }: Bench): void {
    const day = this.#day;
    desk.tell(digestOf('day', day, this.#usualDays, this.#dailyRates));
    learn(this.#usualDays, day);
    this.#dailyRates.learn(day.events, day.livedMs);
    day.begin(view);
  }

  state(): DigesterState {
    return {
      hour: this.#hour.state(),
      day: this.#day.state(),
      ageMs: this.#ageMs,
      usualHours: this.#usualHours.map((usual) => usual.state()),
      usualDays: this.#usualDays.state(),
      hourlyRates: this.#hourlyRates.state(),
      dailyRates: this.#dailyRates.state(),
    };
  }

  restore({ hour, day, ageMs, usualHours, usualDays, hourlyRates, dailyRates }: DigesterState): void {
    this.#hour.restore(hour);
    this.#day.restore(day);
    this.#ageMs = ageMs;
    usualHours.forEach((usual, part) => this.#usualHours[part]?.restore(usual));
    this.#usualDays.restore(usualDays);
    this.#hourlyRates.restore(hourlyRates);
    this.#dailyRates.restore(dailyRates);
  }
}

const partOf = (dayPhase: number | null): number =>
  dayPhase === null ? DAY_PARTS : Math.min(Math.floor(dayPhase * DAY_PARTS), DAY_PARTS - 1);

function learn(usual: Usual, tally: Tally): void {
  for (let index = 0; index < SIZE; index++) usual.learn(index, meanOf(tally, index));
}
