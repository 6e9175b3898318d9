import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { setAsideBadFile } from '../../src/main/vault/set-aside';
import { SettingsStore, type Kept } from '../../src/main/shell/settings-store';
import { Refusal } from '../../src/shared/refusal';
import { DEFAULT_SETTINGS, settingsChangeSchema, settingsSchema } from '../../src/shared/settings';

// Goal: settings are whole and valid at all times, and nothing a person wrote is lost.

const kept = (store: Record<string, unknown> = {}): Kept => ({ path: '/settings.json', store });

test('an empty file means the defaults; a file of an older version is filled up', () => {
  expect(new SettingsStore(kept()).get()).toEqual(DEFAULT_SETTINGS);
  const older = kept({ theme: 'light', snapshots: { keep: 5 } });
  expect(new SettingsStore(older).get()).toEqual({
    ...DEFAULT_SETTINGS,
    theme: 'light',
    snapshots: { everyMinutes: 10, keep: 5 },
  });
});

test('a change names only what changes, is written whole and told with what was before', () => {
  const file = kept();
  const settings = new SettingsStore(file);
  const listener = vi.fn();
  const stop = settings.onChange(listener);
  const next = settings.change({ notifications: { enabled: false } });
  expect(next.notifications).toEqual({ ...DEFAULT_SETTINGS.notifications, enabled: false });
  expect(file.store).toEqual(next);
  expect(listener).toHaveBeenCalledWith(next, DEFAULT_SETTINGS);
  stop();
  settings.change({ theme: 'dark' });
  expect(listener).toHaveBeenCalledOnce();
});

describe('manners of the notifications', () => {
  const DEFAULTS = {
    enabled: true,
    minimumSeverity: 'warning',
    quietHours: { enabled: false, from: '22:00', to: '08:00' },
    perHourMax: 6,
  };

  test.each([
    ['nothing', {}],
    ['what version 0.1 wrote', { enabled: false, minimumSeverity: 'grave' }],
    ['a part of the quiet hours', { quietHours: { enabled: true } }],
  ])('a file with %s of them is filled up', (_what, notifications) => {
    const settings = new SettingsStore(kept({ notifications })).get();
    const { quietHours } = notifications as { quietHours?: object };
    expect(settings.notifications).toEqual({
      ...DEFAULTS,
      ...notifications,
      quietHours: { ...DEFAULTS.quietHours, ...quietHours },
    });
  });

  test('quiet hours are changed as one, and nothing beside them', () => {
    const settings = new SettingsStore(kept());
    const quietHours = { enabled: true, from: '23:30', to: '06:00' };
    expect(settings.change({ notifications: { quietHours } }).notifications).toEqual({
      ...DEFAULTS,
      quietHours,
    });
    expect(settings.change({ notifications: { perHourMax: 60 } }).notifications).toEqual({
      ...DEFAULTS,
      quietHours,
      perHourMax: 60,
    });
  });

  test.each([
    { perHourMax: 0 },
    { perHourMax: 61 },
    { perHourMax: 2.5 },
    { perHourMax: '6' },
    { quietHours: { enabled: true } },
    { quietHours: { enabled: true, from: '24:00', to: '08:00' } },
    { quietHours: { enabled: true, from: '8:00', to: '08:00' } },
    { quietHours: { enabled: true, from: '22:60', to: '08:00' } },
    { quietHours: { enabled: true, from: '22:00\n', to: '08:00' } },
    { quietHours: { enabled: true, from: '', to: '08:00' } },
    { quietHours: { enabled: true, from: '22:00', to: '08:00', days: [] } },
    { quietHour: {} },
  ])('a change to %j is refused', (notifications) => {
    expect(settingsChangeSchema.safeParse({ notifications }).success).toBe(false);
  });
});

test('an invalid whole is refused and nothing changes', () => {
  const file = kept();
  const settings = new SettingsStore(file);
  expect(() => settings.change({ snapshots: { keep: 0 } })).toThrow();
  expect(settings.get()).toEqual(DEFAULT_SETTINGS);
  expect(file.store).toEqual({});
});

test('a disk that cannot be written is told as a Refusal, and nothing changes', () => {
  const full: Kept = {
    path: '/settings.json',
    get store() {
      return {};
    },
    set store(_next) {
      throw new Error('no space left');
    },
  };
  const settings = new SettingsStore(full);
  expect(() => settings.change({ theme: 'dark' })).toThrow(Refusal);
  expect(settings.get().theme).toBe('system');
});

describe('a bad file', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'life-settings-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const written = (content: string) => {
    const filePath = join(folder, 'settings.json');
    writeFileSync(filePath, content);
    return filePath;
  };

  test.each(['', '{', 'null', '[]', '{"theme":"pink"}', '{"snapshots":{"keep":0}}', '\u0000\u0001'])(
    'holding %j is kept aside as it was',
    (content) => {
      const filePath = written(content);
      expect(setAsideBadFile(filePath, settingsSchema)).toBe(`${filePath}.bad`);
      expect(existsSync(filePath)).toBe(false);
      expect(readFileSync(`${filePath}.bad`, 'utf8')).toBe(content);
    },
  );

  test('an earlier one that was kept is not lost', () => {
    expect(setAsideBadFile(written('{'), settingsSchema)).toMatch(/\.bad$/);
    expect(setAsideBadFile(written('['), settingsSchema)).toMatch(/\.bad-2$/);
    expect(readFileSync(join(folder, 'settings.json.bad'), 'utf8')).toBe('{');
  });

  test('a good or missing one is left alone', () => {
    expect(setAsideBadFile(join(folder, 'settings.json'), settingsSchema)).toBeNull();
    const filePath = written('{"theme":"dark","fromTheFuture":1}');
    expect(setAsideBadFile(filePath, settingsSchema)).toBeNull();
    expect(existsSync(filePath)).toBe(true);
  });
});
