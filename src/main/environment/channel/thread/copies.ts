import { randomBytes } from 'node:crypto';
import type { ProcessPicture } from '../../../../shared/processes';
import type { Anomaly, LifePush, Safety } from '../../../../shared/views';
import { SEVERITIES, type Language, type Severity } from '../../../../shared/vocabulary';
import type { LifeCopy } from '../protocol';
import { wireSafety, type StateView } from './wire/life';
import type { Wire } from './wire/wire';

/** The state as it goes out, written once for all who ask. */
export interface WrittenState {
  readonly etag: string;
  readonly text: string;
}

/** What is known of life here: copies of views, each replaced by the next. */
export class Copies {
  /** Tells this process from another that had the same life at the same tick. */
  readonly epoch = randomBytes(4).toString('hex');
  #life: LifeCopy | null = null;
  #processes: readonly ProcessPicture[] = [];
  /** Rises with everything that comes in. */
  #revision = 0;
  readonly #written = new Map<Language, WrittenState>();

  get life(): LifeCopy | null {
    return this.#life;
  }
  get processes(): readonly ProcessPicture[] {
    return this.#processes;
  }
  get revision(): number {
    return this.#revision;
  }

  settle(life: LifeCopy | null): void {
    this.#life = life;
    this.#changed();
  }
  push(push: LifePush): void {
    if (this.#life === null) return;
    this.#life = { ...this.#life, push };
    this.#changed();
  }
  anomalies(anomalies: readonly Anomaly[]): void {
    if (this.#life === null) return;
    this.#life = { ...this.#life, anomalies };
    this.#changed();
  }
  safety(safety: Safety): void {
    if (this.#life === null) return;
    this.#life = { ...this.#life, safety };
    this.#changed();
  }
  adopted(processes: readonly ProcessPicture[]): void {
    this.#processes = processes;
  }

  /** As it goes out; null where no life is here. */
  stateView(language: Language): Wire<StateView> | null {
    if (this.#life === null) return null;
    const { push, safety } = this.#life;
    return {
      push: push.seq,
      view: push.view,
      heartbeat: push.heartbeat,
      outlook: push.outlook,
      safety: wireSafety(safety, language),
      openAnomalies: this.openAnomalies(),
    };
  }

  /** Null where no life is here. */
  state(language: Language): WrittenState | null {
    const known = this.#written.get(language);
    if (known !== undefined) return known;
    const view = this.stateView(language);
    if (view === null) return null;
    const { identity, tick } = view.view;
    const written = {
      etag: `"${identity.lifeId}.${tick}.${view.push}.${this.epoch}${this.#revision}.${language}"`,
      text: JSON.stringify(view),
    };
    this.#written.set(language, written);
    return written;
  }

  openAnomalies(): Readonly<Record<Severity, number>> {
    const open = (this.#life?.anomalies ?? []).filter(({ toTick }) => toTick === null);
    return Object.fromEntries(
      SEVERITIES.map((severity) => [severity, open.filter((each) => each.severity === severity).length]),
    ) as Record<Severity, number>;
  }

  #changed(): void {
    this.#revision += 1;
    this.#written.clear();
  }
}
