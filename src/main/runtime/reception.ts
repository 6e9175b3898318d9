import type { FileDecision } from '../../shared/commands';
import { told } from '../../shared/i18n';
import { Refusal } from '../../shared/refusal';
import type { FilePreview, Identity, Verdict } from '../../shared/views';
import type { LifeState } from '../life/state';
import type { ForeignLife } from '../vault/foreign';
import { readLifeFile, type LifeFile } from '../vault/read-any';
import type { Snapshot } from '../vault/snapshot-file';
import { BORN, CHOICES, judge, previewForeign, previewSnapshot, type Arrival, type Known } from './arrival';
import { presetPolicy } from './life-policy';
import { adopt, ended, fork } from './new-life';

/** What the reception needs of its house. */
export interface House {
  /** How far this house has lived that life; null where it never did. */
  known(lifeId: string): Known | null;
  nowMs(): number;
  onTrouble(where: string, error: unknown): void;
}

/** What is to be done with a file, once that was decided and found right. */
export type Admission =
  | { readonly act: 'look'; readonly state: LifeState; readonly savedAtMs: number }
  /** It is the very state that lives here now: there is nothing to do. */
  | { readonly act: 'stay'; readonly identity: Identity }
  | { readonly act: 'move'; readonly state: LifeState; readonly arrival: Arrival }
  /** Its journal comes along, and is lived again before the life wakes. */
  | {
      readonly act: 'move-in';
      readonly state: LifeState;
      readonly arrival: Arrival;
      readonly filePath: string;
    };

/**
 * Receives files: tells what one is and what would happen, and says what follows from what was decided. Between
 * the two the file is read and judged again, so that nobody decides about one thing and gets another.
 */
export class Reception {
  readonly #house: House;

  constructor(house: House) {
    this.#house = house;
  }

  /** Never throws for a bad file: that is an answer too. Changes nothing. */
  preview(filePath: string): FilePreview {
    try {
      return this.#previewOf(filePath, readLifeFile(filePath));
    } catch (error) {
      if (error instanceof Refusal) return { kind: 'refused', filePath, reason: error.said };
      this.#house.onTrouble(`preview of ${filePath}`, error);
      return { kind: 'refused', filePath, reason: told('runtime.host.unreadable', { file: filePath }) };
    }
  }

  /** @throws Refusal before anything has changed */
  admit({ filePath, choice }: FileDecision): Admission {
    const file = readLifeFile(filePath);
    if (file.kind === 'foreign') {
      requireOpen(filePath, choice, previewForeign(filePath, file.foreign).verdict);
      return this.#adopt(file.foreign, choice === 'look');
    }
    const verdict = this.#verdictOn(file.snapshot);
    requireOpen(filePath, choice, verdict);
    return admissionOf(file.snapshot, choice, verdict, filePath);
  }

  #previewOf(filePath: string, file: LifeFile): FilePreview {
    if (file.kind === 'foreign') return previewForeign(filePath, file.foreign);
    return previewSnapshot(filePath, file.snapshot, this.#verdictOn(file.snapshot));
  }

  #verdictOn(snapshot: Snapshot): Verdict {
    return judge(snapshot, this.#house.known(snapshot.identity.lifeId));
  }

  #adopt(foreign: ForeignLife, look: boolean): Admission {
    // Stage 05 knew no other way to live than the classic one.
    const policy = presetPolicy(foreign.format === 'stage-05' ? 'classic' : 'natural');
    const nowMs = this.#house.nowMs();
    const state = adopt(foreign, policy, { bornAtMs: nowMs });
    return look
      ? { act: 'look', state: ended(state), savedAtMs: nowMs }
      : { act: 'move', state, arrival: BORN };
  }
}

function requireOpen(file: string, choice: FileDecision['choice'], verdict: Verdict | 'adopt'): void {
  const open: readonly string[] = CHOICES[verdict];
  if (!open.includes(choice)) {
    throw new Refusal('refused', told('runtime.host.choice', { file, choice }));
  }
}

function admissionOf(
  { state, savedAtMs, past }: Snapshot,
  choice: FileDecision['choice'],
  verdict: Verdict,
  filePath: string,
): Admission {
  if (choice === 'look') return { act: 'look', state, savedAtMs };
  if (choice === 'fork') {
    return { act: 'move', state: fork(state), arrival: { begins: true, lastLivedMs: savedAtMs } };
  }
  if (verdict === 'current') return { act: 'stay', identity: state.identity };
  const arrival = { begins: false, lastLivedMs: savedAtMs };
  // The life that is awake here has a journal of its own, which goes on; of another one the whole past moves in.
  if (past === undefined || verdict === 'resume') return { act: 'move', state, arrival };
  return { act: 'move-in', state, arrival, filePath };
}
