import type { HistoryPoint, LifeView, TraceEntry, Happening, Vitals } from '../../src/shared/views';
import { ScriptedPast } from './scripted-past';
import { ACTIONS, EVENT_TYPES, type Phase } from '../../src/shared/vocabulary';

/** A plausible life for looking at the window: it has the shape of one, not its laws. */
export interface Script {
  readonly vitals: Vitals;
  readonly phase: Phase;
  readonly tick: number;
  /** Change of each vital per tick. */
  readonly slope: Vitals;
  readonly dead?: boolean;
  readonly asleep?: boolean;
}

export const LIFE_ID = '0190f3a2-5b1c-7e44-9c1d-2f6a8b3c4d5e';
export const TICK_MS = 1000;

/** The same numbers on every run, so that pictures can be compared. */
export function chanceOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const chance = chanceOf(7);

const pasts = new Map<Script, ScriptedPast>();
export function pastOf(script: Script): ScriptedPast {
  const known = pasts.get(script) ?? new ScriptedPast(script.tick);
  pasts.set(script, known);
  return known;
}

export function viewOf(script: Script, tick: number, name = 'Ada'): LifeView {
  const past = tick - script.tick;
  const wave = (period: number, size: number): number => size * Math.sin((2 * Math.PI * tick) / period);
  const at = (start: number, slope: number, max: number, sway: number): number =>
    Math.min(max, Math.max(0, start + slope * past + sway));
  const ageMs = tick * TICK_MS + 311;
  const sinceBirthMs = pastOf(script).sinceBirthMs(tick);
  const dead = script.dead === true;
  return {
    identity: {
      lifeId: LIFE_ID,
      name,
      seed: 20731,
      bornAtMs: Date.now() - sinceBirthMs,
      lineage: { origin: 'born', parentId: null, branchTick: 0, source: null },
    },
    policy: { name: 'natural', tickIntervalMs: TICK_MS },
    alive: !dead,
    asleep: script.asleep === true,
    phase: script.phase,
    phaseSinceTick: Math.max(0, script.tick - 400),
    tick,
    ageMs,
    innerMs: ageMs * 1.08,
    innerRate: 1.08 + wave(240, 0.2),
    downtimeMs: sinceBirthMs - ageMs,
    vitals: dead
      ? script.vitals
      : {
          energy: at(
            script.vitals.energy,
            script.slope.energy,
            100,
            wave(310, 5) + wave(47, 0.8) + wave(61_000, 4) + wave(9_100_000, 6),
          ),
          integrity: at(
            script.vitals.integrity,
            script.slope.integrity,
            1,
            wave(900, 0.012) + wave(4_200_000, 0.03),
          ),
          stability: at(
            script.vitals.stability,
            script.slope.stability,
            1,
            wave(130, 0.03) + wave(17, 0.006) + wave(86_400, 0.02),
          ),
        },
    dynamics: { tension: 0.22 + wave(90, 0.1), fatigue: 0.41, noise: 0.08, drift: 0.134 },
    arousal: 0.3 + wave(60, 0.2),
    action: ACTIONS[Math.floor(tick / 40) % ACTIONS.length] ?? 'none',
    actionSinceTick: tick - (tick % 40),
    dayPhase: 0.4,
    memory: { shortTerm: 5, longTerm: 61, longTermMax: 256 },
    queue: { pending: 0, capacity: 64 },
    trace: { errors: 0, hookFailures: 0, lateTicks: 3 },
    death: dead ? { tick, cause: 'energy' } : null,
  };
}

export function jitterAt(tick: number): number {
  if (tick % 23 === 5) return 180 + (tick % 7) * 60;
  return 1 + Math.round(chance() * 4);
}

export function historyOf(script: Script, seconds: number, nowMs: number): HistoryPoint[] {
  const past = pastOf(script);
  return Array.from({ length: seconds }, (_, index): HistoryPoint => {
    const tick = script.tick - seconds + 1 + index;
    const view = viewOf(script, tick);
    return {
      tick,
      atMs: past.atMs(tick, nowMs),
      sinceBirthMs: past.sinceBirthMs(tick),
      ...view.vitals,
      ...view.dynamics,
      innerRate: view.innerRate,
      jitterMs: jitterAt(tick),
    };
  });
}

export function happeningAt(tick: number): Happening {
  const kind = tick % 11;
  if (kind === 3) return { kind: 'action', tick, from: 'none', to: 'conserve' };
  if (kind === 6) return { kind: 'late', tick, dtMs: 1240, nominalMs: 1000 };
  if (kind === 8)
    return { kind: 'memory', tick, change: 'kept', memoryId: tick % 300, reason: 'consolidated' };
  if (kind === 10) return { kind: 'phase', tick, from: 'degrade', to: 'run', cause: 'recovered' };
  const type = EVENT_TYPES[tick % EVENT_TYPES.length] ?? 'noise';
  return {
    kind: 'event',
    tick,
    type,
    intensity: 0.1 + (tick % 9) / 10,
    source: 'ambient',
    note: tick % 13 === 0 ? 'a note of its own' : null,
    urgent: false,
    appraisal: {
      significance: 0.62,
      expected: -0.204,
      surprise: -0.118,
      effect: -0.322,
      impact: { energy: -1.24, stability: -0.0312, tension: 0.081 },
      recalled: [12, 44],
    },
  };
}

export function traceOf(script: Script, count: number, nowMs: number): TraceEntry[] {
  return Array.from({ length: count }, (_, index) => {
    const tick = script.tick - (count - index) * 3;
    return {
      seq: 400 + index,
      atMs: nowMs - (script.tick - tick) * TICK_MS,
      happening: happeningAt(tick),
    };
  });
}
