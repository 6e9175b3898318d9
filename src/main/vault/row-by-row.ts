import { isDamage, type Sql } from './sqlite';

const PAGE = 1000;

export interface KeyedTable {
  readonly table: string;
  /** A whole number, by which the rows are ordered; among the columns. */
  readonly key: string;
  readonly columns: string;
}

/**
 * The rows of a table in the order of their key. Around damage they are read one at a time, so that all that lies
 * before it is had.
 * @throws Refusal at the first row that cannot be read
 */
export function* rowByRow<Row extends object>(
  sql: Sql,
  { table, key, columns }: KeyedTable,
  { order = 'ASC', beyond = null }: { order?: 'ASC' | 'DESC'; beyond?: number | null } = {},
): Generator<Row, void> {
  let last = beyond;
  for (let limit = PAGE; ;) {
    const where = last === null ? '' : `WHERE ${table}.${key} ${order === 'ASC' ? '>' : '<'} ?`;
    let page: Row[];
    try {
      // Whole pages, never a half-read cursor: an open one would hold back the write-ahead log.
      page = sql.all<Row>(
        `SELECT ${columns} FROM ${table} ${where} ORDER BY ${table}.${key} ${order} LIMIT ${limit}`,
        ...(last === null ? [] : [last]),
      );
    } catch (error) {
      if (limit === 1) throw error;
      limit = 1;
      continue;
    }
    for (const row of page) {
      yield row;
      last = (row as Readonly<Record<string, number>>)[key] ?? null;
    }
    if (page.length < limit) return;
  }
}

/** The same from both ends: what lies behind a damaged page is reached from the other side. Never throws for damage. */
export function* legibleRows<Row extends object>(sql: Sql, table: KeyedTable): Generator<Row, void> {
  const seen = new Set<unknown>();
  for (const order of ['ASC', 'DESC'] as const) {
    try {
      for (const row of rowByRow<Row>(sql, table, { order })) {
        const key = (row as Readonly<Record<string, unknown>>)[table.key];
        if (seen.has(key)) break;
        seen.add(key);
        yield row;
      }
    } catch (error) {
      // As far as it could be read from this side.
      if (!isDamage(error)) throw error;
    }
  }
}
