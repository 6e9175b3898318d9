import { DEFAULT_MONITOR_SETTINGS, type MonitorSettings, type Outlook } from '../../shared/monitor';
import type { Anomaly, LifeView } from '../../shared/views';
import { ANOMALY_KINDS, VITALS } from '../../shared/vocabulary';
import { AnomalyDesk, type Findings } from './anomaly-desk';
import { isOff, timesOf, type Bench, type Rule } from './bench';
import { CauseLog } from './cause-log';
import type { JournaledHappening, Moment, Observation } from './observation';
import { EventRhythmRule } from './rules/event-rhythm';
import { FastFallRule } from './rules/fast-fall';
import { HeartbeatRule } from './rules/heartbeat';
import { LowVitalRule } from './rules/low-vital';
import { MemoryChurnRule } from './rules/memory-churn';
import { OwnCourseRule } from './rules/own-course';

export interface SemanticMonitorOptions {
  /** Number of the next anomaly: one more than the last this life has had. */
  readonly nextAnomalyId: number;
  /**
   * Anomalies that were open when this life was last watched. A vital that is still low goes on under its old
   * number; the others are resolved at the first observation, since a new start has a rhythm of its own.
   */
  readonly open?: readonly Anomaly[];
  readonly settings?: MonitorSettings;
}

type MutableMoment = { -readonly [Key in keyof Moment]: Moment[Key] };

/**
 * The instrument that understands: it looks at one life, tick by tick, and says when something is not as it
 * usually is. It reads views and happenings, never writes to life, and draws nothing from its generator, so a
 * life lives the same with it or without it. Deterministic; no clock, no disk.
 */
export class SemanticMonitor {
  readonly #lows = VITALS.map((vital) => new LowVitalRule(vital));
  readonly #falls = VITALS.map((vital) => new FastFallRule(vital));
  readonly #heartbeat = new HeartbeatRule();
  readonly #events = new EventRhythmRule();
  readonly #memory = new MemoryChurnRule();
  readonly #course = new OwnCourseRule();
  readonly #rules: readonly Rule[] = [
    ...this.#lows,
    ...this.#falls,
    this.#heartbeat,
    this.#events,
    this.#memory,
    this.#course,
  ];
  readonly #bench: Bench;
  #settings: MonitorSettings;
  #moment: MutableMoment | null = null;

  constructor({ nextAnomalyId, open = [], settings = DEFAULT_MONITOR_SETTINGS }: SemanticMonitorOptions) {
    this.#settings = settings;
    this.#bench = {
      desk: new AnomalyDesk(nextAnomalyId, open, (kind) => isOff(this.#settings, kind)),
      causes: new CauseLog(),
      times: (kind) => timesOf(this.#settings, kind),
    };
  }

  /** To be called once per tick, and once per input that was folded in between two ticks. */
  observe(observation: Observation): Findings {
    const { desk, causes } = this.#bench;
    const moment = this.#meet(observation);
    if (!observation.view.alive) {
      desk.clearAll(moment);
      return desk.take();
    }
    if (observation.happenings.length > 0) causes.note(observation);
    if (moment.fresh) desk.clearAll(moment, ['vital-low']);
    for (const rule of this.#rules) rule.observe(moment, this.#bench);
    return desk.take();
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
