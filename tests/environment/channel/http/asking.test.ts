import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Asking, refusalOf } from '../../../../src/main/environment/channel/thread/asking';
import { ASK_WITHIN_MS, ASKS_MAX } from '../../../../src/main/environment/channel/thread/limits';
import { Problem } from '../../../../src/main/environment/channel/thread/problem';
import { ok } from './samples';

// Goal: what main is asked is bounded in number and in time, and each answer reaches the one who asked.

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const codeOf = (answer: unknown): unknown => (answer instanceof Problem ? answer.code : null);

test('each gets the answer to what it asked, in whatever order they come', async () => {
  const ids: number[] = [];
  const asking = new Asking((id) => ids.push(id));
  const asked = [asking.ask('memories', null), asking.ask('memories', null)];
  asking.answered(ids[1] ?? 0, ok('second'));
  asking.answered(ids[0] ?? 0, ok('first'));
  asking.answered(99, ok('nobody’s'));
  expect(await Promise.all(asked)).toEqual([ok('first'), ok('second')]);
  expect(asking.underWay).toBe(0);
});

test('only so many wait, and an answer makes room', async () => {
  const send = vi.fn();
  const asking = new Asking(send);
  const waiting = Array.from({ length: ASKS_MAX }, () => asking.ask('memories', null));
  expect(codeOf(await asking.ask('memories', null))).toBe('busy');
  expect(send).toHaveBeenCalledTimes(ASKS_MAX);
  asking.answered(1, ok(1));
  await waiting[0];
  void asking.ask('memories', null);
  expect(send).toHaveBeenCalledTimes(ASKS_MAX + 1);
});

test('who gets no answer in time is told that it is not known, and a late answer is nobody’s', async () => {
  const asking = new Asking(() => {});
  const asked = asking.ask('memories', null);
  await vi.advanceTimersByTimeAsync(ASK_WITHIN_MS);
  const answer = await asked;
  expect([codeOf(answer), answer instanceof Problem && answer.status]).toEqual(['unanswered', 503]);
  asking.answered(1, ok(1));
  expect(asking.underWay).toBe(0);
});

test('where the channel closes nobody waits for ever', async () => {
  const asking = new Asking(() => {});
  const asked = asking.ask('memories', null);
  asking.end();
  expect(codeOf(await asked)).toBe('unanswered');
});

test('what main refuses is refused with its own words, by what a program can do about it', () => {
  const message = { key: 'runtime.stimulus.dead', params: { name: 'Ada' } };
  const told = (['no-life', 'busy', 'refused', 'failed'] as const).map((code) =>
    refusalOf({ ok: false, code, message }),
  );
  expect(told.map(({ status, headers }) => [status, headers['retry-after']])).toEqual([
    [409, undefined],
    [429, '1'],
    [409, undefined],
    [503, '5'],
  ]);
  expect(told[2]?.said).toBe(message);
});
