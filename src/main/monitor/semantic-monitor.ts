import type { Anomaly, LifeView } from '../../shared/views';
import { VITALS } from '../../shared/vocabulary';
import { AnomalyDesk, type Findings } from './anomaly-desk';
import { CauseLog } from './cause-log';
import type { JournaledHappening, Moment, Observation } from './observation';
import { FastFallRule } from './rules/fast-fall';
import { LateTicksRule } from './rules/late-ticks';
import { LowVitalRule } from './rules/low-vital';
import type { Bench, Rule } from './rules/rule';

export interface SemanticMonitorOptions {
  /** Number of the next anomaly: one more than the last this life has had. */
  readonly nextAnomalyId: number;
  /**
   * Anomalies that were open when this life was last watched. A vital that is still low goes on under its old
   * number; the others are resolved at the first observation, since a new start has a rhythm of its own.
   */
  readonly open?: readonly Anomaly[];
}

type MutableMoment = { -readonly [Key in keyof Moment]: Moment[Key] };

/**
 * The instrument that understands: it looks at one life, tick by tick, and says when something is not as it
 * usually is. It reads views and happenings, never writes to life, and draws nothing from its generator, so a
 * life lives the same with it or without it. Deterministic; no clock, no disk.
 *
 * What it has learned is not stored: after a restart baselines are learned anew during a quiet start, and
 * only the open anomalies are handed on (`open`).
 */
export class SemanticMonitor {
  readonly #rules: readonly Rule[] = [
    ...VITALS.map((vital) => new LowVitalRule(vital)),
    ...VITALS.map((vital) => new FastFallRule(vital)),
    new LateTicksRule(),
  ];
  readonly #bench: Bench;
  #moment: MutableMoment | null = null;

  constructor({ nextAnomalyId, open = [] }: SemanticMonitorOptions) {
    this.#bench = { desk: new AnomalyDesk(nextAnomalyId, open), causes: new CauseLog() };
  }

  /** To be called once per tick, and once per input that was folded in between two ticks. */
  observe(observation: Observation): Findings {
    const { desk, causes } = this.#bench;
    const moment = this.#meet(observation);
    if (!observation.view.alive) {
      desk.resolveAll(moment);
      return desk.take();
    }
    if (observation.happenings.length > 0) causes.note(observation);
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
      const first = {
        view,
        heartbeat,
        happenings,
        elapsedMs: 0,
        ticked: false,
        fresh: true,
        settledTicks: 0,
      };
      return (this.#moment = first);
    }
    last.elapsedMs = view.ageMs - last.view.ageMs;
    last.ticked = view.tick !== last.view.tick;
    last.fresh = startsAfresh(last.view, view, happenings);
    if (last.fresh) last.settledTicks = 0;
    else if (last.ticked) last.settledTicks += 1;
    last.view = view;
    last.heartbeat = heartbeat;
    last.happenings = happenings;
    return last;
  }
}

function startsAfresh(before: LifeView, now: LifeView, happenings: readonly JournaledHappening[]): boolean {
  // Time that runs back, or another life, means that somebody put another state in place.
  if (now.tick < before.tick || now.identity.lifeId !== before.identity.lifeId) return true;
  for (const { happening } of happenings) {
    if (happening.kind === 'wake' || happening.kind === 'policy') return true;
  }
  return false;
}
