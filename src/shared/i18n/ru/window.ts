import { beginning } from './window/beginning';
import { homecoming } from './window/homecoming';
import { library } from './window/library';
import { palette } from './window/palette';

/** What the window says. One file per view, as in English. */
export const window = { ...library, ...beginning, ...homecoming, ...palette } as const;
