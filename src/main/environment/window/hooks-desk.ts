import type { Hook, HookOutcome, HookPicture, HookWish } from '../../../shared/hooks';
import { told } from '../../../shared/i18n';
import { Refusal } from '../../../shared/refusal';
import type { Hooks } from '../hooks/hooks';
import type { HooksDoor } from './handlers';

/** Asks the person at the machine, outside of the window, whether this hook may be called from now on. */
export type AskConsent = (hook: Hook) => Promise<boolean>;

/**
 * The window's hand on the hooks. The window is not trusted with what runs on this machine: it proposes, and nothing is
 * kept or switched on before the person has agreed to exactly that. To take away or switch off needs nobody.
 */
export class HooksDesk implements HooksDoor {
  #isAsking = false;

  constructor(
    private readonly hooks: Pick<Hooks, 'list' | 'draft' | 'add' | 'remove' | 'setEnabled' | 'get' | 'try'>,
    private readonly ask: AskConsent,
  ) {}

  list(): readonly HookPicture[] {
    return this.hooks.list();
  }

  async propose(wish: HookWish): Promise<boolean> {
    const hook = this.hooks.draft(wish);
    const isAgreed = await this.#consent(hook);
    if (isAgreed) this.hooks.add(hook);
    return isAgreed;
  }

  remove(id: string): void {
    this.hooks.remove(id);
  }

  async setEnabled(id: string, enabled: boolean): Promise<boolean> {
    const hook = this.hooks.get(id);
    if (enabled && hook.enabled) return true;
    if (enabled && !(await this.#consent(hook))) return false;
    this.hooks.setEnabled(id, enabled);
    return true;
  }

  try(id: string): Promise<HookOutcome> {
    return this.hooks.try(id);
  }

  /** One question at a time: a heap of dialogs is agreed to unread. */
  async #consent(hook: Hook): Promise<boolean> {
    if (this.#isAsking) throw new Refusal('busy', told('window.hooks.refused.asking'));
    this.#isAsking = true;
    try {
      return await this.ask(hook);
    } finally {
      this.#isAsking = false;
    }
  }
}
