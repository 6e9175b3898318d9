import type { Digest } from '../../shared/monitor';
import type { Anomaly } from '../../shared/views';
import type { AnomalyKind, AnomalySubject } from '../../shared/vocabulary';
import { Incident } from './desk/incident';
import { keyOf, type Signal } from './desk/signal';
import type { Moment } from './observation';

/** What an observation brought to light. An anomaly appears in one of the lists at most. */
export interface Findings {
  readonly opened: readonly Anomaly[];
  readonly changed: readonly Anomaly[];
  readonly resolved: readonly Anomaly[];
  /** Of an hour or a day that ended. */
  readonly digests: readonly Digest[];
}

const NOTHING: Findings = Object.freeze({
  opened: Object.freeze([]),
  changed: Object.freeze([]),
  resolved: Object.freeze([]),
  digests: Object.freeze([]),
});

/**
 * Interpretation: rules raise and clear signals; the desk groups what belongs together in time and cause into one
 * anomaly each, led by the signal that says most. An anomaly is open while one of its signals is. Numbered in
 * the order in which they were opened; severity rises and never falls.
 */
export class AnomalyDesk {
  readonly #incidents = new Map<number, Incident>();
  /** Where each raised signal went. */
  readonly #raised = new Map<string, Incident>();
  readonly #muted: (kind: AnomalyKind) => boolean;
  #nextId: number;
  #opened: Incident[] = [];
  #changed = new Set<Incident>();
  #resolved: Incident[] = [];
  #digests: Digest[] = [];
  #touched = false;
  #list: readonly Anomaly[] | null = null;

  /** @param muted kinds that are switched off */
  constructor(nextId: number, carried: readonly Anomaly[], muted: (kind: AnomalyKind) => boolean) {
    this.#nextId = nextId;
    this.#muted = muted;
    for (const anomaly of carried) {
      if (anomaly.toTick !== null) continue;
      const incident = Incident.carried(anomaly);
      this.#incidents.set(anomaly.id, incident);
      this.#raised.set(keyOf(anomaly.kind, anomaly.subject), incident);
      this.#nextId = Math.max(this.#nextId, anomaly.id + 1);
    }
  }

  /** Whether the kind is told at all: what is raised of others is not taken. */
  tells(kind: AnomalyKind): boolean {
    return !this.#muted(kind);
  }

  has(kind: AnomalyKind, subject: AnomalySubject): boolean {
    return this.#raised.has(keyOf(kind, subject));
  }

  /** The anomaly that a raised signal is part of. */
  find(kind: AnomalyKind, subject: AnomalySubject): Anomaly | undefined {
    return this.#raised.get(keyOf(kind, subject))?.anomaly;
  }

  open(): readonly Anomaly[] {
    return (this.#list ??= Object.freeze([...this.#incidents.values()].map(({ anomaly }) => anomaly)));
  }

  /** Opens an anomaly, joins one that is open, or tells more about a signal that was raised already. */
  raise(moment: Moment, signal: Signal): void {
    if (this.#muted(signal.kind)) return;
    const key = keyOf(signal.kind, signal.subject);
    const known = this.#raised.get(key) ?? this.#relativeOf(moment, signal);
    if (known === undefined) {
      const incident = Incident.opened(this.#nextId++, moment, signal);
      this.#incidents.set(incident.anomaly.id, incident);
      this.#raised.set(key, incident);
      this.#opened.push(incident);
    } else {
      known.take(moment, signal);
      this.#raised.set(key, known);
      this.#changed.add(known);
    }
    this.#touch();
  }

  clear(moment: Moment, kind: AnomalyKind, subject: AnomalySubject): void {
    const key = keyOf(kind, subject);
    const incident = this.#raised.get(key);
    if (incident === undefined) return;
    this.#raised.delete(key);
    if (incident.clear(moment, kind, subject)) {
      this.#incidents.delete(incident.anomaly.id);
      this.#resolved.push(incident);
    } else {
      this.#changed.add(incident);
    }
    this.#touch();
  }

  /** @param kept kinds that go on */
  clearAll(moment: Moment, kept: readonly AnomalyKind[] = []): void {
    if (this.#raised.size === 0) return;
    for (const [key, incident] of [...this.#raised]) {
      const signal = incident.signal(key);
      if (signal !== undefined && !kept.includes(signal.kind))
        this.clear(moment, signal.kind, signal.subject);
    }
  }

  /** Clears what was raised of kinds that were switched off since. */
  clearMuted(moment: Moment): void {
    for (const [key, incident] of [...this.#raised]) {
      const signal = incident.signal(key);
      if (signal !== undefined && this.#muted(signal.kind)) this.clear(moment, signal.kind, signal.subject);
    }
  }

  acknowledge(id: number): Anomaly | null {
    const known = this.#incidents.get(id);
    if (known === undefined) return null;
    this.#list = null;
    return known.acknowledge();
  }

  tell(digest: Digest): void {
    this.#digests.push(digest);
    this.#touched = true;
  }

  /** What was found since the last call. */
  take(): Findings {
    if (!this.#touched) return NOTHING;
    const opened = this.#opened;
    const resolved = this.#resolved.filter((incident) => !opened.includes(incident));
    const changed = [...this.#changed].filter((each) => !opened.includes(each) && !resolved.includes(each));
    const findings = {
      opened: opened.map(({ anomaly }) => anomaly),
      changed: changed.map(({ anomaly }) => anomaly),
      resolved: resolved.map(({ anomaly }) => anomaly),
      digests: this.#digests,
    };
    this.#opened = [];
    this.#changed = new Set();
    this.#resolved = [];
    this.#digests = [];
    this.#touched = false;
    return findings;
  }

  /** The newest open anomaly that the signal belongs to. */
  #relativeOf(moment: Moment, signal: Signal): Incident | undefined {
    let found: Incident | undefined;
    for (const incident of this.#incidents.values()) if (incident.fits(moment, signal)) found = incident;
    return found;
  }

  #touch(): void {
    this.#touched = true;
    this.#list = null;
  }
}
