import type { Script } from './scripted-life';

export const SCENES = {
  thriving: {
    vitals: { energy: 84, integrity: 0.982, stability: 0.94 },
    slope: { energy: 0, integrity: 0, stability: 0 },
    phase: 'run',
    tick: 274_329,
  },
  failing: {
    vitals: { energy: 14, integrity: 0.41, stability: 0.28 },
    slope: { energy: -0.01, integrity: -0.0002, stability: -0.0001 },
    phase: 'degrade',
    tick: 1_204_512,
  },
  /** It has lived through a year. */
  old: {
    vitals: { energy: 71, integrity: 0.91, stability: 0.9 },
    slope: { energy: 0, integrity: 0, stability: 0 },
    phase: 'run',
    tick: 18_204_512,
  },
  /** A year of seconds. */
  year: {
    vitals: { energy: 71, integrity: 0.91, stability: 0.9 },
    slope: { energy: 0, integrity: 0, stability: 0 },
    phase: 'run',
    tick: 31_536_000,
  },
  /** Its first night. */
  young: {
    vitals: { energy: 91, integrity: 1, stability: 0.95 },
    slope: { energy: 0, integrity: 0, stability: 0 },
    phase: 'run',
    tick: 40_512,
  },
  newborn: {
    vitals: { energy: 95, integrity: 1, stability: 0.96 },
    slope: { energy: 0, integrity: 0, stability: 0 },
    phase: 'init',
    tick: 12,
  },
  dead: {
    vitals: { energy: 0, integrity: 0.33, stability: 0.21 },
    slope: { energy: 0, integrity: 0, stability: 0 },
    phase: 'terminated',
    tick: 1_482_007,
    dead: true,
  },
} as const satisfies Record<string, Script>;
