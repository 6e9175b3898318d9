import { AMBIENT_SOURCE } from '../../../life/ambient';
import { SELF_SOURCE } from '../../../life/life';
import type { Severity } from '../../../../shared/vocabulary';
import { causesOf } from '../../cause-log';
import type { CourseWatch } from '../../course/course-watch';
import { COURSE, inUnit, NOISE, STABILITY, subjectOf, TENSION } from '../../course/quantities';
import { Shock } from '../../course/shock';
import type { Stretch } from '../../course/stretch';
import type { Signal } from '../../desk/signal';
import type { Moment } from '../../observation';
import { afterParams, said, spanParams } from '../../words';
import { ACCEPTED_AFTER_HOURS, amountOf, isVital } from './measures';

/** Shocks are followed where things come back by themselves. */
const COMING_BACK = [STABILITY, TENSION, NOISE] as const;
/** What begins so soon after a shock is about coming back from it, ms of lived time. */
const NEAR_MS = 1_800_000;
/** Tension and noise are pushed all the time: for them it has to be the very next thing. */
const NEXT_MS = 180_000;
/** Neither coming back nor running on: parts of the pace at which it should come back, up and down. */
const DONE_MAX = 0.5;
const DONE_MIN = -0.6;
/** What has come back up to this part of a shock is as good as nothing. */
const NOTHING_BACK = 0.02;

/** Shocks, and whether a quantity comes back from them as it should. */
export class Recoveries {
  readonly #shocks: readonly (Shock | null)[] = COURSE.map((_, index) =>
    (COMING_BACK as readonly number[]).includes(index) ? new Shock(isVital(index) ? -1 : 1) : null,
  );

  startAfresh(): void {
    for (const shock of this.#shocks) shock?.forget();
  }

  /** @param now where the quantities stand after these happenings */
  note({ happenings, view }: Moment, now: Float64Array): void {
    for (const { seq, happening } of happenings) {
      if (happening.kind !== 'event') continue;
      const { type, tick, source, appraisal } = happening;
      const recorded = source !== AMBIENT_SOURCE && source !== SELF_SOURCE;
      const cause = { what: type, seq, tick, recorded };
      for (const index of COMING_BACK) {
        const by = appraisal.impact[COURSE[index]];
        if (by !== undefined) this.#shocks[index]?.push(by, now[index] as number, view.ageMs, cause);
      }
    }
  }

  /** It was pushed lately, should be coming back, and stays where it is. */
  failing({ view }: Moment, index: number, watch: CourseWatch, stretch: Stretch): Shock | null {
    const shock = this.#shocks[index] ?? null;
    const isHarm = isVital(index) ? watch.missed < 0 : watch.missed > 0;
    if (shock === null || !isHarm || !shock.active(stretch.now[index] as number, view.ageMs)) return null;
    if (Math.abs(watch.fromAgeMs - shock.ageMs) > (isVital(index) ? NEAR_MS : NEXT_MS)) return null;
    const back = watch.missed < 0 ? 1 : -1;
    const due = (stretch.expected[index] as number) * back;
    const done = stretch.observed(index) * back;
    return due > 0 && done < DONE_MAX * due && done > DONE_MIN * due ? shock : null;
  }
}

export function noRecoverySignal(
  moment: Moment,
  index: number,
  shock: Shock,
  watch: CourseWatch,
  { level, severity }: { readonly level: number; readonly severity: Severity },
): Signal {
  const subject = subjectOf(index);
  const returned = shock.returned(level);
  const missed = Math.abs(watch.missed);
  const usual = returned + missed;
  const comesBack = returned > NOTHING_BACK * shock.pushed;
  const causes = causesOf(shock.causes());
  return {
    kind: 'no-recovery',
    subject,
    severity,
    observed: inUnit(index, returned),
    expected: { low: inUnit(index, Math.max(0, usual - missed / 2)), high: null },
    causes: causes.seqs,
    from: watch.from,
    message: said(
      `anomalies.noRecovery.${isVital(index) ? 'fell' : 'rose'}.${comesBack ? 'lags' : 'stays'}`,
      {
        subject,
        amount: amountOf(index, shock.pushed),
        back: amountOf(index, returned),
        usual: amountOf(index, usual),
        ...spanParams(moment.view.ageMs - shock.ageMs),
        ...afterParams(causes),
      },
    ),
    clearsWhen: said('anomalies.noRecovery.clears', { subject, hours: ACCEPTED_AFTER_HOURS }),
  };
}
