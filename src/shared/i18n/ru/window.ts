import { homecoming } from './window/homecoming';

/** What the window says. One file per view, as in English. */
export const window = { ...homecoming } as const;
