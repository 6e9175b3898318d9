import type { Moment } from '../observation';
import type { Bench, Rule } from './rule';

export const LATE_TICKS = 'late-ticks';
export const HEARTBEAT = 'heartbeat';

/** A tick is late when it missed its due time by this fraction of the tick interval, or life itself says so. */
const LATE_FROM = 0.5;
const NOTICE_FROM_COUNT = 3;
const WARNING_FROM_COUNT = 8;
/** Late ticks are counted over a minute of lived time, or over ten ticks where those take longer. */
const WINDOW_MS = 60_000;
const WINDOW_TICKS = 10;
/** The start of a process is no measure of the rhythm. */
const QUIET_START_TICKS = 10;
/** More late ticks than this in the window are not told apart. */
const KEPT = 64;

interface LateTick {
  readonly tick: number;
  readonly ageMs: number;
  readonly seq: number | null;
}

/**
 * A broken rhythm: several late ticks close together. A runs rule in the manner of the Western Electric
 * zone rules (1956): one point outside its limit is chance, several of the last ones are a cause.
 */
export class LateTicksRule implements Rule {
  /** Oldest first; empty while the rhythm holds. */
  readonly #late: LateTick[] = [];
  #toldCount = 0;

  observe(moment: Moment, bench: Bench): void {
    if (moment.fresh) {
      this.#late.length = 0;
      this.#toldCount = 0;
      bench.desk.resolve(moment, LATE_TICKS, HEARTBEAT);
      return;
    }
    if (!moment.ticked || moment.settledTicks < QUIET_START_TICKS) return;
    this.#dropOld(moment);
    if (isLate(moment)) {
      const { tick, ageMs } = moment.view;
      this.#late.push({ tick, ageMs, seq: lateSeq(moment) });
      if (this.#late.length > KEPT) this.#late.shift();
      if (this.#late.length >= nextTelling(this.#toldCount)) this.#report(moment, bench);
    } else if (this.#late.length === 0 && this.#toldCount > 0) {
      this.#toldCount = 0;
      bench.desk.resolve(moment, LATE_TICKS, HEARTBEAT);
    }
  }

  #dropOld({ view }: Moment): void {
    for (let oldest = this.#late[0]; oldest !== undefined; oldest = this.#late[0]) {
      const inWindow = view.ageMs - oldest.ageMs < WINDOW_MS || view.tick - oldest.tick < WINDOW_TICKS;
      if (inWindow) return;
      this.#late.shift();
    }
  }

  #report(moment: Moment, { desk }: Bench): void {
    const count = this.#late.length;
    this.#toldCount = count;
    desk.report(moment, {
      kind: LATE_TICKS,
      subject: HEARTBEAT,
      severity: count >= WARNING_FROM_COUNT ? 'warning' : 'notice',
      observed: count,
      expected: { low: 0, high: NOTICE_FROM_COUNT - 1 },
      causes: this.#late.flatMap(({ seq }) => (seq === null ? [] : [seq])).slice(-WARNING_FROM_COUNT),
      message: {
        key: 'anomalies.lateTicks.message',
        params: { count, lateMs: Math.round(Math.max(moment.heartbeat.jitterMs, 0)) },
      },
      clearsWhen: { key: 'anomalies.lateTicks.clears', params: { seconds: WINDOW_MS / 1000 } },
    });
  }
}

/** Told first at three, then at eight, then each time the count doubles. */
function nextTelling(toldCount: number): number {
  if (toldCount < NOTICE_FROM_COUNT) return NOTICE_FROM_COUNT;
  return toldCount < WARNING_FROM_COUNT ? WARNING_FROM_COUNT : toldCount * 2;
}

const isLate = (moment: Moment): boolean =>
  moment.heartbeat.jitterMs >= LATE_FROM * moment.view.policy.tickIntervalMs || lateSeq(moment) !== null;

/** Journal number of the late tick; on-time ticks have no record of their own. */
function lateSeq({ happenings }: Moment): number | null {
  for (const { seq, happening } of happenings) if (happening.kind === 'late') return seq;
  return null;
}
