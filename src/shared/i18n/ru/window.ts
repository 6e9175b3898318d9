import { postMortem } from './window/post-mortem';

/** What the window says. One file per view, as in English. */
export const window = {
  ...postMortem,
} as const;
