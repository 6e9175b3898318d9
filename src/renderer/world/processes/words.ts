import type { ProcessFinding } from '../../../shared/processes';
import { t } from '../../words/language.svelte';
import { fixed, integer, span } from '../../words/format';

/** A quantity of a stranger, whose size is not known beforehand: three digits that matter. */
export function amount(value: number): string {
  const size = Math.abs(value);
  if (Number.isInteger(value) || size >= 1000) return integer(Math.round(value));
  return fixed(value, size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3);
}

type Measured = Pick<ProcessFinding, 'kind' | 'observed' | 'expected'>;

/** What the numbers of a finding are: a wait, a count of rounds, or a value of a vital. */
function figureOf({ kind }: Measured, value: number): string {
  if (kind === 'unusual' || kind === 'looping') return amount(value);
  return span(value);
}

export const observedText = (finding: Measured): string => figureOf(finding, finding.observed);

export function usualText(finding: Measured): string {
  const { low, high } = finding.expected;
  if (low !== null && high !== null)
    return t('window.anomalies.between', { low: figureOf(finding, low), high: figureOf(finding, high) });
  if (high !== null) return t('window.anomalies.atMost', { value: figureOf(finding, high) });
  return t('window.anomalies.unknown');
}

/** A line for a terminal that adopts a process, by its first report. */
export const reportLine = (address: string, token: string | null): string =>
  [
    `curl ${address}/v1/processes/my-agent/reports`,
    `-H "Authorization: Bearer ${token ?? '$LIFE_TOKEN'}"`,
    '-H "Content-Type: application/json"',
    `-d '{"progress":1,"activity":"read the task","everyMs":10000}'`,
  ].join(' ');
