import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figureOf, REACH, RING_RADIUS } from '../../src/shared/glyph/geometry';
import { traitsOf } from '../../src/shared/glyph/traits';

const WHOLE = { energy: 1, integrity: 1, stability: 1 };
const share = fc.double({ min: 0, max: 1, noNaN: true });
const numbers = fc.record({ energy: share, integrity: share, stability: share });

const pointsOf = (d: string): { x: number; y: number }[] =>
  [...d.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }));
const radii = (d: string): number[] => pointsOf(d).map(({ x, y }) => Math.hypot(x, y));
const piecesOf = (d: string): number => d.split('M').length - 1;
const lengthOf = (d: string): number => pointsOf(d).length;
/** How far the ring is from its own smoothed self, root mean square: what the eye calls rough. */
const roughness = (d: string): number => {
  const ring = radii(d);
  const at = (index: number): number => ring[(index + ring.length) % ring.length] ?? 0;
  const away = ring.map((radius, i) => radius - (at(i - 3) + at(i + 3)) / 2);
  return Math.sqrt(away.reduce((sum, each) => sum + each * each, 0) / ring.length);
};
/**
 * The least the traits promise is 1.88: seven lobes and all of a ring's own waves at their strongest, the fewest lobes
 * of tremor, and those that meet a wave of the ring's against it. Half of all ids have more than 6.
 */
const ROUGHER = 1.8;
/** Close to that: seven lobes and nine, against a tremor of nine. */
const HARDLY_ROUGHER = '00000019-b0c3-38dd-8042-d1f200000004';

describe('the figure of a life', () => {
  it('is the same for ever, and another for each id', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), numbers, (one, other, state) => {
        expect(figureOf(traitsOf(one), state)).toEqual(figureOf(traitsOf(one), state));
        if (one !== other)
          expect(figureOf(traitsOf(one), WHOLE).ring.d).not.toBe(figureOf(traitsOf(other), WHOLE).ring.d);
      }),
    );
  });

  it('is one closed curve when whole, and broken when not', () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        const whole = figureOf(traitsOf(id), WHOLE);
        expect(whole.ring.d).toMatch(/^M.*Z$/);
        expect(piecesOf(whole.ring.d)).toBe(1);
        const broken = figureOf(traitsOf(id), { ...WHOLE, integrity: 0.3 });
        expect(broken.ring.d).not.toContain('Z');
        expect(piecesOf(broken.ring.d)).toBeGreaterThan(2);
        expect(lengthOf(broken.ring.d)).toBeLessThan(lengthOf(whole.ring.d));
      }),
    );
  });

  it('loses more of its ring the more integrity falls', () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        const lengths = [1, 0.75, 0.5, 0.25].map((integrity) =>
          lengthOf(figureOf(traitsOf(id), { ...WHOLE, integrity }).ring.d),
        );
        expect(lengths).toEqual([...lengths].sort((a, b) => b - a));
        expect(new Set(lengths).size).toBe(lengths.length);
      }),
    );
  });

  it('is filled as far as energy goes', () => {
    fc.assert(
      fc.property(fc.uuid(), share, (id, energy) => {
        const { strands } = figureOf(traitsOf(id), { ...WHOLE, energy });
        const lit = strands.reduce((sum, { opacity }) => sum + opacity, 0);
        expect(lit).toBeCloseTo(energy * traitsOf(id).strands, 6);
      }),
    );
  });

  it('is round when stable and rough when not', () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        const traits = traitsOf(id);
        const round = figureOf(traits, WHOLE).ring.d;
        expect(Math.max(...radii(round)) / Math.min(...radii(round))).toBeLessThan(1.2);
        expect(roughness(figureOf(traits, { ...WHOLE, stability: 0 }).ring.d)).toBeGreaterThan(
          ROUGHER * roughness(round),
        );
      }),
      { examples: [[HARDLY_ROUGHER]] },
    );
  });

  it('is always drawable and stays in its place', () => {
    fc.assert(
      fc.property(fc.uuid(), numbers, (id, state) => {
        const { ring, strands } = figureOf(traitsOf(id), state);
        for (const { d, opacity } of [ring, ...strands]) {
          expect(d).not.toMatch(/NaN|Infinity/);
          expect(opacity).toBeGreaterThan(0);
          for (const radius of radii(d)) expect(radius).toBeLessThan(REACH * 1.12);
        }
        expect(RING_RADIUS).toBeLessThan(REACH);
      }),
    );
  });
});
