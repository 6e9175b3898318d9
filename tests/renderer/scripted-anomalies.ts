import type { BacktestOutcome, BacktestQuery, BacktestReport } from '../../src/shared/backtest';
import type { Digest, Extent, Outlook } from '../../src/shared/monitor';
import type { JournalNote } from '../../src/shared/past';
import type { Anomaly, LifeView, Message } from '../../src/shared/views';
import {
  DYNAMICS,
  SEVERITIES,
  VITALS,
  type AnomalyKind,
  type AnomalySubject,
  type Dynamic,
  type Vital,
} from '../../src/shared/vocabulary';
import type { ScriptedPast } from './scripted-past';

const EACH_TICKS = 2600;

interface Found {
  readonly kind: AnomalyKind;
  readonly subject: AnomalySubject;
  readonly observed: number;
  readonly expected: Anomaly['expected'];
  readonly causes: readonly number[];
  readonly message: Message;
  readonly clearsWhen: Message;
  readonly also?: Anomaly['also'];
}

const CLEARS: Message = { key: 'anomalies.fastFall.clears', params: { vital: 'stability', seconds: 60 } };

/** One of each shape: with a band, as a change, as a count, with many causes, with none. */
const FOUND: readonly Found[] = [
  {
    kind: 'fast-fall',
    subject: 'stability',
    observed: -0.12,
    expected: { low: -0.04, high: -0.01 },
    causes: [812],
    message: {
      key: 'anomalies.fastFall.timesAfter',
      params: {
        vital: 'stability',
        amount: 0.12,
        seconds: 40,
        factor: 3,
        cause: 'shock',
        where: 'record',
        seq: 812,
      },
    },
    clearsWhen: CLEARS,
    also: [
      { kind: 'unusual-variance', subject: 'tension' },
      { kind: 'event-flood', subject: 'event-shock' },
    ],
  },
  {
    kind: 'vital-low',
    subject: 'energy',
    observed: 18.2,
    expected: { low: 82, high: null },
    causes: [],
    message: { key: 'anomalies.vitalLow.warning', params: { vital: 'energy', value: 18.2, limit: 20 } },
    clearsWhen: { key: 'anomalies.vitalLow.clears', params: { vital: 'energy', level: 25 } },
  },
  {
    kind: 'late-ticks',
    subject: 'heartbeat',
    observed: 8,
    expected: { low: 0, high: 2 },
    causes: [815, 819, 821, 824],
    message: { key: 'anomalies.lateTicks.message', params: { count: 8, lateMs: 420 } },
    clearsWhen: { key: 'anomalies.lateTicks.clears', params: { seconds: 60 } },
  },
  {
    kind: 'sudden-change',
    subject: 'tension',
    observed: 0.31,
    expected: { low: 0.14, high: 0.29 },
    causes: [830, 831],
    message: {
      key: 'anomalies.fastFall.atOnce',
      params: { vital: 'integrity', amount: 0.21 },
    },
    clearsWhen: CLEARS,
  },
  {
    kind: 'inner-time',
    subject: 'innerRate',
    observed: 1.31,
    expected: { low: 0.9, high: 1.25 },
    causes: [840],
    message: { key: 'anomalies.fastFall.atOnce', params: { vital: 'stability', amount: 0.08 } },
    clearsWhen: CLEARS,
  },
  {
    kind: 'event-flood',
    subject: 'event-noise',
    observed: 41,
    expected: { low: 0, high: 6.4 },
    causes: [],
    message: {
      key: 'anomalies.fastFall.beyondAfter',
      params: {
        vital: 'stability',
        amount: 0.06,
        seconds: 600,
        usual: 0.02,
        cause: 'noise',
        where: 'tick',
        tick: 120_004,
      },
    },
    clearsWhen: CLEARS,
  },
];

/** The anomaly of a number; the highest is the newest. Of the newest, some are open. */
export function anomalyOf(id: number, count: number, lastTick: number, past: ScriptedPast): Anomaly {
  const ago = count - id;
  const found = FOUND[ago % FOUND.length] ?? FOUND[0];
  if (!found) throw new Error('no anomaly is scripted');
  const fromTick = Math.max(1, lastTick - 420 - ago * EACH_TICKS);
  const lasts = 90 + (id % 7) * 110;
  const toTick = ago < 5 && ago !== 2 ? null : Math.min(lastTick - 5, fromTick + lasts);
  const { also = [], ...told } = found;
  return {
    ...told,
    id,
    severity: SEVERITIES[(ago + 2) % 3] ?? 'notice',
    also,
    fromTick,
    noticedTick: fromTick + 12,
    toTick,
    fromMs: past.sinceBirthMs(fromTick),
    toMs: toTick === null ? null : past.sinceBirthMs(toTick),
    startedAtMs: past.atMs(fromTick + 12, Date.now()),
    acknowledged: ago % 4 === 3 || ago > 8,
  };
}

/** What the journal tells of a record: a shock or two, shortly before the anomalies they caused. */
export function noteOf(seq: number, anomalies: readonly Anomaly[]): JournalNote | null {
  const named = anomalies.find(({ causes }) => causes.includes(seq));
  // One is too old to be told of any more.
  if (!named || seq === 821) return null;
  const before = 6 + (seq % 5) * 14;
  return {
    seq,
    tick: named.fromTick - before,
    sinceBirthMs: named.fromMs - before * 1000,
    atMs: named.startedAtMs - before * 1000,
    said: { key: 'runtime.work.input.stimulus', params: { type: 'shock', intensity: 0.2 + (seq % 7) / 10 } },
  };
}

/** The same past under other settings: what is switched off is not found, what is low half as often. */
function outcomeOf({ monitor, minimumSeverity }: BacktestQuery, all: readonly Anomaly[]): BacktestOutcome {
  const anomalies = all.filter(({ kind, id }) => {
    const sensitivity = monitor.sensitivity[kind];
    if (sensitivity === 'off') return false;
    if (sensitivity === 'low') return id % 4 === 0;
    return sensitivity === 'high' || id % 2 === 0;
  });
  const least = SEVERITIES.indexOf(minimumSeverity);
  return {
    settings: monitor,
    anomalies,
    notifications: anomalies
      .filter(({ severity }) => SEVERITIES.indexOf(severity) >= least)
      .map(({ id, noticedTick, fromMs }) => ({ tick: noticedTick, sinceBirthMs: fromMs, anomalyIds: [id] })),
  };
}

export function backtestOf(
  wished: BacktestQuery,
  present: Omit<BacktestQuery, 'ticks'>,
  lastTick: number,
  past: ScriptedPast,
): BacktestReport {
  const fromTick = wished.ticks === null ? 0 : Math.max(0, lastTick - wished.ticks);
  const count = 64;
  const all = Array.from({ length: count }, (_, index) => anomalyOf(index + 1, count, lastTick, past)).filter(
    (anomaly) => anomaly.fromTick >= fromTick,
  );
  return {
    fromTick,
    toTick: lastTick,
    fromMs: past.sinceBirthMs(fromTick),
    toMs: past.sinceBirthMs(lastTick),
    wished: outcomeOf(wished, all),
    present: outcomeOf({ ...present, ticks: wished.ticks }, all),
    tookMs: 840,
  };
}

const HOUR_TICKS = 3600;

function reachOf(from: number, to: number, usual: Extent['usual'], ceiling: number): Extent {
  const [low, high] = [Math.min(from, to), Math.max(from, to)];
  const sway = ceiling * 0.03;
  return {
    from,
    to,
    min: Math.max(0, low - sway),
    max: Math.min(ceiling, high + sway),
    mean: (from + to) / 2,
    usual,
  };
}

/** What the last hours or days were like; every fifth was out of the usual, and the oldest had no usual yet. */
export function digestsOf(
  span: DigestSpan,
  limit: number,
  lastTick: number,
  past: ScriptedPast,
  viewAt: (tick: number) => LifeView,
): readonly Digest[] {
  const ticks = span === 'hour' ? HOUR_TICKS : 24 * HOUR_TICKS;
  const count = Math.min(limit, Math.floor(lastTick / ticks));
  return Array.from({ length: count }, (_, index): Digest => {
    const toTick = (Math.floor(lastTick / ticks) - index) * ticks;
    const fromTick = toTick - ticks + 1;
    const [begin, end] = [viewAt(fromTick), viewAt(toTick)];
    const odd = index % 5 === 1;
    const young = index === count - 1;
    const band = (around: number, width: number): Extent['usual'] =>
      young ? null : { low: around - width, high: around + width };
    const reach = (vital: Vital, width: number, shift: number): Extent =>
      reachOf(
        begin.vitals[vital],
        end.vitals[vital],
        band((begin.vitals[vital] + end.vitals[vital]) / 2 + (odd ? shift : 0), width),
        vital === 'energy' ? 100 : 1,
      );
    const dynamic = (name: Dynamic): Extent =>
      reachOf(begin.dynamics[name], end.dynamics[name], band(end.dynamics[name], 0.08), 1);
    return {
      span,
      fromTick,
      toTick,
      fromMs: past.sinceBirthMs(fromTick),
      toMs: past.sinceBirthMs(toTick),
      livedMs: ticks * 1000,
      vitals: {
        energy: reach('energy', 4, 9),
        integrity: reach('integrity', 0.01, 0),
        stability: reach('stability', 0.03, 0.06),
      },
      dynamics: Object.fromEntries(DYNAMICS.map((name) => [name, dynamic(name)])) as Digest['dynamics'],
      innerRate: reachOf(1.05, 1.11, band(1.08, 0.1), 2),
      innerMs: ticks * 1080,
      events: odd
        ? {
            noise: { count: 14, usual: 12.2 },
            shock: { count: 6, usual: 1.1 },
            rest: { count: 2, usual: 2.4 },
          }
        : {
            noise: { count: 12, usual: 12.2 },
            shock: { count: 1, usual: 1.1 },
            rest: { count: 3, usual: 2.4 },
          },
      rests: { count: index % 4, ms: (index % 4) * 260_000 },
      lateTicks: index % 7 === 2 ? 3 : 0,
      memory: { kept: index % 6, forgotten: index % 3 },
      anomalies: { notice: index % 9 === 4 ? 1 : 0, warning: odd ? 2 : 0, grave: index % 10 === 6 ? 1 : 0 },
      changed: odd ? (index % 10 === 1 ? ['energy', 'stability', 'tension', 'innerRate'] : ['energy']) : [],
    };
  });
}

export function outlookOf(view: LifeView): Outlook {
  const first = VITALS.reduce((least, vital) =>
    view.vitals[vital] / (vital === 'energy' ? 100 : 1) < view.vitals[least] / (least === 'energy' ? 100 : 1)
      ? vital
      : least,
  );
  return {
    vital: first,
    inMs: { low: 3.1 * 3_600_000, likely: 5.2 * 3_600_000, high: 7.4 * 3_600_000 },
    asOfAgeMs: view.ageMs,
  };
}
