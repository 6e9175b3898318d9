import type { JournalAnchor } from '../../vault/journal-chain';
import { asOf, genesisHash, hashOf, spanDtMs } from '../../vault/journal-record';
import type { LifeStore } from '../../vault/life-store';

/**
 * What stood for the journal right after a tick: the hash its newest record had then, or would have had if it had
 * been sealed in the middle of its span. So a state that is saved later than it was lived can be held against the
 * journal like any other.
 * @param atMs when that tick was lived, Unix ms
 */
export function anchorAfter(store: LifeStore, tick: number, atMs: number): JournalAnchor {
  let found = beginningOf(store, tick);
  let previous = genesisHash(store.lifeId);
  for (const row of store.sealedRows()) {
    const lastAtMs = row.tick === tick ? row.last_at_ms : Math.round(atMs);
    const then = spanDtMs(row.input) === null ? null : asOf(row, tick, lastAtMs);
    if (then !== null) found = { seq: row.seq, tick, lastAtMs, hash: hashOf(previous, then) };
    previous = row.hash;
  }
  if (found === null) throw new Error(`no record of the journal led to tick ${tick}`);
  return found;
}

/** A state the journal begins with, or goes on from, was reached by no record of it. */
function beginningOf(store: LifeStore, tick: number): JournalAnchor | null {
  return store.checkpointMarks().find(({ pinned, tick: at }) => pinned && at === tick)?.anchor ?? null;
}
