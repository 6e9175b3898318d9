import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Generator } from '../../src/main/life/generator';
import { Exceedances } from '../../src/main/monitor/learning/exceedances';
import { PointProcess } from '../../src/main/monitor/learning/point-process';
import { RecursiveLeastSquares } from '../../src/main/monitor/learning/recursive-least-squares';

// Goal: what the monitor learns comes near to what is true, knows how much it does not know, and survives JSON.

const HOUR_MS = 3_600_000;
const seeds = fc.integer({ min: 1, max: 1_000_000 });
const throughJson = <State>(state: State): State => JSON.parse(JSON.stringify(state)) as State;

describe('recursive least squares', () => {
  const features = (chance: Generator): Float64Array =>
    Float64Array.from([1, chance.nextUnit() * 2 - 1, chance.nextUnit() * 4, chance.nextUnit()]);
  const outcome = (weights: readonly number[], at: Float64Array): number =>
    weights.reduce((sum, weight, index) => sum + weight * (at[index] ?? 0), 0);
  const weightsArbitrary = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), {
    minLength: 4,
    maxLength: 4,
  });

  function taught(weights: readonly number[], chance: Generator, lessons: number, noise = 0) {
    const learner = new RecursiveLeastSquares(4);
    for (let lesson = 0; lesson < lessons; lesson++) {
      const at = features(chance);
      const seen = outcome(weights, at) + noise * (chance.nextUnit() - 0.5);
      learner.weigh(at);
      learner.learn(seen - learner.forecast(at));
    }
    return learner;
  }

  it('recovers known weights, also through noise', () => {
    fc.assert(
      fc.property(weightsArbitrary, seeds, fc.constantFrom(0, 0.2), (weights, seed, noise) => {
        const chance = Generator.fromSeed(seed);
        const learner = taught(weights, chance, 400, noise);
        for (let trial = 0; trial < 5; trial++) {
          const at = features(chance);
          expect(Math.abs(learner.forecast(at) - outcome(weights, at))).toBeLessThan(0.001 + noise / 2);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('doubts what it has never seen, and learns a change faster once it doubts all', () => {
    const chance = Generator.fromSeed(5);
    const learner = taught([1, 2, 0.5, -1], chance, 400);
    learner.weigh(features(chance));
    expect(learner.doubtful).toBeLessThan(1);
    learner.weigh(Float64Array.from([1, 30, 0, 0]));
    expect(learner.doubtful).toBeGreaterThan(5);

    const others = [-3, 0, 1, 4];
    const stubborn = new RecursiveLeastSquares(4);
    stubborn.restore(learner.state());
    learner.doubt();
    // What it knew is worth no claim until it has been confirmed.
    expect([learner.lessons, stubborn.lessons]).toEqual([0, 400]);
    for (let lesson = 0; lesson < 8; lesson++) {
      const at = features(chance);
      for (const each of [learner, stubborn]) {
        each.weigh(at);
        each.learn(outcome(others, at) - each.forecast(at));
      }
    }
    const at = features(chance);
    const missOf = (each: RecursiveLeastSquares) => Math.abs(each.forecast(at) - outcome(others, at));
    expect(missOf(learner)).toBeLessThan(0.001);
    expect(missOf(stubborn)).toBeGreaterThan(10 * missOf(learner));
  });

  it('stays finite whatever it is shown', () => {
    const step = fc.tuple(
      fc.double({ min: -1e3, max: 1e3, noNaN: true }),
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const learner = new RecursiveLeastSquares(3);
        for (const [value, missed] of steps) {
          const at = Float64Array.from([1, value, value]);
          expect(learner.forecast(at)).not.toBeNaN();
          learner.weigh(at);
          learner.learn(missed);
        }
        const { covariance, weights } = learner.state();
        expect([...covariance, ...weights].every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('goes on as it was after a restart', () => {
    const chance = Generator.fromSeed(7);
    const learner = taught([1, 2, 3, 4], chance, 50, 0.1);
    const restarted = new RecursiveLeastSquares(4);
    restarted.restore(throughJson(learner.state()));
    for (let lesson = 0; lesson < 20; lesson++) {
      const at = features(chance);
      expect(restarted.forecast(at)).toBe(learner.forecast(at));
      for (const each of [learner, restarted]) each.weigh(at);
      expect(restarted.doubtful).toBe(learner.doubtful);
      const missed = chance.nextUnit();
      for (const each of [learner, restarted]) each.learn(missed);
    }
  });
});

describe('a point process', () => {
  /** Poisson events. @returns the age at the end */
  function happen(
    process: PointProcess,
    chance: Generator,
    perHour: number,
    hours: number,
    fromMs = 0,
  ): number {
    const endMs = fromMs + hours * HOUR_MS;
    for (let ms = fromMs; ;) {
      ms -= (Math.log(1 - chance.nextUnit()) * HOUR_MS) / perHour;
      if (ms >= endMs) break;
      process.happen(Math.round(ms), true);
    }
    process.pass(endMs);
    return endMs;
  }

  it('learns how many are usual', () => {
    fc.assert(
      fc.property(seeds, fc.constantFrom(0.5, 4, 60), (seed, perHour) => {
        const process = new PointProcess();
        process.startAfresh(0);
        happen(process, Generator.fromSeed(seed), perHour, 200);
        const usual = process.usualIn(HOUR_MS);
        expect(Math.abs(usual - perHour)).toBeLessThan(6 * Math.sqrt(perHour / 200));
      }),
      { numRuns: 30 },
    );
  });

  it('takes chance for chance: of many hours at one pace hardly any hold a burst or a silence', () => {
    let bursts = 0;
    let silences = 0;
    for (let seed = 1; seed <= 10; seed++) {
      const chance = Generator.fromSeed(seed);
      const process = new PointProcess();
      process.startAfresh(0);
      let ageMs = happen(process, chance, 4, 24);
      for (let count = 0; count < 2000; count++) {
        ageMs -= (Math.log(1 - chance.nextUnit()) * HOUR_MS) / 4;
        if (ageMs > process.silentFrom(13.8, 12)) silences += 1;
        process.happen(ageMs, true);
        if (process.burst(13.8) !== null) bursts += 1;
      }
    }
    // Of 20 000 events, each looked at for one in a million.
    expect(bursts).toBeLessThan(3);
    expect(silences).toBeLessThan(3);
  });

  it('finds a burst with where it began, and only after it has learned for as long as it supposed', () => {
    const chance = Generator.fromSeed(3);
    const young = new PointProcess();
    young.startAfresh(0);
    for (let count = 0; count < 10; count++) young.happen(60 * 60_000 + count * 5000, true);
    expect(young.burst(13.8)).toBeNull();

    const process = new PointProcess();
    process.startAfresh(0);
    const ageMs = happen(process, chance, 2, 24);
    for (let count = 0; count < 8; count++) process.happen(ageMs + 600_000 + count * 5000, true);
    expect(process.burst(13.8)).toMatchObject({ sinceAgeMs: ageMs + 600_000, count: 8, spanMs: 35_000 });
    // What came before a fresh start does not count as close to what comes.
    process.startAfresh(ageMs + 640_000);
    process.happen(ageMs + 641_000, true);
    expect(process.burst(13.8)).toBeNull();
  });

  it('expects silence no sooner than it knows enough, and accepts another pace', () => {
    const process = new PointProcess();
    process.startAfresh(0);
    process.happen(HOUR_MS, true);
    expect(process.silentFrom(13.8, 12)).toBe(Infinity);
    process.accept(100, 10 * HOUR_MS);
    expect(process.usualIn(HOUR_MS)).toBeGreaterThan(8);
    expect(process.silentFrom(13.8, 12)).toBeLessThan(3 * HOUR_MS);
  });

  it('goes on as it was after a restart and a fresh start', () => {
    const process = new PointProcess();
    process.startAfresh(0);
    const ageMs = happen(process, Generator.fromSeed(9), 3, 30);
    const restarted = new PointProcess();
    restarted.restore(throughJson(process.state()));
    for (const each of [process, restarted]) {
      each.startAfresh(ageMs + 1000);
      for (let count = 0; count < 12; count++) each.happen(ageMs + 2000 + count * 5000, true);
    }
    expect(restarted.burst(13.8)).toEqual(process.burst(13.8));
    expect(restarted.burst(13.8)).not.toBeNull();
    expect(restarted.silentFrom(13.8, 12)).toBe(process.silentFrom(13.8, 12));
  });
});

describe('exceedances', () => {
  /** Exponential excesses over 0.02, one every hour. */
  function taught(seed: number, mean: number, count = 400): Exceedances {
    const chance = Generator.fromSeed(seed);
    const large = new Exceedances(0.02);
    for (let each = 0; each < count; each++) {
      large.pass(HOUR_MS);
      large.learn(0.02 - mean * Math.log(1 - chance.nextUnit()));
    }
    return large;
  }

  it('tells the level that is exceeded once in so long', () => {
    const mean = 0.03;
    const levels = Array.from({ length: 40 }, (_, seed) => taught(seed + 1, mean).oncePer(100 * HOUR_MS));
    const middle = levels.sort((a, b) => a - b)[20]!;
    const true100 = 0.02 + mean * Math.log(100);
    expect(middle).toBeGreaterThan(0.75 * true100);
    expect(middle).toBeLessThan(1.25 * true100);
  });

  it('grows with the time, and is never below the threshold', () => {
    fc.assert(
      fc.property(seeds, fc.double({ min: 0.001, max: 0.2, noNaN: true }), (seed, mean) => {
        const large = taught(seed, mean, 30);
        const levels = [0.5, 2, 10, 100, 1000].map((hours) => large.oncePer(hours * HOUR_MS));
        expect(levels).toEqual([...levels].sort((a, b) => a - b));
        expect(levels[0]).toBe(0.02);
        expect(levels.every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('says nothing while it knows too little, or of what is below the threshold', () => {
    const large = new Exceedances(0.02);
    for (let count = 0; count < 100; count++) {
      large.pass(HOUR_MS);
      large.learn(count < 3 ? 0.5 : 0.019);
    }
    expect(large.count).toBe(3);
    expect(large.oncePer(1000 * HOUR_MS)).toBe(0);
  });

  it('goes on as it was after a restart', () => {
    const large = taught(4, 0.05);
    const restarted = new Exceedances(0.02);
    restarted.restore(throughJson(large.state()));
    for (const each of [large, restarted]) each.learn(0.4);
    expect(restarted.oncePer(50 * HOUR_MS)).toBe(large.oncePer(50 * HOUR_MS));
  });
});
