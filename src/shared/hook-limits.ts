/** Apart from the schemas, so that the window need not carry those. */

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
