import { say, t } from '../words/language.svelte';
import type { Anomaly } from '../../shared/views';
import { ANOMALY_KINDS, type AnomalyKind, type Severity } from '../../shared/vocabulary';
import { isOpen } from './badge';

export const STATES = ['all', 'open', 'resolved'] as const;
export type State = (typeof STATES)[number];

export interface Filter {
  readonly state: State;
  readonly kind: AnomalyKind | null;
  readonly severity: Severity | null;
  /** Words of the sentence, and `#812` for a record; an anomaly has to match all of them. */
  readonly text: string;
}

export const ANY: Filter = { state: 'all', kind: null, severity: null, text: '' };

export const isAny = ({ state, kind, severity, text }: Filter): boolean =>
  state === 'all' && kind === null && severity === null && text.trim() === '';

export interface Selected {
  readonly open: readonly Anomaly[];
  readonly resolved: readonly Anomaly[];
}

/** What a person reads of an anomaly is put into words once, however often it is searched. */
const words = new WeakMap<Anomaly, string>();
function wordsOf(anomaly: Anomaly): string {
  const known = words.get(anomaly);
  if (known !== undefined) return known;
  const terms = [anomaly, ...anomaly.also].flatMap(({ kind, subject }) => [
    t(`common.anomalyKind.${kind}`),
    t(`common.subject.${subject}`),
  ]);
  const text = bare([say(anomaly.message), ...terms].join(' ')).toLowerCase();
  words.set(anomaly, text);
  return text;
}

/** Numbers are copied from the window as they are written there: with thin spaces between their thousands. */
const bare = (text: string): string => text.replace(/(\d)[\u202f\u00a0](?=\d)/gu, '$1');

function matches(anomaly: Anomaly, term: string): boolean {
  const seq = /^#(\d+)$/u.exec(term)?.[1];
  return (seq !== undefined && anomaly.causes.includes(Number(seq))) || wordsOf(anomaly).includes(term);
}

/** The anomalies a filter asks for, in the order in which they come. */
export function selected(anomalies: readonly Anomaly[], { state, kind, severity, text }: Filter): Selected {
  const terms = bare(text).toLowerCase().split(/\s+/u).filter(Boolean);
  const found = anomalies.filter(
    (anomaly) =>
      (state === 'all' || isOpen(anomaly) === (state === 'open')) &&
      (kind === null || anomaly.kind === kind) &&
      (severity === null || anomaly.severity === severity) &&
      terms.every((term) => matches(anomaly, term)),
  );
  return { open: found.filter(isOpen), resolved: found.filter((anomaly) => !isOpen(anomaly)) };
}

/** The kinds that were found, in their usual order, and how often. */
export function countsByKind(
  anomalies: readonly Anomaly[],
): readonly { readonly kind: AnomalyKind; readonly count: number }[] {
  return ANOMALY_KINDS.map((kind) => ({
    kind,
    count: anomalies.filter((anomaly) => anomaly.kind === kind).length,
  })).filter(({ count }) => count > 0);
}
