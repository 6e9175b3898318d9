import { EVENT_TYPES, STIMULUS_TYPES } from '../../../src/shared/vocabulary';
import { birth } from '../../../src/main/life/birth';
import { Life } from '../../../src/main/life/life';
import type { LifeInput } from '../../../src/main/life/input';
import { natural } from '../../../src/main/life/presets/natural';
import { canonicalJson, stateHash } from '../../../src/main/vault/digest';

/*
 * A program of its own: folds a life that meets every kind of input and every type of event, and prints what
 * came out. Which engine runs it must make no difference.
 */
const TICKS = 172_800;
const HASH_EVERY_TICKS = 7200;

export interface EventfulLife {
  readonly engine: string;
  readonly ticks: number;
  /** State hashes along the way and at the end. */
  readonly hashes: readonly string[];
  /** All that happened, as canonical JSON: how long it is, and how it ends. */
  readonly happened: { readonly characters: number; readonly last: string };
  readonly eventTypes: readonly string[];
  readonly inputKinds: readonly string[];
}

/** What reaches the life around one tick: dense enough to meet everything, sparse enough to survive. */
function* inputsAt(tick: number): Generator<LifeInput> {
  if (tick % 709 === 0) {
    const type = STIMULUS_TYPES[(tick / 709) % STIMULUS_TYPES.length] ?? 'idle';
    const intensity = ((tick % 97) + 1) / 97;
    yield { kind: 'stimulus', type, intensity, source: 'test', note: tick % 2 === 0 ? 'ä€🜁' : null };
  }
  if (tick % 17_011 === 0) yield { kind: 'hook-failure', hook: 'onTick', message: `at ${tick}` };
  if (tick % 23_003 === 0) {
    yield { kind: 'sleep' };
    yield { kind: 'wake', gapMs: tick * 137, gap: 'suspended' };
  }
  if (tick === 40_000) yield { kind: 'policy', policy: OTHER };
  yield { kind: 'tick', dtMs: tick % 991 === 0 ? 1000 + (tick % 7919) : 1000 };
}

/** Rests often, keeps nearly all and dreams much, however the natural policy may be tuned. */
const OTHER: typeof natural = {
  ...natural,
  name: 'other',
  innerTime: { ...natural.innerTime, arousalGain: natural.innerTime.arousalGain / 3 },
  memory: { ...natural.memory, upkeepS: 600, echoPerHour: 6, keepAbove: 0.05, forgetBelow: 0.01 },
  actions: {
    ...natural.actions,
    rest: {
      need: { fatigue: 1 },
      threshold: 0.05,
      gain: { fatigue: -0.00001 },
      cost: {},
      minS: 3600,
      maxS: 14_400,
      refractoryS: 600,
    },
  },
};

function live(): EventfulLife {
  const identity = {
    lifeId: '00000000-0000-4000-8000-000000000007',
    name: 'Test',
    seed: 7,
    bornAtMs: 0,
    lineage: { origin: 'born', parentId: null, branchTick: 0, source: null },
  } as const;
  const life = Life.from(birth(identity, natural));
  const [hashes, eventTypes, inputKinds] = [[] as string[], new Set<string>(), new Set<string>()];
  let happened = '';
  for (let tick = 1; tick <= TICKS && life.alive; tick++) {
    for (const input of inputsAt(tick)) {
      inputKinds.add(input.kind);
      for (const happening of life.apply(input)) {
        happened += canonicalJson(happening);
        if (happening.kind === 'event') eventTypes.add(happening.type);
      }
    }
    if (tick % HASH_EVERY_TICKS === 0) hashes.push(stateHash(life.state()));
  }
  hashes.push(stateHash(life.state()));
  return {
    engine: `${process.versions.v8}, Electron ${process.versions['electron'] ?? 'none'}`,
    ticks: life.tick,
    hashes,
    happened: { characters: happened.length, last: happened.slice(-2000) },
    eventTypes: EVENT_TYPES.filter((type) => eventTypes.has(type)),
    inputKinds: [...inputKinds].sort(),
  };
}

process.stdout.write(JSON.stringify(live()));
