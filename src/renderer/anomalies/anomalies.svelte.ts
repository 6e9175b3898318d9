import { untrack } from 'svelte';
import { SvelteSet } from 'svelte/reactivity';
import type { Bridge } from '../../shared/border';
import type { Anomaly, Message } from '../../shared/views';
import { answered } from '../parts/answered';
import { isOpen } from './badge';
import { ANY, isAny, selected, type Filter, type Selected } from './selection';

export const PAGE = 60;

export const TABS = ['found', 'monitor', 'digests'] as const;
export type Tab = (typeof TABS)[number];

/** What is known of the life in the window. */
interface Known {
  readonly view: { readonly identity: { readonly lifeId: string } } | null;
  readonly anomalies: readonly Anomaly[];
  readonly shownTimes: number;
  learnAnomalies(told: readonly Anomaly[]): void;
}

/**
 * Where the older ones begin: before those that are resolved. Open ones may be at hand from long ago, with others
 * between them and the newest that are not.
 */
function firstCursor(anomalies: readonly Anomaly[]): number {
  const ids = anomalies.map(({ id }) => id);
  const resolved = anomalies.filter((anomaly) => !isOpen(anomaly)).map(({ id }) => id);
  return resolved.length > 0 ? Math.min(...resolved) : Math.max(0, ...ids) + 1;
}

/** What a person does with the anomalies: what is looked for, what is opened, how far back it was asked. */
export class Anomalies {
  #older: Bridge['anomalies']['older'];
  #life: Known;
  #tell: (message: Message) => void;
  #tab = $state.raw<Tab>('found');
  #filter = $state.raw<Filter>(ANY);
  #expanded = new SvelteSet<number>();
  #pointedAt = $state.raw<number | null>(null);
  #lifeId: string | null = null;
  /** As of which showing it was asked for older ones; -1 before the first time. */
  #askedOf = $state.raw(-1);
  #beforeId = 0;
  #more = $state.raw(false);
  #asking = $state.raw(false);
  #failed = $state.raw(false);

  readonly selected: Selected = $derived(selected(this.known, this.#filter));

  constructor(source: Pick<Bridge['anomalies'], 'older'>, life: Known, tell: (message: Message) => void) {
    this.#older = (query) => source.older(query);
    this.#life = life;
    this.#tell = tell;
  }

  /** All that are at hand, newest first. */
  get known(): readonly Anomaly[] {
    return this.#life.anomalies;
  }
  get tab(): Tab {
    return this.#tab;
  }
  get filter(): Filter {
    return this.#filter;
  }
  /** The anomaly a notification or another view pointed at. */
  get pointedAt(): number | null {
    return this.#pointedAt;
  }
  /** There are older ones that were not asked for yet. */
  get more(): boolean {
    return this.#more && this.#askedOf === this.#life.shownTimes;
  }
  get asking(): boolean {
    return this.#asking;
  }

  choose(tab: Tab): void {
    this.#tab = tab;
  }

  look(change: Partial<Filter>): void {
    this.#filter = { ...this.#filter, ...change };
  }

  isExpanded(id: number): boolean {
    return this.#expanded.has(id);
  }

  toggle(id: number): void {
    if (!this.#expanded.delete(id)) this.#expanded.add(id);
  }

  /** Opens one and goes there; nothing that was looked for before may hide it. */
  point(id: number | null): void {
    this.#pointedAt = id;
    if (id === null) return;
    this.#tab = 'found';
    this.#failed = false;
    if (!isAny(this.#filter)) this.#filter = ANY;
    this.#expanded.add(id);
  }

  /**
   * Asks for what is missing: the first older ones, so that it is known whether there are any, and all as far as
   * the one that is pointed at. Called in an effect: runs again when anything of this changes.
   */
  tend(): void {
    const { anomalies, shownTimes, view } = this.#life;
    this.#keepTo(view?.identity.lifeId ?? null);
    const begun = this.#askedOf === shownTimes;
    const sought = this.#pointedAt !== null && !anomalies.some(({ id }) => id === this.#pointedAt);
    const missing = !begun || (sought && this.more && !this.#failed);
    if (missing && anomalies.length > 0 && !this.#asking) untrack(() => void this.askOlder());
  }

  /** Each life numbers its own: what was open of another one is not open here. */
  #keepTo(lifeId: string | null): void {
    if (this.#lifeId === lifeId) return;
    const other = this.#lifeId !== null;
    this.#lifeId = lifeId;
    if (!other) return;
    untrack(() => {
      this.#expanded.clear();
      if (this.#pointedAt !== null) this.#expanded.add(this.#pointedAt);
    });
  }

  async askOlder(): Promise<void> {
    if (this.#asking) return;
    const { anomalies, shownTimes } = this.#life;
    if (this.#askedOf !== shownTimes) this.#beforeId = firstCursor(anomalies);
    this.#asking = true;
    // One more than is taken: it tells whether there are any behind.
    const answer = await answered(this.#older({ beforeId: this.#beforeId, limit: PAGE + 1 }));
    this.#asking = false;
    if (shownTimes !== this.#life.shownTimes) return;
    this.#askedOf = shownTimes;
    this.#failed = !answer.ok;
    if (!answer.ok) {
      this.#more = true;
      this.#tell(answer.message);
      return;
    }
    const page = answer.value.slice(0, PAGE);
    this.#more = answer.value.length > PAGE;
    this.#beforeId = page.at(-1)?.id ?? this.#beforeId;
    this.#life.learnAnomalies(page);
  }
}
