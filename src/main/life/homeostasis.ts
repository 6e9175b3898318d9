import type { Happening } from '../../shared/views';
import { ACTIONS, type Action } from '../../shared/vocabulary';
import { recoveryEfficiency } from './meaning';
import type { Policy } from './policy';
import type { SelfState } from './self-state';
import type { LifeState } from './state';

type Act = Exclude<Action, 'none'>;
const ACTS = ACTIONS.filter((action): action is Act => action !== 'none');
type ActionHappening = Extract<Happening, { kind: 'action' }>;

/**
 * Behaviour as homeostasis (Cannon 1932; Sterling 2012): one action at a time, chosen by the greatest need,
 * each with a price, a shortest and a longest duration, and a refractory time.
 */
export class Homeostasis {
  #current: Action;
  #sinceTick: number;
  #sinceAgeMs: number;
  readonly #readyAtMs: Record<Act, number>;

  constructor(state: LifeState['action']) {
    this.#current = state.current;
    this.#sinceTick = state.sinceTick;
    this.#sinceAgeMs = state.sinceAgeMs;
    this.#readyAtMs = { ...state.readyAtMs };
  }

  get current(): Action {
    return this.#current;
  }
  get sinceTick(): number {
    return this.#sinceTick;
  }
  get resting(): boolean {
    return this.#current === 'rest';
  }

  /** Ends, goes on with or begins an action. */
  decide(
    self: SelfState,
    night: number,
    tick: number,
    ageMs: number,
    policy: Policy,
  ): ActionHappening | null {
    const current = this.#current;
    const rule = current === 'none' ? null : policy.actions[current];
    const lastedMs = ageMs - this.#sinceAgeMs;
    if (rule !== null && lastedMs < rule.minS * 1000) return null;

    const own = rule === null ? 0 : need(rule.need, self, night) / rule.threshold;
    const next = this.#mostNeeded(self, night, ageMs, policy, own);
    if (current === 'none') return next === null ? null : this.#turnTo(next, tick, ageMs);
    // Half the need that began it is the hysteresis that ends it; a greater need ends it too.
    const over = rule === null || lastedMs >= rule.maxS * 1000 || own < 0.5 || next !== null;
    if (!over) return null;
    this.#readyAtMs[current] = ageMs + (rule?.refractoryS ?? 0) * 1000;
    return this.#turnTo(next ?? 'none', tick, ageMs);
  }

  /** The act with the greatest need for it, if that need passes its threshold and `above`. */
  #mostNeeded(self: SelfState, night: number, ageMs: number, policy: Policy, above: number): Act | null {
    let best: Act | null = null;
    let bestNeed = above;
    for (const act of ACTS) {
      const rule = policy.actions[act];
      if (rule === null || act === this.#current || ageMs < this.#readyAtMs[act]) continue;
      const relative = need(rule.need, self, night) / rule.threshold;
      if (relative >= 1 && relative > bestNeed) {
        best = act;
        bestNeed = relative;
      }
    }
    return best;
  }

  /** Does for `dtS` seconds what was decided: gains shrink with drift, the price does not. */
  act(self: SelfState, dtS: number, policy: Policy): void {
    if (this.#current === 'none') return;
    const rule = policy.actions[this.#current];
    if (rule === null) return;
    self.change(rule.gain, dtS * recoveryEfficiency(self, policy));
    self.change(rule.cost, dtS);
  }

  state(): LifeState['action'] {
    return {
      current: this.#current,
      sinceTick: this.#sinceTick,
      sinceAgeMs: this.#sinceAgeMs,
      readyAtMs: { ...this.#readyAtMs },
    };
  }

  #turnTo(to: Action, tick: number, ageMs: number): ActionHappening {
    const happening: ActionHappening = { kind: 'action', tick, from: this.#current, to };
    this.#current = to;
    this.#sinceTick = tick;
    this.#sinceAgeMs = ageMs;
    return happening;
  }
}

type Need = NonNullable<Policy['actions'][Act]>['need'];

/** Weighted sum of what is missing or too much, each as a part of its range. */
function need(weights: Need, self: SelfState, night: number): number {
  return (
    (weights.energy ?? 0) * (1 - self.energy / 100) +
    (weights.integrity ?? 0) * (1 - self.integrity) +
    (weights.stability ?? 0) * (1 - self.stability) +
    (weights.tension ?? 0) * self.tension +
    (weights.fatigue ?? 0) * self.fatigue +
    (weights.noise ?? 0) * self.noise +
    (weights.night ?? 0) * night
  );
}

export const noAction = (): LifeState['action'] => ({
  current: 'none',
  sinceTick: 0,
  sinceAgeMs: 0,
  readyAtMs: Object.fromEntries(ACTS.map((act) => [act, 0])) as Record<Act, number>,
});
