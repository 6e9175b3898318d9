import { CsvError, parse, type Parser } from 'csv-parse';
import type { Refusal } from '../../../shared/refusal';
import type { Separator } from './read-cells';
import { refused } from './refuse';

export interface CsvRecord {
  /** As they stand in the file, their quotes taken off. */
  readonly cells: readonly string[];
  /** The line of the file, from 1; the last one, where a quoted cell holds line breaks. */
  readonly line: number;
}

export interface CsvText {
  readonly separator: Separator;
  /** As many records at once as have arrived; each time at least one. */
  readonly batches: AsyncGenerator<readonly CsvRecord[], void>;
}

/** A quote that is never closed must not gather the whole file. */
const RECORD_MOST_BYTES = 1_000_000;
const FIRST_LINE_MOST_BYTES = 65_536;

/**
 * Reads CSV (RFC 4180; any line break, with or without a byte order mark, UTF-8) as it arrives. Cells are separated by
 * what stands in the first line outside of quotes: a tab, else a semicolon, else commas. Empty lines are passed over,
 * and records may differ in length. Memory does not grow with the length of the text.
 * @throws Refusal where the first bytes are no text; while the batches are read, where quotes do not match
 */
export async function readCsv(bytes: AsyncIterable<Buffer>, file: string): Promise<CsvText> {
  const chunks = bytes[Symbol.asyncIterator]();
  let first = Buffer.alloc(0);
  while (!first.includes('\n') && first.length < FIRST_LINE_MOST_BYTES) {
    const next = await chunks.next();
    if (next.done) break;
    first = Buffer.concat([first, next.value]);
  }
  if (first.includes(0)) throw refused('cli.monitor.refused.binary', { file });
  const separator = separatorOf(first.toString());
  return { separator, batches: batchesOf(first, { [Symbol.asyncIterator]: () => chunks }, separator, file) };
}

function separatorOf(text: string): Separator {
  const [line = ''] = text.replaceAll(/"[^"]*"/g, '').split(/[\r\n]/, 1);
  return (['\t', ';'] as const).find((separator) => line.includes(separator)) ?? ',';
}

async function* batchesOf(
  first: Buffer,
  rest: AsyncIterable<Buffer>,
  separator: Separator,
  file: string,
): CsvText['batches'] {
  const parser = new RecordParser(separator, file);
  yield* some(await parser.feed(first));
  for await (const chunk of rest) yield* some(await parser.feed(chunk));
  yield* some(await parser.end());
}

const some = (records: readonly CsvRecord[]): (readonly CsvRecord[])[] =>
  records.length > 0 ? [records] : [];

/** What has arrived is handed on at once, and nothing queues up inside. */
class RecordParser {
  readonly #parser: Parser;
  #records: CsvRecord[] = [];
  #lastLine = 0;

  constructor(
    delimiter: Separator,
    private readonly file: string,
  ) {
    this.#parser = parse({
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: RECORD_MOST_BYTES,
      on_record: (cells: string[], { lines }) => {
        this.#records.push({ cells, line: lines });
        this.#lastLine = lines;
        return null;
      },
    });
    // Told to whoever feeds it.
    this.#parser.on('error', () => {});
  }

  /** @returns the records that are complete now */
  feed(chunk: Buffer): Promise<readonly CsvRecord[]> {
    return this.#taken((done, fail) => this.#parser.write(chunk, (error) => (error ? fail(error) : done())));
  }

  end(): Promise<readonly CsvRecord[]> {
    return this.#taken((done, fail) => this.#parser.once('error', fail).once('end', done).resume().end());
  }

  async #taken(act: (done: () => void, fail: (error: Error) => void) => void): Promise<readonly CsvRecord[]> {
    try {
      await new Promise<void>(act);
    } catch (error) {
      throw error instanceof CsvError ? this.#refusal(error) : error;
    }
    const records = this.#records;
    this.#records = [];
    return records;
  }

  #refusal(error: CsvError): Refusal {
    const { lines, index } = error as CsvError & { readonly lines: number; readonly index: number };
    const where = { file: this.file, column: index + 1 };
    // The parser noticed at the end of the text; the record began right after the last whole one.
    const isOpen = error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE';
    return isOpen
      ? refused('cli.monitor.refused.quoteOpen', { ...where, line: this.#lastLine + 1 }, error)
      : refused('cli.monitor.refused.quoteInside', { ...where, line: lines }, error);
  }
}
