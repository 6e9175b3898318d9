import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Bytes of a file, or of all that lies in a folder; a link counts as itself.
 * @param {string} path
 * @returns {number}
 */
export function sizeBytes(path) {
  const stat = lstatSync(path);
  if (!stat.isDirectory()) return stat.size;
  return readdirSync(path).reduce((sum, name) => sum + sizeBytes(join(path, name)), 0);
}

/** @param {string} path */
export function megabytes(path) {
  return `${(sizeBytes(path) / 1e6).toFixed(1)} MB`;
}
