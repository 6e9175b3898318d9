import type { Bridge } from '../../shared/border';
import type { FileDecision } from '../../shared/commands';
import type { FilePreview } from '../../shared/views';
import { answered } from '../parts/answered';
import type { Notices } from '../parts/notices.svelte';
import { fileNameOf } from '../words/format';

/** Work that is shorter is not worth a word. */
const BUSY_SHOWN_AFTER_MS = 300;

/**
 * The way of a file into the app: dragged over the window, read, previewed, decided. Nothing changes before
 * a decision, and each step can be left by `cancel`.
 */
export class FileFlow {
  #bridge: Pick<Bridge, 'files' | 'pathOfFile'>;
  #notices: Notices;
  #arrived: () => void;
  #dragging = $state.raw(false);
  #preview = $state.raw<FilePreview | null>(null);
  #deciding = $state.raw(false);
  #busyWith = $state.raw<string | null>(null);
  #turn = 0;

  constructor(bridge: Pick<Bridge, 'files' | 'pathOfFile'>, notices: Notices, arrived: () => void) {
    this.#bridge = bridge;
    this.#notices = notices;
    this.#arrived = arrived;
  }

  /** A file is held over the window. */
  get dragging(): boolean {
    return this.#dragging;
  }
  get preview(): FilePreview | null {
    return this.#preview;
  }
  /** A decision is being carried out. */
  get deciding(): boolean {
    return this.#deciding;
  }
  /** The file that takes long to read, by name. */
  get busyWith(): string | null {
    return this.#busyWith;
  }

  open(): void {
    this.#bridge.files.onOpened((preview) => {
      this.#turn += 1;
      this.#busyWith = null;
      this.#preview = preview;
    });
  }

  drag(over: boolean): void {
    this.#dragging = over;
  }

  async drop(files: readonly File[]): Promise<void> {
    this.#dragging = false;
    const [file, second] = files;
    if (!file) return this.#refuse('window.drop.noFile');
    if (second) return this.#refuse('window.drop.many', { count: files.length });
    const filePath = this.#bridge.pathOfFile(file);
    if (filePath === '') return this.#refuse('window.drop.noPath', { file: file.name });
    await this.#await(fileNameOf(filePath), () => this.#bridge.files.preview({ filePath }));
  }

  async choose(): Promise<void> {
    await this.#await(null, () => this.#bridge.files.choose());
  }

  async decide(choice: FileDecision['choice']): Promise<void> {
    const preview = this.#preview;
    if (!preview || this.#deciding) return;
    this.#deciding = true;
    const answer = await answered(this.#bridge.files.decide({ filePath: preview.filePath, choice }));
    this.#deciding = false;
    if (!answer.ok) return this.#notices.error(answer.message);
    this.cancel();
    this.#arrived();
  }

  /** Leaves a file that was only looked at. */
  async back(): Promise<void> {
    const answer = await answered(this.#bridge.files.back());
    if (!answer.ok) this.#notices.error(answer.message);
  }

  cancel(): void {
    this.#turn += 1;
    this.#dragging = false;
    this.#busyWith = null;
    this.#preview = null;
  }

  async #await(name: string | null, call: () => ReturnType<Bridge['files']['choose']>): Promise<void> {
    const turn = ++this.#turn;
    const mine = (): boolean => turn === this.#turn;
    const timer =
      name === null ? undefined : setTimeout(() => mine() && (this.#busyWith = name), BUSY_SHOWN_AFTER_MS);
    const answer = await answered(call());
    clearTimeout(timer);
    if (!mine()) return;
    this.#busyWith = null;
    if (answer.ok) this.#preview = answer.value;
    else this.#notices.error(answer.message);
  }

  #refuse(key: string, params: Record<string, string | number> = {}): void {
    this.#notices.error({ key, params });
  }
}
