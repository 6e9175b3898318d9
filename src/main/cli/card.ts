import type { LifeCard } from '../../shared/past';

/** A life of a home, as every report tells of it. */
export function cardReport({ identity, policyName, phase, alive, tick, ageMs, lastLivedMs }: LifeCard) {
  const { lifeId, name, seed, lineage, absence = { rule: 'sleep' } } = identity;
  return {
    lifeId,
    name,
    seed,
    lineage,
    absence,
    policy: policyName,
    phase,
    alive,
    ticks: tick,
    ageMs,
    lastLivedMs,
  };
}
