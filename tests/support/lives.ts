import type { Identity } from '../../src/shared/views';
import { birth } from '../../src/main/life/birth';
import type { Life } from '../../src/main/life/life';
import type { Policy } from '../../src/main/life/policy';
import { natural } from '../../src/main/life/presets/natural';
import type { LifeState } from '../../src/main/life/state';

export const identity = (seed = 1): Identity => ({
  lifeId: `00000000-0000-4000-8000-${seed.toString(16).padStart(12, '0')}`,
  name: 'Test',
  seed,
  bornAtMs: Date.UTC(2026, 0, 1),
  lineage: { origin: 'born', parentId: null, branchTick: 0, source: null },
});

export const newborn = (seed = 1, policy: Policy = natural): LifeState => birth(identity(seed), policy);

/** Lives on for so many ticks on time. */
export function live(life: Life, ticks: number): Life {
  const tick = { kind: 'tick', dtMs: life.policy.tickIntervalMs } as const;
  for (let count = 0; count < ticks; count++) life.apply(tick);
  return life;
}

export const shock = (intensity: number) =>
  ({ kind: 'stimulus', type: 'shock', intensity, source: 'test', note: null }) as const;

export const stimulus = (type: 'recovery' | 'noise' | 'idle' | 'rest', intensity: number) =>
  ({ kind: 'stimulus', type, intensity, source: 'test', note: null }) as const;
