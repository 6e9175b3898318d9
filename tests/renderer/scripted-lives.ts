import type { ComparedCourse, Comparison, LifeCard, LivesPicture } from '../../src/shared/past';
import type { AbsenceRule, Lineage, Vitals } from '../../src/shared/views';
import { nameOf } from '../../src/shared/names';
import type { Phase } from '../../src/shared/vocabulary';
import { LIFE_ID, TICK_MS, viewOf, type Script } from './scripted-life';

const HOUR_MS = 3_600_000;
const idOf = (index: number): string =>
  `0190f3a2-5b1c-7e44-9c1d-${(0x2f6a8b3c4d5e + index * 0x1f3d5b79).toString(16)}`;

interface Kin {
  readonly name: string;
  readonly tick: number;
  readonly phase?: Phase;
  readonly lineage?: Partial<Lineage>;
  readonly policyName?: string;
  readonly absence?: AbsenceRule;
}

/** A family with forks of forks, one whose parent is elsewhere, a dead one, an adopted one. */
const FAMILY: readonly Kin[] = [
  {
    name: 'Ada, forked',
    tick: 201_318,
    lineage: { origin: 'forked', parentId: LIFE_ID, branchTick: 12_345 },
  },
  {
    name: 'Ada, forked twice',
    tick: 88_120,
    phase: 'degrade',
    lineage: { origin: 'forked', parentId: idOf(1), branchTick: 60_002 },
  },
  { name: 'Byron', tick: 190_004, lineage: { origin: 'forked', parentId: LIFE_ID, branchTick: 180_000 } },
  {
    name: 'Grace',
    tick: 1_204_512,
    policyName: 'natural',
    absence: { rule: 'live-on', capMs: 8 * HOUR_MS },
  },
  { name: 'Echo', tick: 4_015, phase: 'terminated', policyName: 'classic' },
  { name: 'Lin', tick: 61_400, lineage: { origin: 'forked', parentId: idOf(99), branchTick: 55_001 } },
  {
    name: 'From before',
    tick: 9_120,
    lineage: {
      origin: 'adopted',
      parentId: null,
      branchTick: 500,
      source: 'stage 05 snapshot snapshot_000500.json',
    },
  },
];

/** How a life of a phase may be, told apart by a number. */
const vitalsOf = (phase: Phase, index: number): Vitals => {
  if (phase === 'terminated') return { energy: 0, integrity: 0.33, stability: 0.21 };
  const share = phase === 'degrade' ? 0.3 : 0.82;
  return {
    energy: share * (100 - index * 3),
    integrity: share + 0.1 - index * 0.01,
    stability: share - 0.05 + index * 0.02,
  };
};

/** Others beside the family: enough to be searched. */
const strangers = (count: number): readonly Kin[] =>
  Array.from({ length: count }, (_, index) => ({
    name: nameOf(index * 7919 + 5),
    tick: 5_000 + ((index * 104_729) % 900_000),
    phase: index % 5 === 3 ? 'terminated' : index % 7 === 2 ? 'degrade' : 'run',
    policyName: index % 4 === 1 ? 'classic' : 'natural',
  }));

/** @param more how many there are beside the family */
export function livesOf(script: Script, tick: number, name: string | undefined, more = 0): LivesPicture {
  const { identity, vitals } = viewOf(script, tick, name);
  const here: LifeCard = {
    identity,
    policyName: 'natural',
    phase: script.phase,
    alive: script.dead !== true,
    vitals,
    bytes: 4_812_733,
    tick,
    ageMs: tick * TICK_MS,
    lastLivedMs: Date.now(),
    current: true,
  };
  const others = [...FAMILY, ...strangers(more)].map(
    ({ name: own, tick: at, phase = 'run', lineage, policyName = 'natural', absence }, index): LifeCard => ({
      identity: {
        lifeId: idOf(index + 1),
        name: own,
        seed: index,
        bornAtMs: identity.bornAtMs + (index + 1) * HOUR_MS,
        lineage: { origin: 'born', parentId: null, branchTick: 0, source: null, ...lineage },
        ...(absence === undefined ? {} : { absence }),
      },
      policyName,
      phase,
      alive: phase !== 'terminated',
      vitals: vitalsOf(phase, index % 8),
      bytes: 300_000 + at * 3,
      tick: at,
      ageMs: at * TICK_MS,
      lastLivedMs: Date.now() - (index + 1) * 31 * HOUR_MS,
      current: false,
    }),
  );
  return {
    lives: [here, ...others],
    damaged: [
      {
        lifeId: idOf(42),
        reason: {
          key: 'errors.database.missing',
          params: { path: '/home/you/.local/share/life/lives/life.db' },
        },
      },
    ],
  };
}

const POINTS = 240;

export function comparisonOf(one: LifeCard, other: LifeCard, script: Script, same: boolean): Comparison {
  const commonTick = Math.min(one.tick, other.tick);
  const parted = same ? Infinity : Math.round(commonTick * 0.44);
  const courseOf = (apart: number): ComparedCourse => {
    const tick = Float64Array.from({ length: POINTS }, (_, index) =>
      Math.round(((index + 1) * commonTick) / POINTS),
    );
    const pick = (of: 'energy' | 'integrity' | 'stability', size: number): Float64Array =>
      tick.map((at) => {
        const since = Math.max(0, at - parted) / commonTick;
        return viewOf(script, at).vitals[of] - apart * size * (since + 0.25 * Math.sin(since * 40) * since);
      });
    return {
      tick,
      energy: pick('energy', 40),
      integrity: pick('integrity', 0.2),
      stability: pick('stability', 0.3),
    };
  };
  const view = viewOf(script, commonTick, one.identity.name);
  const later = viewOf(script, commonTick, other.identity.name);
  return {
    one,
    other,
    commonTick,
    divergence: same
      ? null
      : {
          tick: parted,
          because: { key: 'runtime.work.apart.input', params: {} },
          inputs: [
            { key: 'runtime.work.input.stimulus', params: { type: 'shock', intensity: 0.8 } },
            { key: 'runtime.work.input.tick', params: { seconds: 1, count: 1 } },
          ],
        },
    views: [
      view,
      same
        ? later
        : {
            ...later,
            vitals: {
              energy: view.vitals.energy - 21.3,
              integrity: view.vitals.integrity - 0.11,
              stability: 0.71,
            },
            dynamics: { ...later.dynamics, fatigue: 0.58 },
          },
    ],
    courses: [courseOf(0), courseOf(same ? 0 : 1)],
  };
}
