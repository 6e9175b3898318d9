import { t } from '../../shared/i18n';
import type { AbsenceRule, Dynamics, Lineage, Vitals } from '../../shared/views';
import { DYNAMICS, VITALS, type Vital } from '../../shared/vocabulary';

const BAR_WIDTH = 24;
const INDENT = '  ';

const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** `1,234,567` */
export const count = (value: number): string => grouped.format(value);

/** A quantity in [0, 1], or near it. */
export const unit = (value: number): string => fixed(value, 3);

/** `2 d 3 h 4 min`, as fine as is worth reading. */
export function duration(ms: number): string {
  if (ms < 10_000) return t('cli.duration.seconds', { s: Number((ms / 1000).toFixed(2)) });
  const seconds = Math.floor(ms / 1000);
  const [d, h, m, s] = [
    Math.floor(seconds / 86_400),
    Math.floor(seconds / 3600) % 24,
    Math.floor(seconds / 60) % 60,
    seconds % 60,
  ];
  if (d > 0) return t('cli.duration.days', { d: count(d), h, m });
  if (h > 0) return t('cli.duration.hours', { h, m });
  return m > 0 ? t('cli.duration.minutes', { m, s }) : t('cli.duration.seconds', { s });
}

/** `1.2 MB` */
export const size = (bytes: number): string =>
  bytes < 1e6
    ? t('cli.size.kilobytes', { kb: Math.ceil(bytes / 1000) })
    : t('cli.size.megabytes', { mb: (bytes / 1e6).toFixed(1) });

/** `2026-03-01 12:00:00 UTC` */
export const time = (atMs: number): string =>
  new Date(atMs)
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, ' UTC');

/** Two columns, the first as wide as its widest cell. */
export function table(rows: readonly (readonly [label: string, value: string])[]): string[] {
  const width = Math.max(...rows.map(([label]) => label.length));
  return rows.map(([label, value]) => `${INDENT}${label.padEnd(width)}  ${value}`.trimEnd());
}

/**
 * Any number of columns, each as wide as its widest cell; a line is as long as every other.
 * @param right the columns whose cells end under each other, as figures do
 */
export function columns(
  rows: readonly (readonly string[])[],
  right: readonly number[] = [],
  indent = '',
): string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows.map((row) => {
    const cells = row.map((cell, at) =>
      right.includes(at) ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0),
    );
    return indent + cells.join('  ');
  });
}

/** Blocks of lines, an empty line between them; empty ones are left out. */
export const paragraphs = (blocks: readonly (readonly string[])[]): string =>
  `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;

export function vitalRows(vitals: Vitals): [string, string][] {
  return VITALS.map((vital) => [
    t(`common.vital.${vital}`),
    `${vitalText(vital, vitals[vital]).padStart(6)}  ${bar(vitals[vital] / (vital === 'energy' ? 100 : 1))}`,
  ]);
}

export function dynamicRows(dynamics: Dynamics): [string, string][] {
  return DYNAMICS.map((dynamic) => [
    t(`common.dynamic.${dynamic}`),
    `${unit(dynamics[dynamic]).padStart(6)}  ${bar(dynamics[dynamic])}`,
  ]);
}

export function lineageText({ origin, parentId, branchTick, source }: Lineage): string {
  if (origin === 'born') return t('cli.lineage.born');
  const tick = count(branchTick);
  if (origin === 'forked') return t('cli.lineage.forked', { parent: parentId ?? '', tick });
  return t('cli.lineage.adopted', { tick, source: source ?? t('cli.lineage.unknownSource') });
}

/** What a life does in its absence. */
export const absenceText = (absence: AbsenceRule | undefined): string =>
  absence?.rule === 'live-on'
    ? t('cli.absence.liveOn', { time: duration(absence.capMs) })
    : t('cli.absence.sleep');

export const vitalText = (vital: Vital, value: number): string =>
  vital === 'energy' ? fixed(value, 1) : unit(value);

/** What rounds to nothing has no sign: a fatal value lies below zero by a hair. */
const fixed = (value: number, decimals: number): string =>
  value.toFixed(decimals).replace(/^-(0\.0+)$/, '$1');

function bar(fraction: number): string {
  const filled = Math.round(Math.min(1, Math.max(0, fraction)) * BAR_WIDTH);
  return '█'.repeat(filled) + '░'.repeat(BAR_WIDTH - filled);
}
