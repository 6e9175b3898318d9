import type { JournaledHappening, Observation } from '../../src/main/monitor/observation';
import type { SemanticMonitor } from '../../src/main/monitor/semantic-monitor';
import type { Anomaly, Appraisal, Happening, LifeView, Vitals } from '../../src/shared/views';
import type { AnomalyKind, EventType, GapKind } from '../../src/shared/vocabulary';
import { expectWhole } from '../support/sentences';

const FULL: Vitals = { energy: 100, integrity: 1, stability: 1 };

/**
 * A life whose vitals the test sets by hand, watched by a monitor; nothing of the organism is in it. Whatever the
 * monitor says of it has to be whole in every language.
 */
export class WatchedLife {
  view: LifeView;
  readonly opened: Anomaly[] = [];
  readonly changed: Anomaly[] = [];
  readonly resolved: Anomaly[] = [];
  #seq = 0;

  constructor(
    readonly monitor: SemanticMonitor,
    vitals: Partial<Vitals> = {},
    readonly tickIntervalMs = 1000,
  ) {
    this.view = viewOf({ ...FULL, ...vitals }, tickIntervalMs);
    this.#show([], 0);
  }

  /** One tick in which the vitals change by `change`; `dtMs` later than the one before. */
  tick(
    change: Partial<Vitals> = {},
    { happenings = [], dtMs = this.tickIntervalMs }: { happenings?: Happening[]; dtMs?: number } = {},
  ): void {
    const { tick, ageMs } = this.view;
    this.#become({ tick: tick + 1, ageMs: ageMs + dtMs, vitals: this.#after(change) });
    this.#show(happenings, dtMs - this.tickIntervalMs);
  }

  ticks(count: number, change: Partial<Vitals> = {}): void {
    for (let i = 0; i < count; i++) this.tick(change);
  }

  /** An input folded between two ticks; the heartbeat the monitor sees is still the last one. */
  between(change: Partial<Vitals>, happenings: Happening[]): void {
    this.#become({ vitals: this.#after(change) });
    this.#show(happenings, 0);
  }

  wake(change: Partial<Vitals> = {}, gap: GapKind = 'asleep', gapMs = 3_600_000): void {
    this.#become({ downtimeMs: this.view.downtimeMs + gapMs });
    this.between(change, [{ kind: 'wake', tick: this.view.tick, gapMs, gap }]);
  }

  die(): void {
    this.#become({
      alive: false,
      phase: 'terminated',
      tick: this.view.tick + 1,
      death: { tick: this.view.tick + 1, cause: 'stability' },
      vitals: { ...this.view.vitals, stability: 0 },
    });
    this.#show([{ kind: 'death', tick: this.view.tick, cause: 'stability' }], 0);
  }

  /** Sequence number of the journal record the next observation carries. */
  get nextSeq(): number {
    return this.#seq + 1;
  }

  kindsOpen(): string[] {
    return this.monitor.open().map(({ kind, subject }) => `${kind} ${subject}`);
  }

  /** All that was told so far of one kind, whether it led or came with another; oldest first. */
  told(kind: AnomalyKind): Anomaly[] {
    return [...this.opened, ...this.changed].filter((anomaly) => isOf(kind, anomaly));
  }

  #after(change: Partial<Vitals>): Vitals {
    const { energy, integrity, stability } = this.view.vitals;
    return {
      energy: energy + (change.energy ?? 0),
      integrity: integrity + (change.integrity ?? 0),
      stability: stability + (change.stability ?? 0),
    };
  }

  #become(change: Partial<LifeView>): void {
    this.view = { ...this.view, ...change };
  }

  #show(happenings: Happening[], jitterMs: number): void {
    this.#seq += 1;
    const journaled: JournaledHappening[] = happenings.map((happening) => ({ seq: this.#seq, happening }));
    const observation: Observation = {
      view: this.view,
      heartbeat: { jitterMs, dtMs: this.tickIntervalMs + jitterMs, atMs: 1_000_000 + this.view.ageMs },
      happenings: journaled,
    };
    const { opened, changed, resolved } = this.monitor.observe(observation);
    for (const { message, clearsWhen } of [...opened, ...changed]) {
      expectWhole(message);
      expectWhole(clearsWhen);
    }
    this.opened.push(...opened);
    this.changed.push(...changed);
    this.resolved.push(...resolved);
  }
}

export const isOf = (kind: AnomalyKind, anomaly: Anomaly): boolean =>
  anomaly.kind === kind || anomaly.also.some((each) => each.kind === kind);

export function event(
  type: EventType,
  impact: Appraisal['impact'],
  urgent = false,
): Extract<Happening, { kind: 'event' }> {
  const appraisal = { significance: 0.5, expected: 0, surprise: -0.5, effect: -0.5, impact, recalled: [] };
  return { kind: 'event', tick: 0, type, intensity: 0.5, source: 'test', note: null, urgent, appraisal };
}

function viewOf(vitals: Vitals, tickIntervalMs: number): LifeView {
  return {
    identity: {
      lifeId: 'life-under-test',
      name: 'Test',
      seed: 1,
      bornAtMs: 0,
      lineage: { origin: 'born', parentId: null, branchTick: 0, source: null },
    },
    policy: { name: 'test', tickIntervalMs },
    alive: true,
    asleep: false,
    phase: 'run',
    phaseSinceTick: 0,
    tick: 0,
    ageMs: 0,
    innerMs: 0,
    innerRate: 1,
    downtimeMs: 0,
    vitals,
    dynamics: { tension: 0, fatigue: 0, noise: 0, drift: 0 },
    arousal: 0,
    action: 'none',
    actionSinceTick: 0,
    dayPhase: null,
    memory: { shortTerm: 0, longTerm: 0, longTermMax: 0 },
    queue: { pending: 0, capacity: 16 },
    trace: { errors: 0, hookFailures: 0, lateTicks: 0 },
    death: null,
  };
}
