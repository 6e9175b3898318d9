import type { Anomaly } from '../../shared/views';
import { SEVERITIES, type Severity } from '../../shared/vocabulary';
import type { Moment } from './observation';

/** What an observation brought to light. An anomaly appears in one of the lists at most. */
export interface Findings {
  readonly opened: readonly Anomaly[];
  readonly changed: readonly Anomaly[];
  readonly resolved: readonly Anomaly[];
}

/** What a rule says; the desk adds number, time and the rest. */
export type Finding = Pick<
  Anomaly,
  'kind' | 'subject' | 'severity' | 'observed' | 'expected' | 'causes' | 'message' | 'clearsWhen'
>;

const NOTHING: Findings = Object.freeze({
  opened: Object.freeze([]),
  changed: Object.freeze([]),
  resolved: Object.freeze([]),
});

/**
 * Keeps the open anomalies: one at most per kind and subject, numbered in the order they were opened. Severity
 * rises and never falls while one is open.
 */
export class AnomalyDesk {
  readonly #open = new Map<string, Anomaly>();
  #nextId: number;
  #opened: Anomaly[] = [];
  #changed: Anomaly[] = [];
  #resolved: Anomaly[] = [];
  #touched = false;
  #list: readonly Anomaly[] | null = null;

  constructor(nextId: number, carried: readonly Anomaly[]) {
    this.#nextId = nextId;
    for (const anomaly of carried) {
      if (anomaly.toTick !== null) continue;
      this.#open.set(keyOf(anomaly), anomaly);
      this.#nextId = Math.max(this.#nextId, anomaly.id + 1);
    }
  }

  find(kind: string, subject: string): Anomaly | undefined {
    return this.#open.get(`${kind} ${subject}`);
  }

  open(): readonly Anomaly[] {
    return (this.#list ??= Object.freeze([...this.#open.values()]));
  }

  /** Opens the anomaly, or tells more about the one that is open already. */
  report(moment: Moment, finding: Finding): void {
    const known = this.find(finding.kind, finding.subject);
    if (known === undefined) {
      const { view, heartbeat } = moment;
      const opened: Anomaly = {
        ...finding,
        id: this.#nextId++,
        fromTick: view.tick,
        toTick: null,
        startedAtMs: heartbeat.atMs,
        acknowledged: false,
      };
      this.#put(opened, this.#opened);
      return;
    }
    const severity = graver(known.severity, finding.severity);
    this.#put({ ...known, ...finding, severity }, this.#changed);
  }

  resolve(moment: Moment, kind: string, subject: string): void {
    const known = this.find(kind, subject);
    if (known === undefined) return;
    this.#open.delete(keyOf(known));
    this.#resolved.push(Object.freeze({ ...known, toTick: moment.view.tick }));
    this.#touch();
  }

  resolveAll(moment: Moment): void {
    for (const { kind, subject } of this.open()) this.resolve(moment, kind, subject);
  }

  acknowledge(id: number): Anomaly | null {
    const known = this.open().find((anomaly) => anomaly.id === id);
    if (known === undefined) return null;
    const acknowledged = Object.freeze({ ...known, acknowledged: true });
    this.#open.set(keyOf(known), acknowledged);
    this.#list = null;
    return acknowledged;
  }

  /** What was found since the last call. */
  take(): Findings {
    if (!this.#touched) return NOTHING;
    const findings = { opened: this.#opened, changed: this.#changed, resolved: this.#resolved };
    this.#opened = [];
    this.#changed = [];
    this.#resolved = [];
    this.#touched = false;
    return findings;
  }

  #put(anomaly: Anomaly, list: Anomaly[]): void {
    const frozen = Object.freeze(anomaly);
    this.#open.set(keyOf(frozen), frozen);
    list.push(frozen);
    this.#touch();
  }

  #touch(): void {
    this.#touched = true;
    this.#list = null;
  }
}

const keyOf = (anomaly: Pick<Anomaly, 'kind' | 'subject'>): string => `${anomaly.kind} ${anomaly.subject}`;

const graver = (a: Severity, b: Severity): Severity =>
  SEVERITIES.indexOf(a) >= SEVERITIES.indexOf(b) ? a : b;
