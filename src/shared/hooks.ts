import type { Hook } from './hook-schemas';
import type { Message } from './views';

export type { Hook, HookAction, HookWish } from './hook-schemas';

/** What a command of the user's can be called on. */
export const HOOK_EVENTS = ['birth', 'degrade', 'recover', 'anomaly', 'death'] as const;
export type HookEvent = (typeof HOOK_EVENTS)[number];

/** So many hooks a home can have. */
export const HOOKS_MAX = 32;
/** All that is run has to be read in one dialog. */
export const ARGUMENTS_MAX = 16;
export const ARGUMENTS_CHARS_MAX = 1200;
export const PROGRAM_CHARS_MAX = 400;
export const URL_CHARS_MAX = 600;
/** A call that takes longer is ended, s. */
export const TIME_LIMIT_S = { min: 1, max: 60, usual: 10 } as const;

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
