import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { LifeState } from '../life/state';

/**
 * RFC 8785 (JSON Canonicalization Scheme): one text per value, whatever the order of its keys.
 * @throws Error for what JSON cannot carry: NaN, Infinity, lone surrogates, undefined, cycles.
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('undefined has no canonical JSON');
  return text;
}

/** SHA-256 of the UTF-8 bytes, 64 lower-case hex digits. */
export function sha256Hex(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** SHA-256 over the canonical JSON of an object without its own `digest` field. */
export function digestOf(object: object): string {
  return sha256Hex(canonicalJson({ ...object, digest: undefined }));
}

/**
 * Tells whether two organisms are in the same state: SHA-256 over the canonical JSON of the whole state except
 * who it is (life id, name, time of birth, lineage). The seed stays, so twins compare equal and strangers do not.
 */
export function stateHash(state: LifeState): string {
  return sha256Hex(canonicalJson({ ...state, identity: { seed: state.identity.seed } }));
}
