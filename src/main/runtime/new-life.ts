import { randomInt, randomUUID } from 'node:crypto';
import type { AbsenceRule, Identity } from '../../shared/views';
import { EVENT_TYPES, type EventType } from '../../shared/vocabulary';
import { birth } from '../life/birth';
import type { Policy } from '../life/policy';
import type { KeptEpisode, LifeState } from '../life/state';
import type { ForeignLife } from '../vault/foreign';
import { nameOf } from '../../shared/names';

export interface BirthOptions {
  readonly name?: string | null;
  readonly seed?: number | null;
  readonly bornAtMs: number;
  /** Sleep where nothing is said. */
  readonly absence?: AbsenceRule;
}

/** A life at its first moment, with an identity of its own. */
export function bear(policy: Policy, { name, seed: wished, bornAtMs, absence }: BirthOptions): LifeState {
  const seed = wished ?? randomInt(2 ** 32);
  const identity: Identity = {
    lifeId: randomUUID(),
    name: name ?? nameOf(seed),
    seed,
    bornAtMs,
    lineage: { origin: 'born', parentId: null, branchTick: 0, source: null },
    ...(absence === undefined ? {} : { absence }),
  };
  return birth(identity, policy);
}

/** The same state under an identity of its own, which knows its parent. */
export function fork(parent: LifeState): LifeState {
  const { lifeId, name } = parent.identity;
  const identity: Identity = {
    ...parent.identity,
    lifeId: randomUUID(),
    name: forkedName(name),
    lineage: { origin: 'forked', parentId: lifeId, branchTick: parent.tick, source: null },
  };
  return { ...parent, identity };
}

/** `Mila` -> `Mila 2` -> `Mila 3`, within the longest name. */
function forkedName(name: string): string {
  const [, stem = name, number = '1'] = /^(.*?)(?: (\d{1,3}))?$/u.exec(name) ?? [];
  const suffix = ` ${Number(number) + 1}`;
  return stem.slice(0, 40 - suffix.length) + suffix;
}

/**
 * A life of the original project goes on as a new life of ours: ticks, age, vitals, fatigue, tension, inner
 * time, its place in the day and what its memory holds of the common vocabulary are kept; the source is named
 * in the lineage.
 */
export function adopt(foreign: ForeignLife, policy: Policy, options: BirthOptions): LifeState {
  const newborn = bear(policy, { ...options, bornAtMs: foreign.bornAtMs ?? options.bornAtMs });
  const { tick, ageMs, vitals } = foreign;
  const innerMs = foreign.innerMs ?? ageMs * policy.innerTime.base;
  const dayLengthMs = (policy.day?.lengthS ?? 0) * 1000;
  const longTerm = policy.memory.longTermMax === 0 ? [] : adoptedEpisodes(foreign, tick, innerMs, policy);
  return {
    ...newborn,
    identity: {
      ...newborn.identity,
      lineage: {
        origin: 'adopted',
        parentId: foreign.sourceLifeId,
        branchTick: tick,
        source: `${foreign.format}: ${foreign.sourceName}`.slice(0, 512),
      },
    },
    phase: tick >= policy.lifecycle.initTicks ? 'run' : 'init',
    phaseSinceTick: tick,
    tick,
    ageMs,
    innerMs,
    vitals,
    dynamics: { ...newborn.dynamics, ...foreign.dynamics },
    dayOffsetMs:
      foreign.dayPhase === null || dayLengthMs === 0
        ? 0
        : positiveRemainder(foreign.dayPhase * dayLengthMs - ageMs, dayLengthMs),
    action: { ...newborn.action, sinceTick: tick, sinceAgeMs: ageMs },
    memory: { ...newborn.memory, longTerm, nextId: longTerm.length + 1 },
  };
}

function adoptedEpisodes(foreign: ForeignLife, tick: number, innerMs: number, policy: Policy): KeptEpisode[] {
  return foreign.memories
    .flatMap((memory) => {
      const type = EVENT_TYPES.find((known) => known === memory.type);
      return type === undefined ? [] : [{ ...memory, type }];
    })
    .sort((one, other) => other.significance - one.significance)
    .slice(0, policy.memory.longTermMax)
    .map((memory, index) => episodeOf(memory, index + 1, tick, innerMs, foreign.ageMs));
}

function episodeOf(
  memory: { readonly type: EventType; readonly significance: number; readonly weight: number },
  id: number,
  tick: number,
  innerMs: number,
  ageMs: number,
): KeptEpisode {
  const significance = Math.min(1, memory.significance);
  return {
    id,
    originTick: tick,
    originInnerMs: innerMs,
    type: memory.type,
    intensity: significance,
    significance,
    // The original kept no outcome with its memories.
    effect: 0,
    strength: Math.max(0.1, Math.min(1, significance * memory.weight)),
    timesRecalled: 0,
    lastRecalledTick: null,
    touchedAgeMs: ageMs,
    keptBecause: 'adopted',
  };
}

const positiveRemainder = (value: number, by: number): number => ((value % by) + by) % by;

/** A life whose source says it is dead, without saying of what: of the vital that was nearest its end. */
export function ended(state: LifeState): LifeState {
  const { energy, integrity, stability } = state.vitals;
  const nearest = Math.min(energy / 100, integrity, stability);
  const cause = nearest === energy / 100 ? 'energy' : nearest === integrity ? 'integrity' : 'stability';
  return { ...state, phase: 'terminated', death: { tick: state.tick, cause } };
}
