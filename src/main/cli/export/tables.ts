import { say } from '../../../shared/i18n';
import type { Language } from '../../../shared/vocabulary';
import type { Anomaly } from '../../../shared/views';
import { recover } from '../../runtime/recovery';
import { spanDtMs, type SealedRow } from '../../vault/journal-record';
import type { LifeStore } from '../../vault/life-store';
import { HISTORY_COLUMNS, historyRows } from './history-rows';
import type { Row, TickRange } from './row';

export const TABLES = ['history', 'journal', 'anomalies', 'memory'] as const;
export type TableName = (typeof TABLES)[number];

/** The columns of each table, in their order; a row has all of them. */
export const COLUMNS: Readonly<Record<TableName, readonly string[]>> = {
  history: HISTORY_COLUMNS,
  journal: ['seq', 'kind', 'tick', 'count', 'atMs', 'lastAtMs', 'sinceBirthMs', 'input', 'hash'],
  anomalies: [
    ...['id', 'kind', 'severity', 'subject', 'also', 'fromTick', 'noticedTick', 'toTick', 'fromMs', 'toMs'],
    ...['startedAtMs', 'observed', 'expectedLow', 'expectedHigh', 'causes', 'said', 'clearsWhen'],
    'acknowledged',
  ],
  memory: [
    ...['id', 'originTick', 'originInnerMs', 'type', 'intensity', 'significance', 'effect', 'strength'],
    ...['timesRecalled', 'lastRecalledTick', 'keptBecause'],
  ],
};

/** @throws Refusal before the first row where what is asked for is damaged: half a table is none */
export function rowsOf(
  name: TableName,
  store: LifeStore,
  range: TickRange,
  language: Language,
): Iterable<Row> {
  switch (name) {
    case 'history':
      return historyRows(store, range);
    case 'journal':
      return store.reading(() => [...journalRows(store, range)]);
    case 'anomalies':
      return store
        .anomalies(Number.MAX_SAFE_INTEGER)
        .reverse()
        .filter(touches(range))
        .map(anomalyRow(language));
    case 'memory':
      return episodes(store, range);
  }
}

function* journalRows(store: LifeStore, { from, to }: TickRange): Generator<Row, void> {
  for (const _record of store.tail(null)) {
    // Only to see that each of them is as it was written.
  }
  for (const row of store.sealedRows()) {
    const firstTick = spanDtMs(row.input) === null ? row.tick : row.tick - row.count + 1;
    if (row.tick >= from && firstTick <= to) yield journalRow(row);
  }
}

function journalRow({ seq, tick, count, at_ms, last_at_ms, since_ms, input: text, hash }: SealedRow): Row {
  const { kind, ...input } = JSON.parse(text) as { readonly kind: string };
  return { seq, kind, tick, count, atMs: at_ms, lastAtMs: last_at_ms, sinceBirthMs: since_ms, input, hash };
}

const touches =
  ({ from, to }: TickRange) =>
  ({ fromTick, toTick }: Anomaly): boolean =>
    fromTick <= to && (toTick === null || toTick >= from);

const anomalyRow =
  (language: Language) =>
  ({ message, clearsWhen, expected, ...anomaly }: Anomaly): Row => {
    const { id, kind, severity, subject, also, fromTick, noticedTick, toTick, fromMs, toMs } = anomaly;
    const { startedAtMs, observed, causes, acknowledged } = anomaly;
    return {
      ...{ id, kind, severity, subject, also, fromTick, noticedTick, toTick, fromMs, toMs },
      ...{ startedAtMs, observed },
      ...{ expectedLow: expected.low, expectedHigh: expected.high, causes },
      ...{ said: say(message, language), clearsWhen: say(clearsWhen, language), acknowledged },
    };
  };

/** What it remembers now, of the ticks that are asked for. */
function episodes(store: LifeStore, { from, to }: TickRange): readonly Row[] {
  return recover(store, store.lifeId)
    .life.memory()
    .longTerm.filter(({ originTick }) => originTick >= from && originTick <= to)
    .map((episode) => {
      const { id, originTick, originInnerMs, type, intensity, significance, effect, strength } = episode;
      const { timesRecalled, lastRecalledTick, keptBecause } = episode;
      return {
        ...{ id, originTick, originInnerMs, type, intensity, significance, effect, strength },
        ...{ timesRecalled, lastRecalledTick, keptBecause },
      };
    });
}
