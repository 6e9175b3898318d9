/** What the window says. One file per view, as in English. */
export const window = {} as const;
