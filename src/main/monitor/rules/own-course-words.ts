import type { Severity } from '../../../shared/vocabulary';
import type { Bench } from '../bench';
import type { Causes } from '../cause-log';
import { causesOf } from '../cause-log';
import type { CourseWatch } from '../course/course-watch';
import { inUnit, subjectOf } from '../course/quantities';
import type { Shock } from '../course/shock';
import type { Swinging } from '../course/tremor';
import type { Place, Signal } from '../desk/signal';
import { placeOf, type Moment } from '../observation';
import { afterParams, roundSignificant, said, spanParams } from '../words';

/** What becomes usual after so long says so. */
const HOURS_UNTIL_USUAL = 6;
const HOUR_MS = 3_600_000;
/** What has come back up to this part of a shock is as good as nothing. */
const NOTHING_BACK = 0.02;

const perHour = (index: number, pace: number, { view }: Moment): number =>
  inUnit(index, pace) * (HOUR_MS / view.policy.tickIntervalMs);

const amountOf = (index: number, part: number): number => {
  const amount = Math.abs(inUnit(index, part));
  return roundSignificant(amount);
};

export function suddenSignal(
  from: Place,
  index: number,
  step: number,
  spanMs: number,
  band: number,
  cause: Causes,
  severity: Severity,
): Signal {
  const subject = subjectOf(index);
  return {
    kind: 'sudden-change',
    subject,
    severity,
    observed: inUnit(index, step),
    expected: { low: -inUnit(index, band), high: inUnit(index, band) },
    causes: cause.seqs,
    from,
    message: said(`anomalies.suddenChange.${step > 0 ? 'up' : 'down'}`, {
      subject,
      amount: amountOf(index, step),
      ...spanParams(spanMs),
      ...afterParams(cause),
    }),
    clearsWhen: said('anomalies.suddenChange.clears', { subject, seconds: 60 }),
  };
}

/** Paces are parts of the full value per tick. */
interface Paces {
  readonly observed: number;
  readonly pace: number;
  readonly band: number;
  readonly spanMs: number;
}

export function driftSignal(
  watch: CourseWatch,
  index: number,
  { observed, pace, band, spanMs }: Paces,
  moment: Moment,
  cause: Causes,
  severity: Severity,
): Signal {
  const subject = subjectOf(index);
  const [seen, low, high] = [observed, pace - band, pace + band].map((each) => perHour(index, each, moment));
  return {
    kind: 'slow-drift',
    subject,
    severity,
    observed: seen ?? 0,
    expected: { low: low ?? 0, high: high ?? 0 },
    causes: cause.seqs,
    from: watch.from,
    message: said(`anomalies.slowDrift.${watch.missed > 0 ? 'up' : 'down'}`, {
      subject,
      amount: amountOf(index, watch.missed),
      ...spanParams(Math.max(spanMs, 1000)),
      ...afterParams(cause),
    }),
    clearsWhen: said('anomalies.slowDrift.clears', { subject, seconds: 60, hours: HOURS_UNTIL_USUAL }),
  };
}

export function noRecoverySignal(
  index: number,
  shock: Shock,
  level: number,
  watch: CourseWatch,
  moment: Moment,
  severity: Severity,
): Signal {
  const subject = subjectOf(index);
  const returned = shock.returned(level);
  const usual = returned + Math.abs(watch.missed);
  const comesBack = returned > NOTHING_BACK * shock.pushed;
  const causes = causesOf(shock.causes());
  return {
    kind: 'no-recovery',
    subject,
    severity,
    observed: inUnit(index, returned),
    expected: { low: inUnit(index, Math.max(0, usual - Math.abs(watch.missed) / 2)), high: null },
    causes: causes.seqs,
    from: watch.from,
    message: said(`anomalies.noRecovery.${index < 3 ? 'fell' : 'rose'}.${comesBack ? 'lags' : 'stays'}`, {
      subject,
      amount: amountOf(index, shock.pushed),
      back: amountOf(index, returned),
      usual: amountOf(index, usual),
      ...spanParams(moment.view.ageMs - shock.ageMs),
      ...afterParams(causes),
    }),
    clearsWhen: said('anomalies.noRecovery.clears', { subject, hours: HOURS_UNTIL_USUAL }),
  };
}

export function flatSignal(
  from: Place,
  index: number,
  level: number,
  stillMs: number,
  forecast: number,
  moment: Moment,
  cause: Causes,
): Signal {
  const subject = subjectOf(index);
  return {
    kind: 'flat-line',
    subject,
    severity: 'warning',
    observed: inUnit(index, level),
    expected: { low: null, high: null },
    causes: cause.seqs,
    from,
    message: said('anomalies.flatLine.message', {
      subject,
      value: Number(inUnit(index, level).toFixed(index === 0 ? 1 : 3)),
      usual: roundSignificant(Math.abs(perHour(index, forecast, moment))),
      ...spanParams(stillMs),
      ...afterParams(cause),
    }),
    clearsWhen: said('anomalies.flatLine.clears', { subject, hours: HOURS_UNTIL_USUAL }),
  };
}

export function swingingSignal(
  index: number,
  { kind, periodTicks, size, sinceTick }: Swinging,
  moment: Moment,
  bench: Bench,
  severity: Severity,
): Signal {
  const subject = subjectOf(index);
  const { view } = moment;
  const { tickIntervalMs } = view.policy;
  const { tick, ms } = placeOf(moment);
  const sinceMs = (tick - sinceTick) * tickIntervalMs;
  const cause = bench.causes.inputs(['policy'], view.ageMs - sinceMs, 60_000, 0);
  const clears = said('anomalies.swinging.clears', { subject, minutes: 5, hours: HOURS_UNTIL_USUAL });
  const common = {
    subject,
    severity,
    observed: inUnit(index, size),
    expected: { low: 0, high: inUnit(index, 0.003) },
    causes: cause.seqs,
    from: { tick: sinceTick, ms: ms - sinceMs },
    clearsWhen: clears,
  };
  const params = { subject, amount: amountOf(index, size), ...afterParams(cause) };
  if (kind === 'oscillation') {
    const period = spanParams(periodTicks * tickIntervalMs);
    return { kind, ...common, message: said('anomalies.oscillation.message', { ...params, ...period }) };
  }
  const message = said('anomalies.unusualVariance.message', { ...params, ...spanParams(sinceMs) });
  return { kind, ...common, message };
}

/** @param usual band of the rate; null while that is not known */
export function innerTimeSignal(
  from: Place,
  rate: number,
  usual: { readonly low: number; readonly high: number } | null,
  resting: boolean,
  cause: Causes,
  severity: Severity,
): Signal {
  // What drives inner time can leave its course before the rate itself is unusual.
  const strays = usual === null || (rate >= usual.low && rate <= usual.high);
  return {
    kind: 'inner-time',
    subject: 'innerRate',
    severity,
    observed: rate,
    expected: usual ?? { low: null, high: null },
    causes: cause.seqs,
    from,
    message: said(`anomalies.innerTime.${strays ? 'strays' : resting ? 'resting' : 'awake'}`, {
      rate: Number(rate.toFixed(2)),
      low: Number(Math.max(0, usual?.low ?? 0).toFixed(2)),
      high: Number((usual?.high ?? 0).toFixed(2)),
      ...afterParams(cause),
    }),
    clearsWhen: said('anomalies.innerTime.clears', { seconds: 60, hours: HOURS_UNTIL_USUAL }),
  };
}
