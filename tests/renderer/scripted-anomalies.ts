import type { BacktestOutcome, BacktestQuery, BacktestReport } from '../../src/shared/backtest';
import type { Digest, Extent, Outlook } from '../../src/shared/monitor';
import { told } from '../../src/shared/i18n';
import type { JournalNote, Quantity } from '../../src/shared/past';
import type { Anomaly, LifeView, Message } from '../../src/shared/views';
import {
  DYNAMICS,
  SEVERITIES,
  VITALS,
  type AnomalyKind,
  type AnomalySubject,
  type DigestSpan,
  type Dynamic,
  type Severity,
  type Vital,
} from '../../src/shared/vocabulary';
import type { ScriptedPast } from './scripted-past';

const EACH_TICKS = 2600;
/** The newest began so many ticks ago. */
const NEWEST_AGO = 420;

interface Found {
  readonly kind: AnomalyKind;
  readonly subject: AnomalySubject;
  readonly severity: Severity;
  readonly observed: number;
  readonly expected: Anomaly['expected'];
  readonly causes: readonly number[];
  readonly message: Message;
  readonly clearsWhen: Message;
  readonly also?: Anomaly['also'];
}

const after = (cause: string, seq: number) => ({ after: 'record', cause, seq, tick: 270_000 });
const NONE = { after: 'none' };

/** One of each shape, as the rules tell them: levels, changes, paces, swings, counts; many causes and none. */
const FOUND: readonly Found[] = [
  {
    kind: 'fast-fall',
    subject: 'stability',
    severity: 'grave',
    observed: -0.12,
    expected: { low: -0.034, high: 0.018 },
    causes: [812],
    message: told('anomalies.fastFall.times', {
      vital: 'stability',
      amount: 0.12,
      span: 40,
      unit: 's',
      factor: 3.5,
      ...after('shock', 812),
    }),
    clearsWhen: told('anomalies.fastFall.clears', { vital: 'stability', seconds: 60 }),
    also: [
      { kind: 'unusual-variance', subject: 'tension' },
      { kind: 'event-flood', subject: 'event-shock' },
    ],
  },
  {
    kind: 'vital-low',
    subject: 'energy',
    severity: 'warning',
    observed: 22.1,
    expected: { low: 25, high: null },
    causes: [],
    message: told('anomalies.vitalLow.warning', { vital: 'energy', value: 22.1, limit: 25 }),
    clearsWhen: told('anomalies.vitalLow.clears', { vital: 'energy', level: 30 }),
  },
  {
    kind: 'late-ticks',
    subject: 'heartbeat',
    severity: 'warning',
    observed: 8,
    expected: { low: 0, high: 2 },
    causes: [815, 819, 821, 824],
    message: told('anomalies.lateTicks.message', { count: 8, lateMs: 420 }),
    clearsWhen: told('anomalies.lateTicks.clears', { seconds: 60 }),
  },
  {
    kind: 'slow-drift',
    subject: 'stability',
    severity: 'notice',
    observed: -0.9,
    expected: { low: -0.12, high: 0.1 },
    causes: [830],
    message: told('anomalies.slowDrift.down', {
      subject: 'stability',
      amount: 0.062,
      span: 4,
      unit: 'min',
      ...after('policy', 830),
    }),
    clearsWhen: told('anomalies.slowDrift.clears', { subject: 'stability', span: 60, unit: 's', hours: 6 }),
  },
  {
    kind: 'inner-time',
    subject: 'innerRate',
    severity: 'notice',
    observed: 1.72,
    expected: { low: 0.8, high: 1.36 },
    causes: [840],
    message: told('anomalies.innerTime.awake', { rate: 1.72, low: 0.8, high: 1.36, ...NONE }),
    clearsWhen: told('anomalies.innerTime.clears', { span: 60, unit: 's', hours: 6 }),
  },
  {
    kind: 'event-flood',
    subject: 'event-noise',
    severity: 'notice',
    observed: 41,
    expected: { low: 0, high: 6.4 },
    causes: [851, 852, 853],
    message: told('anomalies.eventFlood.message', {
      events: 'noise',
      count: 41,
      span: 10,
      unit: 'min',
      usual: 6.4,
      usually: 'about',
      seqs: 'several',
      first: 851,
      last: 853,
    }),
    clearsWhen: told('anomalies.eventFlood.clears', { events: 'noise' }),
  },
  {
    kind: 'sudden-change',
    subject: 'tension',
    severity: 'notice',
    observed: 0.21,
    expected: { low: -0.02, high: 0.02 },
    causes: [],
    message: told('anomalies.suddenChange.up', {
      subject: 'tension',
      amount: 0.21,
      span: 1,
      unit: 's',
      ...NONE,
    }),
    clearsWhen: told('anomalies.suddenChange.clears', { subject: 'tension', span: 60, unit: 's' }),
  },
  {
    kind: 'oscillation',
    subject: 'energy',
    severity: 'warning',
    observed: 6.2,
    expected: { low: 0, high: 0.3 },
    causes: [],
    message: told('anomalies.oscillation.message', {
      subject: 'energy',
      amount: 6.2,
      span: 24,
      unit: 's',
      ...NONE,
    }),
    clearsWhen: told('anomalies.swinging.clears', { subject: 'energy', span: 5, unit: 'min', hours: 6 }),
  },
  {
    kind: 'no-recovery',
    subject: 'stability',
    severity: 'warning',
    observed: 0.004,
    expected: { low: 0.06, high: null },
    causes: [861],
    message: told('anomalies.noRecovery.fell.lags', {
      subject: 'stability',
      amount: 0.2,
      back: 0.004,
      usual: 0.12,
      span: 6,
      unit: 'min',
      ...after('shock', 861),
    }),
    clearsWhen: told('anomalies.noRecovery.clears', { subject: 'stability', hours: 6 }),
  },
  {
    kind: 'flat-line',
    subject: 'stability',
    severity: 'warning',
    observed: 0.931,
    expected: { low: null, high: null },
    causes: [],
    message: told('anomalies.flatLine.message', {
      subject: 'stability',
      value: 0.931,
      usual: 0.3,
      span: 2,
      unit: 'min',
      ...NONE,
    }),
    clearsWhen: told('anomalies.flatLine.clears', { subject: 'stability', hours: 6 }),
  },
  {
    kind: 'event-silence',
    subject: 'event-noise',
    severity: 'notice',
    observed: 0,
    expected: { low: 7.2, high: null },
    causes: [],
    message: told('anomalies.eventSilence.message', {
      events: 'noise',
      span: 41,
      unit: 'min',
      usual: 7.2,
      ...NONE,
    }),
    clearsWhen: told('anomalies.eventSilence.clears', { events: 'noise' }),
  },
  {
    kind: 'memory-churn',
    subject: 'memory',
    severity: 'notice',
    observed: 44,
    expected: { low: 0, high: 9 },
    causes: [871],
    message: told('anomalies.memoryChurn.message', { count: 44, usual: 9, ...after('shock', 871) }),
    clearsWhen: told('anomalies.memoryChurn.clears', { count: 14 }),
  },
  {
    kind: 'trend',
    subject: 'energy',
    severity: 'warning',
    observed: 4 * 3_600_000,
    expected: { low: 12 * 3_600_000, high: null },
    causes: [],
    message: told('anomalies.trend.message', {
      vital: 'energy',
      span: 4,
      unit: 'h',
      lowSpan: 2.5,
      lowUnit: 'h',
      highSpan: 6,
      highUnit: 'h',
    }),
    clearsWhen: told('anomalies.trend.clears', { vital: 'energy', span: 18, unit: 'h' }),
  },
];

/** The shape of the one that was found so many before the newest. */
function foundAt(ago: number): Found {
  const found = FOUND[ago % FOUND.length];
  if (!found) throw new Error('no anomaly is scripted');
  return found;
}

const beginOf = (ago: number, lastTick: number): number =>
  Math.max(1, lastTick - NEWEST_AGO - ago * EACH_TICKS);
const lastsTicks = (ago: number): number => 240 + (ago % 4) * 130;
const isOpenAt = (ago: number): boolean => ago < 5 && ago !== 2;

/** The anomaly of a number; the highest is the newest. Of the newest, some are open. */
export function anomalyOf(id: number, count: number, lastTick: number, past: ScriptedPast): Anomaly {
  const ago = count - id;
  const { also = [], ...found } = foundAt(ago);
  const fromTick = beginOf(ago, lastTick);
  const toTick = isOpenAt(ago) ? null : Math.min(lastTick - 5, fromTick + lastsTicks(ago));
  const noticedTick = fromTick + (found.kind === 'slow-drift' ? 240 : 12);
  return {
    ...found,
    id,
    also,
    fromTick,
    noticedTick,
    toTick,
    fromMs: past.sinceBirthMs(fromTick),
    toMs: toTick === null ? null : past.sinceBirthMs(toTick),
    startedAtMs: past.atMs(noticedTick, Date.now()),
    acknowledged: ago % 4 === 3 || ago > 8,
  };
}

type Quantities = Readonly<Record<Quantity, number>>;

/** The course as it would be without anomalies, with what they made of it. */
export function disturbed(usual: Quantities, tick: number, lastTick: number): Quantities {
  const ago = Math.ceil((lastTick - NEWEST_AGO - tick) / EACH_TICKS);
  if (ago < 0) return usual;
  const found = foundAt(ago);
  const since = tick - beginOf(ago, lastTick) + 1;
  const lasts = isOpenAt(ago) ? Infinity : lastsTicks(ago);
  // What is over comes back little by little.
  const left = since <= lasts ? 1 : Math.max(0, 1 - (since - lasts) / 120);
  if (since < 0 || left === 0) return usual;
  const { stability, energy, tension, innerRate } = usual;
  switch (found.kind) {
    case 'fast-fall':
      return { ...usual, stability: stability - 0.12 * Math.min(1, since / 40) * Math.exp(-since / 300) };
    case 'vital-low':
      return { ...usual, energy: 25 + (energy - 84) / 4 - 3 * left };
    case 'slow-drift':
      return { ...usual, stability: Math.max(0.2, stability - (0.9 / 3600) * since * left) };
    case 'inner-time':
      return { ...usual, innerRate: innerRate + 0.6 * left };
    case 'sudden-change':
      return { ...usual, tension: tension + 0.21 * left };
    case 'oscillation':
      return { ...usual, energy: energy + 3.1 * left * Math.sin((2 * Math.PI * since) / 24) };
    case 'no-recovery':
      return { ...usual, stability: stability - 0.2 * left };
    case 'flat-line':
      return left === 1 ? { ...usual, stability: 0.931 } : usual;
    default:
      return usual;
  }
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
    said: { key: 'runtime.work.input.stimulus', params: { type: 'shock', intensity: (2 + (seq % 7)) / 10 } },
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
    usual: usual && { low: Math.max(0, usual.low), high: Math.min(ceiling, usual.high) },
  };
}

/** What the last hours or days were like; every fifth was out of the usual, and those of the first day had no usual yet. */
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
    const young = toTick <= 24 * HOUR_TICKS;
    const odd = !young && index % 5 === 1;
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
