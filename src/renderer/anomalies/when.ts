import { t } from '../words/language.svelte';
import type { Anomaly } from '../../shared/views';
import { span } from '../words/format';

/** `open for 12 min`, `lasted 40 s`; by the life's own books. */
export function lengthText({ fromMs, toMs }: Pick<Anomaly, 'fromMs' | 'toMs'>, nowMs: number): string {
  if (toMs !== null) return t('window.anomalies.lasted', { length: span(Math.max(0, toMs - fromMs)) });
  return t('window.anomalies.openFor', { length: span(Math.max(0, nowMs - fromMs)) });
}
