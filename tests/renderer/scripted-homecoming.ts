import type { Homecoming } from '../../src/shared/homecoming';
import type { LifeView } from '../../src/shared/views';

export type ScriptedAway = 'asleep' | 'capped' | 'underWay' | 'died';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** What a person who was away is told. */
export function homecomingOf(away: ScriptedAway | null, view: LifeView): Homecoming | null {
  if (away === null) return null;
  const after = { tick: view.tick, phase: view.phase, vitals: view.vitals };
  const slept: Homecoming = {
    ...{ lifeId: view.identity.lifeId, away: 'asleep', awayMs: 9 * HOUR_MS + 12 * MINUTE_MS, livedMs: 0 },
    ...{ reachedCapMs: null, toLiveMs: 0, before: after, after, anomalies: 0, death: null },
  };
  if (away === 'asleep') return slept;
  const before = {
    ...after,
    phase: 'init',
    vitals: { energy: 96.4, integrity: 1, stability: 0.97 },
  } as const;
  const lived = { ...slept, awayMs: 51 * HOUR_MS, livedMs: 24 * HOUR_MS, before };
  if (away === 'underWay') return { ...lived, toLiveMs: 20 * HOUR_MS };
  if (away === 'died') return { ...lived, anomalies: 4, death: { tick: view.tick, cause: 'stability' } };
  return { ...lived, reachedCapMs: 24 * HOUR_MS, anomalies: 3 };
}
