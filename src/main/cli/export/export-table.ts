import { setImmediate } from 'node:timers/promises';
import { t } from '../../../shared/i18n';
import type { Language } from '../../../shared/vocabulary';
import { cancelled } from '../../runtime/work/work';
import type { LifeFolder } from '../../vault/home';
import { LifeStore } from '../../vault/life-store';
import { count } from '../format';
import type { CliIo } from '../io';
import { Progress } from '../progress';
import { csvLine } from '../../../shared/csv';
import type { Format, Row, TickRange } from './row';
import { fileSink, outSink, type Sink } from './sink';
import { COLUMNS, rowsOf, type TableName } from './tables';

export interface TableOrder {
  readonly what: TableName;
  readonly format: Format;
  readonly range: TickRange;
  /** `null`: onto stdout. */
  readonly out: string | null;
  readonly json: true | undefined;
  /** In which anomalies are told. */
  readonly language: Language;
}

/** Between two slices a signal is heard and progress is shown. */
const SLICE_ROWS = 2000;

export async function exportTable(order: TableOrder, folder: LifeFolder, io: CliIo): Promise<void> {
  const { what, format, out, json } = order;
  const { databasePath, lifeId } = folder;
  const store = LifeStore.open({ databasePath, lifeId, readOnly: true });
  try {
    const rows = rowsOf(what, store, order.range, order.language);
    const told = { what, lifeId, columns: COLUMNS[what] };
    if (out === null) {
      const sink = outSink(io);
      if (json) await write(rows, sink, insideObject(told), io);
      else await write(rows, sink, FORM[format](told.columns), io);
      return;
    }
    const sink = fileSink(out);
    try {
      const written = await write(rows, sink, FORM[format](told.columns), io);
      if (json) io.out(`${JSON.stringify({ ...told, format, rows: written, out }, null, 2)}\n`);
      else
        io.out(
          `${t('cli.export.written', { what: t(`cli.export.what.${what}`), rows: count(written), out })}\n`,
        );
    } finally {
      sink.close();
    }
  } finally {
    store.close();
  }
}

/** How rows become text. */
interface Form {
  readonly head: string;
  readonly row: (row: Row, first: boolean) => string;
  readonly foot: string;
}

const FORM: Readonly<Record<Format, (columns: readonly string[]) => Form>> = {
  csv: (columns) => ({
    head: csvLine(columns),
    row: (row) => csvLine(columns.map((column) => row[column] ?? null)),
    foot: '',
  }),
  jsonl: () => ({ head: '', row: (row) => `${JSON.stringify(row)}\n`, foot: '' }),
};

/** One object with all rows in it, a row a line; never as a whole in memory. */
const insideObject = (told: object): Form => ({
  head: `${JSON.stringify(told).slice(0, -1)},"rows":[`,
  row: (row, first) => `${first ? '' : ','}\n${JSON.stringify(row)}`,
  foot: '\n]}\n',
});

async function write(rows: Iterable<Row>, sink: Sink, form: Form, io: CliIo): Promise<number> {
  const progress = new Progress(io);
  let written = 0;
  try {
    sink.write(form.head);
    for (const row of rows) {
      sink.write(form.row(row, written === 0));
      written += 1;
      if (written % SLICE_ROWS !== 0) continue;
      progress.show(() => t('cli.export.progress', { rows: count(written) }));
      await setImmediate();
      if (io.stop.aborted) throw cancelled();
    }
    sink.write(form.foot);
    sink.end();
    return written;
  } finally {
    progress.clear();
  }
}
