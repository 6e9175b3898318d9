/** The palette: everything the window can do, found by its name. */
export const palette = {
  palette: {
    title: 'Find',
    open: 'Find what to do or where to go ({{keys}})',
    ask: 'What to do, where to go, or a tick',
    none: 'Nothing is called that.',
    groups: { go: 'Go to', do: 'Do', past: 'Past' },
    send: 'Send {{type}}, intensity {{intensity}}',
    saveWithPast: 'Save a copy with its whole past…',
    acknowledge_one: 'Acknowledge {{count}} open anomaly',
    acknowledge_other: 'Acknowledge all {{count}} open anomalies',
    verify: 'Verify this life from birth',
    openHome: 'Open the folder where lives are kept',
    look: 'Look at tick {{tick}}',
    fork: 'Fork at tick {{tick}}…',
  },
} as const;
