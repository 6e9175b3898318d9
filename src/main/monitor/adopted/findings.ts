import type { ProcessFinding } from '../../../shared/processes';
import { gravityOf, type Severity } from '../../../shared/vocabulary';
import type { Instant } from './instant';

/** Those that are over are kept so long as there are no more of them. */
const OVER_MAX = 20;

/** What is found now, without what only keeping it tells. */
export type Signal = Omit<ProcessFinding, 'id' | 'noticedMs' | 'untilMs' | 'acknowledged'>;

/** The findings of one process: opened while their signal is there, ever graver and never less, then over. */
export class Findings {
  /** Oldest first. */
  #all: readonly ProcessFinding[];
  #nextId: number;
  #revision = 0;

  constructor(all: readonly ProcessFinding[] = [], nextId = 1) {
    this.#all = all;
    this.#nextId = nextId;
  }

  get nextId(): number {
    return this.#nextId;
  }

  /** Newest first. */
  get all(): readonly ProcessFinding[] {
    return [...this.#all].reverse();
  }

  /** Rises when one is opened, graver, over or acknowledged; a wait that merely goes on is no news. */
  get revision(): number {
    return this.#revision;
  }

  /** These are there now, one of each kind and vital; whatever else was open is over. */
  meet(signals: readonly Signal[], at: Instant): void {
    if (signals.length === 0 && this.#openCount === 0) return;
    const before = this.#all;
    const isOf = (one: Pick<Signal, 'kind' | 'vital'>, other: Pick<Signal, 'kind' | 'vital'>): boolean =>
      one.kind === other.kind && one.vital === other.vital;
    const known = this.#all.map((finding) => {
      if (finding.untilMs !== null) return finding;
      const signal = signals.find((each) => isOf(each, finding));
      if (signal === undefined) return { ...finding, untilMs: at.wallMs };
      return {
        ...finding,
        ...signal,
        fromMs: finding.fromMs,
        severity: graver(finding.severity, signal.severity),
      };
    });
    const opened = signals
      .filter((signal) => this.#all.every((each) => each.untilMs !== null || !isOf(each, signal)))
      .map((signal): ProcessFinding => ({
        id: this.#nextId++,
        noticedMs: at.wallMs,
        untilMs: null,
        acknowledged: false,
        ...signal,
      }));
    this.#all = pruned([...known, ...opened]);
    const isSame = (each: ProcessFinding, index: number): boolean =>
      each.severity === before[index]?.severity && each.untilMs === before[index].untilMs;
    if (opened.length > 0 || !known.every(isSame)) this.#revision += 1;
  }

  /** Whether it is known. */
  acknowledge(id: number): boolean {
    const isKnown = this.#all.some((each) => each.id === id);
    this.#all = this.#all.map((each) => (each.id === id ? { ...each, acknowledged: true } : each));
    this.#revision += 1;
    return isKnown;
  }

  get #openCount(): number {
    return this.#all.filter(({ untilMs }) => untilMs === null).length;
  }
}

const graver = (one: Severity, other: Severity): Severity =>
  gravityOf(other) > gravityOf(one) ? other : one;

function pruned(all: readonly ProcessFinding[]): readonly ProcessFinding[] {
  const tooMany = all.filter(({ untilMs }) => untilMs !== null).length - OVER_MAX;
  if (tooMany <= 0) return all;
  const gone = new Set(
    all
      .filter(({ untilMs }) => untilMs !== null)
      .slice(0, tooMany)
      .map(({ id }) => id),
  );
  return all.filter(({ id }) => !gone.has(id));
}
