import type { Severity } from '../../../shared/vocabulary';
import type { Signal } from '../desk/signal';
import { said, spanParams } from '../words';
import type { Forecast } from './forecast';

/** The numbers of a trend are times, ms: the likely one to the end, and the least that is not told. */
export function trendSignal(
  { vital, low, likely, high, from }: Forecast,
  { toldBelowMs, clearsAboveMs }: { readonly toldBelowMs: number; readonly clearsAboveMs: number },
  causes: readonly number[],
  severity: Severity,
): Signal {
  const least = spanParams(low);
  const most = spanParams(high);
  return {
    kind: 'trend',
    subject: vital,
    severity,
    observed: Math.round(likely),
    expected: { low: Math.round(toldBelowMs), high: null },
    causes,
    from,
    message: said('anomalies.trend.message', {
      vital,
      ...spanParams(likely),
      lowSpan: least.span,
      lowUnit: least.unit,
      highSpan: most.span,
      highUnit: most.unit,
    }),
    clearsWhen: said('anomalies.trend.clears', { vital, ...spanParams(clearsAboveMs) }),
  };
}
