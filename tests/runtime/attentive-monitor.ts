import { createHash } from 'node:crypto';
import type { Findings } from '../../src/main/monitor/anomaly-desk';
import type { Observation } from '../../src/main/monitor/observation';
import type { SemanticMonitorOptions } from '../../src/main/monitor/semantic-monitor';
import type { Digest, MonitorSettings } from '../../src/shared/monitor';
import type { Anomaly } from '../../src/shared/views';

const OPENED_EVERY_TICKS = 25;
const OPEN_TICKS = 18;
const DIGEST_TICKS = 40;

interface Learnt {
  readonly sum: string;
  readonly seen: number;
}

/**
 * Stands in for the monitor, and forgets nothing: whatever it was ever shown is in every anomaly and every digest
 * that it tells of, by a sum over all of it. Shown anything else, or anything twice, it never tells the same again.
 */
export class SemanticMonitor {
  #sum = '';
  #seen = 0;
  #lastTick = -1;
  #nextId: number;
  #open: readonly Anomaly[];
  readonly outlook = null;

  constructor({ nextAnomalyId, open = [], learnt }: SemanticMonitorOptions & { readonly learnt?: unknown }) {
    this.#nextId = nextAnomalyId;
    this.#open = open;
    if (learnt !== null && learnt !== undefined) ({ sum: this.#sum, seen: this.#seen } = learnt as Learnt);
  }

  observe({ view, heartbeat, happenings }: Observation): Findings {
    const { tick, ageMs, downtimeMs, vitals, queue } = view;
    const shown = [tick, ageMs, downtimeMs, vitals, queue.pending, heartbeat.dtMs, happenings];
    this.#sum = createHash('sha256')
      .update(this.#sum + JSON.stringify(shown))
      .digest('hex');
    this.#seen += 1;
    const ticked = this.#lastTick >= 0 && tick > this.#lastTick;
    this.#lastTick = tick;
    const over = this.#open.filter(({ fromTick }) => tick >= fromTick + OPEN_TICKS);
    const resolved = over.map((each) => Object.freeze({ ...each, toTick: tick, toMs: ageMs + downtimeMs }));
    const opened = ticked && tick % OPENED_EVERY_TICKS === 0 ? [this.#opened(view, heartbeat.atMs)] : [];
    this.#open = [...this.#open.filter((each) => !over.includes(each)), ...opened];
    const digests = ticked && tick % DIGEST_TICKS === 0 ? [this.#digest(tick)] : [];
    return { opened, changed: [], resolved, digests };
  }

  open(): readonly Anomaly[] {
    return this.#open;
  }

  acknowledge(id: number): Anomaly | null {
    this.#open = this.#open.map((each) => (each.id === id ? { ...each, acknowledged: true } : each));
    return this.#open.find((each) => each.id === id) ?? null;
  }

  configure(_settings: MonitorSettings): void {}

  learnt(): Learnt {
    return { sum: this.#sum, seen: this.#seen };
  }

  #opened({ tick, ageMs, downtimeMs }: Observation['view'], startedAtMs: number): Anomaly {
    const message = { key: this.#sum, params: { seen: this.#seen } };
    return Object.freeze({
      ...{ id: this.#nextId++, kind: 'trend', severity: 'notice', subject: 'energy', also: [] },
      ...{ fromTick: tick, noticedTick: tick, toTick: null, fromMs: ageMs + downtimeMs, toMs: null },
      ...{ startedAtMs, observed: 1, expected: { low: 0, high: 0 }, causes: [], message },
      ...{ clearsWhen: message, acknowledged: false },
    });
  }

  #digest(toTick: number): Digest {
    const told = { span: 'hour', fromTick: toTick - DIGEST_TICKS, toTick, innerMs: this.#seen };
    return { ...told, changed: [this.#sum] } as unknown as Digest;
  }
}
