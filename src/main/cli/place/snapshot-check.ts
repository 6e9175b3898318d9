import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { say } from '../../../shared/i18n';
import { Refusal } from '../../../shared/refusal';
import type { LifeFolder } from '../../vault/home';
import { readSnapshotFile } from '../../vault/snapshot-file';

export interface SnapshotCheck {
  readonly whole: number;
  readonly damaged: readonly { readonly file: string; readonly reason: string }[];
}

/** Reads every snapshot file of a life whole. */
export function checkSnapshots({ snapshotsPath }: LifeFolder): SnapshotCheck {
  const files = existsSync(snapshotsPath)
    ? readdirSync(snapshotsPath).filter((name) => name.endsWith('.life'))
    : [];
  const damaged = files.sort(byTick).flatMap((file) => {
    const reason = problemOf(join(snapshotsPath, file));
    return reason === null ? [] : [{ file, reason }];
  });
  return { whole: files.length - damaged.length, damaged };
}

const byTick = (one: string, other: string): number => parseInt(one) - parseInt(other);

function problemOf(path: string): string | null {
  try {
    readSnapshotFile(path);
    return null;
  } catch (error) {
    if (error instanceof Refusal) return say(error.said);
    throw error;
  }
}
