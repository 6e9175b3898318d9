import { expect, test } from 'vitest';
import { EMPTY_BOX, type Box, type Waiting } from '../../../src/main/monitor/manners/box';
import { decide, type Circumstances } from '../../../src/main/monitor/manners/decide';
import { DEFAULT_SETTINGS } from '../../../src/shared/settings';
import type { AnomalyKind, Severity } from '../../../src/shared/vocabulary';

// Goal: each manner alone decides as it should, to the second.

const HOUR_MS = 3_600_000;
const NOW_MS = Date.UTC(2026, 5, 1, 12, 0);

const waiting = (change: Partial<Waiting> = {}): Waiting => ({
  id: 1,
  kind: 'vital-low',
  subject: 'energy',
  severity: 'warning',
  sinceMs: NOW_MS - 10_000,
  over: false,
  ...change,
});
const boxOf = (change: Partial<Box>): Box => ({ ...EMPTY_BOX, ...change });
const circumstances = (change: Partial<Circumstances> = {}): Circumstances => ({
  nowMs: NOW_MS,
  minuteOfDay: 12 * 60,
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
const ago = (ms: number, severity: Severity = 'warning', kind: AnomalyKind = 'vital-low') => ({
  atMs: NOW_MS - ms,
  about: [{ kind, subject: 'energy' as const, severity }],
});

test.each<[string, Partial<Box>, Partial<Circumstances>, object]>([
  ['nothing waits', {}, {}, { do: 'nothing' }],
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
  [
    'a note 10 s ago',
    { waiting: [waiting()], told: [ago(10_000, 'warning', 'late-ticks')] },
    {},
    { do: 'wait', forMs: 20_000 },
  ],
  [
    'a note 10 s ago, and the hour has room in 5 s',
    {
      waiting: [waiting()],
      told: [ago(HOUR_MS - 5_000, 'warning', 'late-ticks'), ago(10_000, 'warning', 'late-ticks')],
    },
    { manners: { ...DEFAULT_SETTINGS.notifications, perHourMax: 2 } },
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
