import { beginning } from './window/beginning';
import { library } from './window/library';

/** What the window says. One file per view, as in English. */
export const window = { ...library, ...beginning } as const;
