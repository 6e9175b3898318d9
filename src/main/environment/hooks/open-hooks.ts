import type { Notice } from '../../../shared/border';
import type { HookPicture } from '../../../shared/hooks';
import { followForHooks, type HookedLife } from './follow-life';
import { HookBook, type HookLog } from './hook-book';
import { Hooks } from './hooks';
import { performFor } from './perform';

export interface OpenHooksOptions {
  readonly homePath: string;
  readonly life: HookedLife;
  readonly log: HookLog;
  readonly changed: (hooks: readonly HookPicture[]) => void;
  readonly tell: (notice: Notice) => void;
}

export interface OpenHooks {
  readonly hooks: Hooks;
  /** What a person has to know of the file; `null`: all is well. */
  readonly notice: Notice | null;
  /** Calls none any more, and ends those that go on. */
  close(): void;
}

/**
 * The hooks of a home, called on what its life does from now on: by the app, and by a command line without a window.
 * To be opened before the life wakes, or its birth is missed.
 */
export function openHooks({ homePath, life, log, changed, tell }: OpenHooksOptions): OpenHooks {
  const nowMs = (): number => Date.now();
  const book = HookBook.open(homePath, log);
  const hooks = new Hooks({
    book,
    perform: performFor(log, nowMs),
    view: () => life.living()?.view ?? null,
    nowMs,
    defer: (call) => void setImmediate(call),
    changed,
    tell,
    log,
  });
  const stop = followForHooks(life, nowMs, (happening) => hooks.happened(happening));
  return {
    hooks,
    notice: book.notice,
    close: () => {
      stop();
      hooks.close();
    },
  };
}
