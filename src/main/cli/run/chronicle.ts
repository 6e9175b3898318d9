import type { Anomaly, Appraisal, Happening, LifeView } from '../../../shared/views';
import type { EventType, Phase } from '../../../shared/vocabulary';

export interface Transition {
  readonly tick: number;
  readonly from: Phase;
  readonly to: Phase;
  readonly cause: string;
}

export interface LastAppraisal {
  readonly tick: number;
  readonly significance: number;
  readonly expected: number;
  readonly surprise: number;
  readonly impact: Appraisal['impact'];
}

/** What is worth telling of a run, gathered as it goes. */
export class Chronicle {
  readonly transitions: Transition[] = [];
  readonly lastAppraisal: Partial<Record<EventType, LastAppraisal>> = {};
  readonly #anomalies = new Map<number, Anomaly>();
  #ticks = 0;
  #rateSum = 0;
  #rateMin = Infinity;
  #rateMax = -Infinity;

  /** Ticks lived in this run. */
  get ticks(): number {
    return this.#ticks;
  }

  /** By their numbers, each as it was last seen. */
  get anomalies(): readonly Anomaly[] {
    return [...this.#anomalies.values()].sort((one, other) => one.id - other.id);
  }

  /** Over the ticks of this run; without any, the rate as it stands. */
  innerRate(view: LifeView): { readonly min: number; readonly mean: number; readonly max: number } {
    const { innerRate } = view;
    if (this.#ticks === 0) return { min: innerRate, mean: innerRate, max: innerRate };
    return { min: this.#rateMin, mean: this.#rateSum / this.#ticks, max: this.#rateMax };
  }

  ticked({ innerRate }: LifeView): void {
    this.#ticks += 1;
    this.#rateSum += innerRate;
    if (innerRate < this.#rateMin) this.#rateMin = innerRate;
    if (innerRate > this.#rateMax) this.#rateMax = innerRate;
  }

  happened(happening: Happening): void {
    if (happening.kind === 'phase') {
      const { tick, from, to, cause } = happening;
      this.transitions.push({ tick, from, to, cause });
    } else if (happening.kind === 'event') {
      const { significance, expected, surprise, impact } = happening.appraisal;
      this.lastAppraisal[happening.type] = { tick: happening.tick, significance, expected, surprise, impact };
    }
  }

  found(anomalies: readonly Anomaly[]): void {
    for (const anomaly of anomalies) this.#anomalies.set(anomaly.id, anomaly);
  }
}
