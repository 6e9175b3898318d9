import type { Answer, Bridge } from '../../src/shared/border';
import { told } from '../../src/shared/i18n';
import type { ProcessFinding, ProcessPicture, ProcessReport } from '../../src/shared/processes';

/** None, one that is well, or one in every condition. */
export type ScriptedProcesses = 'none' | 'one' | 'all';

const yes = <T>(value: T): Promise<Answer<T>> => Promise.resolve({ ok: true, value });
const MINUTE_MS = 60_000;
const POINTS = 60;

const report = (change: Partial<ProcessReport>): ProcessReport => ({
  state: 'busy',
  progress: 1240,
  activity: 'fetch page',
  vitals: {},
  pid: null,
  everyMs: null,
  ...change,
});

function recentOf(last: ProcessReport, nowMs: number, isStill: boolean): ProcessPicture['recent'] {
  const steps = Array.from({ length: POINTS }, (_, index) => index);
  const columns = Object.entries(last.vitals).map(([name, value], at): [string, (number | null)[]] => [
    name,
    steps.map((step) =>
      at === 1 && step < 12
        ? null
        : value * (1 + 0.2 * Math.sin(step / (3 + at)) - (POINTS - 1 - step) / 200),
    ),
  ]);
  return {
    atMs: steps.map((step) => nowMs - (POINTS - 1 - step) * 10_000),
    progress: steps.map((step) =>
      last.progress === null ? null : last.progress - (isStill ? Math.max(0, 20 - step) : POINTS - 1 - step),
    ),
    vitals: Object.fromEntries(columns),
  };
}

function pictureOf(
  name: string,
  change: Partial<ProcessPicture>,
  last: Partial<ProcessReport>,
): ProcessPicture {
  const nowMs = Date.now();
  const condition = change.condition ?? 'working';
  const full = report(last);
  return {
    name,
    adoptedAtMs: nowMs - 3 * 86_400_000,
    condition,
    sinceMs: nowMs - 95 * MINUTE_MS,
    because: told('processes.because.working'),
    reports: 25_812,
    lastReportAtMs: nowMs - 4_000,
    last: full,
    usualEveryMs: 10_000,
    recent: recentOf(full, nowMs, condition !== 'working'),
    findings: [],
    ...change,
  };
}

function findingOf(id: number, change: Partial<ProcessFinding>): ProcessFinding {
  const nowMs = Date.now();
  return {
    id,
    kind: 'hung',
    vital: null,
    severity: 'warning',
    fromMs: nowMs - 42 * MINUTE_MS,
    noticedMs: nowMs - 30 * MINUTE_MS,
    untilMs: null,
    observed: 42 * MINUTE_MS,
    expected: { low: null, high: 150_000 },
    reports: [25_812, 25_560],
    message: told('processes.found.stuck', { span: 42, unit: 'min', usualSpan: 2.5, usualUnit: 'min' }),
    clearsWhen: told('processes.clears.progress'),
    acknowledged: false,
    ...change,
  };
}

function all(): readonly ProcessPicture[] {
  const nowMs = Date.now();
  return [
    pictureOf(
      'research-agent',
      {
        findings: [
          findingOf(3, {
            kind: 'unusual',
            vital: 'queue',
            severity: 'notice',
            observed: 41,
            expected: { low: 4.2, high: 12 },
            message: told('processes.found.unusual', { vital: 'queue', value: 41, low: 4.2, high: 12 }),
            clearsWhen: told('processes.clears.vital', { vital: 'queue', count: 15 }),
            reports: [25_812, 25_811, 25_810],
          }),
          ...[2, 1].map((id) =>
            findingOf(id, {
              untilMs: nowMs - 3 * 3_600_000,
              fromMs: nowMs - 4 * 3_600_000,
              acknowledged: id === 1,
            }),
          ),
          findingOf(0, { untilMs: nowMs - 30 * 3_600_000, fromMs: nowMs - 31 * 3_600_000 }),
        ],
      },
      { vitals: { queue: 41, tokens_per_minute: 1840.5, memory_mb: 312 }, pid: 40_213 },
    ),
    pictureOf(
      'indexer',
      {
        condition: 'hung',
        because: told('processes.found.stuck', { span: 42, unit: 'min', usualSpan: 2.5, usualUnit: 'min' }),
        findings: [findingOf(1, { severity: 'grave' })],
      },
      { activity: 'build index', vitals: { memory_mb: 1312 } },
    ),
    pictureOf(
      'crawler.night-shift-of-the-second-kind',
      {
        condition: 'looping',
        because: told('processes.found.cycles', { times: 14, period: 3 }),
        findings: [
          findingOf(1, {
            kind: 'looping',
            observed: 14,
            expected: { low: null, high: 6 },
            message: told('processes.found.cycles', { times: 14, period: 3 }),
            reports: [25_812, 25_811, 25_810, 25_809, 25_808, 25_807],
          }),
        ],
      },
      { activity: 'retry', progress: null },
    ),
    pictureOf(
      'idle-worker',
      { condition: 'idle', because: told('processes.because.idle') },
      { state: 'idle', activity: null },
    ),
    pictureOf(
      'backup',
      {
        condition: 'dead',
        lastReportAtMs: nowMs - 20 * MINUTE_MS,
        because: told('processes.found.gone', { pid: '3122' }),
        findings: [
          findingOf(1, {
            kind: 'dead',
            acknowledged: true,
            observed: 20 * MINUTE_MS,
            message: told('processes.found.gone', { pid: '3122' }),
            clearsWhen: told('processes.clears.report'),
            reports: [25_812],
          }),
        ],
      },
      { pid: 3122 },
    ),
    pictureOf(
      'migration',
      { condition: 'finished', because: told('processes.because.finished') },
      { state: 'finished' },
    ),
  ];
}

/** Adopted processes, played by a script. */
export function scriptedProcesses(which: ScriptedProcesses): Bridge['processes'] {
  let pictures = which === 'all' ? all() : which === 'one' ? all().slice(0, 1) : [];
  return {
    list: () => yes(pictures),
    acknowledge: ({ name, findingId }) => {
      pictures = pictures.map((each) =>
        each.name !== name
          ? each
          : {
              ...each,
              findings: each.findings.map((one) =>
                one.id === findingId ? { ...one, acknowledged: true } : one,
              ),
            },
      );
      return yes(undefined);
    },
    release: ({ name }) => {
      pictures = pictures.filter((each) => each.name !== name);
      return yes(undefined);
    },
    onChanged: () => () => {},
  };
}
