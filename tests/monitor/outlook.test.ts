import { beforeAll, describe, expect, it } from 'vitest';
import { TrendRule } from '../../src/main/monitor/outlook/trend-rule';
import { theilSen } from '../../src/main/monitor/outlook/theil-sen';
import type { Outlook } from '../../src/shared/monitor';
import type { Anomaly } from '../../src/shared/views';
import { classic } from '../../src/main/life/presets/classic';
import { natural } from '../../src/main/life/presets/natural';
import { newborn } from '../support/lives';
import { Stage } from '../scenarios/stage';
import { RuleWatcher } from './rule-watcher';

const DAY_MS = 86_400_000;
/** Looked at so often. */
const LOOK_MS = 600_000;
/**
 * A life wears out over days, and what is foreseen of that is reckoned by lived time, half an hour a step: here it
 * lives in ticks of ten seconds, which is as long a life of as many events in a tenth of the work.
 */
const COARSE = { ...natural, tickIntervalMs: 10_000 };
const coarse = (seed: number, rule: TrendRule, tended: boolean): Stage =>
  new Stage(newborn(seed, COARSE), new RuleWatcher([rule]), tended);

interface Look {
  readonly ageMs: number;
  readonly outlook: Outlook | null;
}

function watch(stage: Stage, rule: TrendRule, untilAgeMs: number, everyMs = LOOK_MS): Look[] {
  const looks: Look[] = [];
  while (stage.view.alive && stage.view.ageMs < untilAgeMs) {
    stage.live();
    if (stage.view.ageMs % everyMs === 0) looks.push({ ageMs: stage.view.ageMs, outlook: rule.outlook });
  }
  return looks;
}

const holds = (outlook: Outlook, deathMs: number): boolean => {
  const realMs = deathMs - outlook.asOfAgeMs;
  return outlook.inMs.low <= realMs && realMs <= outlook.inMs.high;
};

const turns = (looks: readonly Look[]): number =>
  looks.filter(({ outlook }, at) => at > 0 && (outlook === null) !== (looks[at - 1]?.outlook === null))
    .length;

const share = <Item>(items: readonly Item[], is: (item: Item) => boolean): number =>
  items.filter(is).length / items.length;

/**
 * Six lives guard coarsely. Over 30 others (seeds 301 to 330) 0.97 of all looks held the real end, 0.98 around both 70 %
 * and 90 % of the life, and 0.99 of the last quarter had an outlook. Of those and 201 to 212 it came and went at most
 * 11 times, and the end was told once (in two lives twice), mostly 0.3 to 2.2 days ahead; the worst had an outlook in
 * 0.3 of its last quarter, another was told of its end half an hour before. At the desktop's tick of one second, lives
 * of 201 to 203 held it in 0.99. After care began it was gone within three days in 21 of 24 lives (301 to 324); a
 * tended life had none in any of 12.
 */
const SEEDS = [201, 202, 203, 204, 205, 206];

describe('the outlook of an untended life', () => {
  let lives: { deathMs: number; looks: Look[]; told: Anomaly[] }[] = [];
  let shown: { part: number; outlook: Outlook; held: boolean }[] = [];

  beforeAll(() => {
    lives = SEEDS.map((seed) => {
      const rule = new TrendRule();
      const stage = coarse(seed, rule, false);
      const looks = watch(stage, rule, 30 * DAY_MS);
      return { deathMs: stage.view.ageMs, looks, told: [...stage.anomalies.values()] };
    });
    shown = lives.flatMap(({ looks, deathMs }) =>
      looks.flatMap(({ ageMs, outlook }) =>
        outlook === null ? [] : [{ part: ageMs / deathMs, outlook, held: holds(outlook, deathMs) }],
      ),
    );
  }, 60_000);

  it.each([
    ['from first to last', 0, 1],
    ['around 70 % of the life', 0.6, 0.8],
    ['around 90 % of the life', 0.8, 1],
  ])('holds the real end in its band %s', (_, from, to) => {
    const looks = shown.filter(({ part }) => part >= from && part <= to);
    expect(looks.length).toBeGreaterThan(100);
    expect(share(looks, ({ held }) => held)).toBeGreaterThan(0.7);
  });

  it('is there most of the last quarter of the life, and steady', () => {
    const late = lives.flatMap(({ looks, deathMs }) => looks.filter(({ ageMs }) => ageMs > 0.75 * deathMs));
    expect(share(late, ({ outlook }) => outlook !== null)).toBeGreaterThan(0.8);
    for (const { looks } of lives) expect(turns(looks)).toBeLessThan(8);
  });

  it('is not there on the first day: ten days are not foreseen from one', () => {
    for (const { looks } of lives) {
      expect(looks.slice(0, 144).every(({ outlook }) => outlook === null)).toBe(true);
    }
  });

  it('says something: the band is no wider than a few times its near end and a day', () => {
    for (const { outlook } of shown) {
      const { low, likely, high } = outlook.inMs;
      expect(low).toBeLessThanOrEqual(likely);
      expect(likely).toBeLessThanOrEqual(high);
      expect(high).toBeLessThan(7.5 * low + 2 * DAY_MS);
    }
  });

  it('is told when the end is a day away, seldom twice', () => {
    for (const { told, deathMs } of lives) {
      expect(told.length).toBeGreaterThan(0);
      expect(told.length).toBeLessThan(4);
      const [first] = told;
      expect(first).toMatchObject({ kind: 'trend', message: { key: 'anomalies.trend.message' } });
      expect(deathMs - first!.startedAtMs).toBeLessThan(3 * DAY_MS);
    }
  });
});

describe('the outlook of a tended life', () => {
  it('is not there while it is in balance, and nothing is told', () => {
    const rule = new TrendRule();
    const stage = coarse(205, rule, true);
    const looks = watch(stage, rule, 10 * DAY_MS);
    expect(share(looks, ({ outlook }) => outlook === null)).toBeGreaterThan(0.95);
    expect(stage.anomalies.size).toBe(0);
  });

  it('goes when care begins', () => {
    const rule = new TrendRule();
    const watcher = new RuleWatcher([rule]);
    const stage = new Stage(newborn(302, COARSE), watcher, false);
    while (rule.outlook === null) stage.live();
    const cared = new Stage(stage.life.state(), watcher, true);
    const looks = watch(cared, rule, cared.view.ageMs + 3 * DAY_MS);
    expect(looks.slice(-72).every(({ outlook }) => outlook === null)).toBe(true);
  });
});

describe('a steady fall', () => {
  it('of the classic policy is foreseen to the minute, once half of it was watched', () => {
    const rule = new TrendRule();
    const stage = new Stage(newborn(1, classic), new RuleWatcher([rule]), false);
    const looks = watch(stage, rule, DAY_MS, 20_000);
    const deathMs = stage.view.ageMs;
    const late = looks.filter(({ ageMs }) => ageMs > 0.6 * deathMs);
    expect(late.every(({ outlook }) => outlook?.vital === 'stability' && holds(outlook, deathMs))).toBe(true);
    expect(looks.filter(({ ageMs }) => ageMs < 0.3 * deathMs).every(({ outlook }) => outlook === null)).toBe(
      true,
    );
    // It is its way: nothing is told of it.
    expect(stage.anomalies.size).toBe(0);
  });

  it('that sets in is told before the end, and cleared when it stops', () => {
    const rule = new TrendRule();
    const stage = Stage.born(3, new RuleWatcher([rule]), true);
    watch(stage, rule, 20_000_000);
    stage.organ = (self) => self.changeStability(-0.0008);
    while (stage.view.vitals.stability > 0.3) stage.live();
    expect([...stage.anomalies.values()]).toMatchObject([
      { kind: 'trend', subject: 'stability', toTick: null },
    ]);
    stage.organ = null;
    watch(stage, rule, stage.view.ageMs + 1_800_000);
    expect([...stage.anomalies.values()][0]?.toTick).not.toBeNull();
    expect(rule.outlook).toBeNull();
  });

  it('is told of a nearer end only, where the monitor is to tell less readily', () => {
    for (const [times, opened] of [
      [1, 1],
      [200, 0],
    ] as const) {
      const rule = new TrendRule();
      const stage = Stage.born(3, new RuleWatcher([rule], times), true);
      watch(stage, rule, 20_000_000);
      stage.organ = (self) => self.changeStability(-0.0008);
      while (stage.view.vitals.stability > 0.4) stage.live();
      expect(stage.anomalies.size).toBe(opened);
    }
  });
});

describe('a restart', () => {
  it('goes on with what was foreseen', () => {
    const through = new TrendRule();
    const stage = coarse(207, through, false);
    while (through.outlook === null) stage.live();
    const restarted = new TrendRule();
    restarted.restore(JSON.parse(JSON.stringify(through.state())) as ReturnType<TrendRule['state']>);
    expect(restarted.outlook).toEqual(through.outlook);
    const second = new Stage(stage.life.state(), new RuleWatcher([restarted]), false);
    for (let tick = 0; tick < 720; tick++) {
      stage.live();
      second.live();
      expect(restarted.outlook).toEqual(through.outlook);
    }
  });
});

describe('the robust line', () => {
  it('finds the pace through a third of wild points, with a band around it', () => {
    const x = Float64Array.from({ length: 30 }, (_, at) => at - 29);
    const y = x.map((at, index) => 0.5 - 0.01 * at + (index % 4 === 0 ? 5 : 0) + 0.001 * ((index * 7) % 5));
    const line = theilSen(x, y, new Float64Array(435));
    expect(line.slope).toBeCloseTo(-0.01, 2);
    expect(line.level).toBeCloseTo(0.5, 1);
    expect(line.slopeLow).toBeLessThan(line.slope);
    expect(line.slopeHigh).toBeGreaterThan(line.slope);
  });
});
