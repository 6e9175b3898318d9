import type { CsvRecord } from './csv-records';
import { readCalendar, readNumber, type Separator } from './read-cells';
import { refused } from './refuse';

export interface Column {
  /** From 0. */
  readonly index: number;
  /** What the header calls it, or its number from 1. */
  readonly name: string;
}

export interface Columns {
  readonly hasHeader: boolean;
  /** `null`: there is none, and rows are known by their number. */
  readonly time: Column | null;
  readonly value: Column;
}

/** A column by what its header calls it, or by its number from 1. */
export interface AskedColumns {
  readonly time?: string | undefined;
  readonly value?: string | undefined;
}

const TIME_NAMES = ['timestamp', 'time', 'date', 'datetime', 'ts', 't'];
const VALUE_NAMES = ['value', 'val', 'v', 'y'];
/** Two numbers in a row rise as often as not. */
const LEAST_RISING_ROWS = 3;

/**
 * Finds the columns of time and value from the first records. A first record without any number or date is a header.
 * @throws Refusal where a column that was asked for is not there, or nothing reads as numbers
 */
export function chooseColumns(
  head: readonly CsvRecord[],
  asked: AskedColumns,
  separator: Separator,
  file: string,
): Columns {
  const sample = new Sample(head, separator, file);
  const askedTime = asked.time === undefined ? undefined : sample.asked(asked.time, '--time');
  const value =
    asked.value === undefined
      ? sample.likelyValue(askedTime ?? sample.likelyTime())
      : sample.withNumbers(sample.asked(asked.value, '--value'));
  const time = askedTime ?? sample.likelyTime(value) ?? null;
  if (time?.index === value.index) {
    throw refused('cli.monitor.refused.sameColumn', { file, column: value.name });
  }
  return { hasHeader: sample.hasHeader, time, value };
}

class Sample {
  readonly hasHeader: boolean;
  readonly #columns: readonly Column[];
  readonly #rows: readonly CsvRecord[];

  constructor(
    head: readonly CsvRecord[],
    private readonly separator: Separator,
    private readonly file: string,
  ) {
    const names = head[0]?.cells ?? [];
    this.hasHeader = !names.some((cell) => this.#isNumber(cell) || isCalendar(cell));
    this.#rows = this.hasHeader ? head.slice(1) : head;
    if (this.#rows.length === 0) throw refused('cli.monitor.refused.empty', { file });
    const width = Math.max(...head.map(({ cells }) => cells.length));
    this.#columns = Array.from({ length: width }, (_, index) => ({
      index,
      name: (this.hasHeader && names[index]?.trim()) || String(index + 1),
    }));
  }

  asked(name: string, option: string): Column {
    const { file } = this;
    for (const same of [(one: string) => one === name, sameName(name)]) {
      const [column, another] = this.hasHeader ? this.#columns.filter((each) => same(each.name)) : [];
      if (another) throw refused('cli.monitor.refused.twice', { file, column: name, option });
      if (column) return column;
    }
    const column = /^\d+$/.test(name) ? this.#columns[Number(name) - 1] : undefined;
    if (column) return column;
    const params = { file, column: name, option, count: this.#columns.length };
    if (!this.hasHeader) throw refused('cli.monitor.refused.noHeader', params);
    throw refused('cli.monitor.refused.noColumn', { ...params, columns: this.#names() });
  }

  /** A column of that name, else the first of dates, else, beside another one of numbers, the first that only rises. */
  likelyTime(value?: Column): Column | undefined {
    const others = this.#columns.filter(({ index }) => index !== value?.index);
    const numeric = this.#columns.filter((column) => this.#isNumeric(column));
    return (
      this.#named(others, TIME_NAMES) ??
      others.find((column) => this.#cells(column).length > 0 && this.#cells(column).every(isCalendar)) ??
      (numeric.length > 1 ? others.find((column) => this.#onlyRises(column)) : undefined)
    );
  }

  likelyValue(time: Column | undefined): Column {
    const others = this.#columns.filter(({ index }) => index !== time?.index);
    const named = this.#named(others, VALUE_NAMES);
    if (named) return this.withNumbers(named);
    const numeric = others.find((column) => this.#isNumeric(column));
    if (numeric) return numeric;
    throw refused('cli.monitor.refused.noNumbers', { file: this.file, columns: this.#names() });
  }

  /** @throws Refusal where it holds something, and none of it is a number */
  withNumbers(column: Column): Column {
    const strange = this.#rows.find(({ cells }) => (cells[column.index] ?? '').trim() !== '');
    if (strange === undefined || this.#cells(column).some((cell) => this.#isNumber(cell))) return column;
    const text = strange.cells[column.index] ?? '';
    const params = { file: this.file, line: strange.line, column: column.name, text, columns: this.#names() };
    throw refused('cli.monitor.refused.notNumeric', params);
  }

  #named(columns: readonly Column[], names: readonly string[]): Column | undefined {
    if (!this.hasHeader) return undefined;
    return names.flatMap((name) => columns.filter((column) => sameName(name)(column.name)))[0];
  }

  #isNumeric(column: Column): boolean {
    const cells = this.#cells(column);
    return 2 * cells.filter((cell) => this.#isNumber(cell)).length > cells.length;
  }

  #onlyRises(column: Column): boolean {
    const numbers = this.#cells(column).map((cell) => readNumber(cell, this.separator));
    return (
      numbers.length >= LEAST_RISING_ROWS &&
      numbers.every((number, row) => !(number <= (numbers[row - 1] ?? -Infinity)) && !Number.isNaN(number))
    );
  }

  #isNumber(cell: string): boolean {
    return !Number.isNaN(readNumber(cell, this.separator));
  }

  /** Those that are not blank. */
  #cells({ index }: Column): string[] {
    return this.#rows.map(({ cells }) => cells[index] ?? '').filter((cell) => cell.trim() !== '');
  }

  #names(): string {
    return this.#columns.map(({ name }) => name).join(', ');
  }
}

const isCalendar = (cell: string): boolean => !Number.isNaN(readCalendar(cell));
const sameName = (name: string) => (other: string) => other.toLowerCase() === name.toLowerCase();
