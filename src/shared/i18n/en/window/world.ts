/** The doors through which life and the world reach each other. */
export const world = {
  world: {
    tabs: {
      label: 'Doors',
      processes: 'Adopted processes',
      channel: 'Channel',
      senses: 'Senses',
      hooks: 'Commands',
    },
  },
} as const;
