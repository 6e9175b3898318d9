import { lanes } from './window/lanes';

/** What the window says. One file per view, as in English. */
export const window = { ...lanes } as const;
