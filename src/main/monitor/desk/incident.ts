import { sinceBirthOf } from '../../../shared/books';
import type { Anomaly } from '../../../shared/views';
import { gravityOf, type AnomalyKind, type AnomalySubject, type Severity } from '../../../shared/vocabulary';
import type { Moment } from '../observation';
import { byLead, keyOf, standsAlone, type Signal } from './signal';

/** How many causes one anomaly names at most, and how many other signals. */
const CAUSES_MAX = 8;
const ALSO_MAX = 12;
/** A signal about the same thing belongs to what was found about it this short a time ago, ticks. */
const SAME_SUBJECT_TICKS = 3600;
/** Signals that no input explains belong together when they come this close, ticks. */
const TOGETHER_TICKS = 120;

interface Kept {
  signal: Signal;
  open: boolean;
}

/** One anomaly in the making: the signals that belong together, and what is told of them. */
export class Incident {
  readonly #signals = new Map<string, Kept>();
  #anomaly: Anomaly;
  #lastTick: number;

  private constructor(anomaly: Anomaly, signal: Signal, tick: number) {
    this.#anomaly = anomaly;
    this.#lastTick = tick;
    this.#signals.set(keyOf(signal.kind, signal.subject), { signal, open: true });
  }

  static opened(id: number, { view, heartbeat }: Moment, signal: Signal): Incident {
    const { from, causes, ...told } = signal;
    const anomaly: Anomaly = {
      ...told,
      id,
      also: Object.freeze([]),
      causes: Object.freeze(causes.slice(0, CAUSES_MAX)),
      fromTick: from.tick,
      noticedTick: view.tick,
      toTick: null,
      fromMs: from.ms,
      toMs: null,
      startedAtMs: heartbeat.atMs,
      acknowledged: false,
    };
    return new Incident(Object.freeze(anomaly), signal, view.tick);
  }

  /** Handed over from before a restart; of its signals only the leading one is known. */
  static carried(anomaly: Anomaly): Incident {
    const { kind, subject, severity, observed, expected, causes, message, clearsWhen } = anomaly;
    const from = { tick: anomaly.fromTick, ms: anomaly.fromMs };
    const signal = { kind, subject, severity, observed, expected, causes, message, clearsWhen, from };
    return new Incident(anomaly, signal, anomaly.noticedTick);
  }

  get anomaly(): Anomaly {
    return this.#anomaly;
  }

  /** A signal that is still raised. */
  signal(key: string): Signal | undefined {
    const kept = this.#signals.get(key);
    return kept?.open === true ? kept.signal : undefined;
  }

  /** Whether a new signal belongs to what is told here. */
  fits({ view }: Moment, signal: Signal): boolean {
    if (standsAlone(signal) || standsAlone(this.#anomaly)) return false;
    const sinceTicks = view.tick - this.#lastTick;
    let aboutEvents = false;
    for (const { signal: known } of this.#signals.values()) {
      if (known.subject === signal.subject && sinceTicks <= SAME_SUBJECT_TICKS) return true;
      if (known.causes.some((seq) => signal.causes.includes(seq))) return true;
      if (isAboutEvents(known.kind) && known.kind === signal.kind) aboutEvents = true;
    }
    if (aboutEvents) return true;
    return this.#anomaly.causes.length + signal.causes.length === 0 && sinceTicks <= TOGETHER_TICKS;
  }

  take(moment: Moment, signal: Signal): void {
    const key = keyOf(signal.kind, signal.subject);
    if (!this.#signals.has(key)) this.#lastTick = moment.view.tick;
    this.#signals.set(key, { signal, open: true });
    this.#tellAnew(null);
  }

  /** @returns true when none of its signals is raised any more: it is resolved then. */
  clear({ view }: Moment, kind: AnomalyKind, subject: AnomalySubject): boolean {
    const kept = this.#signals.get(keyOf(kind, subject));
    if (kept !== undefined) kept.open = false;
    const over = [...this.#signals.values()].every(({ open }) => !open);
    this.#tellAnew(over ? { toTick: view.tick, toMs: sinceBirthOf(view) } : null);
    return over;
  }

  acknowledge(): Anomaly {
    return (this.#anomaly = Object.freeze({ ...this.#anomaly, acknowledged: true }));
  }

  #tellAnew(end: Pick<Anomaly, 'toTick' | 'toMs'> | null): void {
    const all = [...this.#signals.values()].map(({ signal }) => signal);
    const lead = all.reduce((best, each) => (byLead(each, best) < 0 ? each : best));
    const open = [...this.#signals.values()].filter((kept) => kept.open).map(({ signal }) => signal);
    const holding = open.includes(lead) ? lead : (open.sort(byLead)[0] ?? lead);
    const causes = [...new Set([lead, ...all].flatMap((signal) => signal.causes))].slice(0, CAUSES_MAX);
    const { from: _from, ...told } = lead;
    this.#anomaly = Object.freeze({
      ...this.#anomaly,
      ...told,
      clearsWhen: holding.clearsWhen,
      causes: Object.freeze(causes),
      also: Object.freeze(
        all
          .filter((each) => each !== lead)
          .slice(0, ALSO_MAX)
          .map(({ kind, subject }) => Object.freeze({ kind, subject })),
      ),
      severity: all.reduce((most, { severity }) => graver(most, severity), this.#anomaly.severity),
      fromTick: all.reduce((least, { from }) => Math.min(least, from.tick), this.#anomaly.fromTick),
      fromMs: all.reduce((least, { from }) => Math.min(least, from.ms), this.#anomaly.fromMs),
      ...end,
    });
  }
}

const isAboutEvents = (kind: AnomalyKind): boolean => kind === 'event-silence' || kind === 'event-flood';

const graver = (a: Severity, b: Severity): Severity => (gravityOf(a) >= gravityOf(b) ? a : b);
