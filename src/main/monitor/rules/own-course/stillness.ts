import type { Bench } from '../../bench';
import { COURSE, inUnit, subjectOf } from '../../course/quantities';
import { STRETCH_TICKS, type Stretch } from '../../course/stretch';
import type { Place, Signal } from '../../desk/signal';
import { placeOf, type Moment } from '../../observation';
import { afterParams, roundSignificant, said, spanParams } from '../../words';
import { ACCEPTED_AFTER_HOURS, isAccepted, perHour, ticksMs } from './measures';

/** Stretches without any movement before it is told. */
const TOLD_AT_STRETCHES = 3;
/** A forecast below this pace is no reason to expect movement, per tick. */
const PACE_MIN = 1e-9;
/** Not moving at all, but for the rounding of what holds it: a quantity in balance still moves by more. */
const PATH_MAX = 1e-12;
/** A change of policy this shortly before can be the cause, ms of lived time. */
const CAUSE_BEFORE_MS = 60_000;

export const isStillPath = (path: number): boolean => path <= PATH_MAX;

interface Standing {
  readonly from: Place;
  readonly fromAgeMs: number;
  stretches: number;
}

/** Flat lines: quantities that stand still where movement is to be expected. */
export class Stillness {
  readonly #standing: (Standing | null)[] = COURSE.map(() => null);

  startAfresh(): void {
    this.#standing.fill(null);
  }

  isStill(index: number): boolean {
    return this.#standing[index] !== null;
  }

  /** Told, and told for so long that it is the usual thing. */
  isUsual(moment: Moment, index: number): boolean {
    const standing = this.#standing[index] ?? null;
    return standing !== null && isTold(standing) && isAccepted(moment, standing.fromAgeMs);
  }

  /** Looks at a stretch that is complete. */
  look(moment: Moment, bench: Bench, index: number, stretch: Stretch): void {
    const isExpected = Math.abs(stretch.expected[index] as number) > PACE_MIN;
    if (!isExpected || !isStillPath(stretch.path[index] as number)) {
      this.end(moment, bench, index);
      return;
    }
    const standing = (this.#standing[index] ??= begun(moment));
    standing.stretches += 1;
    if (standing.stretches === TOLD_AT_STRETCHES) this.#tell(moment, bench, index, standing, stretch);
  }

  /** It does not stand still, or nobody can tell. */
  end(moment: Moment, { desk }: Bench, index: number): void {
    const standing = this.#standing[index] ?? null;
    if (standing === null) return;
    this.#standing[index] = null;
    if (isTold(standing)) desk.clear(moment, 'flat-line', subjectOf(index));
  }

  #tell(moment: Moment, bench: Bench, index: number, { from, fromAgeMs }: Standing, stretch: Stretch): void {
    const subject = subjectOf(index);
    const cause = bench.causes.inputs(['policy'], fromAgeMs, CAUSE_BEFORE_MS, 0);
    const level = inUnit(index, stretch.now[index] as number);
    const usual = Math.abs(perHour(index, stretch.expected[index] as number, moment));
    const signal: Signal = {
      kind: 'flat-line',
      subject,
      severity: 'warning',
      observed: level,
      expected: { low: null, high: null },
      causes: cause.seqs,
      from,
      message: said('anomalies.flatLine.message', {
        subject,
        value: Number(level.toFixed(index === 0 ? 1 : 3)),
        usual: roundSignificant(usual),
        ...spanParams(moment.view.ageMs - fromAgeMs),
        ...afterParams(cause),
      }),
      clearsWhen: said('anomalies.flatLine.clears', { subject, hours: ACCEPTED_AFTER_HOURS }),
    };
    bench.desk.raise(moment, signal);
  }
}

const isTold = ({ stretches }: Standing): boolean => stretches >= TOLD_AT_STRETCHES;

/** It began with the stretch that is complete now. */
function begun(moment: Moment): Standing {
  const { tick, ms } = placeOf(moment);
  const backMs = ticksMs(STRETCH_TICKS, moment);
  const from = { tick: tick - STRETCH_TICKS, ms: ms - backMs };
  return { from, fromAgeMs: moment.view.ageMs - backMs, stretches: 0 };
}
