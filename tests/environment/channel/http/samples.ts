import type { Ask } from '../../../../src/main/environment/channel/protocol';
import type { Answer } from '../../../../src/shared/border';
import type { MemoryPicture } from '../../../../src/shared/memory';
import { QUANTITIES, type Course, type Quantity } from '../../../../src/shared/past';
import type { ProcessPicture } from '../../../../src/shared/processes';
import { anomalyOf } from '../../views';

/* What a main could answer: every field is there, and what may be null is null in one and not in another. */

const columns = (): Record<Quantity, Float64Array> =>
  Object.fromEntries(QUANTITIES.map((name) => [name, Float64Array.of(0.5, 1)])) as Record<
    Quantity,
    Float64Array
  >;

export const course = (): Course => ({
  tier: 'minute',
  count: 2,
  tick: Float64Array.of(1, 61),
  ticks: Float64Array.of(60, 60),
  fromMs: Float64Array.of(0, 60_000),
  toMs: Float64Array.of(60_000, 120_000),
  atMs: Float64Array.of(1, 2),
  min: columns(),
  mean: columns(),
  max: columns(),
  gaps: [{ seq: 4, kind: 'asleep', tick: 5, fromMs: 5000, toMs: 9000, atMs: 12 }],
});

export const memory = (): MemoryPicture => ({
  tick: 100,
  shortTerm: [
    { tick: 99, innerMs: 1, type: 'noise', intensity: 0.1, significance: 0.2, effect: -0.1, kept: false },
  ],
  shortTermMax: 9,
  longTerm: [
    {
      id: 1,
      originTick: 5,
      originInnerMs: 5,
      type: 'shock',
      intensity: 1,
      significance: 1,
      effect: -0.5,
      strength: 1,
      timesRecalled: 0,
      lastRecalledTick: null,
      keptBecause: 'flash',
    },
  ],
  longTermMax: 2000,
  expectations: [
    {
      type: 'noise',
      expected: -0.1,
      habituation: 0.2,
      sensitisation: 0,
      count: 3,
      effectSum: -0.2,
      lastAgeMs: 7,
    },
  ],
  patterns: [{ from: 'noise', to: 'shock', count: 2 }],
});

const inner = { key: 'common.appName', params: {} };
const words = { key: 'runtime.work.noSuchTick', params: { tick: 1, first: 2, last: 3 } };

export const processOf = (name: string, change: Partial<ProcessPicture> = {}): ProcessPicture => ({
  name,
  adoptedAtMs: 1,
  condition: 'working',
  sinceMs: 1,
  because: words,
  reports: 2,
  lastReportAtMs: 2,
  last: {
    state: 'busy',
    progress: 1,
    activity: 'fetch page',
    vitals: { queue: 3 },
    pid: null,
    everyMs: null,
  },
  usualEveryMs: null,
  recent: { atMs: [1, 2], progress: [null, 1], vitals: { queue: [null, 3] } },
  findings: [
    {
      id: 1,
      kind: 'unusual',
      vital: 'queue',
      severity: 'notice',
      fromMs: 1,
      noticedMs: 2,
      untilMs: null,
      observed: 3,
      expected: { low: null, high: 2 },
      reports: [2],
      // A message in a message is told as it is.
      message: { key: 'common.appName', params: { inner } },
      clearsWhen: words,
      acknowledged: false,
    },
  ],
  ...change,
});

export const ok = (value: unknown): Answer<unknown> => ({ ok: true, value });

/** A main in which everything goes well. */
export function allWell({ to, with: asked }: Ask): Answer<unknown> {
  switch (to) {
    case 'stimuli':
      return ok({
        receipts: asked.stimuli.map((_stimulus, index) => ({ seq: 10 + index, tick: 101, urgent: false })),
        repeated: asked.key?.key === 'again',
      });
    case 'history':
      return ok(course());
    case 'memories':
      return ok(memory());
    case 'olderAnomalies':
      return ok([anomalyOf({ id: 7, also: [{ kind: 'trend', subject: 'heartbeat' }] })]);
    case 'report':
      return ok(processOf(asked.name));
    case 'release':
      return ok(null);
  }
}
