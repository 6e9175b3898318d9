import { AnomalyDesk, type Findings } from '../../src/main/monitor/anomaly-desk';
import type { Bench, Rule } from '../../src/main/monitor/bench';
import { CauseLog } from '../../src/main/monitor/cause-log';
import type { Moment, Observation } from '../../src/main/monitor/observation';
import type { LifeView } from '../../src/shared/views';
import type { Watcher } from '../scenarios/stage';

/** A few rules at a bench of their own, without the rest of the monitor. */
export class RuleWatcher implements Watcher {
  readonly bench: Bench;
  readonly desk = new AnomalyDesk(1, [], () => false);
  #last: LifeView | null = null;

  constructor(
    private readonly rules: readonly Rule[],
    times = 1,
  ) {
    this.bench = { desk: this.desk, causes: new CauseLog(), times: () => times };
  }

  observe(observation: Observation): Findings {
    const { view, happenings } = observation;
    const last = this.#last;
    const woke = happenings.some(({ happening }) => happening.kind === 'wake');
    const late = happenings.find(({ happening }) => happening.kind === 'late');
    const moment: Moment = {
      ...observation,
      elapsedMs: last === null ? 0 : view.ageMs - last.ageMs,
      ticked: last !== null && view.tick !== last.tick,
      fresh: last === null || woke || view.tick < last.tick,
      settledTicks: view.tick,
      lateSeq: late?.seq ?? null,
    };
    this.#last = view;
    if (!view.alive) return this.desk.take();
    this.bench.causes.note(observation);
    for (const rule of this.rules) rule.observe(moment, this.bench);
    return this.desk.take();
  }
}
