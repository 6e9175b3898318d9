import type { Identity } from '../../shared/views';
import { Generator } from './generator';
import { noAction } from './homeostasis';
import { noExpectations } from './meaning';
import type { Policy } from './policy';
import type { LifeState } from './state';

/** The state of a life at its first moment: before any input. */
export function birth(identity: Identity, policy: Policy): LifeState {
  return {
    version: 1,
    identity,
    policy,
    generator: Generator.fromSeed(identity.seed).state(),
    asleep: false,
    phase: 'init',
    phaseSinceTick: 0,
    tick: 0,
    ageMs: 0,
    innerMs: 0,
    innerRate: policy.innerTime.base,
    downtimeMs: 0,
    dayOffsetMs: 0,
    vitals: policy.birth,
    dynamics: { tension: 0, fatigue: 0, noise: 0, drift: 0 },
    relief: 0,
    arousal: 0,
    errors: 0,
    hookFailures: 0,
    lateTicks: 0,
    death: null,
    queue: [],
    action: noAction(),
    expectations: noExpectations(),
    memory: { shortTerm: [], longTerm: [], nextId: 1, sinceUpkeepMs: 0, patterns: [] },
  };
}
