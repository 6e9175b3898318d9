/** The doors through which life and the world reach each other. */
export const world = {
  world: {
    tabs: {
      label: 'Двери',
      processes: 'Усыновлённые процессы',
      channel: 'Канал',
      senses: 'Чувства',
      hooks: 'Команды',
    },
  },
} as const;
