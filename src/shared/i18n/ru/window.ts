import { homecoming } from './window/homecoming';
import { palette } from './window/palette';

/** What the window says. One file per view, as in English. */
export const window = { ...homecoming, ...palette } as const;
