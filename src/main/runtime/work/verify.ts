import type { Seam, VerifyReport } from '../../../shared/past';
import { told } from '../../../shared/i18n';
import type { Message } from '../../../shared/views';
import { Life } from '../../life/life';
import { stateHash } from '../../vault/digest';
import { BrokenJournal, type JournalAnchor } from '../../vault/journal-chain';
import { isMark, type JournalRecord } from '../../vault/journal-record';
import type { LifeStore } from '../../vault/life-store';
import { SLICE_TICKS, type Work } from './work';

/** A state that was noted somewhere: replayed to there, the life must be in it. */
export interface Noted {
  readonly anchor: JournalAnchor;
  readonly stateHash: string;
}

type Broken = Extract<VerifyReport, { readonly is: 'broken' }>;
type Fault = Pick<Broken, 'seq' | 'tick' | 'reason'>;

/**
 * Lives a whole journal again: hashes every record anew, folds every input, and compares the state with that of
 * every checkpoint, and of every snapshot file, on the way.
 * @param snapshots states noted outside the database: they show what its own chain cannot
 */
export function* verify(
  store: LifeStore,
  lifeId: string,
  snapshots: readonly Noted[] = [],
): Work<VerifyReport> {
  const startedMs = performance.now();
  const replay = new Replay(store, snapshots);
  let fault: Fault | null;
  try {
    fault = yield* replay.run();
  } catch (error) {
    if (!(error instanceof BrokenJournal)) throw error;
    fault = { seq: error.seq, tick: replay.tick, reason: error.said };
  }
  const { records, replayedTicks, met: checkpoints, seams } = replay;
  const tookMs = performance.now() - startedMs;
  const report = { lifeId, records, replayedTicks, checkpoints, seams, tookMs };
  if (fault !== null) return { ...report, is: 'broken', ...fault };
  const { life } = replay;
  return {
    ...report,
    is: 'whole',
    headHash: store.anchor().hash,
    tick: life?.tick ?? 0,
    stateHash: life === null ? '' : stateHash(life.state()),
  };
}

class Replay {
  readonly #store: LifeStore;
  readonly #total: number;
  /** What is still to be met, in the order of the journal. */
  readonly #noted: Noted[];
  life: Life | null = null;
  readonly seams: Seam[] = [];
  records = 0;
  replayedTicks = 0;
  met = 0;

  constructor(store: LifeStore, snapshots: readonly Noted[]) {
    this.#store = store;
    this.#total = store.lastRecord()?.tick ?? 0;
    this.#noted = [...store.checkpointMarks(), ...snapshots].sort(
      (one, other) => one.anchor.seq - other.anchor.seq || one.anchor.tick - other.anchor.tick,
    );
  }

  get tick(): number | null {
    return this.life?.tick ?? null;
  }

  *run(): Work<Fault | null> {
    const unbegun = this.#begin(0);
    const wrong = unbegun === null ? this.#meet(0, this.life?.tick ?? 0) : null;
    if (wrong !== null) return wrong;
    const anchors = this.#noted.map(({ anchor }) => anchor);
    for (const record of this.#store.tail(null, anchors)) {
      // One of which nothing could be saved begins with the seam that says so.
      if (unbegun !== null && record.seq === 1 && record.input.kind !== 'seam') return unbegun;
      this.records += 1;
      const fault = yield* this.#fold(record);
      if (fault !== null) return fault;
    }
    return this.records === 0 ? unbegun : null;
  }

  *#fold(record: JournalRecord): Work<Fault | null> {
    const { seq, input } = record;
    if (isMark(input)) {
      if (input.kind === 'seam') {
        const { tick, atMs } = record;
        this.seams.push({ seq, tick, atMs, reason: input.reason });
        const fault = this.#begin(seq, input.stateHash);
        if (fault !== null) return fault;
      }
      return this.#meet(seq, record.tick);
    }
    const { life } = this;
    if (life === null) return null;
    const ticked = input.kind === 'tick';
    for (let left = record.count; left > 0;) {
      const fromTick = life.tick;
      const toNoted = this.#ticksToNext(seq, fromTick);
      const times = Math.min(left, SLICE_TICKS, ticked ? toNoted : 1);
      for (let time = 0; time < times; time++) life.apply(input);
      left -= times;
      if (ticked) this.replayedTicks += times;
      if (ticked && life.tick !== fromTick + times) return this.#differs(seq);
      const fault = left === 0 || times === toNoted ? this.#meet(seq, life.tick) : null;
      if (fault !== null) return fault;
      yield { done: this.replayedTicks, total: this.#total };
    }
    return life.tick === record.tick ? null : this.#differs(seq);
  }

  /** Takes up the state with which the journal begins, or goes on, at a record. */
  #begin(seq: number, expected?: string): Fault | null {
    for (const beginning of this.#store.beginnings()) {
      if (beginning.anchor.seq !== seq) continue;
      if (beginning.problem !== null) return { seq, tick: beginning.tick, reason: beginning.problem };
      if (expected !== undefined && expected !== beginning.stateHash) return this.#differs(seq);
      this.life = Life.from(beginning.state);
      return null;
    }
    return { seq, tick: null, reason: told('errors.database.seamOpen', { seq }) };
  }

  #ticksToNext(seq: number, tick: number): number {
    const next = this.#noted.find(
      ({ anchor }) => anchor.seq > seq || (anchor.seq === seq && anchor.tick > tick),
    );
    return next?.anchor.seq === seq ? next.anchor.tick - tick : Infinity;
  }

  /** Compares with all that was noted of this place. */
  #meet(seq: number, tick: number): Fault | null {
    for (let next = this.#noted[0]; next !== undefined; next = this.#noted[0]) {
      const { anchor } = next;
      if (anchor.seq > seq || (anchor.seq === seq && seq > 0 && anchor.tick > tick)) return null;
      this.#noted.shift();
      this.met += 1;
      if (this.life === null || stateHash(this.life.state()) !== next.stateHash) return this.#differs(seq);
    }
    return null;
  }

  #differs(seq: number): Fault {
    const tick = this.life?.tick ?? null;
    const reason: Message = told('errors.database.stateDiffers', { seq, tick: tick ?? 0 });
    return { seq, tick, reason };
  }
}
