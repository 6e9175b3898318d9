import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { LifeHost } from '../../src/main/runtime/life-host';
import { openPlainDatabase } from '../../src/main/vault/sqlite';
import type { Notice } from '../../src/shared/border';
import type { Stimulus } from '../../src/shared/commands';
import { FakeClock } from '../support/fake-clock';
import { Truth } from './truth';

/** What a process left behind in its home, by path inside it. */
export type Files = ReadonlyMap<string, Buffer>;

export interface Exemplar {
  readonly files: Files;
  readonly lifeId: string;
  readonly truth: Truth;
  /** Wall-clock time when it was left, Unix ms. */
  readonly leftAtMs: number;
}

// What a disk does with fsync is proven elsewhere; here only what lies on it matters.
const BASE = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

export function scratchFolder(): string {
  const path = mkdtempSync(join(BASE, 'life-damage-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

export interface Opened {
  readonly host: LifeHost;
  readonly notices: Notice[];
}

export function openHost(homePath: string, clock: FakeClock): Opened {
  const host = LifeHost.open({
    homePath,
    owner: 'app',
    clock,
    schedule: () => ({ everyMinutes: 2, keep: 24 }),
    onTrouble: () => {},
  });
  const notices: Notice[] = [];
  host.on('notice', (notice) => notices.push(notice));
  host.start({ name: 'Ada', policy: 'natural', seed: 42 });
  return { host, notices };
}

export const folderOf = (home: string, lifeId: string): string => join(home, 'lives', lifeId);

/** All files of a home but its lock, which the system lets go with the process. */
export function filesOf(home: string): Files {
  const files = new Map<string, Buffer>();
  for (const name of readdirSync(home, { recursive: true, encoding: 'utf8' }).sort()) {
    const path = join(home, name);
    if (!name.startsWith('lock') && statSync(path).isFile()) files.set(name, readFileSync(path));
  }
  return files;
}

/** The home as it was left, in a folder of its own. */
export function layOut({ files }: Pick<Exemplar, 'files'>): string {
  const home = scratchFolder();
  layOutIn(home, files);
  return home;
}

function layOutIn(home: string, files: Files): void {
  for (const [name, bytes] of files) {
    mkdirSync(dirname(join(home, name)), { recursive: true });
    writeFileSync(join(home, name), bytes);
  }
}

const stimulus = (type: Stimulus['type'], intensity: number, note: string): Stimulus => ({
  ...{ type, intensity, source: 'test', note },
});

/**
 * A natural life of some hundred ticks, with stimuli, two nights, a machine that slept, a clock that was set, and
 * snapshots of every kind. As it was put to sleep; as its process was killed some minutes later, between two
 * checkpoints; and the same with its log folded into the database, so that all of it is in one file.
 */
export function bringUp(): {
  readonly asleep: Exemplar;
  readonly killed: Exemplar;
  readonly crashed: Exemplar;
} {
  const home = mkdtempSync(join(BASE, 'life-exemplar-'));
  try {
    const clock = new FakeClock();
    const night = (host: LifeHost): LifeHost => {
      host.sleep();
      clock.pass(8 * 3_600_000);
      return openHost(home, clock).host;
    };
    let { host } = openHost(home, clock);
    clock.pass(95_000);
    host.stimulate(stimulus('noise', 0.4, 'the first noise'));
    clock.pass(40_500);
    host.stimulate(stimulus('shock', 0.95, 'an urgent shock'));
    host.saveSnapshot();
    clock.pass(75_000);
    host = night(host);
    clock.pass(130_000, 900);
    host.suspend();
    clock.doze(600_000);
    host.resume();
    for (const note of ['one', 'two', 'three']) {
      clock.pass(17_000);
      host.stimulate(stimulus('recovery', 0.3, note));
    }
    clock.jump(120_000);
    clock.pass(90_000);
    const lifeId = host.keeper?.view.identity.lifeId ?? '';
    host = night(host);
    clock.pass(45_000);
    host.sleep();
    const asleep = exemplarOf(home, lifeId, clock);
    clock.pass(3_600_000);
    host = openHost(home, clock).host;
    clock.pass(140_000);
    host.stimulate(stimulus('novelty', 0.5, 'shortly before the end'));
    clock.pass(33_400);
    const killed = exemplarOf(home, lifeId, clock);
    host.sleep();
    return { asleep, killed, crashed: { ...killed, files: folded(killed) } };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

function exemplarOf(home: string, lifeId: string, clock: FakeClock): Exemplar {
  const files = filesOf(home);
  return { files, lifeId, truth: new Truth(folderOf(home, lifeId)), leftAtMs: clock.wallMs() };
}

function folded({ files, lifeId }: Exemplar): Files {
  const home = mkdtempSync(join(BASE, 'life-exemplar-'));
  try {
    layOutIn(home, files);
    const database = openPlainDatabase(join(folderOf(home, lifeId), 'life.db'));
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    database.close();
    return filesOf(home);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
