import type { Safety, VerifyReport } from '../../src/shared/past';
import { LIFE_ID } from './scripted-life';

export type ScriptedSafety = 'proven' | 'unproven' | 'failed' | 'unsaved';
export type ScriptedReport = VerifyReport['is'] | 'seamed';

export function safetyOf(is: ScriptedSafety, tick: number, nowMs: number): Safety {
  const safe = { unsavedSinceMs: null, unsavedReason: null };
  if (is === 'unproven') return { recoverability: { is }, ...safe };
  if (is === 'failed')
    return {
      recoverability: {
        is,
        atMs: nowMs - 240_000,
        reason: { key: 'runtime.host.recoverySame', params: {} },
      },
      ...safe,
    };
  const recoverability = { is: 'proven', atMs: nowMs - 200_000, tick: tick - 200, tookMs: 214 } as const;
  if (is === 'proven') return { recoverability, ...safe };
  return {
    recoverability,
    unsavedSinceMs: nowMs - 500_000,
    unsavedReason: {
      key: 'errors.database.diskFull',
      params: { path: '/home/you/.local/share/life/lives/0190f3a2-5b1c-7e44-9c1d-2f6a8b3c4d5e/life.db' },
    },
  };
}

export function reportOf(is: ScriptedReport, tick: number): VerifyReport {
  const found = {
    lifeId: LIFE_ID,
    records: 12_345,
    replayedTicks: tick,
    checkpoints: 61,
    seams: [],
    tookMs: 12_400,
  };
  if (is === 'broken')
    return {
      ...found,
      is,
      records: 811,
      checkpoints: 2,
      replayedTicks: 12_001,
      seq: 812,
      tick: 12_345,
      reason: { key: 'errors.database.chainHash', params: { seq: 812 } },
    };
  const seams =
    is === 'seamed'
      ? ([
          { seq: 1, tick: 3_812, atMs: Date.now() - 8_640_000_00, reason: 'arrived' },
          { seq: 9_102, tick: 188_204, atMs: Date.now() - 86_400_000, reason: 'restored' },
        ] as const)
      : [];
  return {
    ...found,
    seams,
    is: 'whole',
    tick,
    stateHash: '9f2c4b7d1e0a83567cfe21d4b0a9e8f7'.repeat(2),
    headHash: '41c09be27d5f6a830e1b94c7d2f8a635'.repeat(2),
  };
}
