import { canonicalJson, sha256Hex } from './digest';

/** A row of the table `journal`. `hash` is null while the span still grows. */
export interface RecordRow extends HashedFields {
  readonly hash: string | null;
}

/** `input` is canonical JSON. */
export interface HashedFields {
  readonly seq: number;
  readonly at_ms: number;
  readonly last_at_ms: number;
  readonly tick: number;
  readonly count: number;
  readonly input: string;
}

/** The chain begins with the life it belongs to, so that no record can be moved to another life. */
export function genesisHash(lifeId: string): string {
  return sha256Hex(canonicalJson({ journalOf: lifeId }));
}

/**
 * SHA-256 of the previous hash followed by the record's canonical JSON. That is written out here because the
 * keys' order is known and the input is canonical already: verifying a year must not parse it.
 */
export function hashOf(previousHash: string, row: HashedFields): string {
  const { seq, at_ms: atMs, last_at_ms: lastAtMs, tick, count, input } = row;
  return sha256Hex(
    `${previousHash}{"atMs":${atMs},"count":${count},"input":${input},"lastAtMs":${lastAtMs},"seq":${seq},"tick":${tick}}`,
  );
}
