import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Autostarter } from '../../src/main/shell/autostart';
import { autostartFile } from '../../src/main/shell/autostart-file';
import { startHidden } from '../../src/main/shell/hidden-start';
import { Refusal } from '../../src/shared/refusal';

// Goal: what the system holds is what the switch shows, and an app that starts by itself can always be found.

vi.mock('electron', () => ({ app: {} }));

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'life-autostart-'));
  path = join(folder, 'autostart/life.desktop');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('switching it on writes an entry that starts hidden, switching it off takes it away', () => {
  const starter = new Autostarter(autostartFile(folder, '/usr/lib/life/life-desktop'));
  expect(starter.get()).toEqual({ enabled: false, obstacle: null });
  expect(starter.set(true).enabled).toBe(true);
  expect(readFileSync(path, 'utf8')).toMatch(/^Exec="\/usr\/lib\/life\/life-desktop" --hidden$/m);
  expect(starter.set(false).enabled).toBe(false);
  expect(existsSync(path)).toBe(false);
});

test.each([
  ['removed the file', () => rmSync(path)],
  ['hid it', () => writeFileSync(path, '[Desktop Entry]\nHidden=true\n')],
  ['switched it off in the desktop', () => writeFileSync(path, 'X-GNOME-Autostart-enabled=false\n')],
])('a person who %s sees it off', (_what, act) => {
  const starter = new Autostarter(autostartFile(folder, '/life'));
  starter.set(true);
  act();
  expect(starter.get().enabled).toBe(false);
  expect(starter.set(true).enabled).toBe(true);
});

test('a path with specials is one argument', () => {
  autostartFile(folder, '/home/o "b" $x/100%/Life.AppImage').set(true);
  expect(readFileSync(path, 'utf8')).toContain(
    'Exec="/home/o \\\\"b\\\\" \\\\$x/100%%/Life.AppImage" --hidden',
  );
});

test('what the system refuses is told, and changes nothing', () => {
  writeFileSync(join(folder, 'autostart'), 'a file where a folder should be');
  const starter = new Autostarter(autostartFile(folder, '/life'));
  expect(() => starter.set(true)).toThrow(Refusal);
  expect(starter.get().enabled).toBe(false);
});

test('from its sources it says why it cannot, and refuses', () => {
  const starter = new Autostarter(null);
  expect(starter.get()).toMatchObject({
    enabled: false,
    obstacle: { key: 'window.program.autostartDevelopment' },
  });
  expect(() => starter.set(true)).toThrow(Refusal);
});

test('no half-written entry is left where writing fails', () => {
  mkdirSync(join(folder, 'autostart'));
  mkdirSync(path); // A folder in its place: renaming onto it fails.
  expect(() => new Autostarter(autostartFile(folder, '/life')).set(true)).toThrow(Refusal);
  expect(readdirSync(join(folder, 'autostart'))).toEqual(['life.desktop']);
});

test('a hidden start waits for the tray; where none comes the window waits minimised', async () => {
  const openMinimized = vi.fn();
  const sleep = vi.fn(() => Promise.resolve());
  const late = vi.fn<() => Promise<boolean>>().mockResolvedValueOnce(false).mockResolvedValue(true);
  await startHidden({ isTrayShown: late, openMinimized, sleep });
  expect(openMinimized).not.toHaveBeenCalled();
  await startHidden({ isTrayShown: () => Promise.resolve(false), openMinimized, sleep });
  expect(openMinimized).toHaveBeenCalledTimes(1);
});
