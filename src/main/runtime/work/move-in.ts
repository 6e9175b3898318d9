import { told } from '../../../shared/i18n';
import { Refusal } from '../../../shared/refusal';
import type { Anomaly } from '../../../shared/views';
import { Life } from '../../life/life';
import type { LifeState } from '../../life/state';
import { parseLifeState } from '../../life/state-schema';
import { stateHash } from '../../vault/digest';
import { Chain, type JournalAnchor } from '../../vault/journal-chain';
import {
  asOf,
  genesisHash,
  hashOf,
  isMark,
  type HashedFields,
  type JournalInput,
  type JournalRecord,
} from '../../vault/journal-record';
import type { LifeStore } from '../../vault/life-store';
import type { PastInFile, RowInFile } from '../../vault/past-in-file';
import type { Snapshot } from '../../vault/snapshot-format';
import { relive } from '../recovery';
import { after, Reliving } from '../relived';
import { SLICE_TICKS, type Work } from './work';

/** What comes of a life that is lived again is written so many ticks at a time. */
const RECORD_TICKS = 36_000;

interface Arriving {
  /** Named in refusals. */
  readonly file: string;
  readonly snapshot: Snapshot;
  readonly past: PastInFile;
}

/**
 * Takes a life in with its whole journal: checks the chain, lives it again, and so makes its history anew. Where
 * the beginning of that journal is here already, only the rest is added. Nothing stays of it unless it all holds
 * and leads to the very state that the file holds.
 * @throws Refusal `damaged` or `refused`: nothing has changed
 */
export function* moveIn(store: LifeStore, { file, snapshot, past }: Arriving): Work<void> {
  const { lifeId, name } = snapshot.identity;
  const records = [...checkedRecords(past.journal, lifeId, file)];
  const beginnings = new Map(
    past.beginnings.map(({ seq, stateHash: expected, state, atMs }) => {
      const parsed = parseLifeState(state);
      if (stateHash(parsed) !== expected) throw brokenAt(file, seq);
      return [seq, { state: parsed, stateHash: expected, atMs }] as const;
    }),
  );
  yield { done: 0, total: snapshot.tick };

  requireSamePast(store, records, file, name);
  // All or nothing, though the work is done in slices: the transaction stays open between them.
  const unit = store.begin();
  try {
    const life = yield* addMissing(store, records, beginnings, { file, name, tick: snapshot.tick });
    const ledTo = { stateHash: stateHash(life.state()), hash: store.anchor().hash };
    if (ledTo.stateHash !== snapshot.stateHash || ledTo.hash !== (past.journal.at(-1)?.[7] ?? ledTo.hash)) {
      throw new Refusal('damaged', told('runtime.work.pastDiffers', { file }));
    }
    store.saveCheckpoint(life.state(), snapshot.stateHash);
    const known = new Set(store.anomalies(Number.MAX_SAFE_INTEGER).map(({ id }) => id));
    for (const anomaly of past.anomalies as unknown as Anomaly[])
      if (!known.has(anomaly.id)) store.saveAnomaly(anomaly);
    unit.commit();
  } finally {
    unit.end();
  }
}

/** A record as it travelled, with its hash and the text that was hashed. */
type Travelled = JournalRecord & { readonly hash: string; readonly row: HashedFields };

type Beginnings = ReadonlyMap<
  number,
  { readonly state: LifeState; readonly stateHash: string; readonly atMs: number }
>;

/** What is here of this life's journal has to be a part of the one that arrives. */
function requireSamePast(store: LifeStore, records: readonly Travelled[], file: string, name: string): void {
  const here = store.anchor();
  if (here.seq === 0) return;
  const previous = records[here.seq - 2];
  const record = records[here.seq - 1];
  const then = record === undefined ? null : asOf(record.row, here.tick, here.lastAtMs);
  const before = here.seq === 1 ? genesisHash(store.lifeId) : (previous?.hash ?? '');
  if (then !== null && hashOf(before, then) === here.hash) return;
  throw new Refusal('refused', told('runtime.work.pastOther', { file, name, seq: here.seq }));
}

function* addMissing(
  store: LifeStore,
  records: readonly Travelled[],
  beginnings: Beginnings,
  about: { readonly file: string; readonly name: string; readonly tick: number },
): Work<Life> {
  const here = store.anchor();
  let reliving =
    store.checkpointMarks().length === 0 ? begun(store, beginnings, about.file) : reliveHere(store);
  let unwritten = 0;
  for (const record of records) {
    const rest = restOf(record, here);
    if (rest === null) continue;
    if (rest.input.kind === 'seam') {
      const goesOn = beginnings.get(rest.seq);
      if (goesOn === undefined) throw brokenAt(about.file, rest.seq);
      store.beginWith(goesOn.state, goesOn.stateHash, goesOn.atMs, rest.input.reason, rest.atMs);
      reliving = new Reliving(Life.from(goesOn.state), goesOn.atMs, after({ seq: 0, tick: 0 }));
      continue;
    }
    const { atMs, lastAtMs, tick, sinceBirthMs, count, input } = rest;
    if (store.appendRecord({ atMs, lastAtMs, tick, sinceBirthMs, count, input }) !== rest.seq) {
      throw new Refusal(
        'refused',
        told('runtime.work.pastOther', { file: about.file, name: about.name, seq: rest.seq }),
      );
    }
    if (isMark(rest.input)) continue;
    for (let done = 0; done < rest.count; done += SLICE_TICKS) {
      const times = Math.min(SLICE_TICKS, rest.count - done);
      reliving.fold(rest, done, times);
      unwritten += times;
      if (unwritten >= RECORD_TICKS) {
        writeGathered(store, reliving, rest.seq);
        unwritten = 0;
      }
      yield { done: reliving.life.tick, total: about.tick };
    }
  }
  writeGathered(store, reliving, store.anchor().seq);
  return reliving.life;
}

function begun(store: LifeStore, beginnings: Beginnings, file: string): Reliving {
  const first = beginnings.get(0);
  if (first === undefined) throw brokenAt(file, 0);
  store.beginWith(first.state, first.stateHash, first.atMs);
  return new Reliving(Life.from(first.state), first.atMs, after({ seq: 0, tick: 0 }));
}

function writeGathered(store: LifeStore, reliving: Reliving, seq: number): void {
  const { points, entries } = reliving.take();
  store.record(points, entries, { seq, tick: reliving.life.tick });
}

/** What the journal here already leads to. */
function reliveHere(store: LifeStore): Reliving {
  const { reliving } = relive(store);
  if (reliving === null) throw new Refusal('damaged', told('runtime.work.noCheckpoint'));
  return reliving;
}

/** What of a record is not in the journal here; `null` where it is there whole. */
function restOf(record: JournalRecord, here: JournalAnchor): JournalRecord | null {
  if (record.seq > here.seq) return record;
  const count = record.tick - here.tick;
  if (record.seq < here.seq || record.input.kind !== 'tick' || count <= 0) return null;
  return { ...record, atMs: here.lastAtMs + record.input.dtMs, count };
}

function* checkedRecords(
  rows: readonly RowInFile[],
  lifeId: string,
  file: string,
): Generator<Travelled, void> {
  const chain = new Chain({ seq: 0, hash: genesisHash(lifeId) });
  for (const [seq, atMs, lastAtMs, tick, sinceBirthMs, count, input, hash] of rows) {
    const row = { seq, at_ms: atMs, last_at_ms: lastAtMs, tick, since_ms: sinceBirthMs, count, input, hash };
    if (chain.refuses(row) !== null) throw brokenAt(file, seq);
    const parsed = JSON.parse(input) as JournalInput;
    yield { seq, atMs, lastAtMs, tick, sinceBirthMs, count, input: parsed, hash, row };
  }
}

const brokenAt = (file: string, seq: number): Refusal =>
  new Refusal('damaged', told('runtime.work.pastBroken', { file, seq }));
