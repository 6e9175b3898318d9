import type { AskedColumns, Columns } from './columns';

export interface SeriesOrder {
  /** What the series is called in what is said of it. */
  readonly file: string;
  readonly asked: AskedColumns;
  readonly learnCount: number;
  readonly threshold: number;
  readonly json: true | undefined;
}

/** An order whose columns have been found. */
export interface SettledOrder extends SeriesOrder {
  readonly columns: Columns;
}
