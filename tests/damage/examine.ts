import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect } from 'vitest';
import type { LifeInput } from '../../src/main/life/input';
import { Life } from '../../src/main/life/life';
import { workOf } from '../../src/main/runtime/work/tasks';
import { finish } from '../../src/main/runtime/work/work';
import { stateHash } from '../../src/main/vault/digest';
import { lifeFolderAt } from '../../src/main/vault/home';
import { openPlainDatabase } from '../../src/main/vault/sqlite';
import { Refusal } from '../../src/shared/refusal';
import { say } from '../../src/shared/i18n';
import type { VerifyReport } from '../../src/shared/past';
import { FakeClock } from '../support/fake-clock';
import { filesOf, folderOf, layOut, openHost, type Exemplar, type Files, type Opened } from './exemplar';
import type { Wrong } from './truth';

/** What a damage may do that others may not. */
interface Leave {
  /** Nothing that is left tells that something was lost. */
  readonly mayBeSilent?: boolean;
  /** The record that verifying names afterwards, where what was damaged goes on lying in the journal. */
  readonly named?: number | null;
}

/** What became of a damaged home. */
export interface Outcome {
  readonly tick: number | null;
  readonly lostTicks: number | null;
  /** Names of the damaged databases that are kept aside. */
  readonly aside: readonly string[];
  readonly notices: readonly string[];
  readonly verify: string;
}

const table: string[] = [];
/** Set to see what became of every case. */
const SHOW = process.env['LIFE_DAMAGE_TABLE'] !== undefined;
afterAll(() => {
  if (SHOW) console.log(table.join('\n'));
});

const RESTORED = ['runtime.host.restored', 'runtime.host.restoredMissing'];
/** SQLite makes these beside a database that it opens. */
const LOG = /-(wal|shm)$/;
const ASIDE = /^life\.db\.damaged(-\d+)?$/;
const asideIn = (folder: string): readonly string[] => readdirSync(folder).filter((name) => ASIDE.test(name));

/**
 * Damages a home that nobody holds and wakes what lives in it, three times. Expects of every damage alike: nothing
 * is thrown; the life is in the newest state that is still proven, and lives on; what was lost is told, once, and
 * what was damaged is kept; the journal afterwards is whole or names its first wrong record.
 */
export function examine(
  name: string,
  exemplar: Exemplar,
  damage: (home: string, folder: string) => void,
  { mayBeSilent = false, named = null }: Leave = {},
): Outcome {
  const home = layOut(exemplar);
  const folder = folderOf(home, exemplar.lifeId);
  damage(home, folder);
  const provenTick = exemplar.truth.provenTick(folder);
  const outcome =
    provenTick === null
      ? nobodyWakes(exemplar, home)
      : wakesThrice(exemplar, home, { provenTick, mayBeSilent, named });
  if (SHOW) table.push(lineOf(name, outcome));
  return outcome;
}

function wakesThrice(
  exemplar: Exemplar,
  home: string,
  { provenTick, mayBeSilent, named }: Required<Leave> & { readonly provenTick: number },
): Outcome {
  const { truth, lifeId, leftAtMs } = exemplar;
  const folder = folderOf(home, lifeId);
  const before = { damaged: filesOf(folder), wrong: truth.wrongIn(folder) };
  const clock = new FakeClock(leftAtMs + 3_600_000);
  const first = openHost(home, clock);
  const notices = keysOf(first);
  const aside = asideIn(folder);
  const { tick } = expectAwake(first, lifeId);
  const lostTicks = truth.lastTick - tick;
  expect(tick).toBeGreaterThanOrEqual(provenTick);
  expect(lostTicks).toBeGreaterThanOrEqual(0);
  expectTrueState(first, exemplar, folder, tick);
  if (lostTicks > 0 && !mayBeSilent) expect(notices).not.toEqual([]);
  expectKept(first, folder, before.damaged);
  expectSetAside(first, folder);
  clock.pass(5000);
  expect(expectAwake(first, lifeId).tick).toBe(tick + 5);
  first.host.sleep();

  for (const again of [1, 2]) {
    clock.pass(60_000);
    const next = openHost(home, clock);
    expect(expectAwake(next, lifeId).tick).toBe(tick + 5 * again);
    expect(next.notices).toEqual([]);
    expect(asideIn(folder)).toEqual(aside);
    clock.pass(5000);
    next.host.sleep();
  }
  const verify = verified(home, lifeId);
  const restored = notices.some((key) => RESTORED.includes(key));
  if (named === null) expectNamed(verify, truth.wrongUpTo(tick, before.wrong), restored);
  else expect(verify).toBe(`broken #${named}`);
  return { tick, lostTicks, aside, notices, verify };
}

/** The journal is whole, or its first wrong record is named: it, or a state that was noted and is not what it was. */
function expectNamed(verify: string, { record, checkpoints }: Wrong, restored: boolean): void {
  // One whose own hash was made to fit shows in the next, which is chained to what was there before.
  const places = restored || record === null ? checkpoints : [record, record + 1, ...checkpoints];
  expect(['whole', ...places.map((seq) => `broken #${seq}`)]).toContain(verify);
  if (!restored && record !== null) expect(verify).not.toBe('whole');
}

/** Where no whole state is left: nobody wakes, it is said why, and every file stays as it is. */
function nobodyWakes({ leftAtMs, lifeId }: Exemplar, home: string): Outcome {
  const damaged = filesOf(home);
  let reasons: readonly string[] = [];
  for (let start = 0; start < 3; start++) {
    const { host } = openHost(home, new FakeClock(leftAtMs));
    expect(host.keeper).toBeNull();
    const reason = host.none()?.reason;
    if (!reason) throw new Error('nobody says why nobody woke');
    expect(say(reason)).not.toContain('{{');
    reasons = [reason.key];
    host.sleep();
    const files = filesOf(home);
    for (const [name, bytes] of damaged) {
      // Who held the home last is told by the next one, and no longer than it holds it. The log's index is no
      // content: whoever opens the database makes it anew.
      if (name === 'owner.json' || name.endsWith('-shm')) continue;
      expect(files.get(name)?.equals(bytes), name).toBe(true);
    }
    expect([...files.keys()].filter((name) => !damaged.has(name) && !LOG.test(name))).toEqual([]);
  }
  const aside = asideIn(folderOf(home, lifeId));
  return { tick: null, lostTicks: null, aside, notices: reasons, verify: 'no life' };
}

function expectAwake({ host }: Opened, lifeId: string) {
  const view = host.keeper?.view;
  if (view === undefined) {
    const reason = host.none()?.reason;
    throw new Error(`nobody woke: ${reason ? say(reason) : 'and no reason was given'}`);
  }
  expect(view.identity.lifeId).toBe(lifeId);
  expect(view).toMatchObject({ alive: true, asleep: false });
  return view;
}

/** It is one of the states the life really was in at that tick, but for having been woken from it. */
function expectTrueState({ host }: Opened, { truth }: Exemplar, folder: string, tick: number): void {
  const database = openPlainDatabase(join(folder, 'life.db'));
  const [wake] = database
    .prepare("SELECT input FROM journal WHERE kind = 'wake' ORDER BY seq DESC LIMIT 1")
    .all([]) as { readonly input: string }[];
  database.close();
  const hashes = truth.statesAt(tick).map((state) => {
    const life = Life.from(state);
    life.apply(JSON.parse(wake?.input ?? '') as LifeInput);
    return stateHash(life.state());
  });
  expect(hashes).toContain(stateHash(host.keeper?.state() ?? ({} as never)));
}

/** What was damaged is still there, byte by byte, under the name that was told. */
function expectKept({ notices }: Opened, folder: string, damaged: Files): void {
  for (const { message } of notices) expect(say(message)).not.toContain('{{');
  const kept = notices
    .map(({ message }) => message)
    .filter(({ key, params }) => key.startsWith('runtime.host.') && params['kept'] !== undefined);
  const databases = kept.filter(({ key }) => key === 'runtime.host.restored');
  expect(databases.map(({ params }) => params['kept'])).toEqual(asideIn(folder));
  const hadLog = (damaged.get('life.db-wal')?.length ?? 0) > 0;
  for (const { key, params } of kept) {
    const bytes = bytesOf(join(folder, params['kept'] as string));
    const was = damaged.get(key === 'runtime.host.logDamaged' ? 'life.db-wal' : 'life.db');
    expect(bytes).not.toBeNull();
    // A log is folded into its database by whoever opens it.
    if (key === 'runtime.host.logDamaged' || !hadLog) expect(bytes?.equals(was ?? Buffer.of())).toBe(true);
  }
}

/** Every checkpoint that was passed over lies where it is in nobody's way, and is told of once. */
function expectSetAside({ notices }: Opened, folder: string): void {
  const database = openPlainDatabase(join(folder, 'life.db'));
  const [found] = database.prepare('SELECT count(*) AS count FROM checkpoints_set_aside').all([]) as {
    readonly count: number;
  }[];
  database.close();
  const passed = notices.filter(({ message }) => message.key === 'runtime.host.checkpointPassed');
  expect(found?.count).toBe(passed.length);
}

const keysOf = ({ notices }: Opened): readonly string[] => notices.map(({ message }) => message.key);

function bytesOf(path: string): Buffer | null {
  return existsSync(path) ? readFileSync(path) : null;
}

/** `whole`, `broken #<seq>`, or the key of why it cannot be told. */
export function verified(home: string, lifeId: string): string {
  const report = verifyReport(home, lifeId);
  if (typeof report === 'string') return report;
  return report.is === 'broken' ? `broken #${report.seq}` : report.is;
}

function verifyReport(home: string, lifeId: string): VerifyReport | string {
  try {
    return finish(workOf({ kind: 'verify', folder: lifeFolderAt(folderOf(home, lifeId), lifeId) }));
  } catch (error) {
    if (error instanceof Refusal) return error.said.key;
    throw error;
  }
}

function lineOf(name: string, { tick, lostTicks, aside, notices, verify }: Outcome): string {
  const told = notices.map((key) => key.split('.').at(-1)).join(',');
  return [
    name.padEnd(58),
    `tick ${tick ?? '-'}`.padEnd(10),
    `lost ${lostTicks ?? '-'}`.padEnd(9),
    aside.length,
    told.padEnd(24),
    verify,
  ].join('  ');
}
