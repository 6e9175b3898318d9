import type { Dynamics, Vitals } from '../../shared/views';
import { VITALS, type DeathCause, type Vital } from '../../shared/vocabulary';
import type { Change } from './policy';
import { clampUnit } from './range';

type SelfStateData = {
  readonly vitals: Vitals;
  readonly dynamics: Dynamics;
  readonly relief: number;
  readonly arousal: number;
  readonly death: { readonly tick: number; readonly cause: DeathCause } | null;
};

/**
 * The self of a life: vitals and slow dynamics. Nobody changes them but through these methods, which keep
 * every quantity in its range, refuse what is not a number, and refuse any change once the self is dead.
 * It knows whether it is alive.
 */
export class SelfState {
  #energy: number;
  #integrity: number;
  #stability: number;
  #tension: number;
  #fatigue: number;
  #noise: number;
  #drift: number;
  #relief: number;
  #arousal: number;
  #death: { readonly tick: number; readonly cause: DeathCause } | null;

  constructor(data: SelfStateData) {
    this.#energy = data.vitals.energy;
    this.#integrity = data.vitals.integrity;
    this.#stability = data.vitals.stability;
    this.#tension = data.dynamics.tension;
    this.#fatigue = data.dynamics.fatigue;
    this.#noise = data.dynamics.noise;
    this.#drift = data.dynamics.drift;
    this.#relief = data.relief;
    this.#arousal = data.arousal;
    this.#death = data.death;
  }

  get energy(): number {
    return this.#energy;
  }
  get integrity(): number {
    return this.#integrity;
  }
  get stability(): number {
    return this.#stability;
  }
  get tension(): number {
    return this.#tension;
  }
  get fatigue(): number {
    return this.#fatigue;
  }
  get noise(): number {
    return this.#noise;
  }
  get drift(): number {
    return this.#drift;
  }
  get relief(): number {
    return this.#relief;
  }
  get arousal(): number {
    return this.#arousal;
  }
  get alive(): boolean {
    return this.#death === null;
  }
  get death(): { readonly tick: number; readonly cause: DeathCause } | null {
    return this.#death;
  }

  /**
   * Changes a vital. It never passes its ceiling; below zero it is kept as it fell, for the record of a death.
   * @param delta signed, in the vital's own unit
   */
  changeEnergy(delta: number): void {
    const next = this.#checked(this.#energy + delta);
    this.#energy = next > 100 ? 100 : next;
  }
  changeIntegrity(delta: number): void {
    const next = this.#checked(this.#integrity + delta);
    this.#integrity = next > 1 ? 1 : next;
  }
  changeStability(delta: number): void {
    const next = this.#checked(this.#stability + delta);
    this.#stability = next > 1 ? 1 : next;
  }
  changeTension(delta: number): void {
    this.#tension = clampUnit(this.#checked(this.#tension + delta));
  }
  changeFatigue(delta: number): void {
    this.#fatigue = clampUnit(this.#checked(this.#fatigue + delta));
  }
  changeNoise(delta: number): void {
    this.#noise = clampUnit(this.#checked(this.#noise + delta));
  }
  changeRelief(delta: number): void {
    this.#relief = clampUnit(this.#checked(this.#relief + delta));
  }
  changeArousal(delta: number): void {
    this.#arousal = clampUnit(this.#checked(this.#arousal + delta));
  }
  changeDrift(delta: number): void {
    const next = this.#checked(this.#drift + delta);
    this.#drift = next < 0 ? 0 : next;
  }

  /** Applies a change `scale` times over; what it does not name stays as it is. */
  change(change: Change, scale: number): void {
    if (change.energy !== undefined) this.changeEnergy(change.energy * scale);
    if (change.integrity !== undefined) this.changeIntegrity(change.integrity * scale);
    if (change.stability !== undefined) this.changeStability(change.stability * scale);
    if (change.tension !== undefined) this.changeTension(change.tension * scale);
    if (change.fatigue !== undefined) this.changeFatigue(change.fatigue * scale);
    if (change.noise !== undefined) this.changeNoise(change.noise * scale);
    if (change.drift !== undefined) this.changeDrift(change.drift * scale);
    if (change.relief !== undefined) this.changeRelief(change.relief * scale);
  }

  /** The vital that is used up, if any: the first of energy, integrity, stability. */
  get exhausted(): Vital | null {
    if (this.#energy > 0 && this.#integrity > 0 && this.#stability > 0) return null;
    return VITALS.find((vital) => this.vitals[vital] <= 0) ?? null;
  }

  /** The end. There is no method that undoes it. */
  die(tick: number, cause: DeathCause): void {
    this.#checked(0);
    this.#death = { tick, cause };
  }

  get vitals(): Vitals {
    return { energy: this.#energy, integrity: this.#integrity, stability: this.#stability };
  }
  get dynamics(): Dynamics {
    return { tension: this.#tension, fatigue: this.#fatigue, noise: this.#noise, drift: this.#drift };
  }

  #checked(value: number): number {
    if (this.#death !== null)
      throw new Error(`a dead self does not change (died at tick ${this.#death.tick})`);
    if (!(value > -Infinity && value < Infinity)) throw new Error(`not a finite number: ${value}`);
    return value;
  }
}
