import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { EMPTY_BOX } from '../../src/main/monitor/manners/box';
import { openOutbox } from '../../src/main/shell/outbox';
import { followProcesses, troubledOf } from '../../src/main/shell/process-news';
import { told } from '../../src/shared/i18n';
import type { ProcessFinding, ProcessPicture } from '../../src/shared/processes';
import { NotificationDesk } from './notification-desk';

// Goal: adopted processes are told of with the manners that lives have, and both share one limit.

const finding = (change: Partial<ProcessFinding> = {}): ProcessFinding => ({
  id: 1,
  kind: 'hung',
  vital: null,
  severity: 'warning',
  fromMs: 0,
  noticedMs: 0,
  untilMs: null,
  observed: 60_000,
  expected: { low: null, high: 10_000 },
  reports: [7],
  message: told('processes.found.stuck', { span: 60, unit: 's', usualSpan: 10, usualUnit: 's' }),
  clearsWhen: told('processes.clears.progress'),
  acknowledged: false,
  ...change,
});
const processOf = (name: string, ...findings: readonly ProcessFinding[]): ProcessPicture => ({
  name,
  adoptedAtMs: 0,
  condition: findings[0]?.kind === 'hung' ? 'hung' : 'working',
  sinceMs: 0,
  because: told('processes.because.working'),
  reports: 7,
  lastReportAtMs: 0,
  last: { state: 'busy', progress: 1, activity: null, vitals: {}, pid: null, everyMs: null },
  usualEveryMs: null,
  recent: { atMs: [], progress: [], vitals: {} },
  findings,
});

const MINUTE_MS = 60_000;

describe('a process in trouble', () => {
  test('is told of by its name, after what comes with it was gathered, and a click leads to it', async () => {
    const desk = await NotificationDesk.settled();
    desk.notifier.processes([processOf('indexer', finding())]);
    await desk.pass(3_000);
    expect(desk.notes).toEqual([]);
    await desk.pass(3_000);
    expect(desk.notes).toMatchObject([
      {
        title: 'Warning: Hung',
        body: 'indexer. It reports that it is busy, but its progress has stood still for 60 s, where up to 10 s is usual.',
        opens: { do: 'go-to', view: 'world' },
        grave: false,
      },
    ]);
  });

  test('is told of once for each severity', async () => {
    const desk = await NotificationDesk.settled();
    for (const severity of ['warning', 'warning', 'grave', 'grave'] as const) {
      desk.notifier.processes([processOf('indexer', finding({ severity }))]);
      await desk.pass(2 * MINUTE_MS);
    }
    expect(desk.notes.map(({ title }) => title)).toEqual(['Warning: Hung', 'Grave: Hung']);
  });

  test('is not told of below the least severity, once it was seen, or when it went by itself', async () => {
    const desk = await NotificationDesk.settled();
    desk.notifier.processes([
      processOf('a', finding({ severity: 'notice' })),
      processOf('b', finding({ acknowledged: true })),
      processOf('c', finding()),
    ]);
    desk.notifier.processes([processOf('c', finding({ untilMs: 1 }))]);
    await desk.pass(MINUTE_MS);
    expect(desk.notes).toEqual([]);
  });

  test('is told of no more when it was released', async () => {
    const desk = await NotificationDesk.settled();
    desk.notifier.processes([processOf('indexer', finding())]);
    desk.notifier.processes([]);
    await desk.pass(MINUTE_MS);
    expect([desk.notes, desk.box.waiting, desk.box.open]).toEqual([[], [], []]);
  });

  test('is told of where no life is here, too, and when one has just begun', async () => {
    const desk = new NotificationDesk();
    desk.notifier.watch(null);
    desk.notifier.processes([processOf('indexer', finding())]);
    await desk.pass(10_000);
    expect(desk.notes).toHaveLength(1);
  });

  test('is not forgotten when the life that is here dies or makes room for another', async () => {
    const desk = await NotificationDesk.settled();
    desk.notifier.processes([processOf('indexer', finding())]);
    desk.die();
    await desk.pass(2 * MINUTE_MS);
    expect(desk.notes.map(({ title }) => title)).toEqual(['Ada has ended', 'Warning: Hung']);
  });

  test('is not told of again after a restart', async () => {
    const desk = await NotificationDesk.settled();
    const processes = [processOf('indexer', finding())];
    desk.notifier.processes(processes);
    await desk.pass(10_000);
    desk.restart();
    desk.notifier.processes(processes);
    await desk.pass(10 * MINUTE_MS);
    expect(desk.notes).toHaveLength(1);
  });

  test('comes back to wait where the desktop could not show it', async () => {
    const desk = await NotificationDesk.settled();
    desk.says = 'failed';
    desk.notifier.processes([processOf('indexer', finding())]);
    await desk.pass(8_000);
    expect(desk.box.waiting).toHaveLength(1);
    desk.says = 'shown';
    await desk.pass(MINUTE_MS);
    expect(desk.notes).toHaveLength(1);
  });
});

test('findings of two processes, and an anomaly, are told apart even under the same number', async () => {
  const desk = await NotificationDesk.settled();
  desk.open({ id: 1, severity: 'warning' });
  desk.notifier.processes([processOf('a', finding()), processOf('b', finding({ severity: 'grave' }))]);
  await desk.pass(10_000);
  expect(desk.notes).toMatchObject([{ title: '3 anomalies, the gravest: Hung', grave: true }]);
  expect(desk.notes[0]?.body).toMatch(/^b\. Grave: It reports/u);
  expect(desk.box.open).toHaveLength(3);
});

test('one hourly limit holds for both', async () => {
  const desk = await NotificationDesk.settled({ perHourMax: 2 });
  desk.open({ severity: 'warning' });
  await desk.pass(MINUTE_MS);
  desk.notifier.processes([processOf('a', finding())]);
  await desk.pass(MINUTE_MS);
  desk.open({ severity: 'warning', kind: 'slow-drift' });
  desk.notifier.processes([processOf('a', finding()), processOf('b', finding())]);
  await desk.pass(10 * MINUTE_MS);
  expect(desk.notes).toHaveLength(2);
  await desk.pass(60 * MINUTE_MS, 10_000);
  expect(desk.notes).toHaveLength(3);
});

test('an outbox of the older form opens, and what waits in it is told', () => {
  const home = mkdtempSync(join(tmpdir(), 'life-outbox-'));
  try {
    const older = {
      ...EMPTY_BOX,
      life: { id: 'life-1', name: 'Ada' },
      open: [{ id: 3, severity: 'warning' }],
      waiting: [
        { id: 3, kind: 'fast-fall', subject: 'energy', severity: 'warning', sinceMs: 5, over: false },
      ],
      told: [{ atMs: 1, about: [{ kind: 'fast-fall', subject: 'energy', severity: 'notice' }] }],
    };
    writeFileSync(join(home, 'outbox.json'), JSON.stringify(older));
    const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
    expect(openOutbox(home, log).box).toEqual(older);
    expect(log.warn).not.toHaveBeenCalled();
  } finally {
    rmSync(home, { recursive: true });
  }
});

test('whoever fails to show a process keeps no other from it', () => {
  const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
  const showInTray = vi.fn();
  const notifier = { processes: vi.fn() };
  const changed = vi.fn(() => {
    throw new Error('no window');
  });
  let tell: (pictures: readonly ProcessPicture[]) => void = () => {};
  const processes = {
    pictures: () => [],
    onChange: (listener: typeof tell) => {
      tell = listener;
      return () => {};
    },
  };
  followProcesses(processes, { news: { processes: { changed } }, notifier, showInTray, log });
  tell([processOf('a', finding())]);
  tell([processOf('a', finding({ severity: 'grave' }))]);
  expect(notifier.processes).toHaveBeenCalledTimes(3);
  expect(log.error).toHaveBeenCalled();
  // The tray is drawn anew only where its line changes.
  expect(showInTray).toHaveBeenCalledTimes(1);
});

test('in trouble is who has an open finding about its condition that nobody has seen', () => {
  const names = troubledOf([
    processOf('hung', finding()),
    processOf('seen', finding({ acknowledged: true })),
    processOf('over', finding({ untilMs: 1 })),
    processOf('vital', finding({ kind: 'unusual', vital: 'queue' })),
    processOf('well'),
  ]).map(({ name }) => name);
  expect(names).toEqual(['hung']);
});
