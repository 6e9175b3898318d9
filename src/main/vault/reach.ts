import { sinceBirthOf } from '../../shared/books';
import type { Reach, TimeBooks } from '../../shared/past';
import { GAP_KINDS, type GapKind } from '../../shared/vocabulary';
import { wholeOnes, type Checkpoint, type WholeCheckpoint } from './checkpoints';
import type { Journal } from './journal';
import { refusal } from './refuse';

/**
 * What can be brought back of a life, and where its time went since its newest beginning.
 * @param beginnings oldest first
 * @throws Refusal `damaged` where there is no good one
 */
export function reachOf(beginnings: readonly Checkpoint[], journal: Journal, path: string): Reach {
  const { first, newest } = goodOnes(beginnings, path);
  const last = journal.lastRecord();
  return {
    firstTick: first.tick,
    lastTick: last?.tick ?? newest.tick,
    firstMs: sinceBirthOf(first.state),
    lastMs: last?.sinceBirthMs ?? sinceBirthOf(newest.state),
    books: booksOf(journal, newest),
  };
}

/** The wall clock as the books have it at the newest record, Unix ms. @see reachOf */
export function bookedWallMs(beginnings: readonly Checkpoint[], journal: Journal, path: string): number {
  const { newest } = goodOnes(beginnings, path);
  const sinceMs = journal.lastRecord()?.sinceBirthMs ?? sinceBirthOf(newest.state);
  return newest.atMs + sinceMs - sinceBirthOf(newest.state) + journal.clockShiftMs(newest.anchor.seq);
}

function goodOnes(
  beginnings: readonly Checkpoint[],
  path: string,
): { first: WholeCheckpoint; newest: WholeCheckpoint } {
  const good = [...wholeOnes(beginnings)];
  const [first] = good;
  const newest = good.at(-1);
  if (first === undefined || newest === undefined) {
    throw refusal('damaged', 'database.noBeginning', { path });
  }
  return { first, newest };
}

function booksOf(journal: Journal, base: WholeCheckpoint): TimeBooks {
  const last = journal.lastRecord();
  const fromMs = sinceBirthOf(base.state);
  const lastMs = last?.sinceBirthMs ?? fromMs;
  const gapsMs = Object.fromEntries(GAP_KINDS.map((kind) => [kind, 0])) as Record<GapKind, number>;
  for (const { seq, kind, fromMs: from, toMs: to } of journal.gaps(fromMs, lastMs)) {
    if (seq > base.anchor.seq) gapsMs[kind] += to - from;
  }
  const unlivedMs = Object.values(gapsMs).reduce((sum, ms) => sum + ms, 0);
  return {
    wallMs: (last?.lastAtMs ?? base.atMs) - base.atMs,
    livedMs: lastMs - fromMs - unlivedMs,
    gapsMs,
    clockMs: journal.clockShiftMs(base.anchor.seq),
  };
}
