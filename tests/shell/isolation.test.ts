import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { followLife, type LifeEvents, type TellingLife } from '../../src/main/shell/life-news';
import { isolated, openLog } from '../../src/main/shell/log';
import { followInNotifier } from '../../src/main/shell/notification-news';
import { commandRunner, type CommandNeeds } from '../../src/main/shell/run-command';
import { Refusal } from '../../src/shared/refusal';
import { anomalyOf, deadView, pictureOf, pushOf, viewOf } from '../environment/views';

// Goal: whatever fails to show a life, the life does not hear of it, and the log does.

const silentLog = () => ({ info: vi.fn(), warn: vi.fn(), error: vi.fn() });

class FakeLife implements TellingLife {
  readonly #listeners = new Map<string, ((...news: never[]) => void)[]>();
  living = vi.fn<TellingLife['living']>(() => pictureOf());
  looking = false;
  on<Name extends keyof LifeEvents>(name: Name, listener: (...news: LifeEvents[Name]) => void): () => void {
    const listeners = this.#listeners.get(name) ?? [];
    this.#listeners.set(name, [...listeners, listener as unknown as (...news: never[]) => void]);
    return () => void this.#listeners.set(name, listeners);
  }
  emit<Name extends keyof LifeEvents>(name: Name, ...news: LifeEvents[Name]): void {
    for (const listener of this.#listeners.get(name) ?? [])
      (listener as unknown as (...of: LifeEvents[Name]) => void)(...news);
  }
}

function desktop() {
  const changed = vi.fn();
  const news = {
    life: { changed, replaced: vi.fn(), safety: vi.fn(), homecoming: vi.fn() },
    past: { progress: vi.fn() },
    lives: {},
    memory: {},
    anomalies: { changed: vi.fn() },
    snapshots: { changed: vi.fn() },
    files: { opened: vi.fn() },
    settings: { changed: vi.fn() },
    app: { goTo: vi.fn(), notice: vi.fn() },
    program: { updatesChanged: vi.fn() },
    processes: { changed: vi.fn() },
    channel: { changed: vi.fn() },
    senses: { changed: vi.fn() },
    hooks: { changed: vi.fn() },
  };
  const desk = {
    news,
    tray: { show: vi.fn() },
    tell: vi.fn(),
    log: silentLog(),
  };
  const life = new FakeLife();
  const showInTray = followLife(life, desk);
  const notifier = { watch: vi.fn(), lived: vi.fn(), anomalies: vi.fn(), death: vi.fn() };
  followInNotifier(life, notifier, desk.log);
  return { ...desk, life, notifier, showInTray };
}

describe('what a life tells', () => {
  test('a push goes to the window and the tray', () => {
    const { life, news, tray } = desktop();
    const push = pushOf(1);
    life.emit('push', push);
    expect(news.life.changed).toHaveBeenCalledWith(push);
    expect(tray.show).toHaveBeenLastCalledWith(expect.objectContaining({ view: push.view }));
  });

  test('anomalies and a death reach the window, the tray and the notifier', () => {
    const { life, news, tray, notifier } = desktop();
    const anomaly = anomalyOf();
    life.living.mockReturnValue(pictureOf({ view: viewOf() }));
    life.emit('anomalies', [anomaly]);
    life.emit('death', deadView());
    expect(news.anomalies.changed).toHaveBeenCalledWith([anomaly]);
    expect(notifier.anomalies).toHaveBeenCalledWith([anomaly], viewOf());
    expect(notifier.death).toHaveBeenCalledWith(deadView());
    expect(tray.show).toHaveBeenLastCalledWith(expect.objectContaining({ anomalies: [anomaly] }));
  });

  test('the notifier hears of whoever comes here, and of time lived', () => {
    const { life, notifier } = desktop();
    const picture = pictureOf();
    life.living.mockReturnValue(picture);
    life.emit('replaced', { lifeId: 'life-1' });
    life.emit('push', pushOf(1));
    expect(notifier.watch).toHaveBeenCalledExactlyOnceWith(picture);
    expect(notifier.lived).toHaveBeenCalledExactlyOnceWith(pushOf(1).view);
  });

  test('anomalies of a life on its way here are heard of when it is here', () => {
    const { life, notifier } = desktop();
    life.living.mockReturnValue(null);
    life.emit('anomalies', [anomalyOf()]);
    expect(notifier.anomalies).not.toHaveBeenCalled();
  });

  test('how safe a life is, and how far long work has come, reach the window', () => {
    const { life, news } = desktop();
    const { safety } = pictureOf();
    life.emit('safety', safety);
    life.emit('progress', { work: 'verify', done: 1, total: 2 });
    expect(news.life.safety).toHaveBeenCalledWith(safety);
    expect(news.past.progress).toHaveBeenCalledWith({ work: 'verify', done: 1, total: 2 });
  });

  test('what has to be said is said where a person sees it', () => {
    const { life, tell } = desktop();
    const notice = { severity: 'warning', message: { key: 'common.appName', params: {} } } as const;
    life.emit('notice', notice);
    expect(tell).toHaveBeenCalledExactlyOnceWith(notice);
  });

  test('another life changes the whole tray', () => {
    const { life, tray } = desktop();
    life.living.mockReturnValue(pictureOf({ readOnly: true, anomalies: [anomalyOf()] }));
    life.emit('replaced', { lifeId: 'life-1' });
    expect(tray.show).toHaveBeenCalledWith(
      expect.objectContaining({ readOnly: true, anomalies: [anomalyOf()] }),
    );
  });

  test('while a file is looked at, the window hears nothing of the living one’s lists, the tray does', () => {
    const { life, news, tray } = desktop();
    life.looking = true;
    life.emit('anomalies', [anomalyOf()]);
    life.emit('snapshots', []);
    const { safety } = pictureOf();
    life.emit('safety', safety);
    expect(news.anomalies.changed).not.toHaveBeenCalled();
    expect(news.snapshots.changed).not.toHaveBeenCalled();
    expect(news.life.safety).not.toHaveBeenCalled();
    expect(tray.show).toHaveBeenLastCalledWith(expect.objectContaining({ anomalies: [anomalyOf()] }));
  });

  test.each(['window', 'tray', 'notifier'])('a %s that throws throws at nobody', (which) => {
    const { life, news, tray, notifier, log } = desktop();
    const fail = () => {
      throw new Error('broken');
    };
    if (which === 'window') news.life.changed.mockImplementation(fail);
    if (which === 'tray') tray.show.mockImplementation(fail);
    if (which === 'notifier') notifier.death.mockImplementation(fail);
    life.emit('push', pushOf(1));
    life.emit('death', deadView());
    expect(log.error).toHaveBeenCalled();
  });
});

describe('a command', () => {
  function runner(change: Partial<CommandNeeds['life']> = {}, isConfirmed = true) {
    const needs = {
      life: {
        picture: vi.fn(() => pictureOf()),
        stimulate: vi.fn(),
        birth: vi.fn(),
        saveSnapshot: vi.fn(() => ({ tick: 12 })),
        ...change,
      },
      openWindow: vi.fn(),
      goTo: vi.fn(),
      confirmNewLife: vi.fn(() => Promise.resolve(isConfirmed)),
      tell: vi.fn(),
      logPath: '/log',
      log: silentLog(),
    };
    return { ...needs, run: commandRunner(needs as unknown as CommandNeeds) };
  }
  const settled = () => new Promise((done) => setImmediate(done));

  test('of the menu sends a stimulus in its own name', () => {
    const { run, life } = runner();
    run({ do: 'stimulate', type: 'recovery' });
    expect(life.stimulate).toHaveBeenCalledWith({
      type: 'recovery',
      intensity: 0.6,
      source: 'menu',
      note: null,
    });
  });

  test('that saves says at what tick', async () => {
    const { run, tell } = runner();
    run({ do: 'save-snapshot' });
    await settled();
    expect(tell).toHaveBeenCalledWith({
      severity: 'info',
      message: { key: 'desktop.notice.snapshotSaved', params: { tick: 12 } },
    });
  });

  test('that is refused tells why; a bug is logged and told in general', async () => {
    const said = { key: 'desktop.border.noLife', params: {} };
    const refusing = runner({
      stimulate: () => {
        throw new Refusal('no-life', said);
      },
    });
    refusing.run({ do: 'stimulate', type: 'shock' });
    await settled();
    expect(refusing.tell).toHaveBeenCalledWith({ severity: 'warning', message: said });

    const broken = runner({
      saveSnapshot: () => {
        throw new Error('broken');
      },
    });
    broken.run({ do: 'save-snapshot' });
    await settled();
    expect(broken.log.error).toHaveBeenCalledOnce();
    expect(broken.tell).toHaveBeenCalledWith(expect.objectContaining({ severity: 'error' }));
  });

  test('for a new life names who is put to sleep, and does nothing when that is not wanted', async () => {
    const { run, life, confirmNewLife } = runner({}, false);
    run({ do: 'new-life' });
    await settled();
    expect(confirmNewLife).toHaveBeenCalledWith('Ada');
    expect(life.birth).not.toHaveBeenCalled();
  });

  test('for a new life puts nobody to sleep where nobody lives', async () => {
    const { run, life, confirmNewLife, goTo } = runner({ picture: () => pictureOf({ view: deadView() }) });
    run({ do: 'new-life' });
    await settled();
    expect(confirmNewLife).toHaveBeenCalledWith(null);
    expect(life.birth).toHaveBeenCalledWith({ name: null, policy: 'natural', seed: null });
    expect(goTo).toHaveBeenCalled();
  });
});

describe('the log', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'life-log-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('keeps what escaped, with where it came from', () => {
    const logPath = join(folder, 'logs', 'life.log');
    isolated(openLog(logPath), 'The tray', () => {
      throw new Error('broken');
    });
    expect(readFileSync(logPath, 'utf8')).toMatch(/error The tray failed: Error: broken\n\s+at /);
  });

  test('is rotated, and of the old ones two are kept', () => {
    const logPath = join(folder, 'life.log');
    const log = openLog(logPath);
    for (const content of ['a', 'b', 'c', 'd']) {
      writeFileSync(logPath, content.repeat(1024 * 1024));
      log.info('next');
    }
    expect(readdirSync(folder).sort()).toEqual(['life.1.log', 'life.2.log', 'life.log']);
    expect(readFileSync(join(folder, 'life.1.log'), 'utf8')[0]).toBe('d');
  });

  test('that cannot be written throws at nobody', () => {
    const filePath = join(folder, 'file');
    writeFileSync(filePath, '');
    const echo = vi.fn();
    expect(() => openLog(join(filePath, 'life.log'), echo).info('hello')).not.toThrow();
    expect(echo).toHaveBeenCalledTimes(2);
  });
});
