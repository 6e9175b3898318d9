import { sinceBirthOf } from '../../shared/books';
import { told } from '../../shared/i18n';
import { Refusal } from '../../shared/refusal';
import type { Heartbeat, HistoryPoint, LifeView } from '../../shared/views';
import type { LifeInput } from '../life/input';
import type { Life } from '../life/life';
import type { JournaledHappening, Observation } from '../monitor/observation';
import { Provenance } from '../monitor/provenance';
import { isMark, type JournalRecord } from '../vault/journal-record';
import type { Recorded } from '../vault/notes';
import type { DatedEntry } from '../vault/trace';

const NO_ENTRIES: readonly DatedEntry[] = Object.freeze([]);

export function historyPoint(
  view: LifeView,
  { atMs, jitterMs }: Pick<Heartbeat, 'atMs' | 'jitterMs'>,
): HistoryPoint {
  const { energy, integrity, stability } = view.vitals;
  const { tension, fatigue, noise, drift } = view.dynamics;
  return {
    tick: view.tick,
    atMs,
    sinceBirthMs: sinceBirthOf(view),
    energy,
    integrity,
    stability,
    tension,
    fatigue,
    noise,
    drift,
    innerRate: view.innerRate,
    jitterMs,
  };
}

/** @param view once they had happened */
export function traceEntries(
  happenings: readonly JournaledHappening[],
  view: LifeView,
  atMs: number,
): readonly DatedEntry[] {
  if (happenings.length === 0) return NO_ENTRIES;
  const sinceBirthMs = sinceBirthOf(view);
  return happenings.map(({ seq, happening }) => {
    const entry = Object.freeze({ seq, atMs, happening: Object.freeze(happening) });
    return { sinceBirthMs, entry };
  });
}

/** What came of inputs that are folded once more, gathered until it is taken. */
export interface Gathered {
  readonly points: HistoryPoint[];
  readonly entries: DatedEntry[];
}

/** Who looks on while a life is lived again, and sees what the monitor was shown when it was lived. */
export interface Onlooker {
  /** Whether it looks on at this place of the journal. */
  looksOn(seq: number, tick: number): boolean;
  /** Once per tick, and once per input that was folded in between two ticks. */
  observe(observation: Observation): void;
  /** Records of the stimuli that wait in the queue when the life begins to be lived again, where they are known. */
  readonly waiting?: readonly (number | null)[];
}

/**
 * Folds records of the journal into a life once more, and tells again what came of those it is asked for. What
 * the journal does not have (how late a tick on time was) is not invented: it is 0.
 */
export class Reliving {
  readonly life: Life;
  readonly #provenance: Provenance;
  readonly #wanted: (seq: number, tick: number) => boolean;
  readonly #onlooker: Onlooker | null;
  /** How long the last tick was. */
  #dtMs: number;
  /** When the last input reached the life, Unix ms. */
  lastAtMs: number;
  #gathered: { points: HistoryPoint[]; entries: DatedEntry[] } = { points: [], entries: [] };

  /** @param wanted whether what comes of an input at this place of the journal shall be told */
  constructor(
    life: Life,
    lastAtMs: number,
    wanted: (seq: number, tick: number) => boolean,
    onlooker: Onlooker | null = null,
  ) {
    this.life = life;
    this.lastAtMs = lastAtMs;
    this.#wanted = wanted;
    this.#onlooker = onlooker;
    this.#dtMs = life.policy.tickIntervalMs;
    this.#provenance = new Provenance(life.pending, onlooker?.waiting);
  }

  /** Records of the stimuli that wait now. */
  get waiting(): readonly (number | null)[] {
    return this.#provenance.waiting;
  }

  /**
   * @param times how many of the record's inputs; the others are folded by a later call
   * @param done how many of them were before
   */
  fold({ seq, input, count, atMs, lastAtMs }: JournalRecord, done = 0, times = count - done): void {
    if (isMark(input)) return;
    const eachMs = count > 1 ? (lastAtMs - atMs) / (count - 1) : 0;
    for (let at = done; at < done + times; at++) this.#one(seq, input, Math.round(atMs + eachMs * at));
    this.lastAtMs = done + times === count ? lastAtMs : Math.round(atMs + eachMs * (done + times - 1));
  }

  /**
   * Folds what a journal has on from this state.
   * @throws Refusal `damaged` at a seam: what comes after it goes on from another state
   */
  foldAll(records: Iterable<JournalRecord>): void {
    for (const record of records) {
      const { seq, input } = record;
      if (input.kind === 'seam') throw new Refusal('damaged', told('errors.database.seamOpen', { seq }));
      this.fold(record);
    }
  }

  take(): Gathered {
    const gathered = this.#gathered;
    this.#gathered = { points: [], entries: [] };
    return gathered;
  }

  #one(seq: number, input: LifeInput, atMs: number): void {
    const { life } = this;
    const happenings = life.apply(input);
    if (input.kind === 'tick') this.#dtMs = input.dtMs;
    const wanted = this.#wanted(seq, life.tick);
    const onlooker = this.#onlooker?.looksOn(seq, life.tick) === true ? this.#onlooker : null;
    if (!wanted && onlooker === null) {
      // Who waits in the queue has to be followed all the same, or later events would be attributed to others.
      if (input.kind === 'stimulus' || happenings.length > 0) {
        this.#provenance.attribute(seq, happenings, life.pending);
      }
      return;
    }
    const view = life.view();
    const journaled = this.#provenance.attribute(seq, happenings, view.queue.pending);
    onlooker?.observe({ view, heartbeat: { atMs, jitterMs: 0, dtMs: this.#dtMs }, happenings: journaled });
    if (!wanted) return;
    if (input.kind === 'tick') this.#gathered.points.push(historyPoint(view, { atMs, jitterMs: 0 }));
    this.#gathered.entries.push(...traceEntries(journaled, view, atMs));
  }
}

/** Whether a place of the journal lies after what is written down already. */
export const after =
  (recorded: Recorded) =>
  (seq: number, tick: number): boolean =>
    seq > recorded.seq || (seq === recorded.seq && tick > recorded.tick);
