import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Notices } from '../../src/renderer/parts/notices.svelte';
import { LongWork, SHOWN_AFTER_MS } from '../../src/renderer/past/long-work.svelte';
import { Moments } from '../../src/renderer/past/moments.svelte';
import type { Answer } from '../../src/shared/border';
import type { Progress } from '../../src/shared/past';
import type { Identity } from '../../src/shared/views';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function played() {
  let tell = (_progress: Progress): void => {};
  let cancelled = 0;
  const notices = new Notices();
  const work = new LongWork(
    {
      onProgress: (listener) => {
        tell = listener;
        return () => {};
      },
      cancel: () => {
        cancelled += 1;
        return Promise.resolve({ ok: true, value: undefined });
      },
    },
    notices,
  );
  work.open();
  let finish = (_answer: Answer<string>): void => {};
  const run = () => work.run('verify', () => new Promise<Answer<string>>((resolve) => (finish = resolve)));
  return {
    work,
    run,
    tell: (progress: Progress) => tell(progress),
    finish: (answer: Answer<string>) => finish(answer),
    cancelled: () => cancelled,
    told: () => notices.shown.map(({ severity, message }) => [severity, message.key]),
    notices,
  };
}

describe('long work', () => {
  it('is not worth a word under 300 ms', async () => {
    const { work, run, finish } = played();
    const running = run();
    await vi.advanceTimersByTimeAsync(SHOWN_AFTER_MS - 1);
    expect([work.busy, work.shown]).toEqual([true, null]);
    finish({ ok: true, value: 'done' });
    expect(await running).toEqual({ ok: true, value: 'done' });
    await vi.advanceTimersByTimeAsync(1000);
    expect([work.busy, work.shown]).toEqual([false, null]);
  });

  it('is told of by whoever asked for it, where it is done quietly', async () => {
    const { work, told } = played();
    const refused = { ok: false, code: 'failed', message: { key: 'a', params: {} } } as const;
    expect(await work.run('verify', () => Promise.resolve(refused), { quietly: true })).toEqual(refused);
    expect([work.busy, told()]).toEqual([false, []]);
  });

  it('then shows how far it is and how fast, of its own kind only', async () => {
    const { work, run, tell } = played();
    void run();
    tell({ work: 'verify', done: 0, total: 1000 });
    await vi.advanceTimersByTimeAsync(400);
    expect(work.shown).toEqual({ work: 'verify', done: 0, total: 1000, perS: null });
    await vi.advanceTimersByTimeAsync(1600);
    tell({ work: 'verify', done: 500, total: 1000 });
    tell({ work: 'look', done: 999, total: 1000 });
    expect(work.shown).toEqual({ work: 'verify', done: 500, total: 1000, perS: 250 });
  });

  it('is one at a time, and says so', async () => {
    const { work, run, told } = played();
    void run();
    expect(await work.run('look', () => Promise.reject(new Error('never called')))).toBeNull();
    expect(told()).toEqual([['warning', 'runtime.work.busy']]);
  });

  it('that was cancelled is news, that failed is trouble', async () => {
    const { work, run, finish, told, cancelled } = played();
    const first = run();
    await work.cancel();
    finish({ ok: false, code: 'cancelled', message: { key: 'left-off', params: {} } });
    await first;
    expect(cancelled()).toBe(1);
    const second = run();
    finish({ ok: false, code: 'failed', message: { key: 'broken', params: {} } });
    await second;
    expect(told()).toEqual([
      ['info', 'left-off'],
      ['error', 'broken'],
    ]);
  });
});

describe('a past moment', () => {
  function moments() {
    const { work, notices } = played();
    const calls: string[] = [];
    let arrivals = 0;
    let answer: Answer<Identity> = { ok: true, value: { name: 'Ada, forked' } as Identity };
    const model = new Moments(
      {
        look: ({ tick }) => {
          calls.push(`look ${tick}`);
          return Promise.resolve({ ok: true, value: undefined });
        },
        fork: ({ tick }) => {
          calls.push(`fork ${tick}`);
          return Promise.resolve(answer);
        },
      },
      work,
      notices,
      () => (arrivals += 1),
    );
    return { model, calls, arrivals: () => arrivals, refuse: (next: Answer<Identity>) => (answer = next) };
  }

  it('is looked at at once, and forked from only when it was asked about and confirmed', async () => {
    const { model, calls, arrivals } = moments();
    await model.look(7);
    expect([calls, arrivals()]).toEqual([['look 7'], 1]);
    await model.fork();
    model.askFork(9);
    model.leaveFork();
    await model.fork();
    expect(calls).toEqual(['look 7']);
    model.askFork(9);
    await model.fork();
    expect([calls.at(-1), model.forkTick, arrivals()]).toEqual(['fork 9', null, 2]);
  });

  it('is stayed at when the fork is refused', async () => {
    const { model, arrivals, refuse } = moments();
    refuse({ ok: false, code: 'refused', message: { key: 'no', params: {} } });
    model.askFork(9);
    await model.fork();
    expect([model.forkTick, arrivals()]).toEqual([null, 0]);
  });
});
