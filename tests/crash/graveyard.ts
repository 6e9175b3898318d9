import { join } from 'node:path';
import { parseLifeState } from '../../src/main/life/state-schema';
import { recover } from '../../src/main/runtime/recovery';
import { workOf } from '../../src/main/runtime/work/tasks';
import { finish } from '../../src/main/runtime/work/work';
import { stateHash } from '../../src/main/vault/digest';
import { lifeFolderAt } from '../../src/main/vault/home';
import { LifeStore } from '../../src/main/vault/life-store';
import { say } from '../../src/shared/i18n';
import type { VerifyReport } from '../../src/shared/past';

export interface Found {
  /** What is wrong with the journal; `null` where it is whole. */
  readonly broken: string | null;
  readonly tick: number;
  readonly records: number;
  /** Numbers of the stimuli that are in the journal, in order. */
  readonly stimuli: readonly number[];
}

/** What a dead process left of a life, read and lived again from its birth. */
export function examineGrave(homePath: string, lifeId: string): Found {
  const folder = lifeFolderAt(join(homePath, 'lives', lifeId), lifeId);
  const report = finish(workOf({ kind: 'verify', folder }));
  const { databasePath } = folder;
  const store = LifeStore.open({ databasePath, lifeId, parseState: parseLifeState, readOnly: true });
  try {
    const { life } = recover(store, lifeId);
    const stimuli = [...store.tail(null)].flatMap(({ input }) =>
      input.kind === 'stimulus' ? [Number(input.note)] : [],
    );
    return {
      broken: whatIsWrong(report, stateHash(life.state())),
      tick: life.tick,
      records: report.records,
      stimuli,
    };
  } finally {
    store.close();
  }
}

function whatIsWrong(report: VerifyReport, recoveredHash: string): string | null {
  if (report.is === 'broken') return `record #${report.seq}: ${say(report.reason)}`;
  return report.stateHash === recoveredHash ? null : 'recovery leads to another state than its journal';
}
