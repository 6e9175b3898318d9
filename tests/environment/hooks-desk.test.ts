import { describe, expect, test, vi } from 'vitest';
import { HooksDesk } from '../../src/main/environment/window/hooks-desk';
import type { Hook, HookWish } from '../../src/shared/hooks';
import { Refusal } from '../../src/shared/refusal';

// Goal: nothing the window proposes is kept or switched on before the person has agreed to exactly that.

const WISH: HookWish = {
  event: 'death',
  minimumSeverity: 'warning',
  action: { does: 'run', program: '/bin/true', args: ['a'] },
  timeLimitS: 5,
};
const HOOK: Hook = { ...WISH, id: 'one', enabled: true, allowedHost: null };

function desk(answer: boolean | Promise<boolean>, kept: Hook = HOOK) {
  const hooks = {
    list: vi.fn(() => []),
    draft: vi.fn(() => HOOK),
    get: vi.fn(() => kept),
    add: vi.fn(),
    remove: vi.fn(),
    setEnabled: vi.fn(),
    try: vi.fn(() => Promise.reject(new Error('not here'))),
  };
  const ask = vi.fn(() => Promise.resolve(answer));
  return { desk: new HooksDesk(hooks, ask), hooks, ask };
}

test('what was agreed to is what was asked about', async () => {
  const { desk: window, hooks, ask } = desk(true);
  expect(await window.propose(WISH)).toBe(true);
  expect(ask).toHaveBeenCalledWith(HOOK);
  expect(hooks.add).toHaveBeenCalledWith(HOOK);
});

test('what was not agreed to is not kept', async () => {
  const { desk: window, hooks } = desk(false);
  expect(await window.propose(WISH)).toBe(false);
  expect(hooks.add).not.toHaveBeenCalled();
});

describe('switching', () => {
  test('on asks again, and off asks nobody', async () => {
    const { desk: window, hooks, ask } = desk(false, { ...HOOK, enabled: false });
    expect(await window.setEnabled('one', true)).toBe(false);
    expect(hooks.setEnabled).not.toHaveBeenCalled();
    expect(await window.setEnabled('one', false)).toBe(true);
    expect(hooks.setEnabled).toHaveBeenCalledWith('one', false);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  test('on what is on asks nobody and changes nothing', async () => {
    const { desk: window, hooks, ask } = desk(true);
    expect(await window.setEnabled('one', true)).toBe(true);
    expect(ask).not.toHaveBeenCalled();
    expect(hooks.setEnabled).not.toHaveBeenCalled();
  });
});

test('removing asks nobody', () => {
  const { desk: window, hooks, ask } = desk(false);
  window.remove('one');
  expect(hooks.remove).toHaveBeenCalledWith('one');
  expect(ask).not.toHaveBeenCalled();
});

test('one question at a time; after it the next', async () => {
  let agree: (is: boolean) => void = () => {};
  const { desk: window, ask } = desk(new Promise((resolve) => (agree = resolve)));
  const first = window.propose(WISH);
  await expect(window.propose(WISH)).rejects.toBeInstanceOf(Refusal);
  agree(true);
  await first;
  await window.propose(WISH);
  expect(ask).toHaveBeenCalledTimes(2);
});
