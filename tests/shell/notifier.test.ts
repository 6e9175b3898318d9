import { describe, expect, test } from 'vitest';
import { Notifier, type Note } from '../../src/main/shell/notifier';
import { DEFAULT_SETTINGS, type Settings } from '../../src/shared/settings';
import { FakeTime } from '../environment/fake-time';
import { anomalyOf, deadView, viewOf } from '../environment/views';

// Goal: what matters is told, once, and never in a burst.

function desk(settings: Partial<Settings['notifications']> = {}) {
  const time = new FakeTime();
  const notes: Note[] = [];
  const now = { ...DEFAULT_SETTINGS.notifications, ...settings };
  const notifier = new Notifier({
    show: (note) => notes.push(note),
    settings: () => now,
    nowMs: time.nowMs,
    after: time.after,
  });
  const anomaly = (change: Parameters<typeof anomalyOf>[0] = {}) =>
    notifier.anomaly(anomalyOf(change), viewOf());
  return { time, notes, now, notifier, anomaly };
}

test('an anomaly is told by name, and a click opens it', () => {
  const { notes, anomaly } = desk();
  anomaly({ id: 7 });
  expect(notes).toEqual([
    {
      title: 'Warning: Energy',
      body: 'Ada. Life',
      opens: { do: 'go-to', view: 'anomalies', anomalyId: 7 },
      grave: false,
    },
  ]);
});

test('a subject without a term of its own keeps its name', () => {
  const { notes, anomaly } = desk();
  anomaly({ subject: 'moonlight' });
  expect(notes[0]?.title).toBe('Warning: moonlight');
});

test.each([
  ['notice', 'notice', 1],
  ['warning', 'notice', 0],
  ['warning', 'warning', 1],
  ['warning', 'grave', 1],
  ['grave', 'warning', 0],
] as const)('from %s on, one of %s is told %i times', (minimumSeverity, severity, count) => {
  const { notes, anomaly } = desk({ minimumSeverity });
  anomaly({ severity });
  expect(notes).toHaveLength(count);
});

describe('a burst', () => {
  test('is told as one first and one summary after half a minute', () => {
    const { time, notes, anomaly } = desk();
    for (let id = 1; id <= 5; id += 1) anomaly({ id });
    expect(notes).toHaveLength(1);
    time.pass(29_999);
    expect(notes).toHaveLength(1);
    time.pass(1);
    expect(notes[1]).toMatchObject({ title: '4 more anomalies', opens: { view: 'anomalies', anomalyId: 5 } });
    time.pass(60_000);
    expect(notes).toHaveLength(2);
  });

  test('a single one that waited is told as itself', () => {
    const { time, notes, anomaly } = desk();
    anomaly({ id: 1 });
    time.pass(10_000);
    anomaly({ id: 2, severity: 'grave' });
    time.pass(20_000);
    expect(notes[1]).toMatchObject({ title: 'Grave: Energy', grave: true });
  });

  test('never more than two in half a minute, however long it lasts', () => {
    const { time, notes, anomaly } = desk();
    for (let id = 0; id < 600; id += 1) {
      anomaly({ id });
      time.pass(1_000);
    }
    expect(notes.length).toBeLessThanOrEqual(600 / 30 + 1);
  });
});

test('a death is told at once, whatever is set, and silences what was waiting', () => {
  const { time, notes, anomaly, notifier, now } = desk();
  anomaly({ id: 1 });
  anomaly({ id: 2 });
  now.enabled = false;
  notifier.death(deadView());
  time.pass(60_000);
  expect(notes).toHaveLength(2);
  expect(notes[1]).toMatchObject({
    title: 'Ada has ended',
    body: 'At tick 5023, age 1 h 23 min. Used up: Energy.',
    opens: { do: 'go-to', view: 'now', anomalyId: null },
    grave: true,
  });
});

test('switched off, anomalies are silent, also those that were waiting', () => {
  const { time, notes, anomaly, now } = desk();
  anomaly({ id: 1 });
  anomaly({ id: 2 });
  now.enabled = false;
  anomaly({ id: 3 });
  time.pass(60_000);
  expect(notes).toHaveLength(1);
});
