import type { Stimulus } from '../../src/shared/commands';
import type { Findings } from '../../src/main/monitor/anomaly-desk';
import type { Observation } from '../../src/main/monitor/observation';
import { Provenance } from '../../src/main/monitor/provenance';
import type { LifeInput } from '../../src/main/life/input';
import { Life, type Organ } from '../../src/main/life/life';
import type { Policy } from '../../src/main/life/policy';
import type { LifeState } from '../../src/main/life/state';
import type { Anomaly, Happening, LifeView } from '../../src/shared/views';
import { newborn } from '../support/lives';

export const TICK_MS = 1000;
export const HOUR_TICKS = 3600;
export const DAY_TICKS = 86_400;

/** Care as the promises of the natural policy word it: three recoveries of 0.6 a day, eight hours apart. */
const CARE = { type: 'recovery', intensity: 0.6, source: 'care', note: null } as const;
const CARE_EVERY_MS = 28_800_000;

/** What watches a life: the monitor, or one of those that have to fail. */
export interface Watcher {
  observe(observation: Observation): Findings;
}

/** A real life with a watcher, its inputs numbered as a journal would: ticks on time are one record. */
export class Stage {
  readonly life: Life;
  view: LifeView;
  /** By number, as last told. */
  readonly anomalies = new Map<number, Anomaly>();
  /** Set by a fault: lives along inside each tick. */
  organ: Organ | null = null;
  onFindings: ((findings: Findings) => void) | null = null;
  readonly #provenance: Provenance;
  /** From here on what happens is no measure of what is usual. */
  planted = false;
  /** Memories kept and forgotten in the busiest hour so far. */
  busiestHour = 0;
  readonly #memoryHours: number[] = [0];
  #seq = 0;
  #spanDtMs: number | null = null;

  constructor(
    state: LifeState,
    private readonly watcher: Watcher | null,
    readonly tended: boolean,
  ) {
    this.life = Life.from(state, [(self, dtMs) => this.organ?.(self, dtMs)]);
    this.view = this.life.view();
    this.#provenance = new Provenance(state.queue.length);
  }

  static born(seed: number, watcher: Watcher | null, tended: boolean): Stage {
    return new Stage(newborn(seed), watcher, tended);
  }

  /** The same life without a watcher and without what a fault does to it. */
  twin(): Stage {
    return new Stage(this.life.state(), null, this.tended);
  }

  get tick(): number {
    return this.view.tick;
  }
  /** Journal record of the last input. */
  get lastSeq(): number {
    return this.#seq;
  }
  get policy(): Policy {
    return this.life.policy;
  }

  /** One tick, and the care that is due with it. */
  live(dtMs = this.policy.tickIntervalMs): void {
    this.care();
    this.give({ kind: 'tick', dtMs });
  }

  care(): void {
    const everyTicks = CARE_EVERY_MS / this.policy.tickIntervalMs;
    if (this.tended && (this.tick + 1) % everyTicks === 0) this.give({ kind: 'stimulus', ...CARE });
  }

  stimulate(type: Stimulus['type'], intensity: number): number {
    return this.give({ kind: 'stimulus', type, intensity, source: 'planted', note: null });
  }

  /** @returns the journal record of the input */
  give(input: LifeInput): number {
    const dtMs = input.kind === 'tick' ? input.dtMs : null;
    const onTimeMs = this.policy.tickIntervalMs;
    if (dtMs !== onTimeMs || this.#spanDtMs !== onTimeMs) this.#seq += 1;
    this.#spanDtMs = dtMs;
    const happenings = this.life.apply(input);
    this.view = this.life.view();
    if (this.watcher === null) return this.#seq;
    if (!this.planted) this.#countMemories(happenings);
    const view = this.view;
    const found = this.watcher.observe({
      view,
      heartbeat: { jitterMs: 0, dtMs: dtMs ?? onTimeMs, atMs: view.ageMs + view.downtimeMs },
      happenings: this.#provenance.attribute(this.#seq, happenings, view.queue.pending),
    });
    if (found.opened.length + found.changed.length + found.resolved.length + found.digests.length > 0) {
      for (const list of [found.opened, found.changed, found.resolved]) {
        for (const anomaly of list) this.anomalies.set(anomaly.id, anomaly);
      }
      this.onFindings?.(found);
    }
    return this.#seq;
  }

  /** By hours that begin every ten minutes. */
  #countMemories(happenings: readonly Happening[]): void {
    const pieces = this.#memoryHours;
    if (this.tick % (HOUR_TICKS / 6) === 0) {
      pieces.push(0);
      if (pieces.length > 6) pieces.shift();
    }
    for (const { kind } of happenings) {
      if (kind !== 'memory') continue;
      pieces.push((pieces.pop() ?? 0) + 1);
      this.busiestHour = Math.max(
        this.busiestHour,
        pieces.reduce((sum, count) => sum + count, 0),
      );
    }
  }
}
