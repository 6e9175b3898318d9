import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import type { LifeInput } from '../../src/main/life/input';
import { birth } from '../../src/main/life/birth';
import { Life } from '../../src/main/life/life';
import { natural } from '../../src/main/life/presets/natural';
import type { LifeState } from '../../src/main/life/state';
import { LifeStore, type LifeStoreOptions } from '../../src/main/vault/life-store';
import { openPlainDatabase } from '../../src/main/vault/sqlite';
import { say } from '../../src/shared/i18n';
import { Refusal } from '../../src/shared/refusal';

export const LIFE_ID = '3f2b8a10-6c1d-4e5f-8a9b-0c1d2e3f4a5b';
export const OTHER_ID = '9d0c1b2a-3e4f-4a5b-9c6d-7e8f9a0b1c2d';
export const T0_MS = 1_700_000_000_000;

export const TICK: LifeInput = { kind: 'tick', dtMs: 1000 };
export const SHOCK: LifeInput = {
  kind: 'stimulus',
  type: 'shock',
  intensity: 0.5,
  source: 'test',
  note: 'a “note” 🌱',
};

export function temporaryFolder(): string {
  const path = mkdtempSync(join(tmpdir(), 'vault-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** A real life after some ticks. */
export function stateAfter(ticks: number, lifeId = LIFE_ID): LifeState {
  const lineage = { origin: 'born', parentId: null, branchTick: 0, source: null } as const;
  const life = Life.from(birth({ lifeId, name: 'Tést 🌱', seed: 7, bornAtMs: T0_MS, lineage }, natural));
  for (let tick = 0; tick < ticks; tick++) life.apply(TICK);
  return life.state();
}

export function openStore(folder: string, options: Partial<LifeStoreOptions> = {}): LifeStore {
  return LifeStore.open({ databasePath: join(folder, 'life.db'), lifeId: LIFE_ID, ...options });
}

/** Changes a closed database behind the store's back. */
export function tamper(folder: string, sql: string): void {
  const database = openPlainDatabase(join(folder, 'life.db'));
  database.exec(sql);
  database.close();
}

/** Expects a refusal with this key, whose words are all there; returns its parameters. */
export function refusalOf(act: () => unknown, key: string): Refusal['said']['params'] {
  let thrown: unknown = null;
  try {
    act();
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(Refusal);
  const { said } = thrown as Refusal;
  expect(said.key).toBe(`errors.${key}`);
  expect(say(said)).not.toContain('{{');
  expect(say(said)).not.toBe(said.key);
  return said.params;
}
