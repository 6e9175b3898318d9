import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openPlainDatabase } from '../../src/main/vault/sqlite';
import { FakeClock } from '../support/fake-clock';
import { allSnapshotsRemoved } from './damages';
import { verified } from './examine';
import { folderOf, openHost, scratchFolder, type Opened } from './exemplar';

// Goal: the state that a journal goes on from after a seam is not made up from the one before it.

const viewOf = ({ host }: Opened) => host.keeper?.view;

/** A life that was lived from tick 10 to 60 elsewhere, came back, and was killed at 80. */
function comeBack() {
  const clock = new FakeClock();
  const home = scratchFolder();
  const elsewhere = scratchFolder();
  const here = openHost(home, clock);
  clock.pass(10_000);
  const lifeId = viewOf(here)?.identity.lifeId ?? '';
  const take = (from: Opened, name: string): string => {
    const path = join(elsewhere, name);
    copyFileSync(from.host.snapshotPath(from.host.saveSnapshot().id), path);
    return path;
  };
  const leaving = take(here, 'leaving.life');
  here.host.suspend();
  const there = openHost(join(elsewhere, 'home'), clock);
  there.host.decide({ filePath: leaving, choice: 'resume' });
  clock.pass(50_000);
  const returning = take(there, 'returning.life');
  there.host.sleep();
  here.host.decide({ filePath: returning, choice: 'resume' });
  clock.pass(20_000);
  expect(viewOf(here)?.tick).toBe(80);
  here.host.sleep();
  return { home, folder: folderOf(home, lifeId), lifeId, clock };
}

function change(folder: string, sql: string): void {
  const database = openPlainDatabase(join(folder, 'life.db'));
  database.exec(sql);
  database.close();
}

const AFTER_SEAM = "seq >= (SELECT seq FROM journal WHERE kind = 'seam')";

test('with every later state damaged, it is a snapshot that lives on', () => {
  const { home, folder, lifeId, clock } = comeBack();
  change(folder, `UPDATE checkpoints SET state = 'gone' WHERE ${AFTER_SEAM}`);
  const woken = openHost(home, clock);
  expect(viewOf(woken)?.tick).toBe(80);
  expect(woken.notices.map(({ message }) => message.key)).toEqual(['runtime.host.restored']);
  woken.host.sleep();
  expect(verified(home, lifeId)).toMatch(/^(whole|broken #\d+)$/);
});

test('and without any snapshot, what was lived before the seam', () => {
  const { home, folder, clock } = comeBack();
  change(folder, `UPDATE checkpoints SET state = 'gone' WHERE ${AFTER_SEAM}`);
  allSnapshotsRemoved(folder);
  const woken = openHost(home, clock);
  expect(viewOf(woken)?.tick).toBe(10);
  woken.host.sleep();
  const again = openHost(home, clock);
  expect(viewOf(again)?.tick).toBe(10);
  expect(again.notices).toEqual([]);
  again.host.sleep();
});

test('the seam’s own state gone: the later ones lead on, and verifying names the seam', () => {
  const { home, folder, lifeId, clock } = comeBack();
  const database = openPlainDatabase(join(folder, 'life.db'));
  const [seam] = database.prepare("SELECT seq FROM journal WHERE kind = 'seam'").all([]) as { seq: number }[];
  database.close();
  change(folder, `DELETE FROM checkpoints WHERE pinned = 1 AND ${AFTER_SEAM}`);
  expect(verified(home, lifeId)).toBe(`broken #${seam?.seq}`);
  const woken = openHost(home, clock);
  expect(viewOf(woken)?.tick).toBe(80);
  clock.pass(5000);
  expect(viewOf(woken)?.tick).toBe(85);
  woken.host.sleep();
  rmSync(join(folder, 'life.db-wal'), { force: true });
});
