/** Now: the life as it is, and what can be done to it. */
export const now = {
  now: {
    glyph:
      'Figure of {{name}}: fullness is energy {{energy}} of 100, wholeness is integrity {{integrity}} of 1, roundness is stability {{stability}} of 1',
    tick: 'tick',
    onTime: '{{jitter}} late · usual {{usual}}',
    late: 'late by {{jitter}} · usual {{usual}}',
    age: 'Physical age',
    innerTime: 'Inner time',
    rate: '{{rate}} inner s per s',
    downtime: 'not lived {{downtime}}',
    trend: '{{change}} per min',
    steady: 'steady',
    trendUnknown: '–',
    usual: 'usual {{low}} to {{high}}',
    chart: 'Energy, integrity and stability over the last minutes, as shares of their ceilings',
    chartWindow: 'Minutes shown',
    minutes: '{{count}} min',
    noAnomalies: 'Nothing unusual.',
    moreAnomalies: '+ {{count}} more',
    saved: 'state saved {{time}}',
    death: {
      energy: 'Died at tick {{tick}}: energy was used up.',
      integrity: 'Died at tick {{tick}}: integrity was used up.',
      stability: 'Died at tick {{tick}}: stability was used up.',
    },
  },
  safety: {
    proven: 'Recoverable, proven {{ago}} ago',
    provenNow: 'Recoverable, proven just now',
    provenAbout:
      'At {{time}} tick {{tick}} was brought back from disk with the same state hash. It took {{took}}.',
    unproven: 'Recoverable: not yet proven',
    unprovenAbout:
      'From time to time this life is brought back from disk, apart from the one that lives, and the two are compared. The first time is still to come.',
    failed: 'Not recoverable: {{reason}}',
    failedAbout: 'Tried at {{time}}. Save a snapshot under Snapshots, on another disk if there is one.',
    unsaved:
      'Not written to disk since {{time}}: {{reason}} Life goes on; stimuli are refused until there is room.',
    unsavedAbout: 'What was lived since then would be lost if the app ended now.',
  },
  stimuli: {
    title: 'Stimuli',
    intensity: 'Intensity',
    note: 'Note (optional)',
    hint: 'A stimulus reaches this life at its next tick; the trace shows what it meant.',
    reaches: '#{{seq}} {{type}} {{intensity}} reaches tick {{tick}}',
    reached: '#{{seq}} {{type}} {{intensity}} reached it at once, at tick {{tick}}',
    about: {
      noise: 'Noise: disorder from outside; costs a little stability.',
      decay: 'Decay: wear from outside; costs energy.',
      recovery: 'Recovery: help from outside; gives energy and order back.',
      shock: 'Shock: a sudden blow; costs integrity and stability.',
      idle: 'Idle: nothing happens, and that is perceived too.',
      novelty: 'Novelty: something not met before.',
      rest: 'Rest: quiet from outside; eases tension and fatigue.',
    },
  },
  outlook: {
    between: 'At this pace {{vital}} lasts {{low}} to {{high}}, most likely {{likely}}.',
    sure: 'At this pace {{vital}} lasts about {{likely}}.',
    about: 'Reckoned from its present trend, in lived time; nine in ten should end within it.',
  },
} as const;
