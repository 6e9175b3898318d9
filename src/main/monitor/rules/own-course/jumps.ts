import type { Bench } from '../../bench';
import type { Causes } from '../../cause-log';
import { COURSE, inUnit, subjectOf } from '../../course/quantities';
import type { Signal } from '../../desk/signal';
import { placeOf, type Moment } from '../../observation';
import { afterParams, said } from '../../words';
import { amountOf, isVital, ticksMs, ticksParams } from './measures';

/** Moved so far without an event, a quantity jumped; parts of the full value. */
const STEP_FROM = 0.015;
/** A jump of a vital this far is a warning. */
const WARNING_FROM = 0.15;
const CALM_TICKS = 60;
/** An input this shortly before can be the cause, ms of lived time. */
const CAUSE_BEFORE_MS = 2000;

/** A change that no event explains, in parts of the full value; `band` is what would be usual in as many ticks. */
export interface Step {
  readonly by: number;
  readonly ticks: number;
  readonly band: number;
}

/** Sudden changes: each quantity's last jump, until it has not jumped for a while. */
export class Jumps {
  /** Tick of the last jump of each quantity that was told. */
  readonly #at: (number | null)[] = COURSE.map(() => null);

  startAfresh(): void {
    this.#at.fill(null);
  }

  step(moment: Moment, { desk, causes, times }: Bench, index: number, step: Step): void {
    if (Math.abs(step.by) < STEP_FROM * times('sudden-change')) return;
    const isKnown = this.#at[index] !== null;
    this.#at[index] = moment.view.tick;
    if (isKnown) return;
    const spanMs = ticksMs(step.ticks, moment);
    const cause = causes.inputs(['policy', 'fault'], moment.view.ageMs - spanMs, CAUSE_BEFORE_MS, spanMs);
    desk.raise(moment, signalOf(moment, index, step, cause));
  }

  settle(moment: Moment, bench: Bench): void {
    for (let index = 0; index < this.#at.length; index++) {
      const at = this.#at[index] ?? null;
      if (at !== null && moment.view.tick - at >= CALM_TICKS) this.end(moment, bench, index);
    }
  }

  end(moment: Moment, { desk }: Bench, index: number): void {
    this.#at[index] = null;
    desk.clear(moment, 'sudden-change', subjectOf(index));
  }
}

function signalOf(moment: Moment, index: number, { by, ticks, band }: Step, cause: Causes): Signal {
  const subject = subjectOf(index);
  return {
    kind: 'sudden-change',
    subject,
    severity: isVital(index) && Math.abs(by) >= WARNING_FROM ? 'warning' : 'notice',
    observed: inUnit(index, by),
    expected: { low: -inUnit(index, band), high: inUnit(index, band) },
    causes: cause.seqs,
    from: placeOf(moment),
    message: said(`anomalies.suddenChange.${by > 0 ? 'up' : 'down'}`, {
      subject,
      amount: amountOf(index, by),
      ...ticksParams(ticks, moment),
      ...afterParams(cause),
    }),
    clearsWhen: said('anomalies.suddenChange.clears', { subject, ...ticksParams(CALM_TICKS, moment) }),
  };
}
