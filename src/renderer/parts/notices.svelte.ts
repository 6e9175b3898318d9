import type { Notice } from '../../shared/border';
import type { Message } from '../../shared/views';

const SHOWN_MAX = 3;
const INFO_SHOWN_MS = 6000;

export interface ShownNotice extends Notice {
  readonly id: number;
}

/** What is told once, a line each. What went well leaves by itself; trouble stays until it is dismissed. */
export class Notices {
  #shown = $state.raw<readonly ShownNotice[]>([]);
  #nextId = 0;

  get shown(): readonly ShownNotice[] {
    return this.#shown;
  }

  tell(notice: Notice): void {
    const id = this.#nextId++;
    this.#shown = [...this.#shown, { ...notice, id }].slice(-SHOWN_MAX);
    if (notice.severity === 'info') setTimeout(() => this.dismiss(id), INFO_SHOWN_MS);
  }

  info(key: string, params: Message['params'] = {}): void {
    this.tell({ severity: 'info', message: { key, params } });
  }

  error(message: Message): void {
    this.tell({ severity: 'error', message });
  }

  dismiss(id: number): void {
    this.#shown = this.#shown.filter((notice) => notice.id !== id);
  }
}
