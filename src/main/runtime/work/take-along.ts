import type { Anomaly } from '../../../shared/views';
import { ANOMALIES_IN_FILE_MAX } from '../../../shared/limits';
import type { LifeStore } from '../../vault/life-store';
import type { PastInFile } from '../../vault/past-in-file';
import { buildSnapshot, type Snapshot } from '../../vault/snapshot-file';
import { recover } from '../recovery';

/**
 * A life with its whole journal, as one file holds it: the newest state that is on disk, and every record that
 * leads there.
 * @param savedAtMs wall-clock time, whole Unix ms
 * @throws Refusal where the life could not be recovered from it either
 */
export function takeAlong(store: LifeStore, lifeId: string, savedAtMs: number): Snapshot {
  // The life goes on meanwhile: all of it has to be of one moment.
  return store.reading(() => {
    const { life } = recover(store, lifeId);
    const beginnings = [...store.beginnings()].flatMap(({ anchor, state, stateHash, atMs }) =>
      state === null
        ? []
        : [{ seq: anchor.seq, hash: anchor.hash, tick: anchor.tick, atMs, stateHash, state }],
    );
    const past: PastInFile = {
      beginnings,
      journal: [...store.sealedRows()].map((row) => [
        ...([row.seq, row.at_ms, row.last_at_ms, row.tick, row.since_ms, row.count] as const),
        row.input,
        row.hash,
      ]),
      anomalies: store.anomalies(ANOMALIES_IN_FILE_MAX).map((anomaly: Anomaly) => ({ ...anomaly })),
    };
    return buildSnapshot(life.state(), store.anchor(), savedAtMs, 'manual', past);
  });
}
