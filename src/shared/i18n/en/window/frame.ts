/** Around every view: the rail, notices, what is dropped, what is under way. */
export const frame = {
  title: '{{name}} · Life',
  cancel: 'Cancel',
  close: 'Close',
  nav: {
    label: 'Views',
    now: 'Now',
    timeline: 'Timeline',
    memory: 'Memory',
    anomalies: 'Anomalies',
    lives: 'Lives',
    snapshots: 'Snapshots',
    world: 'World',
    settings: 'Settings',
    open_one: '{{count}} open and not acknowledged: {{severity}}',
    open_other: '{{count}} open and not acknowledged, the gravest: {{severity}}',
  },
  notice: {
    dismiss: 'Dismiss',
    bridge: 'The app did not answer this window ({{detail}}). Try again; if it goes on, restart Life.',
  },
  drop: {
    over: 'Drop to see what it is',
    overAbout: 'Nothing changes before you confirm.',
    reading: 'Reading {{file}}…',
    many: '{{count}} files were dropped. Drop one file at a time.',
    noFile: 'What was dropped is not a file. Drop a snapshot file, or open it under Snapshots.',
    noPath:
      'This desktop does not tell where {{file}} lies. Save it to a folder and open it under Snapshots.',
  },
  readOnly: {
    dead: '{{name}} is dead. All it was can still be read here; nothing can reach it.',
    back: 'Back',
    looking:
      '{{name}} is open for reading only. It stands still here; what lives in this home goes on unseen.',
    moment: 'You see {{name}} as it was at tick {{tick}}, {{ago}} ago. The life goes on unseen.',
    momentDead: 'You see {{name}} as it was at tick {{tick}}, {{ago}} ago.',
  },
  work: {
    name: {
      look: 'Bringing that moment back',
      fork: 'Bringing back where the fork begins',
      verify: 'Living the whole journal again',
      compare: 'Living both lives again',
      'move-in': 'Living the past in this file again',
      backtest: 'Trying the draft',
      'post-mortem': 'Finding out what ended this life',
    },
    ticks: '{{done}} ticks',
    ticksOf: '{{done}} of {{total}} ticks',
    rate: '{{rate}} per s',
    cancel: 'Cancel',
  },
  noLife: {
    title: 'No life is open here',
    what: 'When one lives here, this is where it can be seen: its figure, its vitals, its time.',
    drop: 'Or drop a snapshot file anywhere on this window.',
  },
} as const;
