/** An event that has lasted this many rests is told again. */
const REMINDER_RESTS = 3;
/** A row this many times as surprising as the beginning of the event is an event of its own. */
const OUTRANKING_FACTOR = 6;

/**
 * Lets the first of a run of surprising rows through and holds back what follows, until the series has been calm for
 * `restCount` rows: one event, one alarm (the rest period of KNN-CAD, Burnaev & Ishimtsev 2016, and of the Contextual
 * Anomaly Detector OSE, Smirnov 2016, made to last while the event does, within bounds). O(1).
 */
export class AlarmGate {
  #rowsSinceSurprise = Infinity;
  #rowsSinceAlarm = Infinity;
  #alarmSurprise = 0;

  /** `threshold`: the surprise from which a row matters. */
  constructor(private readonly threshold: number) {}

  /** Whether this row is the beginning of an event. */
  opens(surprise: number, restCount: number): boolean {
    this.#rowsSinceSurprise += 1;
    this.#rowsSinceAlarm += 1;
    if (surprise < this.threshold) return false;
    const isAfterCalm = this.#rowsSinceSurprise > restCount;
    this.#rowsSinceSurprise = 0;
    const isReminder = this.#rowsSinceAlarm > REMINDER_RESTS * restCount;
    const isOutranking = surprise > OUTRANKING_FACTOR * this.#alarmSurprise;
    if (!isAfterCalm && !isReminder && !isOutranking) return false;
    this.#rowsSinceAlarm = 0;
    this.#alarmSurprise = surprise;
    return true;
  }
}
