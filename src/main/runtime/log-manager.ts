import type { Heartbeat, HistoryPoint, LifeView, TraceEntry } from '../../shared/views';
import type { LifeInput } from '../life/input';
import type { JournaledHappening } from '../monitor/observation';
import type { LifeStore } from '../vault/life-store';
import { Recent } from './recent';
import { RecentHistory } from './recent-history';

const HISTORY_POINTS = 3600;
const TRACE_ENTRIES = 500;

/**
 * Writes down what reaches a life (the journal) and what came of it (trace and history), and keeps the last
 * of both at hand for a window that opens.
 */
export class LogManager {
  readonly #store: LifeStore;
  readonly #history: RecentHistory;
  readonly #trace: Recent<TraceEntry>;

  constructor(store: LifeStore) {
    this.#store = store;
    this.#history = new RecentHistory(HISTORY_POINTS, store.recentHistory(HISTORY_POINTS));
    this.#trace = new Recent(TRACE_ENTRIES, store.recentTrace(TRACE_ENTRIES));
  }

  /**
   * Writes an input into the journal; when this returns it is on disk (a tick on time within the running
   * transaction). Always before the input is folded in: what was not written down did not happen.
   * @param tick the tick the life is at after this input
   * @returns the record's sequence number
   */
  journal(input: LifeInput, atMs: number, tick: number): number {
    return this.#store.append(input, atMs, tick);
  }

  /** Writes down what came of an input. @returns its entries of the trace, oldest first */
  record(
    happenings: readonly JournaledHappening[],
    view: LifeView,
    heartbeat: Heartbeat,
    ticked: boolean,
  ): readonly TraceEntry[] {
    if (ticked) {
      const point = historyPoint(view, heartbeat);
      this.#history.push(point);
      this.#store.appendHistory([point]);
    }
    if (happenings.length === 0) return NO_ENTRIES;
    const entries = happenings.map(({ seq, happening }) =>
      Object.freeze({ seq, atMs: heartbeat.atMs, happening: Object.freeze(happening) }),
    );
    for (const entry of entries) this.#trace.push(entry);
    this.#store.appendTrace(entries);
    return entries;
  }

  get history(): readonly HistoryPoint[] {
    return this.#history.points();
  }
  get trace(): readonly TraceEntry[] {
    return this.#trace.items();
  }
}

const NO_ENTRIES: readonly TraceEntry[] = Object.freeze([]);

function historyPoint(view: LifeView, heartbeat: Heartbeat): HistoryPoint {
  const { energy, integrity, stability } = view.vitals;
  const { tension, fatigue, noise, drift } = view.dynamics;
  return {
    tick: view.tick,
    atMs: heartbeat.atMs,
    energy,
    integrity,
    stability,
    tension,
    fatigue,
    noise,
    drift,
    innerRate: view.innerRate,
    jitterMs: heartbeat.jitterMs,
  };
}
