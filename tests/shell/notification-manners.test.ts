import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EMPTY_BOX, type Box, type Waiting } from '../../src/main/shell/notification-box';
import { decide, type Circumstances } from '../../src/main/shell/notification-manners';
import { DEFAULT_SETTINGS } from '../../src/shared/settings';
import { SEVERITIES, type Severity } from '../../src/shared/vocabulary';
import { viewOf } from '../environment/views';
import { NotificationDesk, timeAt, type Told } from './notification-desk';

// Goal: whatever comes in whatever order, the hour keeps its limit and nothing is lost or told twice.

const HOUR_MS = 3_600_000;
const NOW_MS = new Date(2026, 5, 1, 12, 0).getTime();

const waiting = (change: Partial<Waiting> = {}): Waiting => ({
  life: { id: 'life-1', name: 'Ada' },
  id: 1,
  kind: 'vital-low',
  subject: 'energy',
  severity: 'warning',
  message: { key: 'common.appName', params: {} },
  sinceMs: NOW_MS - 10_000,
  over: false,
  away: false,
  sent: false,
  ...change,
});
const about = (severity: Severity) => [
  { lifeId: 'life-1', kind: 'vital-low', subject: 'energy', severity } as const,
];
const boxOf = (change: Partial<Box>): Box => ({ ...EMPTY_BOX, ...change });
const circumstances = (change: Partial<Circumstances> = {}): Circumstances => ({
  nowMs: NOW_MS,
  manners: DEFAULT_SETTINGS.notifications,
  startedMs: null,
  mayDisturb: true,
  ...change,
});
const quietNow = {
  ...DEFAULT_SETTINGS.notifications,
  quietHours: { enabled: true, from: '11:00', to: '13:00' },
};
const oneAnHour = { ...DEFAULT_SETTINGS.notifications, perHourMax: 1 };
const ago = (ms: number, severity: Severity = 'warning', kind = 'vital-low') => ({
  atMs: NOW_MS - ms,
  about: about(severity).map((each) => ({ ...each, kind })),
});

describe('one decision', () => {
  test.each<[string, Partial<Box>, Partial<Circumstances>, object]>([
    ['nothing waits', {}, {}, { do: 'nothing' }],
    ['what waits is on its way', { waiting: [waiting({ sent: true })] }, {}, { do: 'nothing' }],
    ['all is well', { waiting: [waiting()] }, {}, { do: 'show' }],
    ['the system was not asked', { waiting: [waiting()] }, { mayDisturb: null }, { do: 'ask' }],
    ['the system says no', { waiting: [waiting()] }, { mayDisturb: false }, { do: 'wait', forMs: 30_000 }],
    ['quiet hours', { waiting: [waiting()] }, { manners: quietNow }, { do: 'wait', forMs: 30_000 }],
    [
      'quiet hours, and it is grave',
      { waiting: [waiting({ severity: 'grave' })] },
      { manners: quietNow },
      { do: 'wait' },
    ],
    [
      'others may still come',
      { waiting: [waiting({ sinceMs: NOW_MS - 2_000 })] },
      {},
      { do: 'wait', forMs: 3_000 },
    ],
    ['a clock that was set back', { waiting: [waiting({ sinceMs: NOW_MS + HOUR_MS })] }, {}, { do: 'show' }],
    [
      'a quiet start',
      { waiting: [waiting({ sinceMs: NOW_MS - 40_000 })] },
      { startedMs: NOW_MS - 50_000 },
      { do: 'wait' },
    ],
    [
      'a quiet start, and it is grave',
      { waiting: [waiting({ sinceMs: NOW_MS - 40_000, severity: 'grave' })] },
      { startedMs: NOW_MS - 50_000 },
      { do: 'show' },
    ],
    [
      'a quiet start, and it is older',
      { waiting: [waiting({ sinceMs: NOW_MS - 60_000 })] },
      { startedMs: NOW_MS - 50_000 },
      { do: 'show' },
    ],
    ['it is over', { waiting: [waiting({ over: true })] }, {}, { do: 'forget' }],
    [
      'it is over and was grave',
      { waiting: [waiting({ over: true, severity: 'grave' })] },
      {},
      { do: 'show' },
    ],
    [
      'a note 10 s ago',
      { waiting: [waiting()], told: [ago(10_000, 'warning', 'late-ticks')] },
      {},
      { do: 'wait', forMs: 20_000 },
    ],
    [
      'the same was told half an hour ago',
      { waiting: [waiting()], told: [ago(HOUR_MS / 2)] },
      {},
      { do: 'wait' },
    ],
    ['the same was told an hour ago', { waiting: [waiting()], told: [ago(HOUR_MS)] }, {}, { do: 'show' }],
    [
      'the same was told, but less grave',
      { waiting: [waiting({ severity: 'grave' })], told: [ago(HOUR_MS / 2)] },
      {},
      { do: 'show' },
    ],
    [
      'the hour is full',
      { waiting: [waiting()], told: [ago(HOUR_MS - 20_000, 'warning', 'late-ticks')] },
      { manners: oneAnHour },
      { do: 'wait', forMs: 20_000 },
    ],
    [
      'the hour is full, and it is grave',
      { waiting: [waiting({ severity: 'grave' })], told: [ago(6 * 60_000)] },
      { manners: oneAnHour },
      { do: 'show' },
    ],
    [
      'the hour is full, and it is grave, and the last note is of now',
      { waiting: [waiting({ severity: 'grave' })], told: [ago(4 * 60_000)] },
      { manners: oneAnHour },
      { do: 'wait' },
    ],
  ])('%s', (_when, box, change, expected) => {
    expect(decide(boxOf(box), circumstances(change))).toMatchObject(expected);
  });
});

type Act =
  | { do: 'open'; severity: Severity; kind: string }
  | { do: 'resolve' | 'rise'; which: number }
  | { do: 'pass'; ms: number }
  | { do: 'die' | 'restart' }
  | { do: 'says'; says: 'shown' | 'failed' }
  | { do: 'disturb'; may: boolean }
  | { do: 'quiet'; enabled: boolean };

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('open' as const),
      severity: fc.constantFrom(...SEVERITIES),
      kind: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('resolve' as const, 'rise' as const),
      which: fc.nat({ max: 1000 }),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('pass' as const),
      ms: fc.oneof(fc.integer({ min: 500, max: 20_000 }), fc.integer({ min: 20_000, max: 1_200_000 })),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('die' as const, 'restart' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('says' as const),
      says: fc.constantFrom('shown' as const, 'failed' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('disturb' as const), may: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('quiet' as const), enabled: fc.boolean() }) },
);

interface Course {
  readonly desk: NotificationDesk;
  readonly deaths: number;
}

/** Lives through it, and checks at each step what must hold at any time. */
async function follow(acts: readonly Act[], perHourMax: number): Promise<Course> {
  const desk = await NotificationDesk.settled({ perHourMax });
  // The whole day but one minute, an hour ago: no course is so long that its clock comes there again.
  const hourAgoMs = desk.time.nowMs() - HOUR_MS;
  const [from, to] = [timeAt(hourAgoMs + 60_000), timeAt(hourAgoMs)];
  desk.settings.quietHours = { enabled: false, from, to };
  let deaths = 0;
  const pick = (which: number) => {
    const open = desk.anomalies.filter(({ toTick }) => toTick === null);
    return open[which % Math.max(1, open.length)]?.id;
  };
  for (const step of acts) {
    switch (step.do) {
      case 'open':
        desk.open({ severity: step.severity, kind: step.kind as never });
        break;
      case 'resolve': {
        const id = pick(step.which);
        if (id !== undefined) desk.resolve(id);
        break;
      }
      case 'rise': {
        const id = pick(step.which);
        if (id !== undefined) desk.change(id, { severity: 'grave' });
        break;
      }
      case 'pass': {
        const before = desk.told.length;
        const held = desk.settings.quietHours.enabled || !desk.mayDisturb;
        await desk.pass(step.ms, 5_000);
        const told = desk.told.slice(before).filter(({ items }) => items.length > 0);
        if (held) expect(told).toEqual([]);
        break;
      }
      case 'die': {
        const { tried } = desk;
        desk.die();
        deaths += 1;
        expect(desk.tried).toBe(tried + 1);
        await desk.settle();
        desk.anomalies = desk.anomalies.map((each) => ({ ...each, toTick: each.toTick ?? 6000 }));
        desk.notifier.watch({ view: viewOf(), anomalies: desk.anomalies });
        break;
      }
      case 'restart':
        desk.restart();
        desk.notifier.watch({ view: viewOf(), anomalies: desk.anomalies });
        break;
      case 'says':
        desk.says = step.says;
        break;
      case 'disturb':
        desk.mayDisturb = step.may;
        break;
      case 'quiet':
        desk.settings.quietHours = { ...desk.settings.quietHours, enabled: step.enabled };
        break;
    }
    await desk.settle();
  }
  return { desk, deaths };
}

const isAnomalies = ({ items }: Told): boolean => items.length > 0;
const isGrave = ({ items }: Told): boolean => items.some(({ severity }) => severity === 'grave');

function mostInAnHour(told: readonly Told[]): number {
  return Math.max(
    0,
    ...told.map(({ atMs }) => told.filter((each) => each.atMs >= atMs && each.atMs < atMs + HOUR_MS).length),
  );
}

describe('any course of things', () => {
  const course = fc.record({
    acts: fc.array(act, { minLength: 5, maxLength: 60 }),
    perHourMax: fc.integer({ min: 1, max: 6 }),
  });

  test('no hour has more notes than its limit, deaths and a few grave ones aside', async () => {
    await fc.assert(
      fc.asyncProperty(course, async ({ acts, perHourMax }) => {
        const { desk } = await follow(acts, perHourMax);
        const notes = desk.told.filter(isAnomalies);
        expect(mostInAnHour(notes.filter((each) => !isGrave(each)))).toBeLessThanOrEqual(perHourMax);
        expect(mostInAnHour(notes)).toBeLessThanOrEqual(perHourMax + 12);
        const times = notes.map(({ atMs }) => atMs);
        times
          .slice(1)
          .forEach((atMs, index) => expect(atMs - (times[index] ?? 0)).toBeGreaterThanOrEqual(30_000));
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  test('nothing is lost and nothing is told twice', async () => {
    await fc.assert(
      fc.asyncProperty(course, async ({ acts, perHourMax }) => {
        const quietly = acts.filter((each) => each.do !== 'die');
        const { desk } = await follow(quietly, perHourMax);
        for (const { id, severity, toTick } of desk.anomalies) {
          const inNotes = desk.told.flatMap(({ items }) => items).filter((item) => item.id === id);
          const inBox = desk.box.waiting.filter((item) => item.id === id);
          const told = inNotes.map((item) => item.severity);
          expect(new Set(told).size).toBe(told.length);
          const now = [...inNotes, ...inBox].filter((item) => item.severity === severity).length;
          if (severity === 'notice') expect(now).toBe(0);
          else if (toTick !== null && severity !== 'grave') expect(now).toBeLessThanOrEqual(1);
          else expect(now).toBe(1);
        }
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  test('when the desktop is well again and nothing forbids it, all of it is told within the hour', async () => {
    await fc.assert(
      fc.asyncProperty(course, async ({ acts, perHourMax }) => {
        const { desk } = await follow(acts, perHourMax);
        desk.says = 'shown';
        desk.mayDisturb = true;
        desk.settings.quietHours = { ...desk.settings.quietHours, enabled: false };
        await desk.pass(HOUR_MS + 6 * 60_000, 10_000);
        expect(desk.box.waiting).toEqual([]);
        expect(desk.box.deaths).toEqual([]);
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  test('each death is told', async () => {
    await fc.assert(
      fc.asyncProperty(course, async ({ acts, perHourMax }) => {
        const well = acts.filter((each) => each.do !== 'says' && each.do !== 'restart');
        const { desk, deaths } = await follow(well, perHourMax);
        expect(desk.told.filter(({ note }) => note.title === 'Ada has ended')).toHaveLength(deaths);
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});
