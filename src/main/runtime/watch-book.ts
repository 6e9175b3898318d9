import { told } from '../../shared/i18n';
import {
  DEFAULT_MONITOR_SETTINGS,
  type Digest,
  type MonitorSettings,
  type Outlook,
} from '../../shared/monitor';
import { Refusal } from '../../shared/refusal';
import type { Anomaly } from '../../shared/views';
import type { DigestSpan } from '../../shared/vocabulary';
import type { Observation } from '../monitor/observation';
import type { LifeStore } from '../vault/life-store';
import type { LogManager } from './log-manager';
import { Watch } from './watch';

export interface WatchBookNeeds {
  readonly store: LifeStore;
  readonly log: LogManager;
  /** Brings onto the disk what waits for it, where that can be done. Never throws. */
  readonly flush: () => void;
  /** False: nobody watches; what was found before is still told of. */
  readonly monitored: boolean;
  /** What the monitor is to tell, to begin with; everything where nothing is said. */
  readonly settings?: () => MonitorSettings;
  /** @param goesOn a new monitor watches in its place, which has learnt nothing yet */
  readonly onFailure: (error: unknown, goesOn: boolean) => void;
  readonly onChange: (anomalies: readonly Anomaly[]) => void;
}

const RECENT_ANOMALIES = 200;

/** The watch over one life, and what it found: kept at hand, and written down. */
export class WatchBook {
  readonly #needs: WatchBookNeeds;
  readonly #watch: Watch | null;
  #anomalies: readonly Anomaly[];

  constructor(needs: WatchBookNeeds) {
    this.#needs = needs;
    this.#anomalies = needs.store.anomalies(RECENT_ANOMALIES);
    this.#watch = needs.monitored ? this.#takeUp() : null;
  }

  /** All that are open or lately were, newest first. */
  get anomalies(): readonly Anomaly[] {
    return this.#anomalies;
  }
  get outlook(): Outlook | null {
    return this.#watch?.outlook ?? null;
  }
  /** @see Watch.waiting */
  get waiting(): readonly (number | null)[] | undefined {
    return this.#watch?.waiting;
  }

  observe(observation: Observation): void {
    if (this.#watch === null) return;
    const { opened, changed, resolved, digests } = this.#watch.observe(observation);
    if (opened.length + changed.length + resolved.length + digests.length === 0) return;
    this.#keep([...opened, ...changed, ...resolved], digests);
  }

  /** @throws Refusal when there is no such anomaly */
  acknowledge(anomalyId: number): Anomaly {
    const known = this.#anomalies.find(({ id }) => id === anomalyId) ?? this.older(anomalyId + 1, 1)[0];
    if (known?.id !== anomalyId) {
      throw new Refusal('refused', told('runtime.anomaly.unknown', { id: anomalyId }));
    }
    const acknowledged =
      this.#watch?.acknowledge(anomalyId) ?? Object.freeze({ ...known, acknowledged: true });
    this.#keep([acknowledged]);
    return acknowledged;
  }

  /** Those before an anomaly, newest first. @throws Refusal where they cannot be read */
  older(beforeId: number, limit: number): readonly Anomaly[] {
    this.#needs.flush();
    return this.#needs.store.anomalies(limit, beforeId);
  }

  /** What the last hours or days were like, newest first. @throws Refusal where they cannot be read */
  digests(span: DigestSpan, limit: number): readonly Digest[] {
    this.#needs.flush();
    return this.#needs.store.digests(span, limit);
  }

  /** Other settings of the monitor: they hold from the next input on. */
  configure(settings: MonitorSettings): void {
    this.#watch?.configure(settings);
  }

  /** @see Watch.startsAfresh */
  startsAfresh(waiting: readonly (number | null)[]): void {
    this.#watch?.startsAfresh(this.#needs.log.place, waiting);
  }

  /** Notes what has been learnt, with a checkpoint. */
  note(): void {
    const note = this.#watch?.note() ?? null;
    if (note !== null) this.#needs.log.noteLearnt(note);
  }

  #keep(changed: readonly Anomaly[], digests: readonly Digest[] = []): void {
    this.#needs.log.keepFindings(changed, digests);
    if (changed.length === 0) return;
    this.#anomalies = merged(this.#anomalies, changed);
    this.#needs.onChange(this.#anomalies);
  }

  #takeUp(): Watch {
    const { store, log, settings, onFailure } = this.#needs;
    // Damage in what is read here is no fault of the monitor: it is for whoever wakes the life to mend.
    const noted = store.learntByMonitor();
    const known = (): readonly Anomaly[] => this.#anomalies;
    const watch = new Watch(store, noted, settings?.() ?? DEFAULT_MONITOR_SETTINGS, { known, onFailure });
    if (watch.found !== null) {
      const { anomalies, digests, gone } = watch.found;
      this.#anomalies = merged(
        this.#anomalies.filter(({ id }) => !gone.includes(id)),
        anomalies,
      );
      log.holdFindings(anomalies, digests, gone);
    }
    return watch;
  }
}

/** @returns newest first: the newest, and those that are still open */
function merged(known: readonly Anomaly[], changed: readonly Anomaly[]): readonly Anomaly[] {
  const byId = new Map(known.map((anomaly) => [anomaly.id, anomaly]));
  for (const anomaly of changed) byId.set(anomaly.id, anomaly);
  return Object.freeze(
    [...byId.values()]
      .sort((one, other) => other.id - one.id)
      .filter(({ toTick }, index) => index < RECENT_ANOMALIES || toTick === null),
  );
}
