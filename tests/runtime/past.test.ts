import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { digestOf } from '../../src/main/vault/digest';
import type { LifeHost } from '../../src/main/runtime/life-host';
import { inlineBench } from '../../src/main/runtime/work/inline-bench';
import type { Bench } from '../../src/main/runtime/work/tasks';
import { cancelled, drive, type Work } from '../../src/main/runtime/work/work';
import { Refusal } from '../../src/shared/refusal';
import type { LifeView } from '../../src/shared/views';
import { FakeClock } from '../support/fake-clock';
import { keeperOf, openHouse, temporaryHome } from './house';

const noise = { type: 'noise', intensity: 0.4, source: 'test', note: null } as const;

const lifeIdOf = (host: LifeHost): string => keeperOf(host).view.identity.lifeId;

/** A life with a past: noises, a night, a clock that was set. */
function housed(homePath = temporaryHome()) {
  const clock = new FakeClock();
  const { host, trouble } = openHouse(homePath, clock);
  /** What the life was right after each tick. */
  const lived = new Map<number, LifeView>();
  host.on('push', ({ view }) => {
    if (!lived.has(view.tick)) lived.set(view.tick, view);
  });
  for (let hour = 0; hour < 4; hour++) {
    clock.pass(100_000);
    host.stimulate(noise);
  }
  clock.pass(50_000);
  return { clock, host, trouble, lived, homePath };
}

describe('a past moment', () => {
  test('is brought back as it was, with what led there', async () => {
    const { clock, host, lived } = housed();
    for (const tick of [1, 100, 101, 350]) {
      await host.past.look(tick);
      const picture = host.picture();
      expect(picture).toMatchObject({ looking: 'moment', readOnly: true });
      expect(picture?.view).toEqual(lived.get(tick));
      expect(picture?.history.at(-1)).toMatchObject({ tick, energy: picture?.view.vitals.energy });
      expect(picture?.history).toHaveLength(tick);
      expect(host.memory()?.tick).toBe(tick);
    }
    expect(host.picture()?.trace.some(({ happening }) => happening.kind === 'event')).toBe(true);
    clock.pass(5000);
    expect(host.picture()?.view.tick).toBe(350);
    host.back();
    expect(host.picture()).toMatchObject({ looking: null, view: { tick: 455 } });
  });

  test('that never was is refused, and the living life stays in view', async () => {
    const { host } = housed();
    await expect(host.past.look(9999)).rejects.toThrow(Refusal);
    expect(host.looking).toBe(false);
  });

  test('becomes a life of its own, whose first state is that moment', async () => {
    const { host, clock } = housed();
    const parent = lifeIdOf(host);
    const identity = await host.past.fork(200);
    expect(identity.lineage).toMatchObject({ origin: 'forked', parentId: parent, branchTick: 200 });
    expect(keeperOf(host).view.tick).toBe(200);
    clock.pass(10_000);
    expect((await host.past.verify()).is).toBe('whole');
    const { lives } = host.past.list();
    expect(lives.map(({ identity: { lifeId }, current }) => [lifeId, current])).toEqual([
      [identity.lifeId, true],
      [parent, false],
    ]);
    host.past.wake(parent);
    expect(keeperOf(host).view).toMatchObject({ identity: { lifeId: parent }, tick: 450 });
  });
});

describe('two lives side by side', () => {
  test('are the same up to the tick at which something else reached one of them', async () => {
    const { host, clock } = housed();
    const parent = lifeIdOf(host);
    const { lifeId } = await host.past.fork(450);
    clock.pass(20_000);
    const comparison = await host.past.compare(parent, lifeId);
    expect(comparison).toMatchObject({ commonTick: 450, divergence: null });
    host.past.wake(parent);
    clock.pass(30_000);
    const later = await host.past.compare(lifeId, parent);
    // The fork woke at its first tick; the parent had fallen asleep by then.
    expect(later).toMatchObject({ commonTick: 470, divergence: { tick: 451 } });
    expect(later.divergence?.inputs?.map(({ key }) => key)).toEqual([
      'runtime.work.input.wake',
      'runtime.work.input.sleep',
    ]);
    expect(later.courses[0].tick.at(0)).toBe(450);
    expect(later.courses[0].tick.at(-1)).toBe(470);
    expect(later.views.map(({ tick }) => tick)).toEqual([470, 470]);
  });

  test('without a past in common are strangers', async () => {
    const { host, clock } = housed();
    const first = lifeIdOf(host);
    const second = host.birth({ name: 'Other', policy: 'natural', seed: 9 });
    clock.pass(60_000);
    const comparison = await host.past.compare(first, second.lifeId);
    expect(comparison.divergence?.because.key).toBe('runtime.work.apart.strangers');
    expect(comparison.commonTick).toBe(60);
  });
});

describe('a life that takes its past along', () => {
  test('arrives with its whole journal, and its history is made anew from it', async () => {
    const here = housed();
    const file = join(here.homePath, 'along.life');
    here.host.saveSnapshot();
    const recorded = here.host.past.course({ fromMs: 0, toMs: 1e9, pointsMax: 2000 });
    await here.host.past.takeAlong(file);
    here.host.sleep();

    const there = openHouse(temporaryHome(), here.clock);
    expect(there.host.preview(file)).toMatchObject({ past: { fromTick: 0 }, verdict: 'other' });
    const identity = await there.host.decideSlowly({ filePath: file, choice: 'resume' });
    expect(identity.lifeId).toBe(lifeIdOf(there.host));
    const course = there.host.past.course({ fromMs: 0, toMs: 1e9, pointsMax: 2000 });
    expect(course.mean.energy.slice(0, 450)).toEqual(recorded.mean.energy.slice(0, 450));
    expect(await there.host.past.verify()).toMatchObject({ is: 'whole', seams: [], replayedTicks: 450 });
    await there.host.past.look(123);
    expect(there.host.picture()?.view.tick).toBe(123);
  });

  test('adds what is missing where the beginning is there already', async () => {
    const here = housed();
    const thereHome = temporaryHome();
    const file = join(here.homePath, 'one.life');
    await here.host.past.takeAlong(file);
    const there = openHouse(thereHome, here.clock);
    const home = there.host.picture()?.view.identity.lifeId ?? '';
    there.host.decide({ filePath: file, choice: 'resume' });
    there.host.past.wake(home);
    const later = join(here.homePath, 'two.life');
    // Here nothing else happened to it meanwhile but living on; there it has slept since.
    here.clock.pass(70_000);
    await here.host.past.takeAlong(later);
    await there.host.decideSlowly({ filePath: later, choice: 'resume' });
    // It had woken there for a moment, so the pasts part; the state is taken over, and the journal says so.
    expect(await there.host.past.verify()).toMatchObject({ is: 'whole', seams: [{ reason: 'arrived' }] });
    expect(keeperOf(there.host).view.tick).toBe(520);
  });

  test('leaves nothing behind where its journal was changed', async () => {
    const here = housed();
    const file = join(here.homePath, 'along.life');
    await here.host.past.takeAlong(file);
    const content = JSON.parse(readFileSync(file, 'utf8')) as {
      past: { journal: unknown[][] };
      digest: string;
    };
    const row = content.past.journal.find(([, , , , , , input]) => String(input).includes('noise'));
    if (row !== undefined) row[6] = String(row[6]).replace('0.4', '0.5');
    content.digest = digestOf(content);
    writeFileSync(file, JSON.stringify(content));
    const thereHome = temporaryHome();
    const there = openHouse(thereHome, here.clock);
    const before = readdirSync(join(thereHome, 'lives'));
    await expect(there.host.decideSlowly({ filePath: file, choice: 'resume' })).rejects.toThrow('pastBroken');
    expect(readdirSync(join(thereHome, 'lives'))).toEqual(before);
  });
});

describe('long work', () => {
  test('is one at a time, and can be cancelled', async () => {
    const clock = new FakeClock();
    let stopped = false;
    const slow: Bench = {
      do: (_task, _onStep, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            stopped = true;
            reject(cancelled());
          });
        }),
    };
    const { host } = openHouse(temporaryHome(), clock, { bench: slow });
    clock.pass(5000);
    const work = host.past.verify();
    await expect(host.past.look(2)).rejects.toMatchObject({ code: 'busy' });
    host.past.cancel();
    await expect(work).rejects.toMatchObject({ code: 'cancelled' });
    expect(stopped).toBe(true);
  });
});

describe('work in slices', () => {
  function* counting(to: number, closed: () => void): Work<number> {
    try {
      for (let done = 0; done < to; done++) {
        const untilMs = performance.now() + 1;
        while (performance.now() < untilMs);
        yield { done, total: to };
      }
      return to;
    } finally {
      closed();
    }
  }

  test('tells how far it has come and what came of it', async () => {
    const steps: number[] = [];
    const closed = vi.fn();
    expect(await drive(counting(150, closed), { onStep: ({ done }) => steps.push(done) })).toBe(150);
    expect(steps.length).toBeGreaterThan(1);
    expect(steps).toEqual([...steps].sort((one, other) => one - other));
    expect(closed).toHaveBeenCalledOnce();
  });

  test('is left off between two slices, and closes what it held open', async () => {
    const closed = vi.fn();
    const stop = new AbortController();
    const work = drive(counting(1e6, closed), { onStep: () => stop.abort(), signal: stop.signal });
    await expect(work).rejects.toMatchObject({ code: 'cancelled' });
    expect(closed).toHaveBeenCalledOnce();
  });
});

describe('rehearsed recovery', () => {
  test('proves soon after waking, and again and again, that the life could be brought back', async () => {
    const clock = new FakeClock();
    const { host, trouble } = openHouse(temporaryHome(), clock);
    expect(host.picture()?.safety.recoverability.is).toBe('unproven');
    clock.pass(30_000);
    await vi.waitFor(() => expect(host.picture()?.safety.recoverability).toMatchObject({ is: 'proven' }));
    const first = host.picture()?.safety.recoverability;
    clock.pass(310_000);
    await vi.waitFor(() => expect(host.picture()?.safety.recoverability).not.toEqual(first));
    expect(host.picture()?.safety.recoverability).toMatchObject({ is: 'proven' });
    expect(trouble).toEqual([]);
  });

  test('says at once when the newest save is bad, and writes a good one', async () => {
    const clock = new FakeClock();
    let sabotaged = true;
    const bench: Bench = {
      do: async (task, onStep, signal) => {
        const result = await inlineBench.do(task, onStep, signal);
        return task.kind === 'rehearse' && sabotaged ? ('0'.repeat(64) as typeof result) : result;
      },
    };
    const { host } = openHouse(temporaryHome(), clock, { bench });
    const notices: string[] = [];
    host.on('notice', ({ message }) => notices.push(message.key));
    clock.pass(30_000);
    await vi.waitFor(() => expect(host.picture()?.safety.recoverability).toMatchObject({ is: 'failed' }));
    expect(notices).toEqual(['runtime.host.noRecovery']);
    sabotaged = false;
    clock.pass(30_000);
    await vi.waitFor(() => expect(host.picture()?.safety.recoverability).toMatchObject({ is: 'proven' }));
  });
});

describe('honest time', () => {
  test('every gap has its kind, and with the lived time they add up to the wall time since birth', () => {
    const home = temporaryHome();
    const clock = new FakeClock();
    const bornMs = clock.wallMs();
    const first = openHouse(home, clock);
    clock.pass(100_000);
    clock.stall(8_000);
    clock.pass(10_000);
    clock.doze(600_000);
    clock.pass(5_000);
    clock.stall(120_000);
    clock.pass(20_000);
    clock.jump(3_600_000);
    clock.pass(20_000);
    clock.jump(-7_200_000);
    clock.pass(20_000);
    first.host.suspend();
    clock.doze(1_000_000);
    first.host.resume();
    clock.pass(20_000);
    first.host.sleep();
    clock.pass(50_000);
    const second = openHouse(home, clock);
    clock.pass(30_000);
    const { books } = second.host.past.reach();
    expect(books.gapsMs).toMatchObject({ asleep: 50_000, crashed: 0 });
    expect(books.gapsMs.suspended).toBeGreaterThanOrEqual(1_600_000);
    expect(books.gapsMs.unknown).toBeGreaterThanOrEqual(120_000);
    expect(books.clockMs).toBe(-3_600_000);
    const sum = books.livedMs + Object.values(books.gapsMs).reduce((all, ms) => all + ms, 0) + books.clockMs;
    expect(Math.abs(books.wallMs - sum)).toBeLessThan(1000);
    expect(Math.abs(books.wallMs - (clock.wallMs() - bornMs))).toBeLessThan(1000);
    const gaps = second.host.picture()?.gaps ?? [];
    expect(gaps.map(({ kind }) => kind)).toEqual(['suspended', 'unknown', 'suspended', 'asleep']);
    for (const { fromMs, toMs, atMs } of gaps) {
      expect(toMs).toBeGreaterThan(fromMs);
      expect(atMs).toBeGreaterThan(0);
    }
  });

  test('ticks folded faster than the clock are told apart from time that was lived by it', () => {
    const clock = new FakeClock();
    const home = temporaryHome();
    const first = openHouse(home, clock, { realtime: false });
    keeperOf(first.host).run(86_400, 100);
    first.host.sleep();
    clock.pass(5000);
    const { books } = openHouse(home, clock).host.past.reach();
    expect(books).toMatchObject({ livedMs: 86_400_000, wallMs: 5000, clockMs: -86_400_000 });
    expect(books.gapsMs).toMatchObject({ asleep: 5000 });
  });
});
