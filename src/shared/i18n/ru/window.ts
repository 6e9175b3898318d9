import { palette } from './window/palette';

/** What the window says. One file per view, as in English. */
export const window = { ...palette } as const;
