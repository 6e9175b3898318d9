import type { Cell } from '../../../shared/csv';

/** A row of a table, by the names of its columns. */
export type Row = Readonly<Record<string, Cell>>;

/** Both included. */
export interface TickRange {
  readonly from: number;
  readonly to: number;
}

export const FORMATS = ['csv', 'jsonl'] as const;
export type Format = (typeof FORMATS)[number];
