import type { BacktestQuery, BacktestReport } from '../../shared/backtest';
import type { Bridge } from '../../shared/border';
import type { Settings, SettingsChange } from '../../shared/settings';
import type { AnomalyKind, Sensitivity, Severity } from '../../shared/vocabulary';
import type { LongWork } from '../past/long-work.svelte';
import {
  changeOf,
  differing,
  drafted,
  isEmpty,
  NO_WISHES,
  queryOf,
  rulesOf,
  type Range,
  type Rules,
  type Wishes,
} from './draft';

interface Desk {
  settings(): Settings | null;
  /** Returns whether it was changed. */
  change(change: SettingsChange): Promise<boolean>;
}

/** Settings of the monitor as a draft: tried on the past first, then switched on or discarded. */
export class Backtest {
  #bridge: Pick<Bridge, 'anomalies' | 'life'>;
  #work: LongWork;
  #desk: Desk;
  #wishes = $state.raw<Wishes>(NO_WISHES);
  #range = $state.raw<Range>('week');
  #tried = $state.raw<{ readonly query: BacktestQuery; readonly report: BacktestReport } | null>(null);

  /** What is switched on; null until the settings are known. */
  readonly present: Rules | null = $derived.by(() => {
    const settings = this.#desk.settings();
    return settings && rulesOf(settings);
  });
  readonly wishes: Wishes = $derived(this.present ? differing(this.#wishes, this.present) : NO_WISHES);
  readonly draft: Rules | null = $derived(this.present && drafted(this.wishes, this.present));
  readonly changed: boolean = $derived(!isEmpty(this.wishes));
  /** The draft is no longer the one that was tried. */
  readonly outdated: boolean = $derived.by(() => {
    if (!this.#tried || !this.draft) return false;
    const { monitor, minimumSeverity } = this.#tried.query;
    const tried = differing({ sensitivity: monitor.sensitivity, minimumSeverity }, this.draft);
    return !isEmpty(tried);
  });

  constructor(bridge: Pick<Bridge, 'anomalies' | 'life'>, work: LongWork, desk: Desk) {
    this.#bridge = bridge;
    this.#work = work;
    this.#desk = desk;
  }

  /** What was tried last; it stays until the draft is switched on or discarded. */
  get report(): BacktestReport | null {
    return this.#tried?.report ?? null;
  }
  get range(): Range {
    return this.#range;
  }

  open(): () => void {
    return this.#bridge.life.onReplaced(() => (this.#tried = null));
  }

  wish(kind: AnomalyKind, sensitivity: Sensitivity): void {
    this.#wishes = { ...this.wishes, sensitivity: { ...this.wishes.sensitivity, [kind]: sensitivity } };
  }

  wishSeverity(minimumSeverity: Severity): void {
    this.#wishes = { ...this.wishes, minimumSeverity };
  }

  reachBack(range: Range): void {
    this.#range = range;
  }

  /** @param range as far back as the life is long enough for */
  async run(range: Range, tickIntervalMs: number): Promise<void> {
    if (!this.draft) return;
    const query = queryOf(this.draft, range, tickIntervalMs);
    const answer = await this.#work.run('backtest', () => this.#bridge.anomalies.backtest(query));
    if (answer?.ok) this.#tried = { query, report: answer.value };
  }

  async apply(): Promise<void> {
    if (!this.present) return;
    if (await this.#desk.change(changeOf(this.wishes, this.present))) this.discard();
  }

  discard(): void {
    this.#wishes = NO_WISHES;
    this.#tried = null;
  }
}
