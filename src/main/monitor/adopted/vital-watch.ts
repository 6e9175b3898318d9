import type { Message } from '../../../shared/views';
import type { Severity } from '../../../shared/vocabulary';
import { SeriesDetector } from '../series/series-detector';
import type { Instant } from './instant';
import { said } from './words';

/** What is told within a minute counts as one row, its mean: a vital is watched at the same pace however often it is told. */
export const ROW_MS = 60_000;
/**
 * Much more than an alarm of the detector: what is told here is about a stranger, by the minute. Over white and
 * autocorrelated noise it is passed about once in two months by each series, and by a jump of six deviations nearly
 * always.
 */
const ALARM_SCORE = 0.7;
/** So many rows in a row within the usual, and it is over. */
const CALM_ROWS = 15;
/** What has lasted so many rows is usual by now. */
const LASTING_ROWS = 240;
/** From so many rows on it is more than a notice. */
const WARNING_ROWS = 20;

/** A vital that is not as it usually is. */
export interface Unusual {
  readonly severity: Severity;
  readonly observed: number;
  readonly expected: { readonly low: number | null; readonly high: number | null };
  readonly message: Message;
  readonly clearsWhen: Message;
  /** Numbers of the reports of the row that showed it, newest first. */
  readonly reports: readonly number[];
}

interface Found {
  readonly low: number | null;
  readonly high: number | null;
  readonly observed: number;
  readonly reports: readonly number[];
  rows: number;
  calmRows: number;
}

/**
 * One vital of a process, watched by the detector of series. What it has learnt lives as long as the app: a series
 * that was interrupted is another series. O(1) per report.
 */
export class VitalWatch {
  readonly #detector = new SeriesDetector();
  #rowBeganMs: number | null = null;
  #sum = 0;
  #reports: number[] = [];
  #count = 0;
  #found: Found | null = null;

  constructor(private readonly vital: string) {}

  meet(value: number, report: number, at: Instant): void {
    if (this.#rowBeganMs !== null && at.monotonicMs - this.#rowBeganMs >= ROW_MS) this.#endRow(at);
    this.#rowBeganMs ??= at.monotonicMs;
    this.#sum += value;
    this.#count += 1;
    this.#reports = [report, ...this.#reports].slice(0, 8);
  }

  unusual(): Unusual | null {
    const found = this.#found;
    if (found === null) return null;
    const { low, high, observed, reports, rows } = found;
    const isOutside = low !== null && high !== null && (observed < low || observed > high);
    return {
      severity: rows >= WARNING_ROWS ? 'warning' : 'notice',
      observed,
      expected: { low, high },
      message: isOutside
        ? said.unusual(this.vital, observed, low, high)
        : said.unusualShape(this.vital, observed),
      clearsWhen: said.clears.vital(this.vital, CALM_ROWS),
      reports,
    };
  }

  #endRow(at: Instant): void {
    const value = this.#sum / this.#count;
    const reports = this.#reports;
    this.#rowBeganMs = null;
    this.#sum = 0;
    this.#count = 0;
    this.#reports = [];
    const { isAlarm, score, band } = this.#detector.update(at.wallMs, value);
    const found = this.#found;
    if (found === null) {
      if (!isAlarm || score < ALARM_SCORE) return;
      const [low, high] = [band?.low ?? null, band?.high ?? null];
      this.#found = { low, high, observed: value, reports, rows: 0, calmRows: 0 };
      return;
    }
    found.rows += 1;
    const isCalm =
      !isAlarm && (found.low === null || value >= found.low) && (found.high === null || value <= found.high);
    found.calmRows = isCalm ? found.calmRows + 1 : 0;
    if (found.calmRows >= CALM_ROWS || found.rows >= LASTING_ROWS) this.#found = null;
  }
}
