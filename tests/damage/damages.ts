import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const PAGE_BYTES = 4096;

/** Chance that a seed repeats: numbers from 0 up to a bound. */
export type Chance = (bound: number) => number;

export function chanceOf(seed: number): Chance {
  let state = (seed * 0x9e3779b9 + 1) >>> 0;
  return (bound) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  };
}

export function truncated(path: string, bytes: number): void {
  truncateSync(path, bytes);
}

export function overwritten(path: string, at: number, bytes: Buffer): void {
  const whole = readFileSync(path);
  bytes.copy(whole, at);
  writeFileSync(path, whole);
}

export function zeroFilled(path: string, at: number, length: number): void {
  overwritten(path, at, Buffer.alloc(length));
}

/** Flips single bits anywhere in a file, or in a stretch of it. */
export function flipped(path: string, chance: Chance, bits: number, from = 0, to = Infinity): void {
  const whole = readFileSync(path);
  const end = Math.min(to, whole.length);
  for (let bit = 0; bit < bits; bit++) {
    const at = from + chance(end - from);
    whole[at] = (whole[at] ?? 0) ^ (1 << chance(8));
  }
  writeFileSync(path, whole);
}

export const snapshotPaths = (folder: string): readonly string[] =>
  readdirSync(join(folder, 'snapshots'))
    .map((name) => join(folder, 'snapshots', name))
    .sort((one, other) => tickOf(other) - tickOf(one));

const tickOf = (path: string): number => Number.parseInt(path.split('/').at(-1) ?? '', 10);

export function allSnapshotsRemoved(folder: string): void {
  for (const path of snapshotPaths(folder)) rmSync(path);
}
