import { afterEach, describe, expect, test, vi } from 'vitest';
import type { MenuLine } from '../../src/main/shell/command';
import { followLanguage, language, speak } from '../../src/main/shell/language';
import { applicationMenu } from '../../src/main/shell/menu';
import { templateOf } from '../../src/main/shell/menu-template';
import { noteOf, noteOfDeath, noteOfNotice, untoldOfLife } from '../../src/main/shell/notification-words';
import { SettingsStore } from '../../src/main/shell/settings-store';
import { faceOf } from '../../src/main/shell/tray-face';
import { TrayPace } from '../../src/main/shell/tray-pace';
import { anomalyOf, viewOf } from '../environment/views';

// Goal: tray, menus and notifications speak the language of the settings, from the moment it is changed.

afterEach(() => speak('en', []));

const store = (): SettingsStore => new SettingsStore({ path: 'settings.json', store: {} });
const state = {
  view: viewOf(),
  readOnly: false,
  troubled: [],
  anomalies: [anomalyOf(), anomalyOf({ id: 2 })],
};
const labels = (lines: readonly MenuLine[]): string[] =>
  lines.flatMap((line) => [
    ...('label' in line ? [line.label] : []),
    ...(line.line === 'submenu' ? labels(line.lines) : []),
  ]);

describe('the language of the desktop', () => {
  test('follows the settings, and the system where they leave it to that', () => {
    const settings = store();
    let system = ['ru-RU'];
    const changed = vi.fn();
    followLanguage(settings, () => system, changed);
    expect([language(), changed.mock.calls.length]).toEqual(['ru', 0]);
    settings.change({ language: 'en' });
    expect([language(), changed.mock.calls.length]).toEqual(['en', 1]);
    system = ['de', 'en'];
    settings.change({ language: 'system' });
    settings.change({ theme: 'dark' });
    expect([language(), changed.mock.calls.length]).toEqual(['en', 1]);
    settings.change({ language: 'ru' });
    expect([language(), changed.mock.calls.length]).toEqual(['ru', 2]);
  });

  test('is that of the tray: its words, its numbers, its plurals', () => {
    speak('ru', []);
    const face = faceOf(state);
    expect(face.tooltip).toBe('Life: Ada · Живёт · 2 открытые аномалии · Предупреждение');
    expect(labels(face.menu).slice(0, 3)).toEqual([
      'Ada · Живёт',
      'Такт 5023 · возраст 1 ч 23 мин',
      'Энергия 72 · целостность 0,98 · стабильность 0,50',
    ]);
    expect(labels(face.menu)).toContain('Воздействие силой 0,6');
    const foreign = labels(face.menu).filter((label) => !/[а-яё]/iu.test(label));
    expect(foreign).toEqual([]);
  });

  test('is that of the tray at once, not when its numbers are due', () => {
    const show = vi.fn();
    const pace = new TrayPace(show, () => 0);
    pace.offer(faceOf(state));
    speak('ru', []);
    pace.offer(faceOf(state));
    expect(show).toHaveBeenCalledTimes(2);
  });

  test.each([true, false])(
    'is that of every line of the menu, also of those electron does; Mac: %s',
    (isMac) => {
      speak('ru', []);
      const lines = applicationMenu({ isMac, isDevelopment: true });
      expect(labels(lines).filter((label) => label !== 'Life' && !/[а-яё]/iu.test(label))).toEqual([]);
      const bare = (items: readonly Electron.MenuItemConstructorOptions[]): unknown[] =>
        items.flatMap((item) => [
          ...(item.type === 'separator' || item.label ? [] : [item.role]),
          ...(Array.isArray(item.submenu) ? bare(item.submenu) : []),
        ]);
      expect(bare(templateOf(lines, () => {}))).toEqual([]);
    },
  );

  test('is that of the next note', () => {
    const occasion = { nowMs: 600_000, appStartedMs: 0 };
    const anomaly = anomalyOf({ message: { key: 'anomalies.innerTime.clears', params: {} } });
    const items = () => [untoldOfLife('Ada', anomaly, { sinceMs: 0, over: false })];
    expect(noteOf(items(), occasion).title).toBe('Warning: Energy');
    speak('ru', []);
    expect(noteOf(items(), occasion).title).toBe('Предупреждение: Энергия');
    expect(noteOf(items(), occasion).body).toMatch(/^Ada, 10 мин назад\. Снимется, когда/u);
    const many = [1, 2, 3, 4, 5].flatMap(items);
    expect(noteOf(many, { ...occasion, nowMs: 1 }).title).toBe('5 аномалий, самая серьёзная: Энергия');
    const death = {
      life: { id: 'a', name: 'Ada' },
      tick: 12,
      ageMs: 61_000,
      cause: 'energy',
      atMs: 0,
    } as const;
    expect(noteOfDeath(death, 0)).toMatchObject({
      title: 'Жизнь Ada завершилась',
      body: 'На такте 12, в возрасте 1 мин. Исчерпано: Энергия.',
    });
    const notice = {
      severity: 'info',
      message: { key: 'desktop.notice.snapshotSaved', params: { tick: 7 } },
    } as const;
    expect(noteOfNotice(notice).body).toBe('Снимок сохранён на такте 7.');
  });
});
