import type { Hook } from './hook-schemas';
import type { Message } from './views';

export type { Hook, HookAction, HookWish } from './hook-schemas';

/** How a call ended. */
export interface HookOutcome {
  readonly ok: boolean;
  readonly said: Message;
  readonly tookMs: number;
}

/** A hook and what came of it since the app was started. */
export interface HookPicture extends Hook {
  readonly last: { readonly atMs: number; readonly isTest: boolean; readonly outcome: HookOutcome } | null;
  readonly called: number;
  readonly failed: number;
  /** Calls that never began: too many were waiting. */
  readonly dropped: number;
  readonly isRunning: boolean;
}
