import { told } from '../../shared/i18n';
import type { Recoverability } from '../../shared/past';
import { Refusal } from '../../shared/refusal';
import type { Message } from '../../shared/views';
import type { LifeFolder } from '../vault/home';
import type { Clock } from './clock';
import type { LifeKeeper } from './life-keeper';
import type { Workshop } from './work/workshop';

/** The first trial comes soon after waking, when a damaged disk is likeliest to show. */
const FIRST_AFTER_MS = 15_000;
const EVERY_MS = 5 * 60_000;
/** Every so many trials the whole file is read and checked by SQLite too. */
const THOROUGH_EVERY = 12;

export interface RehearsalNeeds {
  readonly clock: Clock;
  readonly workshop: Pick<Workshop, 'doQuietly'>;
  /** Told once, when what was proven before cannot be proven any more. */
  readonly onFailure: (reason: Message) => void;
  /** The disk holds something else than was written, and saving anew did not help. */
  readonly onDamage: (reason: Message) => void;
}

/**
 * Rehearsed recovery: now and then the newest checkpoint and the journal's tail are read back from the disk aside,
 * and the state they lead to is compared with the living one. It has no clock of its own: it is asked at every beat.
 */
export class Rehearsal {
  readonly #keeper: LifeKeeper;
  readonly #folder: LifeFolder;
  readonly #needs: RehearsalNeeds;
  #dueMs: number;
  #trials = 0;
  #underway = false;
  #over = false;
  /** Why the last trial failed: what was read was damaged. */
  #damaged = false;

  constructor(keeper: LifeKeeper, folder: LifeFolder, needs: RehearsalNeeds) {
    this.#keeper = keeper;
    this.#folder = folder;
    this.#needs = needs;
    this.#dueMs = needs.clock.monotonicMs() + FIRST_AFTER_MS;
  }

  /** Called at every beat. */
  beat(): void {
    if (!this.#underway && this.#needs.clock.monotonicMs() >= this.#dueMs) void this.tryNow();
  }

  /** The life is put to sleep: what is under way is of no interest any more. */
  end(): void {
    this.#over = true;
  }

  /** Never rejects: that it fails is an answer. */
  async tryNow(): Promise<void> {
    const { clock } = this.#needs;
    this.#underway = true;
    try {
      const outcome = await this.#trial();
      if (this.#over) return;
      const failedBefore = this.#keeper.safety.recoverability.is === 'failed';
      this.#keeper.proved(outcome);
      if (outcome.is !== 'failed') return;
      if (failedBefore) {
        if (this.#damaged) this.#needs.onDamage(outcome.reason);
        return;
      }
      // The living state is the best there is to go on from, whatever is wrong with what was saved before.
      this.#keeper.saveAnew();
      this.#needs.onFailure(outcome.reason);
    } finally {
      this.#underway = false;
      this.#dueMs =
        clock.monotonicMs() +
        (this.#keeper.safety.recoverability.is === 'failed' ? FIRST_AFTER_MS : EVERY_MS);
    }
  }

  async #trial(): Promise<Recoverability> {
    const { clock, workshop } = this.#needs;
    this.#damaged = false;
    const startedMs = clock.monotonicMs();
    // What a thorough one found may be where only another thorough one looks.
    const thorough =
      this.#trials++ % THOROUGH_EVERY === 0 || this.#keeper.safety.recoverability.is === 'failed';
    try {
      const { anchor, stateHash, tick } = this.#keeper.landmark();
      const found = await workshop.doQuietly({ kind: 'rehearse', folder: this.#folder, anchor, thorough });
      const atMs = clock.wallMs();
      if (found !== stateHash) return { is: 'failed', atMs, reason: told('runtime.host.recoverySame') };
      return { is: 'proven', atMs, tick, tookMs: Math.round(clock.monotonicMs() - startedMs) };
    } catch (error) {
      this.#damaged = error instanceof Refusal && error.code === 'damaged';
      const reason =
        error instanceof Refusal ? error.said : told('runtime.work.failed', { reason: String(error) });
      return { is: 'failed', atMs: clock.wallMs(), reason };
    }
  }
}
