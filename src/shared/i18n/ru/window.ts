import { program } from './window/program';

/** What the window says. One file per view, as in English. */
export const window = { ...program } as const;
