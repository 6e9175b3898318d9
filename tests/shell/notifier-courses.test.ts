import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ANOMALY_KINDS, SEVERITIES, type AnomalyKind, type Severity } from '../../src/shared/vocabulary';
import { viewOf } from '../environment/views';
import { NotificationDesk, timeAt, type Told } from './notification-desk';

// Goal: whatever comes in whatever order, the hour keeps its limit and nothing is lost or told twice.

const HOUR_MS = 3_600_000;

type Act =
  | { do: 'open'; severity: Severity; kind: AnomalyKind }
  | { do: 'resolve' | 'rise' | 'acknowledge'; which: number }
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
      kind: fc.constantFrom(...ANOMALY_KINDS),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('resolve' as const, 'resolve' as const, 'rise' as const, 'acknowledge' as const),
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
    const open = desk.anomalies.filter(({ toTick, acknowledged }) => toTick === null && !acknowledged);
    return open[which % Math.max(1, open.length)]?.id;
  };
  for (const step of acts) {
    switch (step.do) {
      case 'open':
        desk.open({ severity: step.severity, kind: step.kind });
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
      case 'acknowledge': {
        const id = pick(step.which);
        if (id !== undefined) desk.change(id, { acknowledged: true });
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

  test('nothing that goes on is lost, nothing is told twice, and nothing that is over as if it went on', async () => {
    await fc.assert(
      fc.asyncProperty(course, async ({ acts, perHourMax }) => {
        const { desk } = await follow(
          acts.filter((each) => each.do !== 'die'),
          perHourMax,
        );
        const inNotes = desk.told.flatMap(({ items }) => items);
        for (const { id, severity, toTick, acknowledged } of desk.anomalies) {
          const told = inNotes.filter((item) => item.id === id).map((item) => item.severity);
          const waiting = desk.box.waiting.filter((item) => item.id === id);
          expect(new Set(told).size).toBe(told.length);
          expect(told).not.toContain('notice');
          expect(waiting.length).toBeLessThanOrEqual(1);
          const isOver = toTick !== null || acknowledged;
          if (!isOver && severity !== 'notice') expect([...told, waiting[0]?.severity]).toContain(severity);
          if (acknowledged) expect(waiting).toEqual([]);
          else if (isOver) expect(waiting.every((item) => item.over && item.severity === 'grave')).toBe(true);
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

  test('each death is told once', async () => {
    await fc.assert(
      fc.asyncProperty(course, async ({ acts, perHourMax }) => {
        const well = acts.filter((each) => each.do !== 'says');
        const { desk, deaths } = await follow(well, perHourMax);
        expect(desk.told.filter(({ note }) => note.title === 'Ada has ended')).toHaveLength(deaths);
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});
