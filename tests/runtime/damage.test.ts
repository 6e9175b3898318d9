import { existsSync, readdirSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { inlineBench } from '../../src/main/runtime/work/inline-bench';
import type { Bench } from '../../src/main/runtime/work/tasks';
import { Refusal } from '../../src/shared/refusal';
import { LifeStore } from '../../src/main/vault/life-store';
import { FakeClock } from '../support/fake-clock';
import { keeperOf, openHouse, temporaryHome } from './house';

const noise = {
  type: 'noise',
  intensity: 0.4,
  source: 'test',
  note: 'told while nothing was written',
} as const;

const folderOf = (home: string): string => join(home, 'lives', readdirSync(join(home, 'lives'))[0] ?? '');

const ASIDE = /\.damaged(-\d+)?$/;

/** A living life, and what it tells of. */
function housed(bench?: Bench) {
  const clock = new FakeClock();
  const home = temporaryHome();
  const { host } = openHouse(home, clock, { bench });
  const notices: string[] = [];
  host.on('notice', ({ message }) => notices.push(message.key));
  return { clock, home, host, notices };
}

/** Makes every change of the store fail, as a disk does that takes nothing. */
function failWriting(code: 'failed' | 'damaged') {
  const fail = (): never => {
    throw new Refusal(code, { key: 'errors.database.diskFull', params: { path: 'life.db' } });
  };
  const spies = [
    vi.spyOn(LifeStore.prototype, 'append').mockImplementation(fail),
    vi.spyOn(LifeStore.prototype, 'appendRecord').mockImplementation(fail),
    vi.spyOn(LifeStore.prototype, 'record').mockImplementation(fail),
    vi.spyOn(LifeStore.prototype, 'saveCheckpoint').mockImplementation(fail),
  ];
  return () => spies.forEach((spy) => spy.mockRestore());
}

describe('a disk that takes nothing', () => {
  test('does not stop life: it is told, stimuli are refused, and all is written when there is room', async () => {
    const { clock, home, host, notices } = housed();
    clock.pass(100_000);
    const work = failWriting('failed');
    clock.pass(200_000);
    expect(keeperOf(host).view.tick).toBe(300);
    expect(host.picture()?.safety).toMatchObject({ unsavedReason: { key: 'errors.database.diskFull' } });
    expect(() => host.stimulate(noise)).toThrow(Refusal);
    expect(keeperOf(host).view.queue.pending).toBe(0);
    expect(() => host.saveSnapshot()).toThrow(Refusal);
    expect(notices).toEqual(['errors.database.diskFull']);
    work();
    clock.pass(2000);
    expect(host.picture()?.safety.unsavedSinceMs).toBeNull();
    expect(notices).toEqual(['errors.database.diskFull', 'runtime.host.writtenAgain']);
    host.stimulate(noise);
    clock.pass(3000);
    expect(await host.past.verify()).toMatchObject({ is: 'whole', replayedTicks: 305, seams: [] });
    const { history } = host.picture() ?? {};
    expect(history?.map(({ tick }) => tick)).toEqual(Array.from({ length: 305 }, (_, index) => index + 1));
    host.sleep();
    const again = openHouse(home, clock);
    expect(again.host.picture()?.history.map(({ tick }) => tick)).toEqual(history?.map(({ tick }) => tick));
  });
});

describe('a database that goes bad under a living life', () => {
  test('is kept aside, and the life goes on in a new one without losing a tick', async () => {
    const { clock, home, host, notices } = housed();
    clock.pass(100_000);
    const work = failWriting('damaged');
    clock.pass(10_000);
    work();
    await vi.waitFor(() => expect(notices).toContain('runtime.host.restored'));
    expect(keeperOf(host).view).toMatchObject({ tick: 110, asleep: false });
    expect(existsSync(join(folderOf(home), 'life.db.damaged'))).toBe(true);
    host.stimulate(noise);
    clock.pass(10_000);
    expect(keeperOf(host).view.tick).toBe(120);
    expect(await host.past.verify()).toMatchObject({
      is: 'whole',
      seams: [{ reason: 'restored', tick: 110 }],
    });
    host.sleep();
    const again = openHouse(home, clock);
    expect(keeperOf(again.host).view.tick).toBe(120);
    expect(readdirSync(folderOf(home)).filter((name) => ASIDE.test(name))).toEqual(['life.db.damaged']);
  });

  test('is found by the rehearsal before it is needed', async () => {
    let bad = true;
    const bench: Bench = {
      do: async (task, onStep, signal) => {
        if (task.kind === 'rehearse' && bad) {
          throw new Refusal('damaged', { key: 'errors.database.checkpointDamaged', params: { tick: 1 } });
        }
        return inlineBench.do(task, onStep, signal);
      },
    };
    const { clock, host, notices } = housed(bench);
    clock.pass(20_000);
    await vi.waitFor(() => expect(notices).toEqual(['runtime.host.noRecovery']));
    clock.pass(20_000);
    await vi.waitFor(() => expect(notices).toEqual(['runtime.host.noRecovery', 'runtime.host.restored']));
    bad = false;
    clock.pass(20_000);
    await vi.waitFor(() => expect(host.picture()?.safety.recoverability.is).toBe('proven'));
    expect(keeperOf(host).view.tick).toBe(60);
  });
});

describe('a database that is damaged when the life is woken', () => {
  test('gives way to the newest state that is whole, once', () => {
    const clock = new FakeClock();
    const home = temporaryHome();
    const first = openHouse(home, clock);
    clock.pass(400_000);
    first.host.sleep();
    truncateSync(join(folderOf(home), 'life.db'), 5000);
    for (let start = 1; start <= 3; start++) {
      const { host } = openHouse(home, clock);
      // Its last evening was saved as a snapshot too: nothing is lost.
      expect(keeperOf(host).view.tick).toBe(400 + 5 * (start - 1));
      clock.pass(5000);
      host.sleep();
      expect(readdirSync(folderOf(home)).filter((name) => ASIDE.test(name))).toEqual(['life.db.damaged']);
    }
  });
});
