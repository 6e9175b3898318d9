import { randomUUID } from 'node:crypto';
import type { Notice } from '../../../shared/border';
import { HOOKS_MAX } from '../../../shared/hook-limits';
import type { Hook, HookOutcome, HookPicture, HookWish } from '../../../shared/hooks';
import { say, told } from '../../../shared/i18n';
import { Refusal } from '../../../shared/refusal';
import type { LifeView } from '../../../shared/views';
import { gravityOf } from '../../../shared/vocabulary';
import { hostToAllow } from './address';
import { CallQueue } from './call-queue';
import { testHappening, type HookHappening } from './happening';
import type { HookBook, HookLog } from './hook-book';
import type { Perform } from './perform';

/** A hook that fails so often in a row is told of, once until it works again. */
export const FAILS_TOLD = 3;

export interface HooksNeeds {
  readonly book: Pick<HookBook, 'hooks' | 'keep'>;
  readonly perform: Perform;
  /** The life that lives here; `null` where none does. */
  readonly view: () => LifeView | null;
  /** Unix ms. */
  readonly nowMs: () => number;
  /** Calls back when what goes on now is done. */
  readonly defer: (call: () => void) => void;
  readonly changed: (hooks: readonly HookPicture[]) => void;
  readonly tell: (notice: Notice) => void;
  readonly log: HookLog;
}

type Counts = Pick<HookPicture, 'last' | 'called' | 'failed' | 'dropped'> & { readonly failedInARow: number };
const UNCALLED: Counts = { last: null, called: 0, failed: 0, dropped: 0, failedInARow: 0 };

/**
 * The hooks of a home: kept, called on what happens, and counted. Calls go on beside the life, bounded in number and
 * time; nothing of a hook reaches back into it. Whoever lets a stranger propose a hook asks the person first.
 */
export class Hooks {
  readonly #needs: HooksNeeds;
  readonly #queue: CallQueue;
  readonly #counts = new Map<string, Counts>();
  readonly #closing = new AbortController();

  constructor(needs: HooksNeeds) {
    this.#needs = needs;
    this.#queue = new CallQueue(needs.defer);
  }

  list(): readonly HookPicture[] {
    return this.#needs.book.hooks.map((hook) => {
      const { last, called, failed, dropped } = this.#countsOf(hook.id);
      return { ...hook, last, called, failed, dropped, isRunning: this.#queue.isRunning(hook.id) };
    });
  }

  /** The hook that would be kept for a wish. @throws Refusal where there is no room for another */
  draft(wish: HookWish): Hook {
    if (this.#needs.book.hooks.length >= HOOKS_MAX)
      throw new Refusal('refused', told('window.hooks.refused.tooMany', { count: HOOKS_MAX }));
    const { action } = wish;
    return {
      ...wish,
      // As the parser reads it, so that what is shown is what is called.
      action: action.does === 'post' ? { ...action, url: new URL(action.url).href } : action,
      id: randomUUID(),
      enabled: true,
      allowedHost: action.does === 'post' ? hostToAllow(action.url) : null,
    };
  }

  /** @throws Refusal where it cannot be written */
  add(hook: Hook): void {
    this.#keep([...this.#needs.book.hooks, hook]);
  }

  /** A call that goes on is not ended by it. @throws Refusal */
  remove(id: string): void {
    this.get(id);
    this.#keep(this.#needs.book.hooks.filter((hook) => hook.id !== id));
    this.#queue.forget(id);
    this.#counts.delete(id);
  }

  /** @throws Refusal */
  setEnabled(id: string, enabled: boolean): void {
    this.get(id);
    this.#keep(this.#needs.book.hooks.map((hook) => (hook.id === id ? { ...hook, enabled } : hook)));
    if (!enabled) this.#queue.forget(id);
  }

  /** @throws Refusal where there is none */
  get(id: string): Hook {
    const hook = this.#needs.book.hooks.find((each) => each.id === id);
    if (hook === undefined) throw new Refusal('invalid', told('window.hooks.refused.unknown'));
    return hook;
  }

  /** Calls it once, now, with a happening that says that it is a test. @throws Refusal where it is off or waits */
  try(id: string): Promise<HookOutcome> {
    const hook = this.get(id);
    if (!hook.enabled) throw new Refusal('refused', told('window.hooks.refused.off'));
    if (this.#queue.isRunning(id)) throw new Refusal('busy', told('window.hooks.refused.running'));
    const happening = testHappening(hook.event, this.#needs.view(), this.#needs.nowMs());
    return new Promise((resolve, reject) => {
      if (!this.#call(hook, happening, resolve))
        reject(new Refusal('busy', told('window.hooks.refused.busy')));
    });
  }

  /** Calls every hook it is for. Never throws. */
  happened(happening: HookHappening): void {
    for (const hook of this.#needs.book.hooks) {
      if (!hook.enabled || !isFor(hook, happening) || this.#call(hook, happening)) continue;
      this.#needs.log.warn(`Hook ${hook.id} was not called on ${happening.event}: too many calls wait`);
      this.#count(hook.id, ({ dropped }) => ({ dropped: dropped + 1 }));
      this.#show();
    }
  }

  /** Resolves when every call that was asked for has come to its end. */
  settled(): Promise<void> {
    return this.#queue.settled();
  }

  /** Nothing is called any more; what goes on is ended. */
  close(): void {
    this.#queue.close();
    this.#closing.abort();
  }

  #call(hook: Hook, happening: HookHappening, done: (outcome: HookOutcome) => void = () => {}): boolean {
    return this.#queue.add({
      hookId: hook.id,
      run: async () => {
        this.#show();
        const outcome = await this.#perform(hook, happening);
        return () => this.#ended(hook, happening, outcome, done);
      },
      forgotten: () => done({ ok: false, said: told('window.hooks.outcome.stopped'), tookMs: 0 }),
    });
  }

  async #perform(hook: Hook, happening: HookHappening): Promise<HookOutcome> {
    const beganMs = this.#needs.nowMs();
    try {
      return await this.#needs.perform(hook, happening, this.#closing.signal);
    } catch (error) {
      this.#needs.log.error(`Hook ${hook.id} broke`, error);
      return { ok: false, said: told('window.hooks.outcome.broke'), tookMs: this.#needs.nowMs() - beganMs };
    }
  }

  #ended(hook: Hook, { event, test }: HookHappening, outcome: HookOutcome, done: (of: HookOutcome) => void) {
    done(outcome);
    const { log, book, nowMs, tell } = this.#needs;
    const line = `Hook ${hook.id} on ${event}${test ? ' (test)' : ''}: ${say(outcome.said)} ${outcome.tookMs} ms`;
    if (outcome.ok) log.info(line);
    else log.warn(line);
    // It may have been removed meanwhile.
    if (this.#closing.signal.aborted || !book.hooks.some(({ id }) => id === hook.id)) return;
    this.#count(hook.id, (before) => ({
      last: { atMs: nowMs(), isTest: test, outcome },
      called: before.called + 1,
      failed: before.failed + (outcome.ok ? 0 : 1),
      failedInARow: outcome.ok ? 0 : before.failedInARow + 1,
    }));
    this.#show();
    if (this.#countsOf(hook.id).failedInARow !== FAILS_TOLD) return;
    const { action } = hook;
    const what = action.does === 'run' ? action.program : action.url;
    const params = { what, times: FAILS_TOLD, why: outcome.said };
    isolated(log, () => tell({ severity: 'warning', message: told('window.hooks.failing', params) }));
  }

  #keep(hooks: readonly Hook[]): void {
    this.#needs.book.keep(hooks);
    this.#show();
  }

  #countsOf(id: string): Counts {
    return this.#counts.get(id) ?? UNCALLED;
  }

  #count(id: string, change: (before: Counts) => Partial<Counts>): void {
    const before = this.#countsOf(id);
    this.#counts.set(id, { ...before, ...change(before) });
  }

  #show(): void {
    isolated(this.#needs.log, () => this.#needs.changed(this.list()));
  }
}

/** Whoever shows hooks may fail; they are called all the same. */
function isolated(log: HookLog, show: () => void): void {
  try {
    show();
  } catch (error) {
    log.error('The hooks could not be shown', error);
  }
}

const isFor = ({ event, minimumSeverity }: Hook, { event: happened, anomaly }: HookHappening): boolean =>
  event === happened && (anomaly === undefined || gravityOf(anomaly.severity) >= gravityOf(minimumSeverity));
