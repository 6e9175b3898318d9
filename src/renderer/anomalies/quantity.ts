import { t } from '../words/language.svelte';
import type { Quantity } from '../../shared/past';
import type { Anomaly } from '../../shared/views';
import { DYNAMICS, VITALS, type AnomalySubject, type Dynamic, type Vital } from '../../shared/vocabulary';
import { fixed, signed, span } from '../words/format';
import { vitalText } from '../words/vital-scale';
import { MEASURES, type Measure } from './measure';

/** What may be above or below nothing, and says which. */
const SIGNED: readonly Measure[] = ['change', 'pace'];

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

const signedText = (quantity: Quantity, value: number): string =>
  signed(value, quantity === 'energy' ? 1 : 3);

/** A count is whole when it was counted, and seldom when it was reckoned. */
const countText = (value: number): string => fixed(value, Number.isInteger(value) ? 0 : value < 0.1 ? 2 : 1);

type Measured = Pick<Anomaly, 'kind' | 'subject'>;

/** One of the numbers of an anomaly, without what it is a number of. */
function figureOf({ kind, subject }: Measured, value: number): string {
  const quantity = quantityOf(subject);
  const measure = MEASURES[kind];
  if (measure === 'time') return span(value);
  if (measure === 'count' || quantity === null) return countText(value);
  if (SIGNED.includes(measure)) return signedText(quantity, value);
  return quantity === 'innerRate' ? fixed(value, 2) : quantityText(quantity, value);
}

/** What it is a number of, put around a figure or two; `count` is how many of them it says. */
function framed({ kind, subject }: Measured, figure: string, count: number): string {
  const measure = MEASURES[kind];
  if (measure === 'pace') return t('window.anomalies.perHour', { figure });
  if (measure === 'time') return t('window.anomalies.left', { figure });
  if (measure === 'return') return t('window.anomalies.returned', { figure });
  if (measure === 'swing') return t('window.anomalies.swings', { figure });
  if (subject === 'innerRate') return t('window.anomalies.rate', { rate: figure });
  if (measure !== 'count') return figure;
  const counted = subject === 'heartbeat' ? 'ticks' : subject === 'memory' ? 'changes' : 'events';
  return t(`window.anomalies.counted.${counted}`, { figure, count });
}

/** What was observed, as what it is: `18.2`, `−0.120`, `8 ticks`, `+1.4 per h`. */
export const observedText = (anomaly: Measured & Pick<Anomaly, 'observed'>): string =>
  framed(anomaly, figureOf(anomaly, anomaly.observed), anomaly.observed);

/** What is usual: `61.0 to 78.0`, `at least 20.0`, `at most 2 ticks`. */
export function usualText(anomaly: Measured & Pick<Anomaly, 'expected'>): string {
  const { low, high } = anomaly.expected;
  // Whatever it stands still at: what is usual is that it does not.
  if (low === null && high === null)
    return t(anomaly.kind === 'flat-line' ? 'window.anomalies.moves' : 'window.anomalies.unknown');
  const figure = (value: number): string => figureOf(anomaly, value);
  const frame = (text: string, value: number): string => framed(anomaly, text, value);
  // What cannot be below nothing has no lower bound worth a word.
  const from = low === 0 && !SIGNED.includes(MEASURES[anomaly.kind]) ? null : low;
  if (low !== null && high !== null && figure(low) === figure(high)) return frame(figure(low), low);
  if (from !== null && high !== null)
    return frame(t('window.anomalies.between', { low: figure(from), high: figure(high) }), high);
  if (high !== null) return frame(t('window.anomalies.atMost', { value: figure(high) }), high);
  return frame(t('window.anomalies.atLeast', { value: figure(low ?? 0) }), low ?? 0);
}
