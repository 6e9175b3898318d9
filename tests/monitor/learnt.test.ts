import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Findings } from '../../src/main/monitor/anomaly-desk';
import type { Observation } from '../../src/main/monitor/observation';
import { SemanticMonitor } from '../../src/main/monitor/semantic-monitor';
import { DAY_TICKS, HOUR_TICKS, Stage } from '../scenarios/stage';
import { liveOn } from './known-life';

// Goal: a restart changes nothing in what is found later; what was learned and came back damaged is learned anew.

const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const without = new SemanticMonitor({ nextAnomalyId: 1 }).learnt();
const taken = (learnt: unknown): unknown => new SemanticMonitor({ nextAnomalyId: 1, learnt }).learnt();

const monitor = new SemanticMonitor({ nextAnomalyId: 1 });
/** What each of the monitors that watch the life has found of late. */
const found = new Map<SemanticMonitor, Findings[]>();
let stage: Stage;
let learnt: unknown;

beforeAll(() => {
  found.set(monitor, []);
  const observe = (observation: Observation): Findings => {
    for (const [each, findings] of found) {
      const { opened, changed, resolved, digests } = each.observe(observation);
      if (opened.length + changed.length + resolved.length + digests.length === 0) continue;
      findings.push({ opened, changed, resolved, digests });
    }
    return { opened: [], changed: [], resolved: [], digests: [] };
  };
  stage = Stage.born(4, { observe }, true);
  liveOn(stage, 2 * DAY_TICKS);
  learnt = throughJson(monitor.learnt());
}, 60_000);

describe('what was learned', () => {
  it('is taken over as it was', () => {
    expect(taken(learnt)).toEqual(learnt);
    expect(learnt).not.toEqual(without);
  });

  it('leads to the same findings after a restart as without one', () => {
    const restarted = new SemanticMonitor({
      nextAnomalyId: 1 + found.get(monitor)!.flatMap(({ opened }) => opened).length,
      open: monitor.open(),
      learnt,
    });
    found.set(monitor, []);
    found.set(restarted, []);
    stage.give({ kind: 'wake', gapMs: 3_600_000, gap: 'crashed' });
    liveOn(stage, 6 * HOUR_TICKS);
    for (let count = 0; count < 10; count++) {
      stage.stimulate('shock', 0.3);
      liveOn(stage, 5);
    }
    stage.organ = (self) => self.changeIntegrity(-0.05 / HOUR_TICKS);
    liveOn(stage, 26 * HOUR_TICKS);
    const [through, after] = [found.get(monitor)!, found.get(restarted)!];
    const kinds = new Set(
      through.flatMap(({ opened, changed }) => [...opened, ...changed]).map(({ kind }) => kind),
    );
    expect([...kinds]).toEqual(expect.arrayContaining(['missed-ticks', 'event-flood', 'slow-drift']));
    expect(through.flatMap(({ digests }) => digests).length).toBeGreaterThan(20);
    expect(after).toEqual(through);
    expect(restarted.outlook).toEqual(monitor.outlook);
    expect(restarted.learnt()).toEqual(monitor.learnt());
  });
});

describe('what comes back damaged', () => {
  it.each([
    { given: null },
    { given: undefined },
    { given: 7 },
    { given: 'learnt' },
    { given: [] },
    { given: {} },
    { given: { version: 1 } },
    { given: { version: 1, falls: null } },
    { given: { version: 1, falls: {}, heartbeat: [], events: 3 } },
  ])('is left, where it is $given', ({ given }) => {
    expect(taken(given)).toEqual(without);
  });

  it('is left, where it is of another version', () => {
    expect(taken({ ...(learnt as object), version: 0 })).toEqual(without);
  });

  it('is left, wherever one part of it is missing, too much, or no number', () => {
    const places = placesOf(learnt);
    const damages: readonly ((parent: Parent, name: string) => void)[] = [
      (parent, name) => (parent[name] = 'x'),
      (parent, name) => (parent[name] = { x: 1 }),
      (parent, name) => (Array.isArray(parent) ? parent.splice(Number(name), 1) : delete parent[name]),
      (parent) => (Array.isArray(parent) ? parent.push(0) : (parent.more = 0)),
      (parent, name) => (parent[name] = parent[name] === null ? [] : null),
    ];
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.constantFrom(...damages), (place, damage) => {
        const given = throughJson(learnt);
        const path = [...place];
        const name = path.pop()!;
        const parent = path.reduce<unknown>((inside, step) => (inside as Parent)[step], given) as Parent;
        fc.pre(!MAY_BE_NULL.test(place.join('.')));
        damage(parent, name);
        expect(taken(given)).toEqual(without);
      }),
      { numRuns: 100 },
    );
  });
});

type Parent = Record<string, unknown>;

/** Where there can be nothing yet. */
const MAY_BE_NULL = /dayPhase|worn|fallingFrom|places/u;

/** Paths to every part, arrays of numbers by their first few. */
function placesOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inside = Object.entries(value)
    .slice(0, 12)
    .flatMap(([name, each]) => placesOf(each, [...path, name]));
  return path.length === 0 ? inside : [path, ...inside];
}
