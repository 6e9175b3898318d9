/** What a post-mortem says: what ended a life, and what would have been. */
export const postMortem = {
  refused: {
    alive: 'This life has not ended. A post-mortem tells of one that has.',
    looking:
      'Only its last state is here, without the inputs that led to it. Go back to the life that lives here, or open the dead one with its past.',
  },
  verdict: {
    input:
      'Its $t(postMortem.vital.{{vital}}) was used up. Decisive was $t(postMortem.one.{{type}}) #{{seq}} at tick {{tick, figure}}.',
    inputs_one:
      'Its $t(postMortem.vital.{{vital}}) was used up. Decisive was {{count, figure}} of the $t(postMortem.many.{{type}}) that reached it, at tick {{to, figure}}.',
    inputs_other:
      'Its $t(postMortem.vital.{{vital}}) was used up. Decisive were {{count, figure}} $t(postMortem.many.{{type}}) together, from tick {{from, figure}} to {{to, figure}}.',
    policy:
      'Its $t(postMortem.vital.{{vital}}) was used up under the policy “{{name}}”, by which it lived from tick {{tick, figure}} on.',
    world: 'Its $t(postMortem.vital.{{vital}}) was used up by what its world brought.',
    wear: 'Its $t(postMortem.vital.{{vital}}) was used up by living itself, with {{percent, figure}} % of its power to recover left.',
    starved: 'Its $t(postMortem.vital.{{vital}}) was used up: it spent more than it took in.',
  },
  met: {
    event: '$t(common.event.{{type}}) of {{intensity, figure}}',
    lateTick: 'Late tick of {{seconds, figure}} s',
    wake: 'Waking after {{minutes, figure}} min',
    policy: 'Policy “{{name}}”',
    hookFailure: 'Failed hook {{hook}}',
  },
  otherwise: {
    withoutInput:
      'Without $t(postMortem.one.{{type}}) #{{seq}} of tick {{tick, figure}} it lives on$t(postMortem.stands)',
    withoutInputs_one:
      'Without one of the $t(postMortem.many.{{type}}), at tick {{to, figure}}, it lives on$t(postMortem.stands)',
    withoutInputs_other:
      'Without {{count, figure}} $t(postMortem.many.{{type}}) of ticks {{from, figure}} to {{to, figure}} it lives on$t(postMortem.stands)',
    onTime: 'With late tick #{{seq}} on time it lives on$t(postMortem.stands)',
    allOnTime_one: 'With one late tick on time it lives on$t(postMortem.stands)',
    allOnTime_other:
      'With {{count, figure}} late ticks, up to tick {{to, figure}}, on time it lives on$t(postMortem.stands)',
    withoutGap:
      'Without the gap that ended at tick {{tick, figure}} (#{{seq}}) it lives on$t(postMortem.stands)',
    withoutPolicy:
      'Without the change to policy “{{name}}” at tick {{tick, figure}} it lives on$t(postMortem.stands)',
    quietWorld: 'In a silent world from tick {{tick, figure}} on it lives on$t(postMortem.stands)',
    withCare_one:
      'With $t(postMortem.one.{{type}}) of {{intensity, figure}} every tick from tick {{tick, figure}} on it lives on$t(postMortem.stands)',
    withCare_other:
      'With $t(postMortem.one.{{type}}) of {{intensity, figure}} every {{count, figure}} ticks from tick {{tick, figure}} on it lives on$t(postMortem.stands)',
  },
  stands: ': at tick {{toTick, figure}} its $t(postMortem.vital.{{vital}}) stands at {{value, figure}}.',
  vital: { energy: 'energy', integrity: 'integrity', stability: 'stability' },
  one: {
    noise: 'noise',
    decay: 'decay',
    recovery: 'recovery',
    shock: 'shock',
    idle: 'idle',
    novelty: 'novelty',
    rest: 'rest',
    lag: 'lag',
    awakening: 'awakening',
    'late-tick': 'late tick',
    wake: 'waking',
    'hook-failure': 'failed hook',
  },
  many: {
    noise: 'noises',
    decay: 'decays',
    recovery: 'recoveries',
    shock: 'shocks',
    idle: 'idles',
    novelty: 'novelties',
    rest: 'rests',
    lag: 'lags',
    awakening: 'awakenings',
    'late-tick': 'late ticks',
    wake: 'gaps',
    'hook-failure': 'failed hooks',
    stimuli: 'stimuli',
  },
  root: {
    stimuli: 'what was sent to it',
    world: 'its world',
    wear: 'wear',
    policy: 'another policy',
    'late-ticks': 'late ticks',
    'hook-failures': 'failed hooks',
    starved: 'lack of energy',
  },
  text: {
    title: '{{name}} died at tick {{tick, figure}}, of $t(postMortem.vital.{{vital}})',
    row: {
      life: 'Life',
      died: 'Died',
      lived: 'Lived',
      root: 'Above all',
      noReturn: 'No return',
      phases: 'Phases',
      stimuli: 'Stimuli',
      events: 'Events met',
      gaps: 'Gaps',
      lateTicks: 'Late ticks',
      anomalies: 'Anomalies',
      episodes: 'Episodes kept',
      drift: 'Drift',
      vitals: '$t(common.vital.{{vital}})',
    },
    lived: '{{span}}, and {{gaps}} not lived',
    phases: 'init {{init, figure}}, running {{run, figure}}, degrading {{degrade, figure}} ticks',
    extreme: '{{min, figure}} to {{max, figure}}, {{mean, figure}} on average',
    chain: 'What led there',
    column: {
      record: 'Record',
      tick: 'Tick',
      what: 'What',
      source: 'Source',
      took: 'Took, %',
      decisive: 'Alone',
    },
    decisive: { yes: 'decisive', no: 'not decisive', untried: '' },
    more_one: 'and {{count, figure}} more',
    more_other: 'and {{count, figure}} more',
    otherwise: 'What would have been, as it was tried',
    noOtherwise: 'With nothing that was tried does it live on.',
    hash: 'At tick {{tick, figure}} it stands in state {{hash}}',
    noReturn_one:
      'tick {{tick, figure}}, {{count, figure}} tick before its death; one tick earlier $t(postMortem.one.{{type}}) of {{intensity, figure}} every {{every, figure}} ticks averts it',
    noReturn_other:
      'tick {{tick, figure}}, {{count, figure}} ticks before its death; one tick earlier $t(postMortem.one.{{type}}) of {{intensity, figure}} every {{every, figure}} ticks averts it',
    noCare: 'no care that was tried averts it, from tick {{tick, figure}} on',
    figures: 'In figures',
    memories: 'Its most significant memories',
    memory:
      'tick {{tick, figure}}: $t(common.event.{{type}}) of {{intensity, figure}}, significance {{significance, figure}}',
    tried_one:
      'One life was tried otherwise; {{ticks, figure}} ticks were lived again, in {{seconds, figure}} s.',
    tried_other:
      '{{count, figure}} lives were tried otherwise; {{ticks, figure}} ticks were lived again, in {{seconds, figure}} s.',
    span: {
      days: '{{d, figure}} d {{h, figure}} h {{m, figure}} min',
      hours: '{{h, figure}} h {{m, figure}} min',
      minutes: '{{m, figure}} min {{s, figure}} s',
    },
  },
} as const;
