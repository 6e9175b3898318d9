import type { Message } from './views';
import type { Release } from './changelog';

/** Whether the app starts with the person's session, as the system has it. */
export interface Autostart {
  readonly enabled: boolean;
  /** Why it cannot be changed here; `null` where it can. */
  readonly obstacle: Message | null;
}

/** How far looking for a newer version has come. Nothing leaves the machine while it is `off`. */
export type UpdateState =
  | { readonly is: 'off' }
  /** This copy of the app cannot look: why. */
  | { readonly is: 'unable'; readonly why: Message }
  /** Switched on, and not looked yet. */
  | { readonly is: 'waiting' }
  | { readonly is: 'checking' }
  | { readonly is: 'current'; readonly atMs: number }
  /** `installs` is false where the app was installed by a way it cannot renew itself by. */
  | { readonly is: 'available'; readonly version: string; readonly installs: boolean }
  /** `share` of what has to be fetched, in [0, 1]. */
  | { readonly is: 'downloading'; readonly version: string; readonly share: number }
  | { readonly is: 'ready'; readonly version: string }
  | { readonly is: 'failed'; readonly why: Message };

/** What is new, newest first. */
export interface ReleaseNews {
  /** Came since the version this home was last open in; none on a first start. */
  readonly unseen: readonly Release[];
  readonly all: readonly Release[];
}
