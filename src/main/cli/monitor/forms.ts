import { csvField } from '../../../shared/csv';
import type { SettledOrder } from './order';
import type { JudgedRow, Summary } from './watch';

/** How what was judged becomes text. */
export interface Form {
  readonly head: string;
  readonly row: (row: JudgedRow) => string;
  readonly foot: (summary: Summary) => string;
}

/** Times and values as they stand in the file, so that another tool finds its rows again. */
export const csvForm: Form = {
  head: 'timestamp,value,anomaly_score\n',
  row: ({ timestamp, text, score }) => `${csvField(timestamp)},${csvField(text)},${score}\n`,
  foot: () => '',
};

/** One object with all rows in it, a row a line; never as a whole in memory. */
export function jsonForm({ file, columns, learnCount, threshold }: SettledOrder): Form {
  const told = {
    file,
    columns: { time: columns.time?.name ?? null, value: columns.value.name },
    learn: learnCount,
    threshold,
  };
  let isFirst = true;
  return {
    head: `${JSON.stringify(told).slice(0, -1)},"rows":[`,
    row({ timestamp, value, score }) {
      const text = JSON.stringify({ timestamp, value: orNull(value), anomaly_score: score });
      const line = isFirst ? `\n${text}` : `,\n${text}`;
      isFirst = false;
      return line;
    },
    foot: ({ rows, holes, unreadTimes, backwards, alarms, highest }) =>
      `\n],"summary":${JSON.stringify({
        ...{ rows, holes, unreadTimes, backwards, alarms },
        highest: highest.map(({ row, timestamp, value, score, expert }) => ({
          ...{ row, timestamp, value, anomaly_score: score, expert },
        })),
      })}}\n`,
  };
}

/** JSON has no NaN. */
const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);
