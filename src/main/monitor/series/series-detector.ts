import { AlarmGate } from './alarm-gate';
import type { ExpertName } from './expert';
import { Normaliser } from './normaliser';
import { Panel } from './panel';
import { RunningSpread } from './running-spread';
import { Sampler } from './sampler';

/**
 * Rows learnt in silence when nothing else is said: enough for each expert to have drawn its tail. On the development
 * half of the Numenta Anomaly Benchmark anything from 100 to 350 scores within a point.
 */
export const DEFAULT_PROBATION_COUNT = 300;
/** The rest after an alarm as a share of the probation: the choice of KNN-CAD and of the Contextual Anomaly Detector. */
const REST_SHARE = 1 / 5;
/**
 * Theirs is a probation of 15 % of at most 5000 rows, so the same rest as a share of the rows, and its most. A series
 * whose length nobody knows comes to it as it grows.
 */
const REST_SHARE_OF_ROWS = 0.15 * REST_SHARE;
const REST_MOST_COUNT = 150;
/**
 * The surprise from which a row is an alarm: once in some 700 rows for each expert, if nothing ever changed. On the
 * development half of the Numenta Anomaly Benchmark every threshold from 2.65 to 3 scores within two points of the best
 * one (2.95), which leaving out any category moves by 0.05 at most; over copies of it with rows dropped or the beginning
 * cut off the best is 2.85 to 2.9. What stands here is the middle of that plateau, not its highest point.
 */
const ALARM_SURPRISE = 2.85;
/** A score of this or more is an alarm: by construction where the surprise is ALARM_SURPRISE. */
export const ALARM_THRESHOLD = 0.5;
/**
 * For a reader who is to be disturbed rarely: of the alarms on that half, those of this score or more find three in
 * five of the windows otherwise found, with a fifth of the false alarms. They are the sudden changes: one that grows,
 * or a wait that lengthens, is told as it reaches ALARM_THRESHOLD and so never scores more.
 */
export const GRAVE_THRESHOLD = 0.6;
/** The highest score of a row that belongs to an event already told. */
const HELD_BACK_SCORE = 0.49;
const BAND_MEMORY_COUNT = 100;
const BAND_LEAST_COUNT = 30;
/** Half the band's width in mean absolute deviations: about three standard deviations of a normal distribution. */
const BAND_DEVIATIONS = 4;

export interface SeriesDetectorOptions {
  /** Rows learnt in silence, and five times the shortest rest after an alarm. */
  readonly probationLength?: number;
}

export interface SeriesJudgement {
  /** In [0, 1); ALARM_THRESHOLD or more is an alarm. 0 throughout probation and for values that are no numbers. */
  readonly score: number;
  /** -log10 of how rare the row is to the expert most surprised by it; 3 is once in a thousand rows. */
  readonly surprise: number;
  readonly isAlarm: boolean;
  /** Which expert was surprised most; null if none was. */
  readonly expert: ExpertName | null;
  /** Where the value was expected, from the rows shortly before; null while too few are known. For showing only. */
  readonly band: { readonly low: number; readonly high: number } | null;
}

const NO_JUDGEMENT: SeriesJudgement = { score: 0, surprise: 0, isAlarm: false, expert: null, band: null };

/**
 * Finds what is new in one numeric series, row by row, without being told anything about it beforehand. What counts is
 * the order of the rows: timestamps may repeat or step back and change nothing. Scores do not depend on the unit or
 * the zero of the values. Deterministic; O(1) time and memory per row.
 */
export class SeriesDetector {
  readonly #probationCount: number;
  readonly #leastRestCount: number;
  readonly #gate = new AlarmGate(ALARM_SURPRISE);
  readonly #normaliser = new Normaliser();
  readonly #sampler = new Sampler();
  readonly #panel = new Panel();
  readonly #recent = new RunningSpread(BAND_MEMORY_COUNT);
  #count = 0;
  #skippedCount = 0;

  constructor({ probationLength = DEFAULT_PROBATION_COUNT }: SeriesDetectorOptions = {}) {
    this.#probationCount = probationLength;
    this.#leastRestCount = Math.round(REST_SHARE * probationLength);
  }

  /** Rows left out because their value was no finite number. */
  get skippedCount(): number {
    return this.#skippedCount;
  }

  update(_timestampMs: number, value: number): SeriesJudgement {
    if (!Number.isFinite(value)) {
      this.#skippedCount += 1;
      return NO_JUDGEMENT;
    }
    const units = this.#normaliser.toUnits(value);
    const band = this.#band();
    this.#recent.update(units);
    const { surprise, expert } = this.#panel.update(this.#sampler.sample(units));
    this.#count += 1;
    if (this.#count <= this.#probationCount) return { ...NO_JUDGEMENT, surprise, expert, band };
    const score = surprise / (surprise + ALARM_SURPRISE);
    const isAlarm = this.#gate.opens(surprise, this.#restCount);
    return { score: isAlarm ? score : Math.min(score, HELD_BACK_SCORE), surprise, isAlarm, expert, band };
  }

  get #restCount(): number {
    return Math.max(
      this.#leastRestCount,
      Math.min(REST_MOST_COUNT, Math.round(REST_SHARE_OF_ROWS * this.#count)),
    );
  }

  #band(): SeriesJudgement['band'] {
    if (this.#recent.count < BAND_LEAST_COUNT) return null;
    const reach = BAND_DEVIATIONS * this.#recent.deviation;
    const low = this.#normaliser.fromUnits(this.#recent.mean - reach);
    const high = this.#normaliser.fromUnits(this.#recent.mean + reach);
    return { low: Math.min(low, high), high: Math.max(low, high) };
  }
}
