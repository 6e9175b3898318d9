import { t } from '../../../shared/i18n';
import { columns as aligned, count } from '../format';
import type { SettledOrder } from './order';
import type { Summary } from './watch';

const FIGURES = [0, 1, 3];

/** What a person at a terminal is told beside the rows. */
export function summaryText({ rows, alarms, highest }: Summary, watched: SettledOrder): string {
  const { file, columns, learnCount, threshold } = watched;
  const value = columns.value.name;
  const head = [
    columns.time === null
      ? t('cli.monitor.watchedByNumber', { file, value })
      : t('cli.monitor.watched', { file, value, time: columns.time.name }),
    t('cli.monitor.rows', { count: rows, rows: count(rows), learn: count(Math.min(rows, learnCount)) }),
    t('cli.monitor.alarms', { count: alarms, threshold }),
  ];
  const table = [
    (['score', 'row', 'time', 'value', 'why'] as const).map((column) => t(`cli.monitor.column.${column}`)),
    ...highest.map(({ score, row, timestamp, value: atRow, expert }) => [
      score.toFixed(3),
      count(row),
      timestamp,
      String(atRow),
      expert === null ? '' : t(`cli.monitor.expert.${expert}`),
    ]),
  ];
  const lines = highest.length === 0 ? [] : aligned(table, FIGURES, '  ').map((line) => line.trimEnd());
  return `${[...head, ...lines].join('\n')}\n`;
}

/** What is wrong with the series, though it could be judged: a sentence each. */
export function notesOf(summary: Summary, { file, columns, learnCount }: SettledOrder): string[] {
  const { rows, holes, firstHole, unreadTimes, backwards } = summary;
  const notes: string[] = [];
  if (firstHole !== null) {
    notes.push(
      t('cli.monitor.noted.holes', { file, count: holes, column: columns.value.name, ...firstHole }),
    );
  }
  if (unreadTimes > 0) notes.push(t('cli.monitor.noted.unreadTimes', { file, count: unreadTimes }));
  if (backwards > 0) notes.push(t('cli.monitor.noted.backwards', { file, count: backwards }));
  if (rows - holes <= learnCount) notes.push(t('cli.monitor.noted.allLearnt', { file, learn: learnCount }));
  return notes;
}
