import { expect, test, vi } from 'vitest';
import { Updates, type Updater } from '../../src/main/shell/updates';
import { told } from '../../src/shared/i18n';
import { Refusal } from '../../src/shared/refusal';

// Goal: nothing that reaches the network is even loaded before a person switches it on, and nothing is fetched or
// installed before they say so.

function desk(found: string | null | Error, { installs = true, obstacle = null as null | string } = {}) {
  const plans: { delayMs: number; call: () => void; off: boolean }[] = [];
  const updater = {
    installs,
    check: vi.fn<Updater['check']>(() =>
      found instanceof Error ? Promise.reject(found) : Promise.resolve(found),
    ),
    download: vi.fn<Updater['download']>((onShare) => {
      onShare(0.5);
      return Promise.resolve();
    }),
    install: vi.fn(),
  };
  const load = vi.fn(() => Promise.resolve<Updater>(updater));
  const changed = vi.fn();
  const updates = new Updates({
    obstacle: obstacle === null ? null : told('window.program.updatesNoPlace'),
    load,
    changed,
    nowMs: () => 42,
    after: (delayMs, call) => {
      const plan = { delayMs, call, off: false };
      plans.push(plan);
      return () => void (plan.off = true);
    },
    log: { info: vi.fn(), warn: vi.fn(), error: vi.fn() },
  });
  /** Runs what was planned last, as the clock would. */
  const due = async () => {
    const plan = plans.at(-1);
    if (plan && !plan.off) plan.call();
    await vi.waitFor(() => expect(updates.state.is).not.toBe('checking'));
  };
  return { updates, updater, load, changed, plans, due };
}

test('switched off, nothing is loaded, planned or asked, also when a person asks', async () => {
  const { updates, load, plans } = desk('0.2.0');
  updates.begin(false);
  await expect(updates.check()).rejects.toThrow(Refusal);
  await updates.download();
  updates.install();
  expect(updates.state).toEqual({ is: 'off' });
  expect(load).not.toHaveBeenCalled();
  expect(plans).toEqual([]);
});

test('switched on at the start, it looks a while later and once a day then', async () => {
  const { updates, updater, load, plans, due } = desk(null);
  updates.begin(true);
  expect(updates.state).toEqual({ is: 'waiting' });
  expect(load).not.toHaveBeenCalled();
  expect(plans.map(({ delayMs }) => delayMs)).toEqual([30_000]);
  await due();
  expect(updates.state).toEqual({ is: 'current', atMs: 42 });
  expect(plans.at(-1)?.delayMs).toBe(86_400_000);
  await due();
  expect(updater.check).toHaveBeenCalledTimes(2);
  expect(load).toHaveBeenCalledTimes(1);
});

test('switched on by a person it looks at once; switched off it never looks again', async () => {
  const { updates, updater, plans, due } = desk(null);
  updates.begin(false);
  updates.want(true);
  expect(plans.at(-1)?.delayMs).toBe(0);
  await due();
  updates.want(false);
  expect(plans.at(-1)?.off).toBe(true);
  expect(updates.state).toEqual({ is: 'off' });
  expect(updater.check).toHaveBeenCalledTimes(1);
});

test('an answer that comes after it was switched off changes nothing', async () => {
  const { updates, updater, due } = desk(null);
  let answer = (_version: string | null): void => {};
  updater.check.mockReturnValueOnce(new Promise((done) => (answer = done)));
  updates.want(true);
  void due();
  await vi.waitFor(() => expect(updater.check).toHaveBeenCalled());
  updates.want(false);
  answer('0.2.0');
  await Promise.resolve();
  expect(updates.state).toEqual({ is: 'off' });
});

test('what was found is fetched by consent and installed by consent', async () => {
  const { updates, updater, changed, due } = desk('0.2.0');
  updates.want(true);
  await due();
  expect(updates.state).toEqual({ is: 'available', version: '0.2.0', installs: true });
  updates.install();
  expect(updater.download).not.toHaveBeenCalled();
  expect(updater.install).not.toHaveBeenCalled();
  await updates.download();
  expect(changed).toHaveBeenCalledWith({ is: 'downloading', version: '0.2.0', share: 0.5 });
  expect(updates.state).toEqual({ is: 'ready', version: '0.2.0' });
  // Looking again would lose what is ready.
  await updates.check();
  expect(updater.check).toHaveBeenCalledTimes(1);
  updates.install();
  expect(updater.install).toHaveBeenCalledTimes(1);
});

test('a copy that cannot renew itself tells, and fetches nothing', async () => {
  const { updates, updater, due } = desk('0.2.0', { installs: false });
  updates.want(true);
  await due();
  expect(updates.state).toEqual({ is: 'available', version: '0.2.0', installs: false });
  await updates.download();
  expect(updater.download).not.toHaveBeenCalled();
});

test('trouble is a state with its first line, and the next day it looks again', async () => {
  const { updates, updater, due } = desk(new Error('net::ERR_INTERNET_DISCONNECTED\n    at somewhere'));
  updates.want(true);
  await due();
  expect(updates.state).toEqual({
    is: 'failed',
    why: told('window.program.updateFailed', { reason: 'net::ERR_INTERNET_DISCONNECTED' }),
  });
  await due();
  expect(updater.check).toHaveBeenCalledTimes(2);
});

test('a copy that knows no place of updates says so and looks nowhere', async () => {
  const { updates, load, plans } = desk('0.2.0', { obstacle: 'no place' });
  updates.want(true);
  expect(updates.state).toEqual({ is: 'unable', why: told('window.program.updatesNoPlace') });
  await expect(updates.check()).rejects.toThrow(Refusal);
  expect(load).not.toHaveBeenCalled();
  expect(plans).toEqual([]);
});
