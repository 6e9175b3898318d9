import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AdoptedProcess, adoptedProcessSchema } from '../../../src/main/monitor/adopted/adopted-process';
import { PROCESS_CONDITIONS, type ProcessReport } from '../../../src/shared/processes';
import { gravityOf, type Severity } from '../../../src/shared/vocabulary';
import { expectWhole } from '../../support/sentences';

// Goal: dead, hung, looping and idle are told apart by what a process reports, each with the reports that show it, and
// what is healthy is left alone.

const STEP_MS = 10_000;

/** A process and its time, played by a test. */
class Played {
  process = new AdoptedProcess('agent', 0);
  nowMs = 0;
  progress = 0;
  isThere: boolean | null = null;
  #base: Partial<ProcessReport>;

  constructor(base: Partial<ProcessReport> = {}) {
    this.#base = base;
  }

  get at() {
    return { wallMs: 1_000_000 + this.nowMs, monotonicMs: this.nowMs };
  }

  tell(change: Partial<ProcessReport> = {}, afterMs = STEP_MS): this {
    this.wait(afterMs);
    this.process.receive(
      {
        ...{ state: 'busy', progress: this.progress, activity: 'work', vitals: {}, pid: null, everyMs: null },
        ...this.#base,
        ...change,
      },
      this.at,
      this.isThere,
    );
    return this;
  }

  /** So many reports, each with new progress. */
  work(count: number, activities: readonly string[] = ['work']): this {
    for (let index = 0; index < count; index++) {
      this.progress += 1;
      this.tell({ activity: activities[index % activities.length] ?? null });
    }
    return this;
  }

  /** Time passes, in steps. */
  wait(ms: number): this {
    const endMs = this.nowMs + ms;
    while (this.nowMs < endMs) {
      this.nowMs = Math.min(endMs, this.nowMs + STEP_MS / 2);
      if (this.process.usualEveryMs !== null) this.process.check(this.at, this.isThere);
    }
    return this;
  }

  get picture() {
    return this.process.picture();
  }
  get condition() {
    return this.process.condition;
  }
  get finding() {
    return this.process.findings[0];
  }
}

describe('dead', () => {
  test('is one whose reports stay away for much longer than is usual', () => {
    const played = new Played().work(100).wait(2 * STEP_MS);
    expect(played.condition).toBe('working');
    played.wait(4 * STEP_MS);
    expect(played.condition).toBe('dead');
    expect(played.finding).toMatchObject({ kind: 'dead', reports: [100], untilMs: null });
    expect(played.finding?.observed).toBeGreaterThan(3 * STEP_MS);
    expect(played.picture.sinceMs).toBe(1_000_000 + 100 * STEP_MS);
  });

  test('is told by what it says of its pace, before that could be learnt', () => {
    const played = new Played({ everyMs: STEP_MS }).work(2).wait(2.5 * STEP_MS);
    expect(played.condition).toBe('working');
    expect(played.wait(STEP_MS).condition).toBe('dead');
  });

  test('is not told while nothing is known of its pace', () => {
    expect(new Played().work(5).wait(1000 * STEP_MS).condition).toBe('working');
  });

  test('is told at once where its process is gone, as a warning and then grave', () => {
    const played = new Played({ pid: 12 });
    played.isThere = true;
    played.work(20);
    played.isThere = false;
    played.wait(1);
    expect([played.condition, played.finding?.severity]).toEqual(['dead', 'warning']);
    expect(played.wait(120_000).finding?.severity).toBe('grave');
  });

  test('is not held of one whose number was never seen here: it may live in a container', () => {
    const played = new Played({ pid: 12 });
    played.isThere = false;
    expect(played.work(50).condition).toBe('working');
  });

  test('is taken back with the next report, and ends in its course', () => {
    const played = new Played().work(100).wait(50 * STEP_MS);
    expect(played.condition).toBe('dead');
    played.work(1);
    expect(played.condition).toBe('working');
    expect(played.finding?.untilMs).toBe(played.at.wallMs);
  });

  test('is not one that said it was done, however long it is silent', () => {
    const played = new Played({ everyMs: STEP_MS, pid: 12 });
    played.isThere = true;
    played.work(50).tell({ state: 'finished' });
    played.isThere = false;
    played.wait(10_000 * STEP_MS);
    expect([played.condition, played.process.findings]).toEqual(['finished', []]);
  });
});

describe('hung', () => {
  test('is one that reports to be busy while its progress stands still for much longer than is usual', () => {
    const played = new Played().work(400);
    for (let index = 0; index < 200; index++) played.tell();
    expect(played.condition).toBe('hung');
    expect(played.finding).toMatchObject({ kind: 'hung', reports: [600, 400] });
    played.work(1);
    expect([played.condition, played.finding?.untilMs]).toEqual(['working', played.at.wallMs]);
  });

  test('is one that is silent though its process is there', () => {
    const played = new Played({ pid: 12 });
    played.isThere = true;
    expect(played.work(100).wait(20 * STEP_MS).condition).toBe('hung');
  });

  test('is not one whose steps are seldom, and some of them very long', () => {
    const played = new Played();
    for (let step = 0; step < 300; step++) {
      // Every twentieth takes forty times as long.
      for (let index = 0; index < (step % 20 === 19 ? 40 : 1); index++) played.tell();
      played.work(1);
    }
    expect(played.process.findings).toEqual([]);
  });

  test('is told by nobody of one that tells no progress', () => {
    const played = new Played({ progress: null }).work(400);
    for (let index = 0; index < 400; index++) played.tell();
    expect(played.process.findings).toEqual([]);
  });
});

describe('looping', () => {
  test('is one that goes through the same few activities over and over without new progress', () => {
    const played = new Played().work(200, ['fetch', 'read', 'plan', 'write', 'check']);
    for (let index = 0; index < 60; index++)
      played.tell({ activity: ['call', 'fail', 'retry'][index % 3] ?? '' });
    expect(played.condition).toBe('looping');
    expect(played.finding?.message.key).toBe('processes.found.cycles');
    expect(played.finding?.reports.length).toBeGreaterThan(3);
  });

  test('is one whose progress goes back and forth over the same values', () => {
    const played = new Played().work(200);
    for (let index = 0; index < 40; index++) played.tell({ progress: played.progress - (index % 4) });
    expect(played.condition).toBe('looping');
    expect(played.finding?.message.key).toBe('processes.found.back');
  });

  test('is not a worker whose activities repeat while its progress rises', () => {
    expect(new Played().work(1000, ['fetch', 'parse', 'store']).process.findings).toEqual([]);
  });

  test('is not one that always did just that, and tells no progress', () => {
    const played = new Played({ progress: null });
    expect(played.work(1000, ['fetch', 'parse', 'store']).process.findings).toEqual([]);
  });

  test('is not one that does job after job, each counted from nothing', () => {
    const played = new Played();
    for (let step = 0; step < 2000; step++) played.tell({ progress: step % 50 });
    expect(played.process.findings).toEqual([]);
  });
});

describe('idle', () => {
  test('is one that says so, and no finding, however long', () => {
    const played = new Played().work(200);
    for (let index = 0; index < 5000; index++) played.tell({ state: 'idle', activity: null });
    expect([played.condition, played.process.findings]).toEqual(['idle', []]);
  });

  test('is not counted as standing still: work that is taken up again is other work', () => {
    const played = new Played().work(300);
    for (let round = 0; round < 5; round++) {
      for (let index = 0; index < 500; index++) played.tell({ state: 'idle' });
      played.tell().tell().work(20);
    }
    expect(played.process.findings).toEqual([]);
  });
});

test('nobody watched: what was waited for is waited for anew, and trouble stays trouble', () => {
  const well = new Played().work(100);
  well.nowMs += 1000 * STEP_MS;
  well.process.gap(well.at);
  expect(well.wait(2 * STEP_MS).condition).toBe('working');
  expect(well.picture.because.key).toBe('processes.because.awaited');
  expect(well.wait(10 * STEP_MS).condition).toBe('dead');

  const dead = new Played().work(100).wait(50 * STEP_MS);
  dead.nowMs += 1000 * STEP_MS;
  dead.process.gap(dead.at);
  expect(dead.wait(STEP_MS).condition).toBe('dead');
});

test('a jump of a vital is found, with what was usual, and is over when it is back', () => {
  const played = new Played();
  const tell = (count: number, level: number): void => {
    for (let index = 0; index < count; index++) {
      played.progress += 1;
      played.tell({ vitals: { queue: level + ((index * 7919) % 13) / 13 } }, 60_000);
    }
  };
  tell(500, 5);
  expect(played.process.findings).toEqual([]);
  tell(30, 50);
  expect(played.finding).toMatchObject({
    kind: 'unusual',
    vital: 'queue',
    untilMs: null,
    severity: 'warning',
  });
  expect(played.finding?.expected.high).toBeLessThan(20);
  tell(60, 5);
  expect(played.finding?.untilMs).not.toBeNull();
});

/** Whatever may be told, in whatever order and at whatever time. */
const telling = fc.record({
  afterMs: fc.oneof(fc.integer({ min: 0, max: 30_000 }), fc.integer({ min: 0, max: 5_000_000 })),
  state: fc.constantFrom(
    'busy' as const,
    'busy' as const,
    'busy' as const,
    'idle' as const,
    'finished' as const,
  ),
  progress: fc.option(
    fc.oneof(fc.integer({ min: 0, max: 6 }), fc.double({ noNaN: true, noDefaultInfinity: true })),
  ),
  activity: fc.option(fc.constantFrom('a', 'b', 'c')),
  pid: fc.option(fc.constant(12)),
  everyMs: fc.option(fc.integer({ min: 100, max: 86_400_000 })),
  isThere: fc.option(fc.boolean()),
});

test('whatever is told, the picture is whole: sentences, severities that only rise, one open finding of a kind', () => {
  fc.assert(
    fc.property(fc.array(telling, { minLength: 1, maxLength: 120 }), (tellings) => {
      const played = new Played();
      const severities = new Map<number, Severity>();
      for (const { afterMs, isThere, ...report } of tellings) {
        played.nowMs += afterMs;
        played.isThere = isThere;
        played.process.receive({ ...report, vitals: {} }, played.at, isThere);
        played.nowMs += Math.min(
          1e9,
          Number.isFinite(played.process.dueInMs()) ? played.process.dueInMs() + 1 : 0,
        );
        played.process.check(played.at, isThere);
        const { findings, condition, because } = played.picture;
        expect(PROCESS_CONDITIONS).toContain(condition);
        expectWhole(because);
        const open = findings.filter(({ untilMs }) => untilMs === null);
        expect(open.length).toBeLessThanOrEqual(1);
        expect(open.map(({ kind }) => kind)).toEqual(
          ['dead', 'hung', 'looping'].includes(condition) ? [condition] : [],
        );
        for (const { id, severity, reports, fromMs, noticedMs } of findings) {
          expect(gravityOf(severity)).toBeGreaterThanOrEqual(gravityOf(severities.get(id) ?? 'notice'));
          severities.set(id, severity);
          expect(reports.length).toBeGreaterThan(0);
          expect(fromMs).toBeLessThanOrEqual(noticedMs + 1);
        }
      }
      const written: unknown = JSON.parse(JSON.stringify(played.process.state()));
      expect(adoptedProcessSchema.parse(written)).toEqual(written);
    }),
    { numRuns: 60 },
  );
});

test('what was kept goes on: the same is learnt, findings stand, nothing dies of the time between', () => {
  const played = new Played({ pid: 12 });
  played.isThere = true;
  played.work(200);
  const kept = adoptedProcessSchema.parse(JSON.parse(JSON.stringify(played.process.state())));
  played.nowMs += 86_400_000;
  played.process = AdoptedProcess.from(kept, played.at);
  played.process.check(played.at, true);
  expect([played.condition, played.picture.reports]).toEqual(['working', 200]);
  expect(played.picture.usualEveryMs).toBeGreaterThan(8_000);
  expect(played.picture.because.key).toBe('processes.because.awaited');
  played.work(1);
  expect(played.process.findings).toEqual([]);
  // It ended while Life slept: found as soon as somebody looks.
  played.process = AdoptedProcess.from(kept, played.at);
  played.process.check(played.at, false);
  expect(played.condition).toBe('dead');
});
