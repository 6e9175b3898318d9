/** An event that has lasted this many rests is told again. */
const REMINDER_RESTS = 3;

/**
 * Lets the first of a run of surprising rows through and holds back what follows, until the series has been calm for
 * `restCount` rows: one event, one alarm (the rest period of KNN-CAD, Burnaev & Ishimtsev 2016, and of the Contextual
 * Anomaly Detector OSE, Smirnov 2016, made to last while the event does, within bounds). O(1).
 */
export class AlarmGate {
  #rowsSinceSurprise = Infinity;
  #rowsSinceAlarm = Infinity;

  constructor(private readonly restCount: number) {}

  /** Whether this row is the beginning of an event. */
  opens(isSurprising: boolean): boolean {
    this.#rowsSinceSurprise += 1;
    this.#rowsSinceAlarm += 1;
    if (!isSurprising) return false;
    const isCalmBefore = this.#rowsSinceSurprise > this.restCount;
    this.#rowsSinceSurprise = 0;
    if (!isCalmBefore && this.#rowsSinceAlarm <= REMINDER_RESTS * this.restCount) return false;
    this.#rowsSinceAlarm = 0;
    return true;
  }
}
