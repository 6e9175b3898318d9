import { told } from '../../shared/i18n';
import type { UpdateState } from '../../shared/program';
import { Refusal } from '../../shared/refusal';
import type { Message } from '../../shared/views';
import type { Log } from './log';

const FIRST_CHECK_MS = 30_000;
const CHECK_EVERY_MS = 24 * 60 * 60 * 1_000;

/** What finds, fetches and installs a newer version. */
export interface Updater {
  /** Whether this installation can renew itself; where not, it only tells. */
  readonly installs: boolean;
  /** The newest version there is, or `null` where it is this one. */
  check(): Promise<string | null>;
  download(onShare: (share: number) => void): Promise<void>;
  /** Quits, so that the life falls asleep, and starts the newer version. */
  install(): void;
}

export interface UpdatesNeeds {
  /** Why this copy of the app cannot look at all; `null` where it can. */
  readonly obstacle: Message | null;
  /** Loads what reaches the network. Called only once a check is wanted. */
  load(): Promise<Updater>;
  changed(state: UpdateState): void;
  nowMs(): number;
  after(delayMs: number, call: () => void): () => void;
  readonly log: Log;
}

/**
 * Looks for newer versions: never before it is switched on, a while after the start and once a day then. Nothing is
 * fetched or installed before the person says so, and trouble is told where it was asked for.
 */
export class Updates {
  #state: UpdateState = { is: 'off' };
  #updater: Updater | null = null;
  #callOff: () => void = () => {};
  #busy = false;

  constructor(private readonly needs: UpdatesNeeds) {}

  get state(): UpdateState {
    return this.#state;
  }

  /** At the start: as the settings say. */
  begin(isWanted: boolean): void {
    if (isWanted) this.#switchOn(FIRST_CHECK_MS);
  }

  /** The person has switched it: looks at once, or never again. */
  want(isWanted: boolean): void {
    if (isWanted === (this.#state.is !== 'off')) return;
    if (isWanted) return this.#switchOn(0);
    this.#callOff();
    this.#become({ is: 'off' });
  }

  /** Looks now. Throws a Refusal where it is switched off, cannot be done, or is being done. */
  async check(): Promise<void> {
    const { is } = this.#state;
    if (is === 'off') throw new Refusal('refused', told('window.program.updatesAreOff'));
    if (this.needs.obstacle) throw new Refusal('refused', this.needs.obstacle);
    // What is being fetched, or waits to be installed, is not to be lost by looking again.
    if (this.#busy || is === 'ready') return;
    await this.#guarded(async () => {
      this.#learn({ is: 'checking' });
      this.#updater ??= await this.needs.load();
      const version = await this.#updater.check();
      const { installs } = this.#updater;
      this.#learn(
        version === null
          ? { is: 'current', atMs: this.needs.nowMs() }
          : { is: 'available', version, installs },
      );
    });
  }

  /** Fetches what was found. */
  async download(): Promise<void> {
    const { state } = this;
    const updater = this.#updater;
    if (state.is !== 'available' || !state.installs || !updater || this.#busy) return;
    const { version } = state;
    await this.#guarded(async () => {
      this.#learn({ is: 'downloading', version, share: 0 });
      await updater.download((share) => this.#learn({ is: 'downloading', version, share }));
      this.#learn({ is: 'ready', version });
    });
  }

  /** Installs what was fetched; the app ends and starts again. */
  install(): void {
    if (this.#state.is === 'ready') this.#updater?.install();
  }

  #switchOn(delayMs: number): void {
    const { obstacle } = this.needs;
    if (obstacle) return this.#become({ is: 'unable', why: obstacle });
    this.#become({ is: 'waiting' });
    this.#plan(delayMs);
  }

  #plan(delayMs: number): void {
    this.#callOff = this.needs.after(delayMs, () => {
      void this.check();
      this.#plan(CHECK_EVERY_MS);
    });
  }

  async #guarded(act: () => Promise<void>): Promise<void> {
    this.#busy = true;
    try {
      await act();
    } catch (error) {
      this.needs.log.warn('Looking for updates failed', error);
      const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n', 1);
      this.#learn({ is: 'failed', why: told('window.program.updateFailed', { reason }) });
    } finally {
      this.#busy = false;
    }
  }

  /** What came of looking. Switched off meanwhile, it is not wanted any more. */
  #learn(state: UpdateState): void {
    if (this.#state.is !== 'off') this.#become(state);
  }

  #become(state: UpdateState): void {
    this.#state = state;
    this.needs.changed(state);
  }
}
