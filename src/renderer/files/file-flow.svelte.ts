import type { Answer, Bridge } from '../../shared/border';
import type { FileDecision } from '../../shared/commands';
import type { FilePreview, Identity } from '../../shared/views';
import { answered } from '../parts/answered';
import type { Notices } from '../parts/notices.svelte';
import { SHOWN_AFTER_MS, type LongWork } from '../past/long-work.svelte';
import { fileNameOf } from '../words/format';

/**
 * The way of a file into the app: dragged over the window, read, previewed, decided. Nothing changes before
 * a decision, and each step can be left by `cancel`.
 */
export class FileFlow {
  #bridge: Pick<Bridge, 'files' | 'pathOfFile'>;
  #notices: Notices;
  #work: LongWork;
  #arrived: () => void;
  #dragging = $state.raw(false);
  #preview = $state.raw<FilePreview | null>(null);
  #deciding = $state.raw(false);
  #busyWith = $state.raw<string | null>(null);
  #turn = 0;

  constructor(
    bridge: Pick<Bridge, 'files' | 'pathOfFile'>,
    notices: Notices,
    work: LongWork,
    arrived: () => void,
  ) {
    this.#bridge = bridge;
    this.#notices = notices;
    this.#work = work;
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
    const { filePath } = preview;
    const call = (): Promise<Answer<Identity>> => this.#bridge.files.decide({ filePath, choice });
    // A past that comes along is lived again on arrival, and that may take long.
    const long = choice !== 'look' && preview.kind === 'snapshot' && preview.past !== null;
    const answer = long ? await this.#work.run('move-in', call) : await answered(call());
    this.#deciding = false;
    if (!long && answer && !answer.ok) this.#notices.error(answer.message);
    if (!answer?.ok) return;
    this.cancel();
    this.#arrived();
  }

  /** Leaves a file or a moment that was only looked at. */
  async back(): Promise<void> {
    const answer = await answered(this.#bridge.files.back());
    if (!answer.ok) this.#notices.error(answer.message);
  }

  /** Leaves the question, or ends the moving in that is under way. */
  leave(): void {
    if (this.#deciding) void this.#work.cancel();
    else this.cancel();
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
      name === null ? undefined : setTimeout(() => mine() && (this.#busyWith = name), SHOWN_AFTER_MS);
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
