/** What a life's figure inherits from its id alone: the same for ever, another for each. */
export interface GlyphTraits {
  /** The ring's own shape: waves laid on a circle. */
  readonly waves: readonly Wave[];
  /** What shows as stability falls: finer, restless waves. */
  readonly tremor: readonly Wave[];
  /** How many strands grow inside the ring. */
  readonly strands: number;
  /** How far the waves turn from the ring to the core, radians. */
  readonly twist: number;
  /** How strongly the waves grow towards the core. */
  readonly depth: number;
  readonly cracks: readonly Crack[];
}

export interface Wave {
  readonly lobes: number;
  readonly amplitude: number;
  readonly phase: number;
}

/** A place where the ring breaks: the first ones early, the last ones when hardly anything is whole. */
export interface Crack {
  readonly at: number;
  /** It opens when this share of integrity is lost. */
  readonly opensAt: number;
  /** Its full width, radians. */
  readonly width: number;
}

const TURN = 2 * Math.PI;
const CRACKS = 11;

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** Mulberry32: numbers in [0, 1). */
export function drawerOf(seedText: string): () => number {
  let state = hashOf(seedText);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function traitsOf(lifeId: string): GlyphTraits {
  const draw = drawerOf(lifeId);
  const between = (low: number, high: number): number => low + (high - low) * draw();
  const whole = (low: number, high: number): number => Math.floor(between(low, high + 1));
  const wave = (lobes: number, amplitude: number): Wave => ({ lobes, amplitude, phase: between(0, TURN) });

  const lobes = whole(3, 7);
  const waves = [
    wave(lobes, between(0.018, 0.034)),
    wave(2, between(0.005, 0.014)),
    wave(lobes + whole(2, 6), between(0.004, 0.009)),
  ];
  const tremor = [wave(whole(2, 3), 0.06), wave(whole(4, 6), 0.06), wave(whole(9, 14), 0.045)];
  const start = between(0, TURN);
  const cracks = Array.from({ length: CRACKS }, (_, index): Crack => {
    // The golden angle spreads them, so that the figure breaks all round and never in one place.
    const at = (start + index * 2.399963 + between(-0.15, 0.15)) % TURN;
    return { at, opensAt: (index / CRACKS) * 0.85 + 0.05, width: between(0.28, 0.52) };
  });
  return {
    waves,
    tremor,
    strands: whole(11, 15),
    twist: between(-1.9, 1.9),
    depth: between(0.8, 2.4),
    cracks,
  };
}
