import { spawn, type ChildProcess } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listPackage } from '@electron/asar';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { fusesOf } from '../../scripts/package/builder-config.mjs';
import { ROOT } from '../../scripts/lib/run.mjs';
import { waitFor } from '../e2e/support/wait';
import { askPage, pageSays } from './support/devtools';
import { readFuses } from './support/fuses';
import { dpkg, packageState, system } from './support/system';

// Goal: what a person installs starts, opens a double-clicked file, has no way in beside its archive, and goes again
// without touching a life.

const DEB = process.env['LIFE_TEST_DEB'] ?? '';
const APP = '/usr/lib/life';
const ENTRY = '/usr/share/applications/life.desktop';
const PORT = 9377;
/** Everybody's least user: the app runs as a person runs it, in its sandbox. */
const NOBODY = 65_534;

const home = mkdtempSync(join(tmpdir(), 'life-package-'));
const person = {
  HOME: home,
  XDG_CONFIG_HOME: join(home, '.config'),
  LANG: 'C.UTF-8',
  PATH: process.env['PATH'],
};
const lives = join(home, '.config/Life/lives');
const livesHere = (): readonly string[] => (existsSync(lives) ? readdirSync(lives) : []);
let files: readonly string[] = [];
let app: ChildProcess | null = null;

beforeAll(() => {
  chmodSync(home, 0o755);
  const { code, err } = dpkg('--install', DEB);
  expect(err + String(code)).toMatch(/0$/);
  files = system('dpkg', ['-L', 'life']).out.trim().split('\n');
});

// Whatever happened, the machine is left as it was found.
afterAll(() => {
  app?.kill('SIGKILL');
  rmSync(join(APP, 'resources/app'), { recursive: true, force: true });
  if (packageState() !== '') dpkg('--purge', 'life');
  rmSync(home, { recursive: true, force: true });
});

describe('what is installed', () => {
  test('is complete, unchanged, and owned by root', () => {
    expect(packageState()).toBe('installed');
    expect(system('dpkg', ['--verify', 'life'])).toEqual({ code: 0, out: '', err: '' });
    const foreign = files.filter((path) => existsSync(path) && statSync(path).uid !== 0);
    expect(foreign).toEqual([]);
    const open = files.filter((path) => existsSync(path) && (statSync(path).mode & 0o022) !== 0);
    expect(open.filter((path) => path.startsWith('/usr/lib/life'))).toEqual([]);
    expect(statSync(join(APP, 'chrome-sandbox')).mode & 0o7777).toBe(0o4755);
    expect(readFileSync('/usr/share/doc/life/copyright', 'utf8')).toContain('License: Expat');
  });

  test('holds what the app needs and nothing of its making', () => {
    const archive = listPackage(join(APP, 'resources/app.asar'), { isPack: false });
    for (const path of [
      '/out/main/index.js',
      '/out/main/worker.js',
      '/out/preload/index.js',
      '/package.json',
    ])
      expect(archive).toContain(path);
    expect(archive.some((path) => path.startsWith('/out/main/chunks/'))).toBe(true);
    expect(archive.filter((path) => /\.(map|ts|svelte|md)$|^\/(src|tests|scripts|docs)/.test(path))).toEqual(
      [],
    );
    expect(readdirSync(join(APP, 'resources')).sort()).toEqual(
      ['LICENSE.life.txt', 'app.asar', 'app.asar.unpacked', 'cli', ...updatePlace()].sort(),
    );
  });

  test('has its fuses set', () => {
    const fuses = readFuses(join(APP, 'life-desktop'));
    const version = Number.parseInt(readFileSync(join(APP, 'version'), 'utf8').replace('v', ''), 10);
    expect(fuses).toMatchObject(fusesOf(version));
  });

  test('no variable and no switch makes a Node of it', () => {
    const marker = join(home, 'ran');
    const script = `require('fs').writeFileSync(${JSON.stringify(marker)}, '')`;
    const env = { ...person, ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: `--require=${join(home, 'r.js')}` };
    writeFileSync(join(home, 'r.js'), script);
    spawnShortly(env, ['-e', script]);
    expect(existsSync(marker)).toBe(false);
  });
});

describe('the desktop knows it', () => {
  test('the desktop entry is valid', () => {
    expect(system('desktop-file-validate', [ENTRY])).toEqual({ code: 0, out: '', err: '' });
  });

  test('a .life file is a life snapshot, and Life opens it', () => {
    const file = join(home, 'any.life');
    writeFileSync(file, '{}');
    expect(system('xdg-mime', ['query', 'filetype', file], { env: person }).out.trim()).toBe(
      'application/x-life-snapshot',
    );
    expect(
      system('xdg-mime', ['query', 'default', 'application/x-life-snapshot'], { env: person }).out.trim(),
    ).toBe('life.desktop');
  });

  test('every size of the icon is in the theme', () => {
    const icons = files.filter((path) => path.endsWith('/apps/life.png')).map((path) => path.split('/')[5]);
    expect(icons.sort()).toEqual(
      ['16x16', '24x24', '32x32', '48x48', '64x64', '128x128', '256x256', '512x512'].sort(),
    );
  });
});

describe('the command line', () => {
  const life = (...args: readonly string[]) => system('/usr/bin/life', args, { env: person, cwd: home });

  test('brings a completion for each shell, as it draws it itself', () => {
    for (const [shell, path] of [
      ['bash', '/usr/share/bash-completion/completions/life'],
      ['zsh', '/usr/share/zsh/vendor-completions/_life'],
      ['fish', '/usr/share/fish/vendor_completions.d/life.fish'],
    ] as const)
      expect(readFileSync(path, 'utf8')).toBe(life('completion', shell).out);
  });

  test('needs no display, and answers by its exit code', () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
    expect(life('--version')).toEqual({ code: 0, out: `${version}\n`, err: '' });
    expect(life('inspect', join(home, 'nowhere.life')).code).toBe(1);
    expect(life('no-such-command').code).toBe(2);
  });

  test('lives, and tells what a file is', () => {
    const kept = join(home, 'kept');
    expect(life('run', '--ticks', '90', '--seed', '7', '--home', kept, '--json').code).toBe(0);
    expect(life('export', kept, '--what', 'life', '--out', join(home, 'seven.life')).code).toBe(0);
    const { code, out } = life('inspect', '--json', join(home, 'seven.life'));
    expect(code).toBe(0);
    expect(JSON.stringify(JSON.parse(out))).toContain('90');
  });

  test('says what it needs where there is no Node', () => {
    const { code, err } = system('/bin/sh', ['/usr/bin/life', '--version'], { env: { PATH: '/nowhere' } });
    expect(code).not.toBe(0);
    expect(err).not.toBe('');
  });
});

describe('a double click', () => {
  afterEach(quit);

  test('starts the app in its sandbox and shows what the file is', async () => {
    // Code beside the archive is not loaded, whoever put it there.
    const planted = join(APP, 'resources/app');
    mkdirSync(planted);
    try {
      writeFileSync(join(planted, 'package.json'), '{"name":"planted","main":"main.js"}');
      writeFileSync(join(planted, 'main.js'), `require('fs').writeFileSync('${home}/planted', '')`);
      start([join(home, 'seven.life')]);
      const text = `document.querySelector('[data-testid="drop-preview"]')?.innerText`;
      expect(await pageSays(PORT, 'the preview of the file', text)).toContain('seven.life');
      expect(existsSync(join(home, 'planted'))).toBe(false);
    } finally {
      rmSync(planted, { recursive: true });
    }
    // Chromium says so of a window's process only where its sandbox holds.
    const renderer = processes().find((line) => line.includes('--type=renderer'));
    expect(renderer).toBeDefined();
    expect(renderer).not.toContain('--no-sandbox');
    // A first start gives birth to nothing; the life of the file moves in when a person says so.
    expect(livesHere()).toEqual([]);
    await askPage(PORT, `document.querySelector('[data-testid="drop-confirm"]').click()`);
    await waitFor('the life of the file', () => (livesHere().length > 0 ? true : undefined), 30_000);
    const tick = `document.querySelector('[data-testid="tick"]')?.innerText`;
    expect(await pageSays(PORT, 'its tick', tick)).toMatch(/\d/u);
    // Nor is an update told of.
    const kept = JSON.parse(readFileSync(join(home, '.config/Life/news.json'), 'utf8')) as object;
    expect(kept).toHaveProperty('seenVersion');
  });

  test('and a session without a tray, which starts it hidden, still has its window', async () => {
    start(['--hidden']);
    await pageSays(PORT, 'the window', 'document.title');
    // The same life as before: one home, one life.
    expect(livesHere()).toHaveLength(1);
  });
});

describe('taken off again', () => {
  test.each(['--remove', '--purge'])('%s leaves every life, and nothing else', (how) => {
    const before = contents(join(home, '.config/Life'));
    expect(before.some((path) => path.endsWith('life.db'))).toBe(true);
    expect(dpkg(how, 'life').code).toBe(0);
    expect(contents(join(home, '.config/Life'))).toEqual(before);
    // Folders are shared with other packages; what was ours alone is gone.
    const left = files.filter(
      (path) => existsSync(path) && (!statSync(path).isDirectory() || path.includes('/life')),
    );
    expect(left).toEqual([]);
    expect(
      system('xdg-mime', ['query', 'default', 'application/x-life-snapshot'], { env: person }).out.trim(),
    ).toBe('');
  });

  test('the system forgets it', () => expect(packageState()).toBe(''));
});

/** The update's place is there only where the packaging knew one. */
const updatePlace = (): readonly string[] =>
  existsSync(join(APP, 'resources/app-update.yml')) ? ['app-update.yml'] : [];

/** Starts what the desktop entry says, with `%F` filled in, as a person who is not root. */
function start(args: readonly string[]): void {
  const exec = /^Exec=(.+)$/m.exec(readFileSync(ENTRY, 'utf8'))?.[1] ?? '';
  const [command = '', ...words] = exec.split(' ').flatMap((word) => (word === '%F' ? args : [word]));
  for (const path of ['', '.config', 'seven.life', 'any.life']) giveAway(join(home, path));
  giveAway(join(home, '.config/Life'));
  app = spawn(command, [`--remote-debugging-port=${PORT}`, ...words], {
    env: { ...person, DISPLAY: process.env['DISPLAY'] },
    uid: NOBODY,
    gid: NOBODY,
    cwd: home,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [app.stdout, app.stderr]) stream?.on('data', (chunk) => (said += String(chunk)));
  app.once('exit', (code) => {
    if (code !== 0) console.error(`The app ended with ${code}. It said:\n${said}`);
  });
}

function giveAway(path: string): void {
  mkdirSync(join(home, '.config'), { recursive: true });
  if (!existsSync(path)) return;
  chownSync(path, NOBODY, NOBODY);
}

/** Ends the app as the end of a session does. */
async function quit(): Promise<void> {
  const going = app;
  if (!going) return;
  const gone = new Promise((done) => going.once('exit', done));
  going.kill('SIGTERM');
  await gone;
  app = null;
}

const processes = (): readonly string[] =>
  system('ps', ['-eo', 'args'])
    .out.split('\n')
    .filter((line) => line.includes(APP));

/** Runs the app's binary for a moment, without a display: it cannot open a window, but a Node would have run. */
function spawnShortly(env: NodeJS.ProcessEnv, args: readonly string[]): void {
  system('timeout', ['-k', '1', '5', join(APP, 'life-desktop'), ...args], {
    env,
    uid: NOBODY,
    gid: NOBODY,
    cwd: '/',
  });
}

/** Files below a folder with their sizes. */
const contents = (folder: string): readonly string[] =>
  (readdirSync(folder, { recursive: true }) as string[])
    .filter((path) => /^lives|\.json$/.test(path))
    .map((path) => join(folder, path))
    .sort();
