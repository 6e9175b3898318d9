import type { Findings } from '../../src/main/monitor/anomaly-desk';
import type { Observation } from '../../src/main/monitor/observation';
import { SemanticMonitor } from '../../src/main/monitor/semantic-monitor';
import type { Anomaly } from '../../src/shared/views';
import { ANOMALY_KINDS, ANOMALY_SUBJECTS } from '../../src/shared/vocabulary';
import type { Watcher } from './stage';

/** The monitor, and two that have to fail: a proof that they pass would prove nothing. */
export const WATCHERS = ['monitor', 'silent', 'crying'] as const;
export type WatcherName = (typeof WATCHERS)[number];

export function watcherOf(name: WatcherName): Watcher {
  switch (name) {
    case 'monitor':
      return new SemanticMonitor({ nextAnomalyId: 1 });
    case 'silent':
      return { observe: () => NOTHING };
    case 'crying':
      return new Crying();
  }
}

const NOTHING: Findings = { opened: [], changed: [], resolved: [], digests: [] };
const CRIES_EVERY_TICKS = 20;

/** Tells of everything in turn, all the time: it finds what there is to find, and nobody would leave it on. */
class Crying implements Watcher {
  #id = 0;
  #tick = 0;

  observe({ view }: Observation): Findings {
    if (view.tick === this.#tick || view.tick % CRIES_EVERY_TICKS > 0) return NOTHING;
    this.#tick = view.tick;
    const opened = ANOMALY_SUBJECTS.map((subject): Anomaly => {
      const id = ++this.#id;
      const kind = ANOMALY_KINDS[id % ANOMALY_KINDS.length] as Anomaly['kind'];
      const place = {
        fromTick: view.tick,
        noticedTick: view.tick,
        fromMs: view.ageMs,
        startedAtMs: view.ageMs,
      };
      const words = { message: { key: 'x', params: {} }, clearsWhen: { key: 'x', params: {} } };
      const rest = { also: [], toTick: null, toMs: null, observed: 0, causes: [], acknowledged: false };
      return {
        id,
        kind,
        subject,
        severity: 'warning',
        expected: { low: 0, high: 0 },
        ...place,
        ...words,
        ...rest,
      };
    });
    return { ...NOTHING, opened };
  }
}
