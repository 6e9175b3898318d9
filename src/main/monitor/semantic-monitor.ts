import { DEFAULT_MONITOR_SETTINGS, type MonitorSettings, type Outlook } from '../../shared/monitor';
import type { Anomaly } from '../../shared/views';
import { AnomalyDesk, type Findings } from './anomaly-desk';
import { isOff, timesOf, type Bench } from './bench';
import { CauseLog } from './cause-log';
import type { JournaledHappening, Moment, Observation } from './observation';
import { Rules } from './rules/rules';

export interface SemanticMonitorOptions {
  /** Number of the next anomaly: one more than the last this life has had. */
  readonly nextAnomalyId: number;
  /**
   * Anomalies that were open when this life was last watched. A vital that is still low goes on under its old
   * number; the others are resolved at the first observation, since a new start has a rhythm of its own.
   */
  readonly open?: readonly Anomaly[];
  readonly settings?: MonitorSettings;
  /** What `learnt` gave when this life was last watched; what is of another version is learned anew. */
  readonly learnt?: unknown;
}

type MutableMoment = { -readonly [Key in keyof Moment]: Moment[Key] };

/**
 * The instrument that understands: it looks at one life, tick by tick, and says when something is not as it
 * usually is. It reads views and happenings, never writes to life, and draws nothing from its generator, so a
 * life lives the same with it or without it. Deterministic; no clock, no disk.
 */
export class SemanticMonitor {
  readonly #rules = new Rules();
  readonly #bench: Bench;
  #settings: MonitorSettings;
  #moment: MutableMoment | null = null;
  /** Anomalies may be open of kinds that are off now. */
  #reconfigured = true;

  constructor({
    nextAnomalyId,
    open = [],
    settings = DEFAULT_MONITOR_SETTINGS,
    learnt,
  }: SemanticMonitorOptions) {
    this.#settings = settings;
    this.#rules.restore(learnt);
    this.#bench = {
      desk: new AnomalyDesk(nextAnomalyId, open, (kind) => isOff(this.#settings, kind)),
      causes: new CauseLog(),
      times: (kind) => timesOf(this.#settings, kind),
    };
  }

  /** What is usual for this life, as JSON: handed to the next start, it need not be learned again. */
  learnt(): unknown {
    return this.#rules.learnt();
  }

  /** How long the life has by its present trend; null where that would say nothing. */
  get outlook(): Outlook | null {
    return this.#moment?.view.alive === true ? this.#rules.outlook : null;
  }

  /** From now on these settings hold. An open anomaly of a kind that is off is resolved. */
  configure(settings: MonitorSettings): void {
    this.#settings = settings;
    this.#reconfigured = true;
  }

  /** To be called once per tick, and once per input that was folded in between two ticks. */
  observe(observation: Observation): Findings {
    const { desk, causes } = this.#bench;
    const moment = this.#meet(observation);
    if (!observation.view.alive) {
      desk.clearAll(moment);
      return desk.take();
    }
    if (moment.fresh) {
      causes.forget();
      desk.clearAll(moment, ['vital-low', 'trend']);
    }
    if (observation.happenings.length > 0) causes.note(observation);
    if (this.#reconfigured) desk.clearMuted(moment);
    this.#reconfigured = false;
    this.#rules.observe(moment, this.#bench);
    const findings = desk.take();
    for (const { severity } of findings.opened) this.#rules.noteOpened(severity);
    return findings;
  }

  /** Open anomalies in the order of their numbers. */
  open(): readonly Anomaly[] {
    return this.#bench.desk.open();
  }

  /** Marks an open anomaly as seen by a person; `null` when it is not open. */
  acknowledge(id: number): Anomaly | null {
    return this.#bench.desk.acknowledge(id);
  }

  #meet({ view, heartbeat, happenings }: Observation): Moment {
    const last = this.#moment;
    if (last === null) {
      return (this.#moment = {
        view,
        heartbeat,
        happenings,
        elapsedMs: 0,
        ticked: false,
        fresh: true,
        settledTicks: 0,
        lateSeq: null,
      });
    }
    last.elapsedMs = view.ageMs - last.view.ageMs;
    last.ticked = view.tick !== last.view.tick;
    last.fresh = false;
    last.lateSeq = null;
    if (happenings.length > 0) this.#read(last, happenings);
    // Time that runs back, or another life, means that somebody put another state in place.
    if (view.tick < last.view.tick || view.identity.lifeId !== last.view.identity.lifeId) last.fresh = true;
    if (last.fresh) last.settledTicks = 0;
    else if (last.ticked) last.settledTicks += 1;
    last.view = view;
    last.heartbeat = heartbeat;
    last.happenings = happenings;
    return last;
  }

  #read(moment: MutableMoment, happenings: readonly JournaledHappening[]): void {
    for (const { seq, happening } of happenings) {
      if (happening.kind === 'wake') moment.fresh = true;
      else if (happening.kind === 'late') moment.lateSeq = seq;
    }
  }
}
