import { ground } from './disk';

/* Takes the place of node:crypto for the app's own files in the bundle of the simulator: chance comes from the seed. */

export { createHash } from 'node:crypto';

export function randomBytes(count: number): Buffer {
  return Buffer.from(Array.from({ length: count }, () => chance().below(256)));
}

export function randomInt(below: number): number {
  return chance().below(below);
}

export function randomUUID(): string {
  const hex = randomBytes(16).toString('hex');
  const variant = '89ab'.charAt(chance().below(4));
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}

function chance() {
  if (ground.disk === null) throw new Error('no run is under way');
  return ground.disk.chance;
}
