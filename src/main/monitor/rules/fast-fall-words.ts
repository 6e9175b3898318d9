import type { Message } from '../../../shared/views';
import type { Vital } from '../../../shared/vocabulary';
import type { Causes } from '../cause-log';
import { roundVital } from '../vital-scale';
import { afterParams, roundSignificant, said, spanParams } from '../words';

/** Beyond this a factor says less than the usual amount itself. */
const FACTOR_MAX = 100;

interface Fall {
  readonly vital: Vital;
  /** In the vital's unit, as all amounts here. */
  readonly fell: number;
  /** Lived time the fall took, ms; 0 when it came between two ticks. */
  readonly elapsedMs: number;
  /** The fall that is usual in the same time; negative where the vital usually rises. */
  readonly usualFall: number;
  /** Half-width of the usual band. */
  readonly slack: number;
  readonly cause: Causes;
}

/** Puts a fall into one sentence: how much, in what time, against what is usual, after which input. */
export function fastFallMessage({ vital, fell, elapsedMs, usualFall, slack, cause }: Fall): Message {
  const params: Record<string, string | number> = {
    vital,
    amount: roundVital(vital, fell),
    ...afterParams(cause),
  };
  if (elapsedMs === 0) return said('anomalies.fastFall.atOnce', params);
  Object.assign(params, spanParams(elapsedMs));
  const factor = fell / usualFall;
  const usual = Math.max(0, usualFall + slack);
  if (factor > 1 && factor < FACTOR_MAX) {
    params.factor = factor < 10 ? roundSignificant(factor) : Math.round(factor);
    return said('anomalies.fastFall.times', params);
  }
  if (roundVital(vital, usual) === 0) return said('anomalies.fastFall.fromRest', params);
  params.usual = roundSignificant(usual);
  return said('anomalies.fastFall.beyond', params);
}
