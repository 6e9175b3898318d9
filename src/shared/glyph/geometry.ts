import { drawerOf, type GlyphTraits, type Wave } from './traits';

/** All in [0, 1]. */
export interface GlyphNumbers {
  readonly energy: number;
  readonly integrity: number;
  readonly stability: number;
}

export interface GlyphPath {
  /** SVG path data around the origin; the ring at rest has radius `RING_RADIUS`. */
  readonly d: string;
  readonly opacity: number;
}

export interface GlyphFigure {
  readonly ring: GlyphPath;
  readonly strands: readonly GlyphPath[];
}

export const RING_RADIUS = 100;
/** Half the side of the picture; only the wildest figures reach a little beyond it. */
export const REACH = 116;
const CORE_SHARE = 0.2;
const POINTS = 144;
const TURN = 2 * Math.PI;

type Gap = readonly [from: number, to: number];

const sumOf = (waves: readonly Wave[], angle: number, turn: number): number =>
  waves.reduce((sum, wave) => sum + wave.amplitude * Math.cos(wave.lobes * (angle + turn) + wave.phase), 0);

/** The open cracks as angles, `ragged` apart from strand to strand. */
function gapsOf(traits: GlyphTraits, integrity: number, draw: () => number): Gap[] {
  const lost = 1 - integrity;
  return traits.cracks
    .filter((crack) => lost > crack.opensAt)
    .map(({ at, opensAt, width }): Gap => {
      const half = (width * Math.min(1, 0.12 + (lost - opensAt) * 1.9)) / 2;
      const shift = (draw() - 0.5) * 0.16;
      return [at + shift - half * (0.7 + 0.6 * draw()), at + shift + half * (0.7 + 0.6 * draw())];
    });
}

const within = (angle: number, [from, to]: Gap): boolean =>
  (angle > from && angle < to) ||
  (angle + TURN > from && angle + TURN < to) ||
  (angle - TURN > from && angle - TURN < to);

/** A closed curve with gaps: one closed subpath when whole, open ones between the gaps when not. */
function pathOf(radiusAt: (angle: number) => number, gaps: readonly Gap[]): string {
  const at = (index: number): string => {
    const angle = (index / POINTS) * TURN;
    const radius = radiusAt(angle);
    return `${(radius * Math.cos(angle)).toFixed(1)} ${(radius * Math.sin(angle)).toFixed(1)}`;
  };
  const open = Array.from({ length: POINTS }, (_, index) =>
    gaps.every((gap) => !within((index / POINTS) * TURN, gap)),
  );
  const firstGap = open.indexOf(false);
  if (firstGap < 0) return `M${Array.from(open, (_, index) => at(index)).join('L')}Z`;
  let d = '';
  let drawing = false;
  for (let step = 1; step <= POINTS; step += 1) {
    const index = (firstGap + step) % POINTS;
    if (open[index]) d += (drawing ? 'L' : 'M') + at(index);
    drawing = open[index] === true;
  }
  return d;
}

/**
 * The figure of a life: a ring whose roundness is stability and whose wholeness is integrity, filled with
 * strands from the ring to the core as far as energy goes. Pure: the same traits and numbers give the same
 * paths.
 */
export function figureOf(traits: GlyphTraits, numbers: GlyphNumbers): GlyphFigure {
  const draw = drawerOf(`${traits.twist} ${traits.depth}`);
  const restless = (1 - numbers.stability) ** 1.4;
  const filled = numbers.energy * traits.strands;
  const curve = (inwards: number): string => {
    const radius = RING_RADIUS * (1 - inwards * (1 - CORE_SHARE));
    const turn = traits.twist * inwards;
    const own = 1 + traits.depth * inwards;
    const unrest = (draw() - 0.5) * 5 * restless;
    return pathOf(
      (angle) =>
        radius *
        (1 +
          own * sumOf(traits.waves, angle, turn) +
          restless * (1 - 0.4 * inwards) * sumOf(traits.tremor, angle, unrest)),
      gapsOf(traits, numbers.integrity, draw),
    );
  };
  const ring = { d: curve(0), opacity: 1 };
  const strands = Array.from({ length: traits.strands }, (_, index) => ({
    d: curve((index + 1) / traits.strands),
    opacity: Math.min(1, Math.max(0, filled - index)),
  }));
  return { ring, strands: strands.filter(({ opacity }) => opacity > 0) };
}
