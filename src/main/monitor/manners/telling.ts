import type { BacktestOutcome } from '../../../shared/backtest';
import { sinceBirthOf } from '../../../shared/books';
import type { LifeView } from '../../../shared/views';
import type { Findings } from '../anomaly-desk';
import { died, EMPTY_BOX, noted, taken, watched, type Box, type Manners } from './box';
import { decide } from './decide';
import type { MinuteOfDay } from './quiet-hours';
import { UnbrokenLife } from './unbroken-life';

/**
 * What a person would have been told of a life, with the manners the app has and a desktop that shows every note at
 * once. A death is not among it: that is told whatever the settings are. Deterministic; time is what it is handed.
 */
export class Telling {
  #box: Box = EMPTY_BOX;
  #lookAgainAtMs: number | null = null;
  readonly #unbroken = new UnbrokenLife();
  readonly #told: BacktestOutcome['notifications'][number][] = [];

  constructor(
    private readonly manners: Manners,
    private readonly minuteOfDay: MinuteOfDay,
  ) {}

  /**
   * To be called with each observation of the monitor, whether it found something or not: what waits is told when
   * its time has come. A call without findings costs nothing while nothing waits.
   * @param nowMs Unix ms at that moment; runs on with the life
   */
  meet({ opened, changed, resolved }: Findings, view: LifeView, nowMs: number): void {
    this.#unbroken.meet(view, nowMs);
    const isNews = opened.length + changed.length + resolved.length > 0;
    if (!isNews && (this.#lookAgainAtMs === null || nowMs < this.#lookAgainAtMs)) return;
    if (this.#box.life?.id !== view.identity.lifeId) {
      this.#box = watched(this.#box, view, [], this.manners, nowMs);
    }
    if (view.alive) {
      this.#box = noted(this.#box, [...opened, ...changed, ...resolved], this.manners, nowMs);
    } else {
      this.#box = died(this.#box, view, nowMs);
    }
    this.#look(view, nowMs);
  }

  told(): BacktestOutcome['notifications'] {
    return this.#told;
  }

  #look(view: LifeView, nowMs: number): void {
    const decision = decide(this.#box, {
      nowMs,
      minuteOfDay: this.minuteOfDay(nowMs),
      manners: this.manners,
      startedMs: this.#unbroken.startedMs,
      mayDisturb: true,
    });
    this.#lookAgainAtMs = null;
    if (decision.do === 'wait') this.#lookAgainAtMs = nowMs + decision.forMs;
    if (decision.do !== 'show') return;
    this.#box = taken(this.#box, decision.items, nowMs);
    this.#told.push({
      tick: view.tick,
      sinceBirthMs: sinceBirthOf(view),
      anomalyIds: decision.items.map(({ id }) => id),
    });
    // Those that came too early after a start are still to be told.
    if (this.#box.waiting.length > 0) this.#look(view, nowMs);
  }
}
