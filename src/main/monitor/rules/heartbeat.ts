import type { Severity } from '../../../shared/vocabulary';
import type { Bench, Rule } from '../bench';
import type { Place } from '../desk/signal';
import { PointProcess, type PointProcessState } from '../learning/point-process';
import { keepNewest } from '../keep-newest';
import { placeOf, type Moment } from '../observation';
import { roundSignificant, said, spanParams, usualParams } from '../words';

const SUBJECT = 'heartbeat';
const NOTICE_FROM_COUNT = 3;
const WARNING_FROM_COUNT = 8;
/** Late ticks are counted over a minute of lived time, or over ten ticks where those take longer. */
const WINDOW_MS = 60_000;
const WINDOW_TICKS = 10;
/** The start of a process is no measure of the rhythm. */
const QUIET_START_TICKS = 10;
/** More late ticks than this in the window are not told apart. */
const KEPT = 64;
const CAUSES_MAX = 8;
/** A tick this long, in intervals and ms, stands for ticks that were missed, not for one that came late. */
const MISSED_FROM_INTERVALS = 6;
const MISSED_FROM_MS = 6000;
/** A silence of the whole process this long is a warning. */
const WARNING_FROM_GAP_MS = 10 * 60_000;
/** Scattered late ticks: chance has to be less likely than one in a million. */
const SCATTERED_WEIGHT = 13.8;
const SCATTERED_CALM_MS = 30 * 60_000;
/** A rhythm that stays uneven this long is the usual one. */
const ACCEPTED_AFTER_MS = 86_400_000;

interface LateTick {
  readonly place: Place;
  readonly ageMs: number;
  readonly seq: number | null;
  readonly lateMs: number;
}

/**
 * A broken rhythm. Several late ticks close together by a runs rule in the manner of the Western Electric zone
 * rules (1956): one point outside its limit is chance, several of the last ones are a cause. Late ticks that are
 * scattered, but more than this life is used to, by the scan statistic of `PointProcess`. Ticks that were
 * missed, by what the loop itself tells: a wake after a silence that nobody asked for, or one very long tick.
 */
export class HeartbeatRule implements Rule {
  /** Oldest first; empty while the rhythm holds. */
  readonly #late: LateTick[] = [];
  /** The newest late ticks, also those further apart. */
  readonly #scattered: LateTick[] = [];
  readonly #process = new PointProcess();
  #toldCount = 0;
  #missedUntilAgeMs: number | null = null;
  #uneven: { readonly fromAgeMs: number; count: number; toldCount: number } | null = null;

  observe(moment: Moment, bench: Bench): void {
    if (moment.fresh) this.#startAfresh(moment, bench);
    if (!moment.ticked) return;
    const late = moment.lateSeq !== null || moment.elapsedMs >= 1.5 * moment.view.policy.tickIntervalMs;
    if (late) this.#tickLate(moment, bench);
    else if (this.#toldCount > 0 || this.#late.length > 0) this.#calm(moment, bench);
    if (this.#missedUntilAgeMs !== null && moment.view.ageMs >= this.#missedUntilAgeMs) {
      this.#missedUntilAgeMs = null;
      bench.desk.clear(moment, 'missed-ticks', SUBJECT);
    }
    if (this.#uneven !== null) this.#evenOut(moment, bench);
  }

  state(): PointProcessState {
    return this.#process.state();
  }

  restore(state: PointProcessState): void {
    this.#process.restore(state);
  }

  #startAfresh(moment: Moment, bench: Bench): void {
    this.#late.length = 0;
    this.#scattered.length = 0;
    this.#toldCount = 0;
    this.#missedUntilAgeMs = null;
    this.#uneven = null;
    this.#process.startAfresh(moment.view.ageMs);
    for (const { seq, happening } of moment.happenings) {
      if (happening.kind !== 'wake' || (happening.gap !== 'unknown' && happening.gap !== 'crashed')) continue;
      const { gapMs, gap } = happening;
      // What was not lived at all was no late tick, however slow they are.
      if (gapMs < Math.max(MISSED_FROM_MS, moment.view.policy.tickIntervalMs)) continue;
      const severity = gap === 'unknown' && gapMs >= WARNING_FROM_GAP_MS ? 'warning' : 'notice';
      const { tick, ms } = placeOf(moment);
      this.#tellMissed(moment, bench, { seq, gapMs, from: { tick, ms: ms - gapMs }, severity, how: gap });
    }
  }

  #tickLate(moment: Moment, bench: Bench): void {
    const { view, elapsedMs, lateSeq } = moment;
    const { tickIntervalMs } = view.policy;
    const lateMs = elapsedMs - tickIntervalMs;
    const late = { place: placeOf(moment), ageMs: view.ageMs, seq: lateSeq, lateMs };
    if (moment.settledTicks < QUIET_START_TICKS) return;
    if (elapsedMs >= Math.max(MISSED_FROM_MS, MISSED_FROM_INTERVALS * tickIntervalMs)) {
      const from = { tick: view.tick - 1, ms: late.place.ms - elapsedMs };
      const params = { seq: lateSeq, gapMs: lateMs, from, severity: 'notice', how: 'late' } as const;
      this.#tellMissed(moment, bench, params);
    }
    this.#dropOld(moment);
    keepNewest(this.#late, late, KEPT);
    keepNewest(this.#scattered, late, KEPT);
    this.#process.happen(view.ageMs, this.#uneven === null && this.#toldCount === 0);
    if (this.#late.length >= nextTelling(this.#toldCount)) this.#tellLate(moment, bench);
    this.#scatter(moment, bench);
  }

  #calm(moment: Moment, bench: Bench): void {
    this.#dropOld(moment);
    if (this.#late.length > 0 || this.#toldCount === 0) return;
    this.#toldCount = 0;
    bench.desk.clear(moment, 'late-ticks', SUBJECT);
  }

  #dropOld({ view }: Moment): void {
    for (let oldest = this.#late[0]; oldest !== undefined; oldest = this.#late[0]) {
      const inWindow = view.ageMs - oldest.ageMs < WINDOW_MS || view.tick - oldest.place.tick < WINDOW_TICKS;
      if (inWindow) return;
      this.#late.shift();
    }
  }

  #tellLate(moment: Moment, { desk, times }: Bench): void {
    const count = this.#late.length;
    if (this.#toldCount === 0 && count < NOTICE_FROM_COUNT * times('late-ticks')) return;
    this.#toldCount = count;
    desk.raise(moment, {
      kind: 'late-ticks',
      subject: SUBJECT,
      severity: count >= WARNING_FROM_COUNT * times('late-ticks') ? 'warning' : 'notice',
      observed: count,
      expected: { low: 0, high: NOTICE_FROM_COUNT - 1 },
      causes: seqsOf(this.#late),
      from: (this.#late[0] as LateTick).place,
      message: said('anomalies.lateTicks.message', {
        count,
        lateMs: Math.round(Math.max(this.#late.at(-1)?.lateMs ?? 0, 0)),
      }),
      clearsWhen: said('anomalies.lateTicks.clears', {
        seconds: Math.max(WINDOW_MS, WINDOW_TICKS * moment.view.policy.tickIntervalMs) / 1000,
      }),
    });
  }

  #tellMissed(
    moment: Moment,
    bench: Bench,
    missed: { seq: number | null; gapMs: number; from: Place; severity: Severity; how: string },
  ): void {
    const { seq, gapMs, from, severity, how } = missed;
    const count = Math.max(1, Math.round(gapMs / moment.view.policy.tickIntervalMs));
    this.#missedUntilAgeMs = moment.view.ageMs + WINDOW_MS;
    const { span, unit } = spanParams(gapMs);
    bench.desk.raise(moment, {
      kind: 'missed-ticks',
      subject: SUBJECT,
      severity,
      observed: count,
      expected: { low: 0, high: 0 },
      causes: seq === null ? [] : [seq],
      from,
      message: said(`anomalies.missedTicks.${how as 'late' | 'unknown' | 'crashed'}`, { count, span, unit }),
      clearsWhen: said('anomalies.missedTicks.clears', { seconds: WINDOW_MS / 1000 }),
    });
  }

  #scatter(moment: Moment, bench: Bench): void {
    const { ageMs } = moment.view;
    if (this.#uneven !== null) {
      this.#uneven.count += 1;
      if (this.#uneven.count < this.#uneven.toldCount * 2) return;
    } else {
      // Late ticks in a row are told by their own name.
      if (this.#toldCount > 0) return;
      const burst = this.#process.burst(SCATTERED_WEIGHT * bench.times('irregular-ticks'));
      if (burst === null) return;
      this.#uneven = { fromAgeMs: burst.sinceAgeMs, count: burst.count, toldCount: 0 };
    }
    const { count, fromAgeMs } = this.#uneven;
    this.#uneven.toldCount = count;
    const spanMs = Math.max(ageMs - fromAgeMs, 1);
    const usual = this.#process.usualIn(spanMs);
    const recent = this.#scattered.filter((late) => late.ageMs >= fromAgeMs);
    bench.desk.raise(moment, {
      kind: 'irregular-ticks',
      subject: SUBJECT,
      severity: 'notice',
      observed: count,
      expected: { low: 0, high: roundSignificant(Math.max(usual, 0.01)) },
      causes: seqsOf(recent),
      from: recent[0]?.place ?? placeOf(moment),
      message: said('anomalies.irregularTicks.message', {
        count,
        ...spanParams(spanMs),
        ...usualParams(usual),
        mostMs: Math.round(Math.max(...recent.map(({ lateMs }) => lateMs))),
      }),
      clearsWhen: said('anomalies.irregularTicks.clears', { minutes: SCATTERED_CALM_MS / 60_000 }),
    });
  }

  #evenOut(moment: Moment, { desk }: Bench): void {
    const { ageMs } = moment.view;
    const uneven = this.#uneven;
    if (uneven === null) return;
    const lasted = ageMs - uneven.fromAgeMs;
    if (lasted >= ACCEPTED_AFTER_MS) this.#process.accept(uneven.count, lasted);
    else if (ageMs - this.#process.lastAgeMs < SCATTERED_CALM_MS) return;
    this.#uneven = null;
    this.#process.startAfresh(ageMs);
    desk.clear(moment, 'irregular-ticks', SUBJECT);
  }
}

/** Told first at three, then at eight, then each time the count doubles. */
function nextTelling(toldCount: number): number {
  if (toldCount < NOTICE_FROM_COUNT) return NOTICE_FROM_COUNT;
  return toldCount < WARNING_FROM_COUNT ? WARNING_FROM_COUNT : toldCount * 2;
}

/** The latest are the strongest; on-time ticks have no record of their own. */
const seqsOf = (late: readonly LateTick[]): number[] =>
  [...late]
    .sort((one, other) => other.lateMs - one.lateMs || (one.seq ?? 0) - (other.seq ?? 0))
    .flatMap(({ seq }) => (seq === null ? [] : [seq]))
    .slice(0, CAUSES_MAX);
