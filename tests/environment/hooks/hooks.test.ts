import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { RUNNING_MAX, WAITING_MAX } from '../../../src/main/environment/hooks/call-queue';
import { testHappening, type HookHappening } from '../../../src/main/environment/hooks/happening';
import { HookBook } from '../../../src/main/environment/hooks/hook-book';
import { FAILS_TOLD, Hooks, type HooksNeeds } from '../../../src/main/environment/hooks/hooks';
import { openHooks } from '../../../src/main/environment/hooks/open-hooks';
import type { Notice } from '../../../src/shared/border';
import { hookWishSchema } from '../../../src/shared/hook-schemas';
import { HOOKS_MAX } from '../../../src/shared/hook-limits';
import type { HookOutcome, HookWish } from '../../../src/shared/hooks';
import { say, told } from '../../../src/shared/i18n';
import { Refusal } from '../../../src/shared/refusal';
import { FakeClock } from '../../support/fake-clock';
import { openHouse, temporaryHome } from '../../runtime/house';

// Goal: hooks are called on what they are for, in order and within bounds, are counted, and never reach the life.

const WISH: HookWish = {
  event: 'degrade',
  minimumSeverity: 'warning',
  action: { does: 'run', program: '/bin/true', args: [] },
  timeLimitS: 5,
};
const DONE: HookOutcome = { ok: true, said: told('window.hooks.outcome.exited', { code: 0 }), tookMs: 1 };
const FAILED: HookOutcome = { ...DONE, ok: false, said: told('window.hooks.outcome.exited', { code: 1 }) };

let folder = '';
const silent = () => ({ info: vi.fn(), warn: vi.fn(), error: vi.fn() });
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'life-hooks-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const settle = () => new Promise((done) => setTimeout(done, 5));

/** Hooks whose calls end when the test says so. */
function desk(change: Partial<HooksNeeds> = {}) {
  const waiting: ((outcome: HookOutcome) => void)[] = [];
  const called: HookHappening[] = [];
  const log = silent();
  const notices: Notice[] = [];
  const hooks = new Hooks({
    book: HookBook.open(folder, log),
    perform: (_hook, happening) => {
      called.push(happening);
      return new Promise((end) => waiting.push(end));
    },
    view: () => null,
    nowMs: () => 1000,
    defer: (call) => queueMicrotask(call),
    changed: vi.fn(),
    tell: (notice) => notices.push(notice),
    log,
    ...change,
  });
  const add = (wish: Partial<HookWish> = {}) => {
    const hook = hooks.draft({ ...WISH, ...wish });
    hooks.add(hook);
    return hook.id;
  };
  const end = async (outcome: HookOutcome = DONE) => {
    await settle();
    waiting.shift()?.(outcome);
    await settle();
  };
  return { hooks, add, end, called, log, notices };
}

const happening = (event: HookWish['event'], severity?: 'notice' | 'warning' | 'grave'): HookHappening => {
  const { anomaly, ...rest } = testHappening(event, null, 0);
  const real = { ...rest, test: false };
  return severity && anomaly ? { ...real, anomaly: { ...anomaly, severity } } : real;
};

describe('a hook', () => {
  test('is called on what it is for, while it is on', async () => {
    const { hooks, add, end, called } = desk();
    const id = add();
    hooks.happened(happening('death'));
    hooks.happened(happening('degrade'));
    await end();
    expect(called.map(({ event }) => event)).toEqual(['degrade']);
    hooks.setEnabled(id, false);
    hooks.happened(happening('degrade'));
    await settle();
    expect(called).toHaveLength(1);
    expect(hooks.list()).toMatchObject([{ called: 1, failed: 0, last: { isTest: false, outcome: DONE } }]);
  });

  test('of anomalies is called from its severity on', async () => {
    const { hooks, add, end, called } = desk();
    add({ event: 'anomaly', minimumSeverity: 'grave' });
    for (const severity of ['notice', 'warning', 'grave'] as const)
      hooks.happened(happening('anomaly', severity));
    await end();
    await end();
    expect(called.map(({ anomaly }) => anomaly?.severity)).toEqual(['grave']);
  });

  test('is not called within the moment that asks for it', () => {
    const { hooks, add, called } = desk();
    add();
    hooks.happened(happening('degrade'));
    expect(called).toEqual([]);
  });

  test('has its calls one after the other, in their order', async () => {
    const { hooks, add, end, called } = desk();
    add({ event: 'anomaly', minimumSeverity: 'notice' });
    hooks.happened(happening('anomaly', 'grave'));
    hooks.happened(happening('anomaly', 'notice'));
    await settle();
    expect(called).toHaveLength(1);
    expect(hooks.list()[0]?.isRunning).toBe(true);
    await end();
    expect(called.map(({ anomaly }) => anomaly?.severity)).toEqual(['grave', 'notice']);
    await end();
    expect(hooks.list()[0]?.isRunning).toBe(false);
  });
});

describe('bounds', () => {
  test('so many at once, so many wait, and what comes then is dropped, counted and logged', async () => {
    const { hooks, add, called, log } = desk();
    for (let n = 0; n < HOOKS_MAX; n += 1) add();
    hooks.happened(happening('degrade'));
    await settle();
    expect(called).toHaveLength(RUNNING_MAX);
    hooks.happened(happening('degrade'));
    const dropped = hooks.list().reduce((sum, hook) => sum + hook.dropped, 0);
    expect(dropped).toBe(2 * HOOKS_MAX - RUNNING_MAX - WAITING_MAX);
    expect(log.warn).toHaveBeenCalledTimes(dropped);
    await settle();
    expect(called).toHaveLength(RUNNING_MAX);
  });

  test('there is no room for more hooks than can be looked at', () => {
    const { hooks, add } = desk();
    for (let n = 0; n < HOOKS_MAX; n += 1) add();
    expect(() => add()).toThrow(Refusal);
    expect(hooks.list()).toHaveLength(HOOKS_MAX);
  });
});

describe('one that fails', () => {
  test('is told once in a row of failures, and again after it has worked', async () => {
    const { hooks, add, end, notices } = desk();
    add();
    const fail = async (times: number, outcome = FAILED) => {
      for (let n = 0; n < times; n += 1) {
        hooks.happened(happening('degrade'));
        await end(outcome);
      }
    };
    await fail(FAILS_TOLD - 1);
    expect(notices).toEqual([]);
    await fail(5);
    expect(notices).toHaveLength(1);
    expect(say(notices[0]?.message ?? told('window.cancel'))).toContain('Ended with code 1.');
    await fail(1, DONE);
    await fail(FAILS_TOLD);
    expect(notices).toHaveLength(2);
  });

  test('by a bug of the app is a failure too', async () => {
    const { hooks, add, log } = desk({ perform: () => Promise.reject(new Error('bug')) });
    add();
    hooks.happened(happening('degrade'));
    await settle();
    expect(hooks.list()).toMatchObject([{ called: 1, failed: 1 }]);
    expect(log.error).toHaveBeenCalled();
  });

  test('to be shown is no trouble of the hooks', async () => {
    const { hooks, add, end } = desk({
      changed: () => {
        throw new Error('no window');
      },
    });
    add();
    hooks.happened(happening('degrade'));
    await end();
    expect(hooks.list()).toMatchObject([{ called: 1, failed: 0 }]);
  });
});

describe('a try', () => {
  test('says that it is one, and how it ended', async () => {
    const { hooks, add, end, called } = desk();
    const tried = hooks.try(add({ event: 'death' }));
    await end(FAILED);
    expect(await tried).toEqual(FAILED);
    expect(called).toMatchObject([{ event: 'death', test: true, death: { cause: 'energy' } }]);
    expect(hooks.list()[0]?.last?.isTest).toBe(true);
  });

  test('is refused for what is off, runs, or is not there', async () => {
    const { hooks, add } = desk();
    const id = add();
    void hooks.try(id);
    await settle();
    expect(() => hooks.try(id)).toThrow(Refusal);
    const off = add();
    hooks.setEnabled(off, false);
    expect(() => hooks.try(off)).toThrow(Refusal);
    expect(() => hooks.try('none')).toThrow(Refusal);
  });

  test('that waits ends when its hook is removed, or the app goes', async () => {
    const { hooks, add } = desk();
    for (let n = 0; n < RUNNING_MAX; n += 1) void hooks.try(add());
    await settle();
    const [removed, closed] = [add(), add()];
    const tries = [hooks.try(removed), hooks.try(closed)];
    hooks.remove(removed);
    hooks.close();
    for (const outcome of await Promise.all(tries))
      expect(outcome).toMatchObject({ ok: false, said: { key: 'window.hooks.outcome.stopped' } });
  });
});

describe('the file', () => {
  const log = silent();
  const path = () => join(folder, 'hooks.json');

  test('has what was kept, for the next start', () => {
    const { hooks, add } = desk();
    const id = add({ action: { does: 'post', url: 'https://Example.org' } });
    expect(HookBook.open(folder, log).hooks).toEqual([
      expect.objectContaining({
        id,
        enabled: true,
        allowedHost: 'example.org:443',
        action: { does: 'post', url: 'https://example.org/' },
      }),
    ]);
    hooks.remove(id);
    expect(HookBook.open(folder, log).hooks).toEqual([]);
  });

  test.each(['', '{', '{"version":2,"hooks":[]}', '{"version":1,"hooks":[{}]}'])(
    'that holds %j is kept aside, told, and calls nothing',
    (content) => {
      writeFileSync(path(), content);
      const book = HookBook.open(folder, log);
      expect(book.hooks).toEqual([]);
      expect(book.notice?.message.key).toBe('window.hooks.badFile');
      expect(existsSync(path())).toBe(false);
      expect(readFileSync(`${path()}.bad`, 'utf8')).toBe(content);
    },
  );

  test('that cannot be written changes nothing', () => {
    const { hooks, add } = desk();
    add();
    rmSync(folder, { recursive: true });
    expect(() => add()).toThrow(Refusal);
    expect(hooks.list()).toHaveLength(1);
  });
});

describe('a proposal', () => {
  const run = (program: string, args: string[] = []) => ({ ...WISH, action: { does: 'run', program, args } });
  const post = (url: string) => ({ ...WISH, action: { does: 'post', url } });

  test.each<[string, unknown]>([
    ['a relative path', run('./x')],
    ['a path upwards', run('../x')],
    ['a folder and a name', run('bin/x')],
    ['no program', run('')],
    ['a line break', run('/bin/sh\nx')],
    ['NUL in an argument', run('/bin/sh', ['a\0b'])],
    ['too many arguments', run('/bin/sh', Array<string>(17).fill('x'))],
    ['arguments too long to be read', run('/bin/sh', ['x'.repeat(1201)])],
    ['a file', post('file:///etc/passwd')],
    ['a script', post('javascript:alert(1)')],
    ['no address', post('here')],
    ['a password', post('http://me:secret@127.0.0.1/')],
    ['a name before a look-alike', post('http://127.0.0.1@example.org/')],
    ['no time', { ...WISH, timeLimitS: 0 }],
    ['too much time', { ...WISH, timeLimitS: 61 }],
    ['an event that is none', { ...WISH, event: 'tick' }],
    ['a host it allows itself', { ...WISH, allowedHost: 'example.org:80' }],
    ['an id of its own', { ...WISH, id: 'x' }],
  ])('with %s is refused', (_what, wish) => {
    expect(hookWishSchema.safeParse(wish).success).toBe(false);
  });

  test.each<[string, unknown]>([
    ['an absolute path', run('/usr/bin/env', ['FOO=1', '', 'a b'])],
    ['a name from PATH', run('notify-send')],
    ['a path of Windows', run('C:\\Tools\\lamp.exe')],
    ['a loopback address', post('http://127.0.0.1:8080/x?y=@')],
    ['another host', post('https://example.org/@me')],
  ])('with %s is taken', (_what, wish) => {
    expect(hookWishSchema.safeParse(wish).success).toBe(true);
  });
});

test('a hook that hangs moves no tick of a real life', async () => {
  const clock = new FakeClock();
  const homePath = temporaryHome();
  const { host } = openHouse(homePath, clock);
  const log = silent();
  const opened = openHooks({
    ...{ homePath, life: host, log, changed: vi.fn(), tell: vi.fn() },
  });
  const { hooks } = opened;
  const hang = {
    does: 'run' as const,
    program: process.execPath,
    args: ['-e', 'setInterval(() => {}, 1000)'],
  };
  hooks.add(hooks.draft({ ...WISH, event: 'birth', action: hang, timeLimitS: 60 }));
  host.birth({ name: 'Bea', policy: 'natural', seed: 7 });
  await vi.waitFor(() => expect(hooks.list()[0]?.isRunning).toBe(true), 5000);
  const before = host.living()?.view.tick ?? 0;
  clock.pass(60_000);
  expect((host.living()?.view.tick ?? 0) - before).toBe(60);
  expect(host.living()?.view.trace).toMatchObject({ lateTicks: 0, hookFailures: 0 });
  expect(hooks.list()[0]?.isRunning).toBe(true);
  opened.close();
  await vi.waitFor(() => expect(log.warn).toHaveBeenCalledWith(expect.stringContaining('Was ended')), 5000);
});
