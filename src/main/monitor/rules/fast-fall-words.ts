import type { Message } from '../../../shared/views';
import type { Vital } from '../../../shared/vocabulary';
import type { Causes } from '../cause-log';
import { roundSignificant, roundVital } from '../vital-scale';

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
  const params: Record<string, string | number> = { vital, amount: roundVital(vital, fell) };
  let how: 'atOnce' | 'times' | 'fromRest' | 'beyond';
  if (elapsedMs === 0) {
    how = 'atOnce';
  } else {
    params.seconds = elapsedMs < 10_000 ? roundSignificant(elapsedMs / 1000) : Math.round(elapsedMs / 1000);
    const factor = fell / usualFall;
    const usual = Math.max(0, usualFall + slack);
    if (factor > 1 && factor < FACTOR_MAX) {
      how = 'times';
      params.factor = factor < 10 ? roundSignificant(factor) : Math.round(factor);
    } else if (roundVital(vital, usual) === 0) {
      how = 'fromRest';
    } else {
      how = 'beyond';
      params.usual = roundSignificant(usual);
    }
  }
  const { strongest } = cause;
  if (strongest === null) return { key: `anomalies.fastFall.${how}`, params };
  params.cause = strongest.type;
  // Within a span of a thousand ticks the record says little; the tick says where to look.
  params.where = strongest.recorded ? 'record' : 'tick';
  params.seq = strongest.seq;
  params.tick = strongest.tick;
  return { key: `anomalies.fastFall.${how}After`, params };
}
