import { describe, expect, test } from 'vitest';
import { ANOMALY_KINDS } from '../../src/shared/vocabulary';
import { anomalyOf, deadView, viewOf } from '../environment/views';
import { NotificationDesk, timeAt } from './notification-desk';

// Goal: what matters is told, once, never in a burst, and never lost.

const GATHER_MS = 5_000;
const HOUR_MS = 3_600_000;
const SUBJECTS = ['energy', 'integrity', 'stability', 'tension', 'fatigue'] as const;
const settled = (...of: Parameters<typeof NotificationDesk.settled>) => NotificationDesk.settled(...of);
const titles = ({ notes }: NotificationDesk): string[] => notes.map(({ title }) => title);

test('an anomaly is told by name, and a click opens it', async () => {
  const desk = await settled();
  desk.open({ id: 7 });
  await desk.pass(GATHER_MS);
  expect(desk.notes).toEqual([
    {
      title: 'Warning: Energy',
      body: 'Ada. Life',
      opens: { do: 'go-to', view: 'anomalies', anomalyId: 7 },
      grave: false,
    },
  ]);
});

test.each([
  ['notice', 'notice', 1],
  ['warning', 'notice', 0],
  ['warning', 'warning', 1],
  ['warning', 'grave', 1],
  ['grave', 'warning', 0],
] as const)('from %s on, one of %s is told %i times', async (minimumSeverity, severity, count) => {
  const desk = await settled({ minimumSeverity });
  desk.open({ severity });
  await desk.pass(GATHER_MS);
  expect(desk.notes).toHaveLength(count);
});

describe('each severity is told once', () => {
  test('an anomaly that changes, but not its severity, is not told again', async () => {
    const desk = await settled();
    desk.open({ id: 1 });
    await desk.pass(GATHER_MS);
    desk.change(1, { observed: 3 });
    await desk.pass(HOUR_MS, 10_000);
    expect(desk.notes).toHaveLength(1);
  });

  test('one that grows graver is told again, as what it is then', async () => {
    const desk = await settled();
    desk.open({ id: 1 });
    await desk.pass(60_000);
    desk.change(1, { severity: 'grave' });
    await desk.pass(60_000);
    expect(titles(desk)).toEqual(['Warning: Energy', 'Grave: Energy']);
  });

  test('one that was too slight is told when it becomes grave enough', async () => {
    const desk = await settled();
    desk.open({ id: 1, severity: 'notice' });
    await desk.pass(60_000);
    expect(desk.notes).toHaveLength(0);
    desk.change(1, { severity: 'warning' });
    await desk.pass(60_000);
    expect(titles(desk)).toEqual(['Warning: Energy']);
  });

  test('one that grows graver while it waits is told once, with its newest words', async () => {
    const desk = await settled();
    desk.mayDisturb = false;
    desk.open({ id: 1 });
    desk.change(1, { severity: 'grave', message: { key: 'common.severity.grave', params: {} } });
    await desk.pass(60_000);
    desk.change(1, { message: { key: 'common.phase.degrade', params: {} } });
    desk.mayDisturb = true;
    await desk.pass(60_000);
    expect(desk.notes).toHaveLength(1);
    expect(desk.notes[0]).toMatchObject({ title: 'Grave: Energy', body: 'Ada. Degrading' });
  });

  test('the same trouble that goes and comes again within the hour is told when the hour is over', async () => {
    const desk = await settled();
    desk.open();
    await desk.pass(60_000);
    for (let again = 0; again < 10; again += 1) {
      desk.resolve(desk.anomalies.length);
      await desk.pass(60_000);
      desk.open();
      await desk.pass(60_000);
    }
    expect(desk.notes).toHaveLength(1);
    await desk.pass(HOUR_MS, 10_000);
    expect(titles(desk)).toEqual(['Warning: Energy', 'Warning: Energy']);
    expect(desk.told[1]?.items.map(({ id }) => id)).toEqual([11]);
  });
});

describe('what a person has acknowledged', () => {
  test('is not told any more, not even when it grows graver, and not after a start either', async () => {
    const desk = await settled();
    desk.mayDisturb = false;
    desk.open({ id: 1 });
    desk.open({ id: 2, severity: 'grave', subject: 'stability' });
    await desk.pass(60_000);
    desk.change(1, { acknowledged: true });
    desk.change(2, { acknowledged: true });
    expect(desk.box.waiting).toEqual([]);
    desk.change(1, { severity: 'grave' });
    desk.resolve(2);
    desk.mayDisturb = true;
    desk.restart();
    desk.notifier.watch({ view: viewOf(), anomalies: desk.anomalies });
    await desk.pass(HOUR_MS, 10_000);
    expect(desk.notes).toEqual([]);
  });

  test('while its note could not be shown, is not told later', async () => {
    const desk = await settled();
    desk.says = 'later';
    desk.open({ id: 1 });
    await desk.pass(10_000);
    desk.change(1, { acknowledged: true });
    desk.says = 'shown';
    await desk.answer(false);
    await desk.pass(HOUR_MS, 10_000);
    expect(desk.tried).toBe(1);
    expect(desk.box.waiting).toEqual([]);
  });
});

describe('what passes by itself', () => {
  test('before it could be told, nobody needs to hear of it', async () => {
    const desk = await settled();
    desk.open({ id: 1 });
    desk.resolve(1);
    expect(desk.box.waiting).toEqual([]);
    await desk.pass(60_000);
    expect(desk.notes).toHaveLength(0);
  });

  test('while its note could not be shown, is not told as if it went on', async () => {
    const desk = await settled();
    desk.says = 'later';
    desk.open({ id: 1 });
    await desk.pass(10_000);
    desk.resolve(1);
    await desk.answer(false);
    desk.says = 'shown';
    await desk.pass(HOUR_MS, 10_000);
    expect(desk.tried).toBe(1);
  });

  test('while the app was away, is not told as if it went on', async () => {
    const desk = await settled();
    desk.mayDisturb = false;
    desk.open({ id: 1 });
    desk.open({ id: 2, severity: 'grave', subject: 'stability' });
    await desk.pass(60_000);
    desk.restart();
    desk.mayDisturb = true;
    desk.notifier.watch({
      view: viewOf(),
      anomalies: desk.anomalies.map((each) => ({ ...each, toTick: 6000 })),
    });
    await desk.pass(60_000);
    expect(titles(desk)).toEqual(['Grave, over by now: Stability']);
  });

  test('is told as one of the past if it was grave', async () => {
    const desk = await settled();
    desk.open({ id: 1, severity: 'grave' });
    desk.resolve(1);
    await desk.pass(60_000);
    expect(desk.notes).toMatchObject([{ title: 'Grave, over by now: Energy', body: 'Ada. Life' }]);
  });

  test('and was grave, is counted behind what goes on, however slight that is', async () => {
    const desk = await settled();
    desk.open({ id: 1, severity: 'grave' });
    desk.open({ id: 2, subject: 'stability' });
    desk.resolve(1);
    await desk.pass(60_000);
    expect(desk.notes).toMatchObject([
      {
        title: '1 anomaly: Stability',
        body: 'Ada. Warning: Life 1 more was grave and is over by now.',
        opens: { anomalyId: 2 },
      },
    ]);
  });

  test('and was grave, time and again, is one trouble', async () => {
    const desk = await settled();
    desk.mayDisturb = false;
    for (let id = 1; id <= 5; id += 1) {
      desk.open({ id, severity: 'grave' });
      await desk.pass(60_000);
      desk.resolve(id);
    }
    desk.open({ id: 6, severity: 'grave', subject: 'stability' });
    desk.resolve(6);
    desk.mayDisturb = true;
    await desk.pass(60_000);
    expect(titles(desk)).toEqual(['Held back: 2 grave anomalies, over by now, the last: Stability']);
  });
});

describe('a burst', () => {
  test('is one note that names the gravest', async () => {
    const desk = await settled();
    desk.open({ id: 1, subject: 'stability' });
    desk.open({ id: 2, subject: 'integrity', severity: 'grave' });
    desk.open({ id: 3, subject: 'heartbeat', severity: 'warning' });
    await desk.pass(60_000);
    expect(desk.notes).toEqual([
      {
        title: '3 anomalies, the gravest: Integrity',
        body: 'Ada. Grave: Life',
        opens: { do: 'go-to', view: 'anomalies', anomalyId: 2 },
        grave: true,
      },
    ]);
  });

  test('however long it lasts, the hour has its limit, and what came later is one note', async () => {
    const desk = await settled({ perHourMax: 3 });
    const kinds = ANOMALY_KINDS.flatMap((kind) => SUBJECTS.map((subject) => ({ kind, subject })));
    for (const each of kinds) {
      desk.open(each);
      await desk.pass(3_500_000 / kinds.length);
    }
    expect(desk.notes).toHaveLength(3);
    await desk.pass(120_000);
    expect(desk.notes).toHaveLength(4);
    expect(desk.told.flatMap(({ items }) => items)).toHaveLength(kinds.length);
  });

  test('a grave one may pass the limit of the hour, but not without distance', async () => {
    const desk = await settled({ perHourMax: 1 });
    desk.open({ kind: 'late-ticks' });
    await desk.pass(60_000);
    desk.open({ id: 2, severity: 'grave' });
    await desk.pass(3 * 60_000);
    expect(desk.notes).toHaveLength(1);
    await desk.pass(2 * 60_000);
    expect(titles(desk)).toEqual(['Warning: Energy', 'Grave: Energy']);
  });
});

describe('a quiet start', () => {
  test('what passes within a minute of a waking is not told; what stays is; what is grave does not wait', async () => {
    const desk = new NotificationDesk();
    desk.notifier.watch({ view: viewOf(), anomalies: [] });
    desk.open({ id: 1, subject: 'stability' });
    desk.open({ id: 2, subject: 'integrity' });
    desk.open({ id: 3, severity: 'grave' });
    await desk.pass(10_000);
    expect(titles(desk)).toEqual(['Grave: Energy']);
    desk.resolve(1);
    await desk.pass(49_000);
    expect(desk.notes).toHaveLength(1);
    await desk.pass(31_000);
    expect(desk.told[1]?.items.map(({ id }) => id)).toEqual([2]);
  });

  test('begins anew when the life wakes', async () => {
    const desk = await settled();
    desk.notifier.lived(viewOf({ downtimeMs: 3_600_000 }));
    desk.notifier.lived(viewOf({ downtimeMs: 3_600_000 }));
    desk.view = viewOf({ downtimeMs: 3_600_000 });
    desk.open();
    await desk.pass(59_000);
    expect(desk.notes).toHaveLength(0);
    await desk.pass(31_000);
    expect(desk.notes).toHaveLength(1);
  });

  test('does not begin anew for a life that was only looked away from', async () => {
    const desk = await settled();
    desk.notifier.watch({ view: viewOf(), anomalies: [] });
    desk.open();
    await desk.pass(10_000);
    expect(desk.notes).toHaveLength(1);
  });
});

describe('held back', () => {
  test('while the system is not to be disturbed, and told afterwards as one', async () => {
    const desk = await settled();
    desk.mayDisturb = false;
    desk.open({ subject: 'stability' });
    await desk.pass(HOUR_MS, 5_000);
    desk.open({ severity: 'grave' });
    await desk.pass(HOUR_MS, 5_000);
    expect(desk.notes).toHaveLength(0);
    desk.mayDisturb = true;
    await desk.pass(30_000);
    expect(desk.notes).toMatchObject([
      { title: 'Held back: 2 anomalies, the gravest: Energy', body: 'Ada, 1 h 0 min ago. Grave: Life' },
    ]);
  });

  test('in quiet hours the system is not even asked', async () => {
    const desk = await settled();
    desk.settings.quietHours = aroundNow(desk);
    const { asked } = desk;
    desk.open({ severity: 'grave' });
    await desk.pass(10 * 60_000);
    expect([desk.notes.length, desk.asked]).toEqual([0, asked]);
    desk.settings.quietHours = { ...desk.settings.quietHours, enabled: false };
    await desk.pass(30_000);
    expect(desk.notes).toMatchObject([{ title: 'Grave: Energy', body: 'Ada, 10 min ago. Life' }]);
  });

  test('by a desktop that cannot show it, and tried again, ever more rarely, until it is shown', async () => {
    const desk = await settled();
    desk.says = 'failed';
    desk.open();
    await desk.pass(10_000);
    const { tried } = desk;
    expect(tried).toBeGreaterThanOrEqual(1);
    await desk.pass(HOUR_MS, 5_000);
    expect(desk.tried - tried).toBeGreaterThan(12);
    expect(desk.tried - tried).toBeLessThan(20);
    desk.says = 'shown';
    await desk.pass(5 * 60_000);
    expect(desk.notes).toHaveLength(1);
    await desk.pass(HOUR_MS, 5_000);
    expect(desk.notes).toHaveLength(1);
  });

  test('switched off, anomalies are silent, also those that were waiting', async () => {
    const desk = await settled();
    desk.open();
    desk.settings.enabled = false;
    desk.open();
    await desk.pass(60_000);
    expect([desk.notes.length, desk.box.waiting.length]).toEqual([0, 0]);
    desk.settings.enabled = true;
    await desk.pass(HOUR_MS, 10_000);
    expect(desk.notes).toHaveLength(0);
  });
});

describe('a death', () => {
  test('is told at once, whatever is set, and is the last word', async () => {
    const desk = await settled();
    desk.mayDisturb = false;
    desk.settings.quietHours = aroundNow(desk);
    desk.open({ id: 1 });
    desk.open({ id: 2, severity: 'grave' });
    await desk.pass(10_000);
    desk.die();
    expect(desk.notes).toEqual([
      {
        title: 'Ada has ended',
        body: 'At tick 5023, age 1 h 23 min. Used up: Energy.',
        opens: { do: 'go-to', view: 'now', anomalyId: null },
        grave: true,
      },
    ]);
    desk.settings.quietHours = { ...desk.settings.quietHours, enabled: false };
    desk.mayDisturb = true;
    await desk.pass(HOUR_MS, 10_000);
    expect(desk.notes).toHaveLength(1);
    expect(desk.box.deaths).toEqual([]);
  });

  test('also when notifications are switched off', async () => {
    const desk = await settled({ enabled: false });
    desk.open({ id: 1 });
    desk.die();
    expect(desk.notes[0]?.body).toBe('At tick 5023, age 1 h 23 min. Used up: Energy.');
  });

  test('does not wait for the next try of a desktop that just failed, and is tried until it is shown', async () => {
    const desk = await settled();
    desk.says = 'failed';
    desk.open();
    await desk.pass(HOUR_MS, 10_000);
    const { tried } = desk;
    desk.die();
    expect(desk.tried).toBe(tried + 1);
    await desk.pass(10 * 60_000, 5_000);
    desk.says = 'shown';
    await desk.pass(5 * 60_000, 5_000);
    expect(desk.notes).toHaveLength(1);
    expect(desk.notes[0]?.body).toContain('min ago.');
  });

  test('does not count for the hour', async () => {
    const desk = await settled({ perHourMax: 1 });
    desk.die();
    desk.notifier.watch({ view: viewOf(), anomalies: [] });
    await desk.pass(120_000);
    desk.open();
    await desk.pass(10_000);
    expect(titles(desk)).toEqual(['Ada has ended', 'Warning: Energy']);
  });
});

describe('after kill -9', () => {
  test('what waited is told, as of the time away', async () => {
    const desk = await settled();
    desk.mayDisturb = false;
    desk.open({ id: 1, subject: 'stability' });
    desk.open({ id: 2 });
    await desk.pass(HOUR_MS, 10_000);
    desk.restart();
    desk.mayDisturb = true;
    desk.notifier.watch({ view: viewOf(), anomalies: desk.anomalies });
    await desk.pass(10_000);
    expect(titles(desk)).toEqual(['While you were away: 2 anomalies, the gravest: Energy']);
  });

  test('what was told is not told again, nor is the limit of the hour forgotten', async () => {
    const desk = await settled({ perHourMax: 1 });
    desk.open({ id: 1 });
    await desk.pass(10_000);
    expect(desk.notes).toHaveLength(1);
    desk.restart();
    desk.notifier.watch({ view: viewOf(), anomalies: desk.anomalies });
    desk.open({ id: 2, kind: 'late-ticks' });
    await desk.pass(30 * 60_000, 5_000);
    expect(desk.notes).toHaveLength(1);
    await desk.pass(30 * 60_000, 5_000);
    expect(desk.told.map(({ items }) => items.map(({ id }) => id))).toEqual([[1], [2]]);
  });

  test.each(['warning', 'grave'] as const)(
    'in the very moment of showing one of %s, it is not shown again',
    async (severity) => {
      const desk = await settled();
      desk.says = 'later';
      desk.open({ severity });
      await desk.pass(10_000);
      expect(desk.notes).toHaveLength(1);
      desk.says = 'shown';
      desk.restart();
      desk.notifier.watch({ view: viewOf(), anomalies: desk.anomalies });
      await desk.pass(HOUR_MS, 10_000);
      expect(desk.notes).toHaveLength(1);
    },
  );

  test('a death shown in that moment is shown again: it must not be lost', async () => {
    const desk = await settled();
    desk.says = 'later';
    desk.die();
    desk.says = 'shown';
    desk.restart();
    desk.notifier.watch({ view: deadView(), anomalies: [] });
    await desk.pass(10_000);
    expect(titles(desk)).toEqual(['Ada has ended', 'Ada has ended']);
  });

  test('a death that could not be shown is told then', async () => {
    const desk = await settled();
    desk.says = 'failed';
    desk.die();
    await desk.settle();
    desk.restart();
    desk.says = 'shown';
    desk.notifier.watch({ view: deadView(), anomalies: [] });
    await desk.pass(10_000);
    expect(titles(desk)).toEqual(['Ada has ended']);
  });

  test('what the life does not know any more is forgotten', async () => {
    const desk = await settled();
    desk.mayDisturb = false;
    desk.open({ id: 1 });
    desk.open({ id: 2, severity: 'grave' });
    await desk.pass(10_000);
    desk.restart();
    desk.notifier.watch({ view: viewOf(), anomalies: desk.anomalies.slice(1) });
    expect([desk.box.open, desk.box.waiting].map((each) => each.map(({ id }) => id))).toEqual([[2], [2]]);
  });

  test('a death nobody had time to hear of is found and told once', async () => {
    const desk = await settled();
    desk.restart();
    desk.notifier.watch({ view: deadView(), anomalies: [] });
    await desk.pass(10_000);
    desk.restart();
    desk.notifier.watch({ view: deadView(), anomalies: [] });
    await desk.pass(10_000);
    expect(titles(desk)).toEqual(['Ada has ended']);
  });

  test('an anomaly nobody had time to hear of is found and told', async () => {
    const desk = await settled();
    desk.restart();
    desk.anomalies = [{ ...desk.open({ id: 9, severity: 'notice' }), id: 10, severity: 'grave' }];
    desk.notifier.watch({ view: viewOf(), anomalies: desk.anomalies });
    await desk.pass(10_000);
    expect(titles(desk)).toEqual(['Grave: Energy']);
  });
});

test('a life that comes here brings its dead and its open anomalies without a word', async () => {
  const desk = new NotificationDesk();
  desk.notifier.watch({ view: deadView(), anomalies: [] });
  const open = { ...desk.open({ id: 1, severity: 'notice' }), id: 2, severity: 'grave' as const };
  const other = { ...viewOf(), identity: { ...viewOf().identity, lifeId: 'life-2' } };
  desk.notifier.watch({ view: other, anomalies: [open] });
  await desk.pass(HOUR_MS, 10_000);
  expect(desk.notes).toEqual([]);
});

test('what is noticed as a life comes here is told', async () => {
  const desk = new NotificationDesk();
  const old = anomalyOf({ id: 1, severity: 'grave', noticedTick: desk.view.tick - 1 });
  const now = anomalyOf({ id: 2, subject: 'stability', severity: 'grave', noticedTick: desk.view.tick });
  desk.anomalies = [old, now];
  desk.notifier.watch({ view: desk.view, anomalies: desk.anomalies });
  await desk.pass(HOUR_MS, 10_000);
  expect(titles(desk)).toEqual(['Grave: Stability']);
});

test('of a life that is no longer here nothing is told, shown in vain or not at all; the hour’s limit stays', async () => {
  const desk = await settled({ perHourMax: 1 });
  desk.open({ id: 1 });
  await desk.pass(10_000);
  expect(desk.notes).toHaveLength(1);
  desk.says = 'later';
  desk.open({ id: 2, subject: 'stability' });
  await desk.pass(HOUR_MS, 10_000);
  expect(desk.tried).toBe(2);
  desk.open({ id: 3, subject: 'integrity' });
  desk.view = viewOf({ identity: { ...viewOf().identity, lifeId: 'life-2', name: 'Bo' } });
  desk.anomalies = [];
  desk.notifier.watch({ view: desk.view, anomalies: [] });
  await desk.answer(false);
  expect(desk.box.waiting).toEqual([]);
  desk.says = 'shown';
  desk.open({ id: 1 });
  await desk.pass(50 * 60_000, 10_000);
  expect(desk.tried).toBe(2);
  await desk.pass(20 * 60_000, 10_000);
  expect(desk.notes.at(-1)).toMatchObject({ body: expect.stringContaining('Bo') as string });
});

/** Quiet hours that the desk's clock stands in the middle of. */
function aroundNow(desk: NotificationDesk) {
  const nowMs = desk.time.nowMs();
  return { enabled: true, from: timeAt(nowMs - 2 * HOUR_MS), to: timeAt(nowMs + 2 * HOUR_MS) };
}
