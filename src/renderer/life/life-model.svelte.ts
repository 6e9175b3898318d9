import type { Bridge, NoLife } from '../../shared/border';
import type { Outlook } from '../../shared/monitor';
import type { Gap, Safety } from '../../shared/past';
import type {
  Anomaly,
  Heartbeat,
  HistoryPoint,
  LifePicture,
  LifePush,
  LifeView,
  Looking,
  Message,
  TraceEntry,
} from '../../shared/views';
import { answered } from '../parts/answered';
import { mergedAnomalies } from './anomalies';
import { gapsAfter, gapsWithin } from './gaps';
import { bounded, extended, pointOf } from './history';

export const TRACE_MAX = 500;
/** Pushes kept while the whole picture is under way. */
const HELD_MAX = 256;

type Source = Pick<Bridge, 'life' | 'anomalies'>;

/**
 * What the window knows of the life in it: one whole picture, then numbered changes. Truth stays in main;
 * when a number is missing, the whole is asked for again.
 */
export class LifeModel {
  #source: Source;
  #tell: (message: Message) => void;
  #shown: (picture: Pick<LifePicture, 'homecoming'>) => void;
  #loaded = $state.raw(false);
  #view = $state.raw<LifeView | null>(null);
  #heartbeat = $state.raw<Heartbeat | null>(null);
  #trace = $state.raw<readonly TraceEntry[]>([]);
  #history = $state.raw<readonly HistoryPoint[]>([]);
  #gaps = $state.raw<readonly Gap[]>([]);
  #anomalies = $state.raw<readonly Anomaly[]>([]);
  #shownTimes = $state.raw(0);
  #outlook = $state.raw<Outlook | null>(null);
  #onlyRead = $state.raw(false);
  #looking = $state.raw<Looking | null>(null);
  #safety = $state.raw<Safety | null>(null);
  #nowMs = $state.raw(0);
  #livesHere = $state.raw(false);
  #savedAtMs = $state.raw<number | null>(null);
  #none = $state.raw<NoLife | null>(null);
  #seq = -1;
  #held: LifePush[] = [];
  #loading = false;
  #stale = false;

  /** @param shown told of every whole picture of the life that lives here */
  constructor(
    source: Source,
    tell: (message: Message) => void,
    shown: (picture: Pick<LifePicture, 'homecoming'>) => void = () => {},
  ) {
    this.#source = source;
    this.#shown = shown;
    this.#tell = tell;
  }

  /** False until main has answered for the first time. */
  get loaded(): boolean {
    return this.#loaded;
  }
  get view(): LifeView | null {
    return this.#view;
  }
  get heartbeat(): Heartbeat | null {
    return this.#heartbeat;
  }
  /** Newest first, at most `TRACE_MAX`. */
  get trace(): readonly TraceEntry[] {
    return this.#trace;
  }
  /** Oldest first, at most an hour. */
  get history(): readonly HistoryPoint[] {
    return this.#history;
  }
  /** Time not lived within the history, oldest first. */
  get gaps(): readonly Gap[] {
    return this.#gaps;
  }
  /** All that were heard of, newest first: main tells the newest, and older ones when it is asked. */
  get anomalies(): readonly Anomaly[] {
    return this.#anomalies;
  }
  /** Rises whenever another life, or another look at one, is shown: what was gathered before is not of it. */
  get shownTimes(): number {
    return this.#shownTimes;
  }
  /** How long it has by its present trend; null where that would say nothing. */
  get outlook(): Outlook | null {
    return this.#outlook;
  }
  /** Why there is no life here, if main knows. */
  get absence(): Message | null {
    return this.#none?.reason ?? null;
  }
  /** How many lie here where none lives; 0 while one does. */
  get sleepers(): number {
    return this.#none?.lives ?? 0;
  }
  get savedAtMs(): number | null {
    return this.#savedAtMs;
  }
  /** Nothing can reach this life: it is dead, or was opened to be looked at. */
  get readOnly(): boolean {
    return this.#onlyRead || this.#view?.alive === false;
  }
  /** It is dead, and all of it is shown: not a moment of it, nor a file. */
  get ended(): boolean {
    return this.#view?.alive === false && this.#looking === null;
  }
  /** What is looked at instead of the life that lives in this home, which goes on unseen. */
  get looking(): Looking | null {
    return this.#looking;
  }
  /** What is shown is not of the life that lives here: its course, books and records are not at hand. */
  get foreign(): boolean {
    return this.#looking === 'file' || this.#looking === 'life';
  }
  /** How safe the life that lives here is. */
  get safety(): Safety | null {
    return this.#safety;
  }
  /** The life that lives in this home is alive, whatever is looked at: as of when it was last seen. */
  get livesHere(): boolean {
    return this.#livesHere;
  }
  /** Wall-clock time as of the last beat that was heard: what "3 min ago" is counted from. */
  get nowMs(): number {
    return this.#nowMs;
  }

  /** Listens first and asks then, so that nothing falls between. Returns how to stop. */
  open(): () => void {
    const stops = [
      this.#source.life.onChanged((push) => this.#receive(push)),
      this.#source.life.onReplaced(() => void this.#load()),
      this.#source.life.onSafety((safety) => (this.#safety = safety)),
      this.#source.anomalies.onChanged((anomalies) => this.learnAnomalies(anomalies)),
    ];
    void this.#load();
    return () => stops.forEach((stop) => stop());
  }

  /** What is known has leapt: the whole is asked for again. */
  reload(): void {
    void this.#load();
  }

  /** A snapshot was written: what it holds is safe. */
  saved(atMs: number): void {
    if (this.#savedAtMs === null || atMs > this.#savedAtMs) this.#savedAtMs = atMs;
  }

  /** What is told anew takes the place of what was known. */
  learnAnomalies(told: readonly Anomaly[]): void {
    this.#anomalies = mergedAnomalies(this.#anomalies, told);
  }

  #receive(push: LifePush): void {
    this.#nowMs = push.heartbeat.atMs;
    if (this.#loading) {
      if (this.#held.length === HELD_MAX) this.#held.shift();
      this.#held.push(push);
      return;
    }
    // What is only looked at stands still, whatever lives on behind it.
    if (this.#onlyRead || push.seq <= this.#seq) return;
    const follows = push.seq === this.#seq + 1;
    const same = push.view.identity.lifeId === this.#view?.identity.lifeId;
    if (follows && same) this.#apply(push);
    else void this.#load();
  }

  #apply(push: LifePush): void {
    this.#seq = push.seq;
    this.#view = push.view;
    this.#livesHere = push.view.alive;
    this.#heartbeat = push.heartbeat;
    this.#outlook = push.outlook;
    // What is pushed is in the journal, as long as that can be written.
    if (this.#safety?.unsavedSinceMs === null) this.saved(push.heartbeat.atMs);
    this.#history = extended(this.#history, pointOf(push));
    this.#gaps = gapsWithin(gapsAfter(this.#gaps, push), this.#history);
    if (push.trace.length > 0)
      this.#trace = [...push.trace.slice().reverse(), ...this.#trace].slice(0, TRACE_MAX);
  }

  async #load(): Promise<void> {
    if (this.#loading) {
      // What is under way may be of the life before: ask once more when it is here.
      this.#stale = true;
      return;
    }
    this.#loading = true;
    do {
      this.#stale = false;
      this.#held = [];
      const answer = await answered(this.#source.life.get());
      if (this.#stale) continue;
      if (answer.ok) this.#show(answer.value.life, answer.value.none);
      else if (this.#view) this.#tell(answer.message);
      else this.#show(null, { reason: answer.message, lives: 0 });
    } while (this.#stale);
    this.#loading = false;
    const held = this.#held;
    this.#held = [];
    for (const push of held) this.#receive(push);
  }

  #show(picture: LifePicture | null, none: NoLife | null): void {
    const same =
      picture !== null &&
      picture.looking === this.#looking &&
      picture.view.identity.lifeId === this.#view?.identity.lifeId;
    const before = same ? this.#anomalies : [];
    if (!same) this.#shownTimes += 1;
    this.#loaded = true;
    this.#none = none;
    this.#view = picture?.view ?? null;
    this.#heartbeat = picture?.heartbeat ?? null;
    this.#seq = picture?.seq ?? -1;
    this.#trace = picture ? picture.trace.slice(-TRACE_MAX).reverse() : [];
    this.#history = picture ? bounded(picture.history) : [];
    this.#gaps = picture ? gapsWithin(picture.gaps, this.#history) : [];
    this.#anomalies = mergedAnomalies(before, picture?.anomalies ?? []);
    this.#outlook = picture?.outlook ?? null;
    this.#onlyRead = picture?.readOnly ?? false;
    this.#looking = picture?.looking ?? null;
    if (this.#looking === null) this.#livesHere = picture?.view.alive ?? false;
    this.#safety = picture?.safety ?? null;
    this.#nowMs = Date.now();
    this.#savedAtMs = picture?.savedAtMs ?? null;
    if (this.#looking === null) this.#shown(picture ?? { homecoming: null });
  }
}
