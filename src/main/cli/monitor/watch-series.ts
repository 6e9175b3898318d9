import { t } from '../../../shared/i18n';
import { count } from '../format';
import type { CliIo } from '../io';
import { Progress } from '../progress';
import { chooseColumns } from './columns';
import { readCsv, type CsvRecord } from './csv-records';
import { csvForm, jsonForm } from './forms';
import type { SeriesOrder } from './order';
import { notesOf, summaryText } from './summary-text';
import { Watch } from './watch';

/** So many records decide which column is which. */
const SAMPLE_ROWS = 100;

/**
 * Writes each row with its score as soon as it has come, from the hundredth on; when nobody reads any more it ends.
 * @throws Refusal where it cannot be read as a series: at its beginning, before anything is written; further on, after
 * what came before the damage
 */
export async function watchSeries(
  bytes: AsyncIterable<Buffer>,
  order: SeriesOrder,
  io: CliIo,
): Promise<void> {
  const { file, asked, learnCount, threshold, json } = order;
  const { separator, batches } = await readCsv(bytes, file);
  const head: CsvRecord[] = [];
  while (head.length <= SAMPLE_ROWS) {
    const next = await batches.next();
    if (next.done) break;
    head.push(...next.value);
  }
  const columns = chooseColumns(head.slice(0, SAMPLE_ROWS + 1), asked, separator, file);
  const watch = new Watch({ columns, separator, learnCount, threshold });
  const form = json ? jsonForm({ ...order, columns }) : csvForm;
  const progress = new Progress(io);
  let before = form.head;
  const write = (records: readonly CsvRecord[]): Promise<boolean> => {
    const text = before + records.map((record) => form.row(watch.judge(record))).join('');
    before = '';
    progress.clear();
    io.out(text);
    progress.show(() => t('cli.monitor.progress', { rows: count(watch.summary().rows) }));
    return io.outReady();
  };
  try {
    if (!(await write(columns.hasHeader ? head.slice(1) : head))) return;
    for await (const records of batches) if (!(await write(records))) return;
  } finally {
    progress.clear();
  }
  const summary = watch.summary();
  io.out(form.foot(summary));
  if (io.errIsTerminal) io.err(summaryText(summary, { ...order, columns }));
  if (!json) for (const note of notesOf(summary, { ...order, columns })) io.err(`life: ${note}\n`);
}
