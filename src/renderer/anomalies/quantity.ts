import { t } from '../../shared/i18n';
import type { Anomaly } from '../../shared/views';
import { VITALS, type Vital } from '../../shared/vocabulary';
import { fixed, span } from '../words/format';
import { vitalText } from '../words/vital-scale';

const isVital = (subject: string): subject is Vital => (VITALS as readonly string[]).includes(subject);

/** A quantity an anomaly observed, in its own unit. */
export function quantityText(subject: string, value: number): string {
  if (isVital(subject)) return vitalText(subject, value);
  if (subject === 'heartbeat') return span(value);
  return fixed(value, 2);
}

/** What is usual: `61.0 to 78.0`, `at least 20.0`, `at most 12 ms`. */
export function boundsText(subject: string, { low, high }: Anomaly['expected']): string {
  const text = (value: number): string => quantityText(subject, value);
  if (low !== null && high !== null)
    return t('window.anomalies.between', { low: text(low), high: text(high) });
  if (low !== null) return t('window.anomalies.atLeast', { value: text(low) });
  if (high !== null) return t('window.anomalies.atMost', { value: text(high) });
  return t('window.anomalies.unknown');
}
