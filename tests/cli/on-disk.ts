import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { z } from 'zod';
import { parseLifeState } from '../../src/main/life/state-schema';
import { LifeStore } from '../../src/main/vault/life-store';
import { openPlainDatabase } from '../../src/main/vault/sqlite';
import { life, run, temporaryFolder } from './in-process';

export interface Lived {
  readonly home: string;
  readonly lifeId: string;
  readonly folder: string;
  readonly databasePath: string;
  /** Of the state after its last tick, before it fell asleep. */
  readonly stateHash: string;
}

export interface PlannedLine {
  readonly tick: number;
  readonly type: string;
  readonly intensity: number;
}

export const NOISE: PlannedLine = { tick: 700, type: 'noise', intensity: 0.6 };

/** A file of stimuli, for `--stimuli`. */
export function stimuliFile(...lines: readonly PlannedLine[]): string {
  const file = join(temporaryFolder(), 'stimuli.jsonl');
  writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return file;
}

/** A life that lived so many ticks in a home of its own, with a noise on the way where it comes so far. */
export async function lived(ticks = 1000, ...more: readonly string[]): Promise<Lived> {
  const home = temporaryFolder();
  const stimuli = ticks > NOISE.tick ? ['--stimuli', stimuliFile(NOISE)] : [];
  const args = ['--home', home, '--ticks', String(ticks), '--seed', '7', ...stimuli, ...more];
  const { lifeId, stateHash } = await run(...args);
  return { ...at(home, lifeId), stateHash };
}

/** A life that is dead: the classic one lasts a thousand ticks. */
export async function died(): Promise<Lived> {
  const home = temporaryFolder();
  const { lifeId, stateHash } = await run('--home', home, '--ticks', '2000', '--policy', 'classic');
  return { ...at(home, lifeId), stateHash };
}

export function at(home: string, lifeId: string): Omit<Lived, 'stateHash'> {
  const folder = join(home, 'lives', lifeId);
  return { home, lifeId, folder, databasePath: join(folder, 'life.db') };
}

/** Changes a database behind the back of everybody. */
export function tamper(databasePath: string, sql: string): void {
  const database = openPlainDatabase(databasePath);
  database.exec(sql);
  database.close();
}

/** A copy of a life as a killed process leaves it: what it did last stands in the log, and no one tidied up. */
export function killed({ databasePath, lifeId, home }: Lived): Omit<Lived, 'stateHash'> {
  const copy = join(temporaryFolder(), 'home');
  const store = LifeStore.open({ databasePath, lifeId, parseState: parseLifeState });
  store.append({ kind: 'wake', gapMs: 0, gap: 'asleep' }, placeAfter(store));
  cpSync(home, copy, { recursive: true });
  store.close();
  expect(statSync(join(copy, 'lives', lifeId, 'life.db-wal')).size).toBeGreaterThan(0);
  return at(copy, lifeId);
}

function placeAfter(store: LifeStore) {
  const { lastAtMs = 0, tick = 0, sinceBirthMs = 0 } = store.lastRecord() ?? {};
  return { atMs: lastAtMs, tick, sinceBirthMs };
}

/**
 * Every file below a folder with its content's hash; not the index of a log, which every reader builds anew, nor an
 * empty log, which a reader may leave behind until its memory is tidied.
 */
export function contents(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .filter((name) => !name.endsWith('-shm') && !isEmptyLog(join(folder, name)))
    .sort();
  const hash = (name: string) =>
    createHash('sha256')
      .update(readFileSync(join(folder, name)))
      .digest('hex');
  return Object.fromEntries(files.map((name) => [name, hash(name)]));
}

const isEmptyLog = (path: string): boolean => path.endsWith('-wal') && statSync(path).size === 0;

/** What a command prints with `--json`, which must succeed, say nothing else, and be of that shape. */
export async function told<Schema extends z.ZodType>(
  schema: Schema,
  ...args: readonly string[]
): Promise<z.infer<Schema>> {
  const { code, out, err } = await life([...args, '--json']);
  expect([code, err]).toEqual([0, '']);
  return schema.parse(JSON.parse(out));
}

/** One clear line on stderr and nothing on stdout, with `--json` and without. */
export async function refused(args: readonly string[], words: RegExp): Promise<void> {
  for (const more of [[], ['--json']]) {
    const { code, out, err } = await life([...args, ...more]);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/^life: [^\n]+\n$/);
    expect(err).toMatch(words);
  }
}

export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
export const whole = z.int().min(0);
export const unixMs = z.int().min(1_600_000_000_000);
export const vitals = z.strictObject({ energy: z.number(), integrity: z.number(), stability: z.number() });
export const dynamics = z.strictObject({
  ...{ tension: z.number(), fatigue: z.number(), noise: z.number(), drift: z.number() },
});
export const memory = z.strictObject({ shortTerm: whole, longTerm: whole });
export const phase = z.enum(['init', 'run', 'degrade', 'terminated']);
export const absence = z.discriminatedUnion('rule', [
  z.strictObject({ rule: z.literal('sleep') }),
  z.strictObject({ rule: z.literal('live-on'), capMs: z.int() }),
]);
export const lineage = z.strictObject({
  origin: z.enum(['born', 'forked', 'adopted']),
  parentId: z.uuid().nullable(),
  branchTick: whole,
  source: z.string().nullable(),
});
export const death = z.strictObject({ tick: whole, cause: z.string() }).nullable();
