import { EVENT_TYPES } from '../../../shared/vocabulary';
import type { Policy } from '../policy';

const nothing = { change: {}, arousal: 0 };

/**
 * Stage 05 of the original project, to the letter: energy -0.1 and stability -0.001 per tick, 0.05 of
 * integrity per error, no world, no memory, no recovery; it dies of stability at tick 1000. What an observer
 * sends, which stage 05 did not know, has a plain, fixed effect.
 */
export const classic: Policy = {
  version: 1,
  name: 'classic',
  tickIntervalMs: 1000,
  birth: { energy: 100, integrity: 1, stability: 1 },
  wear: { per: 'tick', energy: 0.1, integrity: 0, stability: 0.001 },
  faultIntegrityCost: 0.05,
  queue: { capacity: 256, perTickMax: 16, urgentIntensity: 2 },
  lifecycle: {
    initTicks: 1,
    degradeBelow: { energy: 25, integrity: 0.25, stability: 0.25 },
    recoverAbove: { energy: 30, integrity: 0.3, stability: 0.3 },
    dwellTicks: 60,
  },
  lag: { toleranceMs: 100, fullMs: 10_000, gapMs: 60_000 },
  awakening: { halfGapS: 28_800 },
  day: null,
  innerTime: {
    base: 1,
    arousalGain: 0,
    instabilityLoss: 0,
    exhaustionLoss: 0,
    restLoss: 0,
    tauS: 60,
    min: 0.25,
    max: 4,
  },
  dynamics: {
    tauS: { tension: 600, fatigue: 600, noise: 600, relief: 600, arousal: 600 },
    strain: {
      energyPerTension: 0,
      energyPerFatigue: 0,
      stabilityPerNoise: 0,
      stabilityPerTension: 0,
      integrityPerStrain: 0,
      tensionPerInstability: 0,
      fatigueAwake: 0,
    },
    settle: { stability: 0 },
    drift: { base: 0, perLoad: 0, reliefGuard: 0, efficiencyLoss: 0 },
  },
  events: {
    ...(Object.fromEntries(EVENT_TYPES.map((type) => [type, nothing])) as Policy['events']),
    noise: { change: { stability: -0.01 }, arousal: 0.2 },
    decay: { change: { energy: -2, integrity: -0.01 }, arousal: 0.2 },
    recovery: { change: { energy: 5, integrity: 0.02, stability: 0.05 }, arousal: 0.1 },
    shock: { change: { energy: -2, integrity: -0.02, stability: -0.05 }, arousal: 1 },
    novelty: { change: { stability: -0.005 }, arousal: 0.5 },
    rest: { change: { energy: 2, stability: 0.01 }, arousal: 0 },
  },
  meaning: {
    learningRate: 0.1,
    habituationRate: 0,
    habituationTauS: 3600,
    sensitisationRate: 0,
    sensitisationTauS: 3600,
    sensitisationMax: 0,
    noveltyWeight: 0,
    vulnerabilityWeight: 0,
    expectationWeight: 0,
    surpriseGain: 0,
    harmlessBelow: 0.05,
    effectWeights: { energy: 2, integrity: 4, stability: 3, tension: 0.4, fatigue: 0.4, noise: 0.3 },
  },
  memory: {
    shortTermSize: 16,
    longTermMax: 0,
    keepAbove: 1,
    flashAbove: 2,
    recallMax: 0,
    recallWeight: 0,
    recallGain: 0,
    fadePerHour: 0,
    forgetBelow: 0,
    upkeepS: 600,
    echoPerHour: 0,
  },
  actions: { rest: null, conserve: null, seek: null, repair: null, withdraw: null },
  ambient: [],
};
