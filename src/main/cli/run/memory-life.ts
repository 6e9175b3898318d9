import type { Stimulus } from '../../../shared/commands';
import type { Happening, LifeView } from '../../../shared/views';
import type { LifeInput } from '../../life/input';
import { Life } from '../../life/life';
import type { LifeState } from '../../life/state';
import { Provenance } from '../../monitor/provenance';
import { SemanticMonitor } from '../../monitor/semantic-monitor';
import { systemClock } from '../../runtime/clock';
import { LifeLoop } from '../../runtime/life-loop';
import type { Chronicle } from './chronicle';
import type { Lived } from './lived';

/**
 * A life that leaves nothing behind. It numbers its inputs as a journal would: ticks on time are one record,
 * everything else is one each. A life that slept goes on where it stopped, without a gap: time here is that of
 * its ticks, so that the same snapshot and the same inputs give the same state.
 */
export class MemoryLife implements Lived {
  readonly #life: Life;
  readonly #chronicle: Chronicle;
  readonly #monitor: SemanticMonitor | null;
  readonly #provenance: Provenance;
  readonly #bornAtMs: number;
  #view: LifeView;
  #seq = 0;
  #spanDtMs: number | null = null;
  #loop: LifeLoop | null = null;

  constructor(state: LifeState, chronicle: Chronicle, monitored: boolean) {
    this.#life = Life.from(state);
    this.#chronicle = chronicle;
    this.#monitor = monitored ? new SemanticMonitor({ nextAnomalyId: 1 }) : null;
    this.#provenance = new Provenance(state.queue.length);
    this.#bornAtMs = state.identity.bornAtMs;
    this.#view = this.#life.view();
    if (state.asleep) this.#fold({ kind: 'wake', gapMs: 0, gap: 'asleep' }, 0);
  }

  get view(): LifeView {
    return this.#view;
  }

  state(): LifeState {
    return this.#life.state();
  }

  isUrgent(stimulus: Stimulus): boolean {
    return this.#life.isUrgent(stimulus);
  }

  send(stimulus: Stimulus): boolean {
    if (this.#life.refuses !== null) return false;
    this.#fold({ kind: 'stimulus', ...stimulus }, 0);
    return true;
  }

  advance(ticks: number): void {
    const dtMs = this.#life.policy.tickIntervalMs;
    for (let left = ticks; left > 0 && this.#life.alive; left--) this.#tick(dtMs, 0);
  }

  flow(onBeat: () => void): void {
    const { tickIntervalMs, lag } = this.#life.policy;
    this.#loop = new LifeLoop(
      systemClock,
      { tickIntervalMs, ...lag },
      {
        onBeat: ({ dtMs, jitterMs }) => {
          this.#tick(dtMs, jitterMs);
          onBeat();
        },
        onGap: (gapMs, gap) => this.#fold({ kind: 'wake', gapMs, gap }, 0),
      },
    );
    this.#loop.start();
  }

  end(): void {
    if (this.#loop === null) return;
    this.#loop.stop();
    this.#fold({ kind: 'sleep' }, 0);
  }

  #tick(dtMs: number, jitterMs: number): void {
    this.#fold({ kind: 'tick', dtMs }, jitterMs);
    this.#chronicle.ticked(this.#view);
  }

  #fold(input: LifeInput, jitterMs: number): void {
    const dtMs = input.kind === 'tick' ? input.dtMs : null;
    if (dtMs === null || dtMs !== this.#spanDtMs) this.#seq += 1;
    this.#spanDtMs = dtMs;
    const happenings = this.#life.apply(input);
    this.#view = this.#life.view();
    for (const happening of happenings) this.#chronicle.happened(happening);
    this.#watch(happenings, dtMs ?? 0, jitterMs);
  }

  #watch(happenings: readonly Happening[], dtMs: number, jitterMs: number): void {
    if (this.#monitor === null) return;
    const view = this.#view;
    const found = this.#monitor.observe({
      view,
      heartbeat: { jitterMs, dtMs, atMs: this.#bornAtMs + view.ageMs + view.downtimeMs },
      happenings: this.#provenance.attribute(this.#seq, happenings, view.queue.pending),
    });
    this.#chronicle.found(found.opened);
    this.#chronicle.found(found.changed);
    this.#chronicle.found(found.resolved);
  }
}
