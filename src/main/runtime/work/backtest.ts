import { sinceBirthOf } from '../../../shared/books';
import type { BacktestOutcome, BacktestQuery, BacktestReport } from '../../../shared/backtest';
import { told } from '../../../shared/i18n';
import type { MonitorSettings } from '../../../shared/monitor';
import { Refusal } from '../../../shared/refusal';
import type { Settings } from '../../../shared/settings';
import type { Anomaly } from '../../../shared/views';
import { Life } from '../../life/life';
import { Telling } from '../../monitor/manners/telling';
import type { Observation } from '../../monitor/observation';
import { SemanticMonitor } from '../../monitor/semantic-monitor';
import { wholeOnes, type WholeCheckpoint } from '../../vault/checkpoints';
import type { LifeStore } from '../../vault/life-store';
import { localMinuteOfDay } from '../clock';
import { bornWith } from '../first-look';
import { Reliving } from '../relived';
import { beginningAt } from './starts';
import { SLICE_TICKS, type Work } from './work';

type PresentSettings = Pick<Settings, 'monitor' | 'notifications'>;

/**
 * Lives the whole past again under the eyes of two monitors, one with the settings that are wished and one with
 * those that are switched on, and tells what each would have found, and a person been told. Both learn from all of
 * it, whatever stretch is asked for: so the second finds what was found when it was lived.
 * @throws Refusal where no saved state leads into the journal, BrokenJournal where it does not lead on
 */
export function* backtest(
  store: LifeStore,
  { monitor, minimumSeverity, ticks }: BacktestQuery,
  present: PresentSettings,
): Work<BacktestReport> {
  const startedMs = performance.now();
  const [from] = wholeOnes(store.beginnings());
  if (from === undefined) throw new Refusal('damaged', told('runtime.work.noCheckpoint'));
  const lastTick = store.anchor().tick;
  const fromTick = Math.max(from.tick, ticks === null ? 0 : lastTick - ticks);
  const wished = new Trial(monitor, { ...present.notifications, minimumSeverity }, fromTick);
  const now = new Trial(present.monitor, present.notifications, fromTick);
  const stretch = { fromMs: sinceBirthOf(from.state), toMs: sinceBirthOf(from.state) };

  const observe = (observation: Observation): void => {
    wished.observe(observation);
    now.observe(observation);
    const { view } = observation;
    stretch.toMs = sinceBirthOf(view);
    if (view.tick <= fromTick) stretch.fromMs = stretch.toMs;
  };
  const life = yield* relivedFrom(store, from, lastTick, observe);
  return {
    ...{ fromTick, toTick: life.tick },
    ...{ fromMs: Math.round(stretch.fromMs), toMs: Math.round(stretch.toMs) },
    ...{ wished: wished.outcome(), present: now.outcome() },
    tookMs: performance.now() - startedMs,
  };
}

/** @param lastTick where the journal ended when it was asked; the life goes on meanwhile */
function* relivedFrom(
  store: LifeStore,
  from: WholeCheckpoint,
  lastTick: number,
  observe: (observation: Observation) => void,
): Work<Life> {
  const lookingOn = { looksOn: () => true, observe };
  const goOnFrom = ({ state, atMs }: WholeCheckpoint): Reliving =>
    new Reliving(Life.from(state), atMs, () => false, lookingOn);
  let reliving = goOnFrom(from);
  const born = bornWith(from);
  if (born !== null) observe(born);
  for (const record of store.tail(from.anchor)) {
    if (record.input.kind === 'seam') reliving = goOnFrom(beginningAt(store, record.seq));
    for (let done = 0; done < record.count; done += SLICE_TICKS) {
      reliving.fold(record, done, Math.min(SLICE_TICKS, record.count - done));
      yield { done: reliving.life.tick, total: lastTick };
    }
  }
  return reliving.life;
}

/** One set of settings, tried: a monitor with them, and the manners in which it would have been told of. */
class Trial {
  readonly #monitor: SemanticMonitor;
  readonly #telling: Telling;
  readonly #anomalies = new Map<number, Anomaly>();

  constructor(
    private readonly settings: MonitorSettings,
    manners: Settings['notifications'],
    private readonly fromTick: number,
  ) {
    this.#monitor = new SemanticMonitor({ nextAnomalyId: 1, settings });
    this.#telling = new Telling(manners, localMinuteOfDay);
  }

  observe(observation: Observation): void {
    const findings = this.#monitor.observe(observation);
    this.#telling.meet(findings, observation.view, observation.heartbeat.atMs);
    const { opened, changed, resolved } = findings;
    if (opened.length + changed.length + resolved.length === 0) return;
    for (const found of [opened, changed, resolved]) {
      for (const anomaly of found) this.#anomalies.set(anomaly.id, anomaly);
    }
  }

  outcome(): BacktestOutcome {
    const { fromTick } = this;
    return {
      settings: this.settings,
      // A map keeps the order in which they were opened.
      anomalies: [...this.#anomalies.values()].filter(({ noticedTick }) => noticedTick > fromTick),
      notifications: this.#telling.told().filter(({ tick }) => tick > fromTick),
    };
  }
}
