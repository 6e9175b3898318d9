import type { Stimulus } from '../../shared/commands';
import type { Expectation } from '../../shared/memory';
import type { Appraisal, Dynamics, Vitals } from '../../shared/views';
import {
  DYNAMICS,
  EVENT_TYPES,
  VITALS,
  type Dynamic,
  type EventType,
  type Vital,
  VITAL_MAX,
} from '../../shared/vocabulary';
import type { Memory } from './memory';
import type { Policy } from './policy';
import { clampUnit } from './range';
import type { SelfState } from './self-state';

/** An event as the organism meets it: a stimulus, or one it raised itself. */
export type Perceived = Omit<Stimulus, 'type'> & { readonly type: EventType };

type Expectations = Record<EventType, Expectation>;

const UNKNOWN: Expectation = {
  expected: 0,
  habituation: 0,
  sensitisation: 0,
  count: 0,
  effectSum: 0,
  lastAgeMs: 0,
};

export const noExpectations = (): Expectations =>
  Object.fromEntries(EVENT_TYPES.map((type) => [type, UNKNOWN])) as Expectations;

/**
 * What an event means to this life, and what it therefore does. The expected effect of each event type is
 * learnt (Rescorla & Wagner 1972); what repeats without harm is tuned out, what hurts weighs more
 * (habituation and sensitisation, Groves & Thompson 1970); remembered episodes move the expectation.
 */
export class Meaning {
  readonly #expectations: Expectations;

  constructor(expectations: Readonly<Expectations>) {
    this.#expectations = { ...expectations };
  }

  /** Appraises the event, applies its impact to the self, and learns from the outcome. */
  meet(
    event: Perceived,
    self: SelfState,
    memory: Memory,
    tick: number,
    ageMs: number,
    policy: Policy,
  ): Appraisal {
    const rules = policy.meaning;
    const known = this.#rested(this.#expectations[event.type], ageMs, rules);
    const { change, arousal } = policy.events[event.type];
    const past = memory.recall(event, tick, ageMs, policy.memory);

    const perceived = event.intensity * (1 - known.habituation) * (1 + known.sensitisation);
    const pull = past.ids.length === 0 ? 0 : policy.memory.recallWeight;
    const expected = known.expected + pull * (past.effect - known.expected);
    const significance = clampUnit(
      perceived *
        (1 -
          rules.noveltyWeight -
          rules.vulnerabilityWeight -
          rules.expectationWeight +
          rules.noveltyWeight / (1 + known.count) +
          rules.vulnerabilityWeight * vulnerability(self) +
          rules.expectationWeight * (expected < 0 ? -expected : expected)),
    );

    const foreseen = weigh(change, rules.effectWeights) * perceived;
    const unexpected = foreseen > expected ? foreseen - expected : expected - foreseen;
    const efficiency = foreseen > 0 ? recoveryEfficiency(self, policy) : 1;
    const before = { ...self.vitals, ...self.dynamics };
    self.change(change, perceived * (1 + rules.surpriseGain * clampUnit(unexpected)) * efficiency);
    self.changeArousal(arousal * significance);
    const impact = difference(before, { ...self.vitals, ...self.dynamics });
    const effect = weigh(impact, rules.effectWeights);

    this.#expectations[event.type] = learn(known, effect, perceived, ageMs, rules);
    return { significance, expected, surprise: effect - expected, effect, impact, recalled: past.ids };
  }

  state(): Readonly<Expectations> {
    return { ...this.#expectations };
  }

  /** Both wear off with time; hyperbolically, which needs no exponential. */
  #rested(known: Expectation, ageMs: number, rules: Policy['meaning']): Expectation {
    if (known.count === 0) return known;
    const elapsedS = (ageMs - known.lastAgeMs) / 1000;
    return {
      ...known,
      habituation: (known.habituation * rules.habituationTauS) / (rules.habituationTauS + elapsedS),
      sensitisation: (known.sensitisation * rules.sensitisationTauS) / (rules.sensitisationTauS + elapsedS),
    };
  }
}

/** Allostatic load makes recovery less efficient (McEwen 1998): 1 for a young life, falling with drift. */
export function recoveryEfficiency(self: SelfState, policy: Policy): number {
  return 1 / (1 + policy.dynamics.drift.efficiencyLoss * self.drift);
}

function learn(
  known: Expectation,
  effect: number,
  perceived: number,
  ageMs: number,
  rules: Policy['meaning'],
): Expectation {
  const strength = effect < 0 ? -effect : effect;
  const harmless = strength < rules.harmlessBelow;
  const hurtful = !harmless && effect < 0;
  return {
    expected: known.expected + rules.learningRate * (effect - known.expected),
    habituation: harmless
      ? clampUnit(known.habituation + rules.habituationRate * clampUnit(perceived) * (1 - known.habituation))
      : known.habituation * (1 - clampUnit(strength)),
    sensitisation: hurtful
      ? known.sensitisation +
        rules.sensitisationRate * strength * (rules.sensitisationMax - known.sensitisation)
      : known.sensitisation,
    count: known.count + 1,
    effectSum: known.effectSum + effect,
    lastAgeMs: ageMs,
  };
}

/** How close the weakest vital is to its end, [0, 1]. */
function vulnerability(self: SelfState): number {
  const energy = self.energy / VITAL_MAX.energy;
  const least = energy < self.integrity ? energy : self.integrity;
  return clampUnit(1 - (least < self.stability ? least : self.stability));
}

type Impact = Partial<Record<Vital | Dynamic, number>>;

function difference(before: Vitals & Dynamics, after: Vitals & Dynamics): Impact {
  const impact: Impact = {};
  for (const name of [...VITALS, ...DYNAMICS]) {
    if (after[name] !== before[name]) impact[name] = after[name] - before[name];
  }
  return impact;
}

/** A change as one signed number in [-1, 1]; below zero is harm. */
function weigh(change: Impact, weights: Policy['meaning']['effectWeights']): number {
  const sum =
    ((change.energy ?? 0) / VITAL_MAX.energy) * weights.energy +
    (change.integrity ?? 0) * weights.integrity +
    (change.stability ?? 0) * weights.stability -
    (change.tension ?? 0) * weights.tension -
    (change.fatigue ?? 0) * weights.fatigue -
    (change.noise ?? 0) * weights.noise;
  return sum < -1 ? -1 : sum > 1 ? 1 : sum;
}
