import { describe, expect, it } from 'vitest';
import { Digester } from '../../src/main/monitor/digest/digester';
import type { Observation } from '../../src/main/monitor/observation';
import type { Digest } from '../../src/shared/monitor';
import type { Happening, LifeView } from '../../src/shared/views';
import { EVENT_TYPES } from '../../src/shared/vocabulary';
import { Stage } from '../scenarios/stage';
import { event } from './life-fixture';
import { newborn } from '../support/lives';
import { Life } from '../../src/main/life/life';
import { RuleWatcher } from './rule-watcher';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** A life that a test draws by hand, a tick a minute. */
class DrawnLife {
  readonly digests: Digest[] = [];
  digester = new Digester();
  #watcher = new RuleWatcher([this.digester]);
  view: LifeView = { ...Life.from(newborn(1)).view(), dayPhase: null };

  constructor() {
    this.#show([]);
  }

  get hours(): Digest[] {
    return this.digests.filter(({ span }) => span === 'hour');
  }
  get days(): Digest[] {
    return this.digests.filter(({ span }) => span === 'day');
  }

  tick(change: Partial<LifeView> = {}, happenings: Happening[] = [], dtMs = MINUTE_MS): void {
    const { tick, ageMs, innerMs } = this.view;
    this.view = { ...this.view, tick: tick + 1, ageMs: ageMs + dtMs, innerMs: innerMs + dtMs / 2, ...change };
    this.#show(happenings);
  }

  /** `draw` tells what the life is like in each minute of the hour. */
  hour(draw: (minute: number) => Partial<LifeView> = () => ({}), happenings: Happening[] = []): Digest {
    for (let minute = 0; minute < 60; minute++) this.tick(draw(minute), minute === 30 ? happenings : []);
    return this.hours.at(-1)!;
  }

  sleep(ms: number): void {
    this.view = { ...this.view, downtimeMs: this.view.downtimeMs + ms };
    this.#show([{ kind: 'wake', tick: this.view.tick, gapMs: ms, gap: 'asleep' }]);
  }

  /** Another process watches on, with what the last one had written down. */
  restart(): void {
    const written = JSON.stringify(this.digester.state());
    this.digester = new Digester();
    this.digester.restore(JSON.parse(written) as ReturnType<Digester['state']>);
    this.#watcher = new RuleWatcher([this.digester]);
    this.#show([]);
  }

  #show(happenings: Happening[]): void {
    const observation: Observation = {
      view: this.view,
      heartbeat: { jitterMs: 0, dtMs: MINUTE_MS, atMs: this.view.ageMs },
      happenings: happenings.map((happening) => ({ seq: 1, happening })),
    };
    this.digests.push(...this.#watcher.observe(observation).digests);
  }
}

const energy = (value: number): Partial<LifeView> => ({
  vitals: { energy: value, integrity: 1, stability: 1 },
});

describe('a digest', () => {
  it('sums up an hour of lived time: the course of each quantity, inner time, what happened', () => {
    const life = new DrawnLife();
    life.digester.noteOpened('warning');
    const hour = life.hour(
      (minute) => energy(minute < 30 ? 90 : 60),
      [
        event('noise', {}),
        event('noise', {}),
        { kind: 'action', tick: 31, from: 'none', to: 'rest' },
        { kind: 'late', tick: 31, dtMs: 1500, nominalMs: 1000 },
        { kind: 'memory', tick: 31, change: 'kept', memoryId: 1, reason: 'test' },
      ],
    );
    expect(life.digests).toHaveLength(1);
    expect(hour).toMatchObject({
      span: 'hour',
      fromTick: 0,
      toTick: 60,
      fromMs: 0,
      toMs: HOUR_MS,
      livedMs: HOUR_MS,
      vitals: { energy: { from: 100, to: 60, min: 60, max: 100, mean: 75, usual: null } },
      innerMs: HOUR_MS / 2,
      rests: { count: 1 },
      lateTicks: 1,
      memory: { kept: 1, forgotten: 0 },
      anomalies: { notice: 0, warning: 1, grave: 0 },
      changed: [],
    });
    expect(hour.events).toEqual({ noise: { count: 2, usual: 2 } });
    expect(life.hour().anomalies.warning).toBe(0);
  });

  it('weighs by lived time, not by ticks', () => {
    const life = new DrawnLife();
    life.tick(energy(40), [], 45 * MINUTE_MS);
    for (let minute = 0; minute < 15; minute++) life.tick(energy(80));
    expect(life.hours[0]?.vitals.energy.mean).toBe(50);
  });

  it('is not broken by sleep: it holds an hour of lived time, and its ends tell when', () => {
    const life = new DrawnLife();
    for (let minute = 0; minute < 20; minute++) life.tick();
    life.sleep(8 * HOUR_MS);
    for (let minute = 0; minute < 40; minute++) life.tick();
    expect(life.hours).toHaveLength(1);
    expect(life.hours[0]).toMatchObject({ fromMs: 0, toMs: 9 * HOUR_MS, livedMs: HOUR_MS });
  });

  it('goes on in the middle of an hour after a restart, and tells the same', () => {
    const [through, restarted] = [new DrawnLife(), new DrawnLife()];
    for (const life of [through, restarted]) {
      for (let hour = 0; hour < 30; hour++)
        life.hour((minute) => energy(60 + (minute % 7)), [event('idle', {})]);
      for (let minute = 0; minute < 25; minute++) life.tick(energy(50));
    }
    restarted.restart();
    for (const life of [through, restarted])
      for (let hour = 0; hour < 20; hour++) life.hour(() => energy(70));
    expect(restarted.digests).toEqual(through.digests);
    expect(through.days).toHaveLength(2);
  });

  it('knows what is usual after a few hours, and names what lies outside, furthest first', () => {
    const life = new DrawnLife();
    const usual = (hour: number) => () => ({
      vitals: { energy: 70 + (hour % 3), integrity: 0.8, stability: 0.9 },
    });
    for (let hour = 0; hour < 12; hour++) life.hour(usual(hour));
    expect(life.hours[4]?.vitals.energy.usual).toBeNull();
    const known = life.hours.at(-1)?.vitals.energy.usual;
    expect(known?.low).toBeGreaterThan(60);
    expect(known?.high).toBeLessThan(82);
    expect(life.hours.flatMap(({ changed }) => changed)).toEqual([]);
    const odd = life.hour(() => ({ vitals: { energy: 60, integrity: 0.4, stability: 0.9 } }));
    expect(odd.changed).toEqual(['integrity', 'energy']);
  });

  it('compares an hour with those at the same part of the day', () => {
    const life = new DrawnLife();
    const draw = (hour: number) => () => ({
      ...energy(hour % 24 < 12 ? 80 : 50),
      dayPhase: (hour % 24) / 24,
    });
    for (let hour = 0; hour < 4 * 24; hour++) life.hour(draw(hour));
    expect(life.hours.flatMap(({ changed }) => changed)).toEqual([]);
    // The level of the night, at noon.
    expect(life.hour(() => ({ ...energy(50), dayPhase: 0.1 })).changed).toEqual(['energy']);
  });

  it('tells events against how many are usual, those that stayed away too', () => {
    const life = new DrawnLife();
    for (let hour = 0; hour < 10; hour++) life.hour(undefined, [event('noise', {}), event('noise', {})]);
    expect(life.hour().events).toEqual({ noise: { count: 0, usual: 2 } });
  });

  it('of a day is what its hours add up to', () => {
    const stage = Stage.born(7, new RuleWatcher([new Digester()]), false);
    const digests: Digest[] = [];
    stage.onFindings = (found) => digests.push(...found.digests);
    while (stage.view.alive && stage.tick <= 86_400) stage.live();
    const day = digests.find(({ span }) => span === 'day')!;
    const hours = digests.filter(({ span }) => span === 'hour');
    expect(hours).toHaveLength(24);
    const sum = (of: (hour: Digest) => number) => hours.reduce((total, hour) => total + of(hour), 0);
    for (const type of EVENT_TYPES) {
      expect(day.events[type]?.count ?? 0).toBe(sum(({ events }) => events[type]?.count ?? 0));
    }
    expect(day.rests.ms).toBe(sum(({ rests }) => rests.ms));
    expect(day.memory.kept).toBe(sum(({ memory }) => memory.kept));
    expect(day.innerMs).toBeCloseTo(
      sum(({ innerMs }) => innerMs),
      3,
    );
    expect(day.vitals.energy.mean).toBeCloseTo(sum(({ vitals }) => vitals.energy.mean) / 24, 6);
    expect(day.vitals.energy.min).toBe(Math.min(...hours.map(({ vitals }) => vitals.energy.min)));
    expect(day.rests.count).toBeGreaterThan(0);
  });
});
