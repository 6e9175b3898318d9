import type { MonitorSettings, Outlook } from '../../shared/monitor';
import type { Anomaly } from '../../shared/views';
import type { Findings } from '../monitor/anomaly-desk';
import type { Observation } from '../monitor/observation';
import type { SemanticMonitor } from '../monitor/semantic-monitor';
import type { LifeStore } from '../vault/life-store';
import type { Recorded } from '../vault/notes';
import {
  freshStartOf,
  newMonitor,
  noteOf,
  pickUp,
  type FoundAgain,
  type FreshStart,
  type WatchNote,
} from './watch-note';

export interface WatchNeeds {
  /** The anomalies of this life as they are known now, the newest among them. */
  readonly known: () => readonly Anomaly[];
  /** @param goesOn a new monitor watches in its place, which has learnt nothing yet */
  readonly onFailure: (error: unknown, goesOn: boolean) => void;
}

const NOTHING_FOUND: Findings = Object.freeze({
  opened: Object.freeze([]),
  changed: Object.freeze([]),
  resolved: Object.freeze([]),
  digests: Object.freeze([]),
});

/**
 * Keeps the monitor of one life apart from it: whatever the monitor does wrong ends here, and nothing of it reaches
 * the life. One that fails is replaced by a new one, and that one by none.
 */
export class Watch {
  readonly #needs: WatchNeeds;
  #settings: MonitorSettings;
  #monitor: SemanticMonitor | null = null;
  #hasFailed = false;
  #since: FreshStart | null = null;
  /** What it found in what was lived again, and may not be on disk; null where nothing was. */
  readonly found: FoundAgain | null = null;
  /** Records of the stimuli that wait in the queue when the watch is taken up; empty where they are not known. */
  readonly waiting: readonly (number | null)[] = [];

  /**
   * Takes the watch up as if it had never stopped. It goes on with a fresh start: a birth or a waking.
   * @param noted what `note` gave last; `null` where that is lost
   */
  constructor(store: LifeStore, noted: unknown, settings: MonitorSettings, needs: WatchNeeds) {
    this.#needs = needs;
    this.#settings = settings;
    try {
      const pickedUp = pickUp(store, noted, needs.known(), settings);
      this.#monitor = pickedUp.monitor;
      this.found = pickedUp.found;
      this.waiting = pickedUp.waiting;
    } catch (error) {
      this.#fail(error);
    }
  }

  /** @see SemanticMonitor.observe */
  observe(observation: Observation): Findings {
    return this.#ask((monitor) => monitor.observe(observation)) ?? NOTHING_FOUND;
  }

  get outlook(): Outlook | null {
    return this.#ask((monitor) => monitor.outlook);
  }

  /** @returns `null` where nobody watches over it any more */
  acknowledge(anomalyId: number): Anomaly | null {
    return this.#ask((monitor) => monitor.acknowledge(anomalyId));
  }

  configure(settings: MonitorSettings): void {
    this.#settings = settings;
    this.#ask((monitor) => monitor.configure(settings));
  }

  /**
   * To be called before each fresh start: what comes now begins it.
   * @param upTo the place of the journal up to which everything was observed
   * @param waiting records of the stimuli that wait in the queue there
   */
  startsAfresh(upTo: Recorded, waiting: readonly (number | null)[]): void {
    this.#since = this.#ask((monitor) => freshStartOf(monitor, upTo, this.#needs.known(), waiting));
  }

  /** All that is needed to take the watch up again; `null` where nobody watches. */
  note(): WatchNote | null {
    return this.#ask((monitor) => noteOf(this.#since, monitor.learnt()));
  }

  #ask<Answer>(ask: (monitor: SemanticMonitor) => Answer): Answer | null {
    if (this.#monitor === null) return null;
    try {
      return ask(this.#monitor);
    } catch (error) {
      this.#fail(error);
      return null;
    }
  }

  #fail(error: unknown): void {
    this.#monitor = this.#hasFailed ? null : this.#begunAnew();
    this.#hasFailed = true;
    this.#since = null;
    this.#needs.onFailure(error, this.#monitor !== null);
  }

  #begunAnew(): SemanticMonitor | null {
    try {
      return newMonitor(this.#needs.known(), this.#settings);
    } catch {
      return null;
    }
  }
}
