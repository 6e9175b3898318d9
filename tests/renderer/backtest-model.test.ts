import { describe, expect, it } from 'vitest';
import { Backtest } from '../../src/renderer/backtest/backtest.svelte';
import { comparedOf, countsOf, perWeek } from '../../src/renderer/backtest/differences';
import { changeOf, NO_WISHES, queryOf, rangesOf, rulesOf } from '../../src/renderer/backtest/draft';
import { GROUPS, KINDS_OF } from '../../src/renderer/backtest/kinds';
import { Notices } from '../../src/renderer/parts/notices.svelte';
import { LongWork } from '../../src/renderer/past/long-work.svelte';
import { monitorText } from '../../src/renderer/settings/monitor-text';
import type { BacktestOutcome, BacktestQuery, BacktestReport } from '../../src/shared/backtest';
import type { Answer } from '../../src/shared/border';
import { DEFAULT_MONITOR_SETTINGS } from '../../src/shared/monitor';
import { DEFAULT_SETTINGS, settingsChangeSchema, type SettingsChange } from '../../src/shared/settings';
import type { Anomaly } from '../../src/shared/views';
import { ANOMALY_KINDS } from '../../src/shared/vocabulary';
import { scriptedBridge } from './scripted-bridge';
import { findingOf, pastFindingOf } from './scripted-finding';

const DAY = 86_400_000;
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

const outcomeOf = (anomalies: readonly Anomaly[], toldIds: readonly number[] = []): BacktestOutcome => ({
  settings: DEFAULT_MONITOR_SETTINGS,
  anomalies,
  notifications: toldIds.map((id) => ({ tick: id, sinceBirthMs: id, anomalyIds: [id] })),
});
const reportOf = (present: BacktestOutcome, wished: BacktestOutcome): BacktestReport => ({
  fromTick: 0,
  toTick: 1_209_600,
  fromMs: 0,
  toMs: 14 * DAY,
  present,
  wished,
  tookMs: 1,
});

/** A main process that answers a backtest when the test says so, and takes settings or refuses them. */
function played() {
  const asked: BacktestQuery[] = [];
  const waiting: ((answer: Answer<BacktestReport>) => void)[] = [];
  const changes: SettingsChange[] = [];
  let takes = true;
  let replaced = (): void => {};
  const bridge = scriptedBridge({ scene: 'none' });
  const source = {
    life: {
      ...bridge.life,
      onReplaced: (listener: (news: { lifeId: null }) => void) => {
        replaced = () => listener({ lifeId: null });
        return () => {};
      },
    },
    anomalies: {
      ...bridge.anomalies,
      backtest: (query: BacktestQuery) => {
        asked.push(query);
        return new Promise<Answer<BacktestReport>>((resolve) => waiting.push(resolve));
      },
    },
  };
  const model = new Backtest(source, new LongWork(bridge.past, new Notices()), {
    settings: () => DEFAULT_SETTINGS,
    change: (change) => {
      changes.push(change);
      return Promise.resolve(takes);
    },
  });
  model.open();
  const answer = async () => {
    waiting.shift()?.({ ok: true, value: reportOf(outcomeOf([]), outcomeOf([])) });
    await settle();
  };
  return { model, asked, changes, answer, refuse: () => (takes = false), replaced: () => replaced() };
}

describe('a draft of settings', () => {
  it('is what is wished on top of what is switched on, and nothing where they are the same', () => {
    const { model } = played();
    expect(model.changed).toBe(false);
    model.wish('late-ticks', 'off');
    model.wishSeverity('grave');
    expect(model.draft?.sensitivity['late-ticks']).toBe('off');
    expect(model.draft?.sensitivity['fast-fall']).toBe('normal');
    expect([model.changed, model.draft?.minimumSeverity]).toEqual([true, 'grave']);
    model.wish('late-ticks', 'normal');
    model.wishSeverity('warning');
    expect([model.changed, model.wishes]).toEqual([false, NO_WISHES]);
  });

  it('is switched on with the monitor as a whole, and names nothing that was not wished', () => {
    const present = rulesOf(DEFAULT_SETTINGS);
    const change = changeOf({ sensitivity: { trend: 'high' }, minimumSeverity: null }, present);
    expect(Object.keys(change)).toEqual(['monitor']);
    expect(Object.keys(change.monitor?.sensitivity ?? {})).toHaveLength(ANOMALY_KINDS.length);
    expect(change.monitor?.sensitivity.trend).toBe('high');
    expect(settingsChangeSchema.safeParse(change).success).toBe(true);
    expect(changeOf({ sensitivity: {}, minimumSeverity: 'notice' }, present)).toEqual({
      notifications: { minimumSeverity: 'notice' },
    });
  });

  it('stays when main refuses it, and is gone once it is switched on', async () => {
    const { model, changes, refuse } = played();
    refuse();
    model.wish('trend', 'off');
    await model.apply();
    expect([changes.length, model.changed]).toEqual([1, true]);
    const other = played();
    other.model.wish('trend', 'off');
    await other.model.apply();
    expect(other.model.changed).toBe(false);
  });

  it('reaches every kind, each in one group', () => {
    expect(GROUPS.flatMap((group) => KINDS_OF[group]).sort()).toEqual([...ANOMALY_KINDS].sort());
  });
});

describe('trying a draft on the past', () => {
  it('asks for so many ticks back, or for the whole life', () => {
    const rules = rulesOf(DEFAULT_SETTINGS);
    expect(queryOf(rules, 'day', 500).ticks).toBe(172_800);
    expect(queryOf(rules, 'life', 500).ticks).toBeNull();
    expect(rangesOf(3 * DAY)).toEqual(['day', 'life']);
    expect(rangesOf(1000)).toEqual(['life']);
  });

  it('shows the result until the draft is switched on or discarded, and says when it is no longer of it', async () => {
    const { model, asked, answer } = played();
    model.wish('trend', 'off');
    void model.run('day', 1000);
    expect(asked[0]).toMatchObject({ ticks: 86_400, minimumSeverity: 'warning' });
    expect(asked[0]?.monitor.sensitivity).toMatchObject({ trend: 'off', 'flat-line': 'normal' });
    await answer();
    expect([model.report === null, model.outdated]).toEqual([false, false]);
    model.wish('flat-line', 'high');
    expect(model.outdated).toBe(true);
    model.wish('flat-line', 'normal');
    expect(model.outdated).toBe(false);
    model.discard();
    expect([model.report, model.changed]).toEqual([null, false]);
  });

  it('does not show the past of one life for that of another', async () => {
    const { model, answer, replaced } = played();
    model.wish('trend', 'off');
    void model.run('life', 1000);
    await answer();
    replaced();
    expect([model.report, model.changed]).toEqual([null, true]);
  });
});

describe('what a draft would make different', () => {
  it('is what is found under one of the settings only, newest first', () => {
    const both = pastFindingOf({ id: 1, fromTick: 10, toTick: 20 });
    const onlyNow = pastFindingOf({
      id: 2,
      kind: 'late-ticks',
      subject: 'heartbeat',
      fromTick: 30,
      toTick: 40,
    });
    const onlyDraft = pastFindingOf({ id: 9, fromTick: 50, toTick: 60 });
    const { differences, same } = comparedOf(
      reportOf(
        outcomeOf([both, onlyNow]),
        outcomeOf([{ ...both, id: 8, fromTick: 12, toTick: 25 }, onlyDraft]),
      ),
    );
    expect(differences.map(({ side, what, anomaly }) => [side, what, anomaly.id])).toEqual([
      ['wished', 'found', 9],
      ['present', 'found', 2],
    ]);
    expect(same).toBe(1);
  });

  it('is what is told under one of them only, though both find it', () => {
    const one = pastFindingOf({ id: 1 });
    const { differences, same } = comparedOf(reportOf(outcomeOf([one], []), outcomeOf([one], [1])));
    expect(differences.map(({ side, what }) => [side, what])).toEqual([['wished', 'told']]);
    expect(same).toBe(0);
  });

  it('takes one that is grouped otherwise for the same: one of its signals is enough', () => {
    const grouped = findingOf({
      id: 1,
      kind: 'event-flood',
      subject: 'events',
      also: [{ kind: 'fast-fall', subject: 'stability' }],
    });
    const alone = findingOf({ id: 4, fromTick: 650 });
    expect(comparedOf(reportOf(outcomeOf([grouped]), outcomeOf([alone]))).differences).toEqual([]);
  });

  it('holds for thousands', () => {
    const many = Array.from({ length: 4000 }, (_, id) =>
      pastFindingOf({ id, fromTick: id * 10, toTick: id * 10 + 5 }),
    );
    const { differences, same } = comparedOf(
      reportOf(outcomeOf(many), outcomeOf(many.filter(({ id }) => id % 2 === 0))),
    );
    expect([differences.length, same]).toEqual([2000, 2000]);
  });

  it('is counted by kind and by week', () => {
    const late = pastFindingOf({ id: 2, kind: 'late-ticks', subject: 'heartbeat' });
    const report = reportOf(outcomeOf([pastFindingOf(), late], [1, 2]), outcomeOf([late], [2]));
    expect(countsOf(report)).toEqual([
      { kind: 'fast-fall', present: 1, wished: 0 },
      { kind: 'late-ticks', present: 1, wished: 1 },
    ]);
    expect([perWeek(report, report.present), perWeek(report, report.wished)]).toEqual([1, 0.5]);
  });
});

describe('what the settings say of the monitor', () => {
  const { sensitivity } = DEFAULT_MONITOR_SETTINGS;

  it('is what is otherwise than normal', () => {
    expect(monitorText({ sensitivity })).toMatch(/normal/);
    expect(monitorText({ sensitivity: { ...sensitivity, trend: 'off', 'late-ticks': 'off' } })).toBe(
      'Not looked for: Late ticks, Trend to an end.',
    );
    expect(monitorText({ sensitivity: { ...sensitivity, trend: 'low' } })).toMatch(/^1 kind/);
  });
});
