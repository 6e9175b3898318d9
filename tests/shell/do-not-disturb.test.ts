import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askTool, type AskTool, type ToolAnswer } from '../../src/main/shell/ask-tool';
import { systemDisturbance, type DisturbanceNeeds } from '../../src/main/shell/do-not-disturb';
import { FakeTime } from '../environment/fake-time';

// Goal: held back where the system says so, and never where it says nothing.

const said = (text: string): ToolAnswer => ({ is: 'said', text });
const GNOME = { XDG_CURRENT_DESKTOP: 'ubuntu:GNOME' };
const X11 = { DISPLAY: ':0' };

/** Answers by the first words that fit; everything else is missing. */
function system(
  answers: Readonly<Record<string, ToolAnswer>>,
  env: DisturbanceNeeds['env'] = {},
  platform: NodeJS.Platform = 'linux',
) {
  const asked: string[] = [];
  const time = new FakeTime();
  const ask: AskTool = (command, args) => {
    const line = [command, ...args].join(' ');
    asked.push(line);
    const key = Object.keys(answers).find((start) => line.startsWith(start));
    return Promise.resolve(key === undefined ? { is: 'missing' } : (answers[key] ?? { is: 'missing' }));
  };
  const own = { fullScreen: false };
  const disturbance = systemDisturbance({
    platform,
    env,
    ask,
    ownFullScreen: () => own.fullScreen,
    nowMs: time.nowMs,
  });
  return { disturbance, asked, time, own };
}

describe('on Linux', () => {
  test.each<[string, Record<string, ToolAnswer>, DisturbanceNeeds['env'], boolean]>([
    ['no tool at all', {}, { ...GNOME, ...X11 }, true],
    ['the server is inhibited', { gdbus: said('(<true>,)\n') }, {}, false],
    ['the server is not inhibited', { gdbus: said('(<false>,)\n') }, {}, true],
    ['the server has no such property', { gdbus: { is: 'failed' } }, {}, true],
    ['the server hangs', { gdbus: { is: 'late' } }, {}, false],
    ['only dbus-send is there', { 'dbus-send': said('   variant       boolean true\n') }, {}, false],
    ['only busctl is there', { busctl: said('b true\n') }, {}, false],
    ['GNOME shows no banners', { gsettings: said('false\n') }, GNOME, false],
    ['GNOME shows banners', { gsettings: said('true\n') }, GNOME, true],
    ['GNOME does not know', { gsettings: { is: 'failed' } }, GNOME, true],
    ['GNOME is installed and another desktop runs', { gsettings: said('false\n') }, {}, true],
    [
      'the active window is in full screen',
      {
        'xprop -root': said('_NET_ACTIVE_WINDOW(WINDOW): window id # 0x3a00003\n'),
        'xprop -id 0x3a00003': said(
          '_NET_WM_STATE(ATOM) = _NET_WM_STATE_FULLSCREEN, _NET_WM_STATE_FOCUSED\n',
        ),
      },
      X11,
      false,
    ],
    [
      'the active window is not',
      {
        'xprop -root': said('_NET_ACTIVE_WINDOW(WINDOW): window id # 0x3a00003, 0x0\n'),
        'xprop -id 0x3a00003': said('_NET_WM_STATE(ATOM) = _NET_WM_STATE_MAXIMIZED_VERT\n'),
      },
      X11,
      true,
    ],
    [
      'no window is active',
      { 'xprop -root': said('_NET_ACTIVE_WINDOW(WINDOW): window id # 0x0\n') },
      X11,
      true,
    ],
    ['there is no window manager', { 'xprop -root': said('_NET_ACTIVE_WINDOW:  not found.\n') }, X11, true],
  ])('%s: may disturb is %s', async (_when, answers, env, expected) => {
    expect(await system(answers, env).disturbance.mayDisturb()).toBe(expected);
  });

  test('a server that does not know is asked by one tool, not by three', async () => {
    const { disturbance, asked } = system({ gdbus: { is: 'failed' }, busctl: said('b true') });
    expect(await disturbance.mayDisturb()).toBe(true);
    expect(asked).toHaveLength(1);
  });

  test('an answer holds for a few seconds, and is asked for once at a time', async () => {
    const { disturbance, asked, time } = system({ gdbus: said('(<true>,)') });
    await Promise.all([disturbance.mayDisturb(), disturbance.mayDisturb()]);
    expect(asked).toHaveLength(1);
    time.pass(4_999);
    await disturbance.mayDisturb();
    expect(asked).toHaveLength(1);
    time.pass(1);
    await disturbance.mayDisturb();
    expect(asked).toHaveLength(2);
  });
});

test.each(['darwin', 'win32', 'linux'] as const)(
  'on %s, Life’s own window in full screen is not disturbed',
  async (platform) => {
    const { disturbance, own, time } = system({}, {}, platform);
    expect(await disturbance.mayDisturb()).toBe(true);
    own.fullScreen = true;
    time.pass(5_000);
    expect(await disturbance.mayDisturb()).toBe(false);
  },
);

test.each(['darwin', 'win32'] as const)('on %s no tool is run', async (platform) => {
  const { disturbance, asked } = system({ gdbus: said('true') }, { ...GNOME, ...X11 }, platform);
  expect(await disturbance.mayDisturb()).toBe(true);
  expect(asked).toEqual([]);
});

describe.skipIf(process.platform === 'win32')('a tool', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'life-tool-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const tool = (body: string): string => {
    const path = join(folder, `tool-${body.length}`);
    writeFileSync(path, `#!/bin/sh\n${body}\n`);
    chmodSync(path, 0o700);
    return path;
  };

  test('is heard, and its arguments are no shell’s', async () => {
    expect(await askTool(tool('printf "%s" "$1"'), ['$(id) ; `id`'])).toEqual(said('$(id) ; `id`'));
  });

  test('that is missing, fails or hangs is told apart', async () => {
    expect(await askTool(join(folder, 'none'), [])).toEqual({ is: 'missing' });
    expect(await askTool(tool('exit 3'), [])).toEqual({ is: 'failed' });
    const beforeMs = Date.now();
    expect(await askTool(tool('exec sleep 30'), [])).toEqual({ is: 'late' });
    expect(Date.now() - beforeMs).toBeLessThan(10_000);
  });
});
