/** The doors of the world, each a tab. */
export const DOORS = ['processes', 'channel', 'senses', 'hooks'] as const;
export type Door = (typeof DOORS)[number];
