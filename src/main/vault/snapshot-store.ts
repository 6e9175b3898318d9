import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { SnapshotInfo } from '../../shared/views';
import { PHASES } from '../../shared/vocabulary';
import { parseLifeState } from '../life/state-schema';
import { removeLeftovers } from './atomic-file';
import type { LifeFolder } from './home';
import type { ParseState } from './parse-state';
import { readHead } from './read-file';
import { errnoOf, refusal, reasonOf } from './refuse';
import { outlived } from './rotation';
import { readSnapshotFile, writeSnapshotFile } from './snapshot-file';
import type { Snapshot } from './snapshot-format';
import { parseJsonHead } from './strict-json';

/** `<tick>` of one that rotates, `<tick>-manual` of one that a person asked for and that stays. */
const ID = /^(0|[1-9]\d{0,15})(-manual)?$/;
const EXTENSION = '.life';
/** The fields a list needs stand in front of the policy and the state. */
const HEAD_BYTES = 8192;
const headSchema = z.object({
  tick: z.int().min(0),
  ageMs: z.number().min(0),
  savedAtMs: z.int(),
  phase: z.enum(PHASES),
  reason: z.enum(['schedule', 'manual', 'sleep', 'death', 'birth']),
});

/** The snapshot files of one life. */
export class SnapshotStore {
  readonly #folder: string;
  readonly #parseState: ParseState;

  /**
   * @param readOnly makes and tidies nothing: somebody else may be writing there right now
   * @throws Refusal where the folder cannot be used
   */
  constructor(
    { snapshotsPath: folder }: Pick<LifeFolder, 'snapshotsPath'>,
    parseState: ParseState = parseLifeState,
    { readOnly = false }: { readonly readOnly?: boolean } = {},
  ) {
    this.#folder = folder;
    this.#parseState = parseState;
    if (readOnly) return;
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      removeLeftovers(folder);
    } catch (error) {
      throw refusal('failed', 'home.unusable', { path: folder, reason: reasonOf(error) }, error);
    }
  }

  /**
   * Writes a snapshot atomically and reads it back. One of the same tick and kind is replaced.
   * @throws Refusal `failed`: what was there still is
   */
  write(snapshot: Snapshot): SnapshotInfo {
    const id = `${snapshot.tick}${snapshot.reason === 'manual' ? '-manual' : ''}`;
    const path = this.#fileOf(id);
    const bytes = writeSnapshotFile(path, snapshot);
    const { tick, ageMs, savedAtMs, phase, reason } = snapshot;
    return { id, fileName: `${id}${EXTENSION}`, tick, ageMs, savedAtMs, bytes, phase, reason };
  }

  /** Newest first. Only the beginning of each file is read; one that cannot be read is left out. */
  list(): readonly SnapshotInfo[] {
    return this.#ids()
      .flatMap((id) => this.#infoOf(id) ?? [])
      .sort((one, other) => other.tick - one.tick || other.savedAtMs - one.savedAtMs);
  }

  /**
   * The newest that is wanted and whole; damaged ones are passed over.
   * @param lifeId passes over those of other lives too, which somebody may have put here
   */
  newestGood(wanted: (info: SnapshotInfo) => boolean, lifeId: string | null = null): Snapshot | null {
    for (const info of this.list()) {
      if (!wanted(info)) continue;
      try {
        const snapshot = this.read(info.id);
        if (lifeId === null || snapshot.identity.lifeId === lifeId) return snapshot;
      } catch {
        // Why it is not good is told to whoever opens it.
      }
    }
    return null;
  }

  /** The path of a snapshot that is there. @throws Refusal */
  pathOf(id: string): string {
    if (!ID.test(id) || !this.#ids().includes(id)) {
      throw refusal('refused', 'home.noSuchSnapshot', { id: id.slice(0, 64) });
    }
    return this.#fileOf(id);
  }

  /** @throws Refusal where it is damaged */
  read(id: string): Snapshot {
    return readSnapshotFile(this.pathOf(id), this.#parseState);
  }

  /**
   * Removes what has outlived its tier. Never a manual one, never a damaged one, never the newest good one.
   * @param keep how many of the newest stay in any case
   * @returns the ids that went
   */
  rotate(keep: number): readonly string[] {
    const rotating = this.list().filter(({ reason }) => reason !== 'manual');
    const gone = outlived(rotating, keep);
    if (gone.length === 0) return [];
    const newestGood = rotating.find(({ id }) => this.#isGood(id))?.id;
    const ids = gone.map(({ id }) => id).filter((id) => id !== newestGood);
    return ids.filter((id) => this.#remove(id));
  }

  #remove(id: string): boolean {
    try {
      rmSync(this.#fileOf(id), { force: true });
      return true;
    } catch {
      // It goes with the next rotation: the snapshot that was just written is none the worse for it.
      return false;
    }
  }

  #isGood(id: string): boolean {
    try {
      this.read(id);
      return true;
    } catch {
      // Why it is not is told to whoever opens it.
      return false;
    }
  }

  #infoOf(id: string): SnapshotInfo | null {
    const path = this.#fileOf(id);
    try {
      const head = headSchema.parse(parseJsonHead(readHead(path, HEAD_BYTES), 'policy'));
      return { id, fileName: `${id}${EXTENSION}`, ...head, bytes: statSync(path).size };
    } catch {
      return null;
    }
  }

  #ids(): readonly string[] {
    return namesIn(this.#folder)
      .filter((name) => name.endsWith(EXTENSION))
      .map((name) => name.slice(0, -EXTENSION.length))
      .filter((id) => ID.test(id));
  }

  #fileOf(id: string): string {
    return join(this.#folder, `${id}${EXTENSION}`);
  }
}

/** A life that was never saved to a file may have no folder for them. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return [];
    throw refusal('failed', 'home.unusable', { path: folder, reason: reasonOf(error) }, error);
  }
}
