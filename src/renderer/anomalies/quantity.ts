import { t } from '../../shared/i18n';
import type { Quantity } from '../../shared/past';
import type { Anomaly } from '../../shared/views';
import { DYNAMICS, VITALS, type AnomalySubject, type Dynamic, type Vital } from '../../shared/vocabulary';
import { fixed, signed, span } from '../words/format';
import { vitalText } from '../words/vital-scale';
import { MEASURES } from './measure';

const isOneOf = <Term extends string>(terms: readonly Term[], subject: string): subject is Term =>
  (terms as readonly string[]).includes(subject);

export const isVital = (subject: string): subject is Vital => isOneOf(VITALS, subject);
export const isDynamic = (subject: string): subject is Dynamic => isOneOf(DYNAMICS, subject);

/** The quantity of history that shows a subject; null where none does. */
export function quantityOf(subject: AnomalySubject): Quantity | null {
  if (isVital(subject) || isDynamic(subject) || subject === 'innerRate') return subject;
  return subject === 'heartbeat' ? 'jitterMs' : null;
}

/** A value of history in its own unit. */
export function quantityText(quantity: Quantity, value: number): string {
  if (isVital(quantity)) return vitalText(quantity, value);
  if (quantity === 'jitterMs') return span(value);
  if (quantity === 'innerRate') return t('window.anomalies.rate', { rate: fixed(value, 2) });
  return fixed(value, 3);
}

function changeText(quantity: Quantity, value: number): string {
  return quantity === 'energy' ? signed(value, 1) : signed(value, 3);
}

/** A count is whole when it was counted, and seldom when it was reckoned. */
const countText = (value: number): string => fixed(value, Number.isInteger(value) ? 0 : 1);

/** One of the numbers of an anomaly, as what it is. */
export function measuredText({ kind, subject }: Pick<Anomaly, 'kind' | 'subject'>, value: number): string {
  const measure = MEASURES[kind];
  const quantity = quantityOf(subject);
  if (measure === 'time') return span(value);
  if (measure === 'count' || quantity === null) return countText(value);
  if (measure === 'change') return changeText(quantity, value);
  if (measure === 'spread') return t('window.anomalies.spread', { value: quantityText(quantity, value) });
  return quantityText(quantity, value);
}

/** What is usual: `61.0 to 78.0`, `at least 20.0`, `at most 12 ms`. */
export function boundsText(anomaly: Pick<Anomaly, 'kind' | 'subject' | 'expected'>): string {
  const { low, high } = anomaly.expected;
  const text = (value: number): string => measuredText(anomaly, value);
  if (low !== null && high !== null)
    return text(low) === text(high)
      ? text(low)
      : t('window.anomalies.between', { low: text(low), high: text(high) });
  if (low !== null) return t('window.anomalies.atLeast', { value: text(low) });
  if (high !== null) return t('window.anomalies.atMost', { value: text(high) });
  return t('window.anomalies.unknown');
}
