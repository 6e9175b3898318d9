import type { ExpertName } from '../../monitor/series/expert';
import { SeriesDetector } from '../../monitor/series/series-detector';
import type { Columns } from './columns';
import type { CsvRecord } from './csv-records';
import { readNumber, readTime, type Separator } from './read-cells';

export interface JudgedRow {
  /** As it stands in the file; where there is no column of time, the number of the row from 1. */
  readonly timestamp: string;
  /** As it stands in the file. */
  readonly text: string;
  /** NaN where there is none. */
  readonly value: number;
  readonly score: number;
}

export interface Alarm {
  readonly row: number;
  readonly timestamp: string;
  readonly value: number;
  readonly score: number;
  readonly expert: ExpertName | null;
}

export interface Summary {
  readonly rows: number;
  /** Rows without a number; they are told with 0 and teach the detector nothing. */
  readonly holes: number;
  readonly firstHole: { readonly line: number; readonly text: string } | null;
  /** Rows whose time cannot be read as one; they are judged all the same. */
  readonly unreadTimes: number;
  /** Rows earlier than the one before. */
  readonly backwards: number;
  readonly alarms: number;
  /** The highest ones, the highest first. */
  readonly highest: readonly Alarm[];
}

export interface WatchOptions {
  readonly columns: Columns;
  readonly separator: Separator;
  /** Rows with a number that are learnt from in silence. */
  readonly learnCount: number;
  /** A row of this score or more is an alarm. */
  readonly threshold: number;
}

const HIGHEST_COUNT = 5;

/** Judges the rows of a series one after the other, and counts what is to be told of them in the end. */
export class Watch {
  readonly #options: WatchOptions;
  readonly #detector: SeriesDetector;
  readonly #highest: Alarm[] = [];
  #rows = 0;
  #holes = 0;
  #firstHole: Summary['firstHole'] = null;
  #unreadTimes = 0;
  #backwards = 0;
  #alarms = 0;
  #previousMs = NaN;

  constructor(options: WatchOptions) {
    this.#options = options;
    this.#detector = new SeriesDetector({ probationLength: options.learnCount });
  }

  judge({ cells, line }: CsvRecord): JudgedRow {
    const { columns, separator, threshold } = this.#options;
    this.#rows += 1;
    const timestamp = columns.time === null ? String(this.#rows) : (cells[columns.time.index] ?? '');
    const text = cells[columns.value.index] ?? '';
    const value = readNumber(text, separator);
    if (Number.isNaN(value)) this.#noteHole(line, text);
    const { score, expert } = this.#detector.update(this.#noteTime(timestamp), value);
    if (score >= threshold) this.#noteAlarm({ row: this.#rows, timestamp, value, score, expert });
    return { timestamp, text, value, score };
  }

  summary(): Summary {
    return {
      rows: this.#rows,
      holes: this.#holes,
      firstHole: this.#firstHole,
      unreadTimes: this.#unreadTimes,
      backwards: this.#backwards,
      alarms: this.#alarms,
      highest: this.#highest,
    };
  }

  #noteHole(line: number, text: string): void {
    this.#holes += 1;
    this.#firstHole ??= { line, text };
  }

  #noteTime(timestamp: string): number {
    const ms = readTime(timestamp, this.#options.separator);
    if (Number.isNaN(ms)) {
      this.#unreadTimes += 1;
      return ms;
    }
    if (ms < this.#previousMs) this.#backwards += 1;
    this.#previousMs = ms;
    return ms;
  }

  /** Of equal ones the earlier stays ahead. */
  #noteAlarm(alarm: Alarm): void {
    this.#alarms += 1;
    const place = this.#highest.findIndex(({ score }) => score < alarm.score);
    this.#highest.splice(place < 0 ? this.#highest.length : place, 0, alarm);
    if (this.#highest.length > HIGHEST_COUNT) this.#highest.pop();
  }
}
