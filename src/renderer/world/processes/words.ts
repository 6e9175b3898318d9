import type { ProcessFinding } from '../../../shared/processes';
import { t } from '../../words/language.svelte';
import { fixed, integer, span, withUnit } from '../../words/format';

/** A quantity of a stranger, whose size is not known beforehand: three digits that matter. */
export function amount(value: number): string {
  if (Math.abs(value) >= 1000) return integer(Math.round(value));
  const rounded = Number(value.toPrecision(3));
  const digits = DIGITS.find((count) => Number(rounded.toFixed(count)) === rounded) ?? 4;
  return fixed(rounded, digits);
}

const DIGITS = [0, 1, 2, 3] as const;
const MINUTE_MS = 60_000;

/** A wait as its sentence says it: a few minutes to a tenth of one. */
const wait = (ms: number): string =>
  ms >= MINUTE_MS && ms < 10 * MINUTE_MS
    ? withUnit(amount(Number((ms / MINUTE_MS).toFixed(1))), 'min')
    : span(ms);

type Measured = Pick<ProcessFinding, 'kind' | 'observed' | 'expected'>;

/** What the numbers of a finding are: a wait, a count of rounds, or a value of a vital. */
function figureOf({ kind }: Measured, value: number): string {
  if (kind === 'unusual') return amount(value);
  if (kind === 'looping') return t('window.world.processes.times', { count: value });
  return wait(value);
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
    `-d '{"progress":1,"activity":"read page 7","everyMs":10000}'`,
  ].join(' ');
