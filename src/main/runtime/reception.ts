import type { FileDecision } from '../../shared/commands';
import { told } from '../../shared/i18n';
import { Refusal } from '../../shared/refusal';
import type { FilePreview, Identity } from '../../shared/views';
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
  move(state: LifeState, arrival: Arrival): Identity;
  look(state: LifeState, savedAtMs: number): Identity;
  nowMs(): number;
  onTrouble(where: string, error: unknown): void;
}

/**
 * Receives files: tells what one is and what would happen, and carries out what was decided. Between the two
 * the file is read and judged again, so that nobody decides about one thing and gets another.
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
  decide({ filePath, choice }: FileDecision): Identity {
    const file = readLifeFile(filePath);
    const { verdict } = this.#previewOf(filePath, file);
    const open: readonly string[] = CHOICES[verdict];
    if (!open.includes(choice)) {
      throw new Refusal('refused', told('runtime.host.choice', { file: filePath, choice, verdict }));
    }
    if (file.kind === 'foreign') return this.#adopt(file.foreign, choice === 'look');
    return this.#admit(file.snapshot, choice, verdict === 'current');
  }

  #previewOf(filePath: string, file: LifeFile) {
    if (file.kind === 'foreign') return previewForeign(filePath, file.foreign);
    return previewSnapshot(
      filePath,
      file.snapshot,
      judge(file.snapshot, this.#house.known(file.snapshot.identity.lifeId)),
    );
  }

  #adopt(foreign: ForeignLife, look: boolean): Identity {
    // Stage 05 knew no other way to live than the classic one.
    const policy = presetPolicy(foreign.format === 'stage-05' ? 'classic' : 'natural');
    const nowMs = this.#house.nowMs();
    const state = adopt(foreign, policy, { bornAtMs: nowMs });
    return look ? this.#house.look(ended(state), nowMs) : this.#house.move(state, BORN);
  }

  #admit({ state, savedAtMs }: Snapshot, choice: FileDecision['choice'], current: boolean): Identity {
    if (choice === 'look') return this.#house.look(state, savedAtMs);
    if (choice === 'fork') return this.#house.move(fork(state), { begins: true, lastLivedMs: savedAtMs });
    // It is the very state that lives here now: there is nothing to do.
    if (current) return state.identity;
    return this.#house.move(state, { begins: false, lastLivedMs: savedAtMs });
  }
}
