import { basename } from 'node:path';
import { parseLifeState } from '../life/state-schema';
import { looksForeign, parseForeign, type ForeignLife } from './foreign';
import { isGzip, unpackGzip } from './gzip';
import type { ParseState } from './parse-state';
import { jsonOf, readBytes, textOf } from './read-file';
import { refusal } from './refuse';
import type { Snapshot } from './snapshot-format';
import { claimsToBeSnapshot, parseSnapshot } from './snapshot-parse';

export type LifeFile =
  | { readonly kind: 'snapshot'; readonly snapshot: Snapshot }
  | { readonly kind: 'foreign'; readonly foreign: ForeignLife };

/**
 * Reads whatever a person brought: a snapshot of ours, or one of the original project. Told apart by what is
 * in the file, never by its name.
 * @throws Refusal naming the file and the reason
 */
export function readLifeFile(path: string, parseState: ParseState = parseLifeState): LifeFile {
  const bytes = readBytes(path);
  const packed = isGzip(bytes);
  const content = jsonOf(textOf(packed ? unpackGzip(bytes, path) : bytes, path), path);
  if (claimsToBeSnapshot(content)) {
    if (packed) throw refusal('refused', 'file.packedSnapshot', { file: basename(path) });
    return { kind: 'snapshot', snapshot: parseSnapshot(content, path, parseState) };
  }
  if (looksForeign(content)) return { kind: 'foreign', foreign: parseForeign(content, path) };
  throw refusal('refused', 'file.notSnapshot', { file: basename(path) });
}
