/**
 * What the monitor says: states, rhythms, changes. `vital`, `subject`, `events`, `cause`, `unit` and `after` are
 * words, `seq`, `first` and `last` journal numbers, all others figures.
 */
export const anomalies = {
  /** What stands inside the sentences; every language has parts of its own. */
  inside: {
    subject: {
      energy: 'energy',
      integrity: 'integrity',
      stability: 'stability',
      tension: 'tension',
      fatigue: 'fatigue',
      noise: 'noise',
      drift: 'drift',
    },
    event: {
      events: 'event',
      noise: 'noise event',
      decay: 'decay event',
      recovery: 'recovery event',
      shock: 'shock event',
      idle: 'idle event',
      novelty: 'novelty event',
      rest: 'rest event',
    },
    cause: {
      noise: 'noise',
      decay: 'decay',
      recovery: 'recovery',
      shock: 'shock',
      idle: 'idle time',
      novelty: 'novelty',
      rest: 'rest',
      lag: 'lag',
      awakening: 'awakening',
      'memory-echo': 'memory echo',
      policy: 'the change of policy',
      waking: 'waking',
      'late-tick': 'the late tick',
      fault: 'the error',
      'hook-failure': 'the failed hook',
    },
    /** A cause with a journal record of its own, or only with the tick at which it came. */
    input: {
      record: '$t(anomalies.inside.cause.{{cause}}) #{{seq}}',
      tick: '$t(anomalies.inside.cause.{{cause}}) at tick {{tick}}',
    },
    after: {
      none: '',
      record: ' after $t(anomalies.inside.input.record)',
      tick: ' after $t(anomalies.inside.input.tick)',
    },
    andAfter: {
      none: '',
      record: ', after $t(anomalies.inside.input.record)',
      tick: ', after $t(anomalies.inside.input.tick)',
    },
    why: {
      none: ', and no input explains it',
      record: ', after $t(anomalies.inside.input.record)',
      tick: ', after $t(anomalies.inside.input.tick)',
    },
    sent: { none: '', one: ' (input #{{first}})', several: ' (inputs #{{first}} to #{{last}})' },
    span: {
      s: '{{span, figure}} s',
      min: '{{span, figure}} min',
      h: '{{span, figure}} h',
      d: '{{span, figure}} days',
    },
    usually: { about: 'about {{usual, figure}}', hardly: 'hardly any' },
    missed_one: '{{count, figure}} tick was missed',
    missed_other: '{{count, figure}} ticks were missed',
    late_one: '{{count, figure}} tick came late',
    late_other: '{{count, figure}} ticks came late',
  },
  vitalLow: {
    warning: '$t(common.subject.{{vital}}) is down to {{value, figure}}, below {{limit, figure}}.',
    grave:
      '$t(common.subject.{{vital}}) is down to {{value, figure}}, below {{limit, figure}}: close to its end.',
    clears: 'Clears when $t(anomalies.inside.subject.{{vital}}) is above {{level, figure}} again.',
  },
  fastFall: {
    times:
      '$t(common.subject.{{vital}}) fell {{amount, figure}} in $t(anomalies.inside.span.{{unit}}), {{factor, figure}} times its usual rate$t(anomalies.inside.andAfter.{{after}}).',
    beyond:
      '$t(common.subject.{{vital}}) fell {{amount, figure}} in $t(anomalies.inside.span.{{unit}})$t(anomalies.inside.after.{{after}}); up to {{usual, figure}} is usual.',
    fromRest:
      '$t(common.subject.{{vital}}) fell {{amount, figure}} in $t(anomalies.inside.span.{{unit}})$t(anomalies.inside.after.{{after}}), where it usually hardly changes.',
    atOnce:
      '$t(common.subject.{{vital}}) fell {{amount, figure}} at once$t(anomalies.inside.andAfter.{{after}}).',
    clears:
      'Clears when $t(anomalies.inside.subject.{{vital}}) has kept to its usual pace for {{seconds, figure}} s.',
  },
  suddenChange: {
    up: '$t(common.subject.{{subject}}) jumped up by {{amount, figure}} within $t(anomalies.inside.span.{{unit}}), off its usual course$t(anomalies.inside.why.{{after}}).',
    down: '$t(common.subject.{{subject}}) dropped by {{amount, figure}} within $t(anomalies.inside.span.{{unit}}), off its usual course$t(anomalies.inside.why.{{after}}).',
    clears:
      'Clears when $t(anomalies.inside.subject.{{subject}}) has not jumped for $t(anomalies.inside.span.{{unit}}).',
  },
  slowDrift: {
    up: '$t(common.subject.{{subject}}) has drifted {{amount, figure}} above its usual course in $t(anomalies.inside.span.{{unit}})$t(anomalies.inside.why.{{after}}).',
    down: '$t(common.subject.{{subject}}) has drifted {{amount, figure}} below its usual course in $t(anomalies.inside.span.{{unit}})$t(anomalies.inside.why.{{after}}).',
    clears:
      'Clears when $t(anomalies.inside.subject.{{subject}}) has kept to its usual course for $t(anomalies.inside.span.{{unit}}), or once the new course has lasted {{hours, figure}} h and become the usual one.',
  },
  noRecovery: {
    fell: {
      lags: '$t(common.subject.{{subject}}) fell {{amount, figure}}$t(anomalies.inside.after.{{after}}) and has made up only {{back, figure}} of it in $t(anomalies.inside.span.{{unit}}); by now {{usual, figure}} would be usual.',
      stays:
        '$t(common.subject.{{subject}}) fell {{amount, figure}}$t(anomalies.inside.after.{{after}}) and has made up nothing of it in $t(anomalies.inside.span.{{unit}}); by now {{usual, figure}} would be usual.',
    },
    rose: {
      lags: '$t(common.subject.{{subject}}) rose {{amount, figure}}$t(anomalies.inside.after.{{after}}) and has come down by only {{back, figure}} in $t(anomalies.inside.span.{{unit}}); by now {{usual, figure}} would be usual.',
      stays:
        '$t(common.subject.{{subject}}) rose {{amount, figure}}$t(anomalies.inside.after.{{after}}) and has not come down in $t(anomalies.inside.span.{{unit}}); by now {{usual, figure}} would be usual.',
    },
    clears:
      'Clears when $t(anomalies.inside.subject.{{subject}}) keeps to its usual course again, or once the new course has lasted {{hours, figure}} h and become the usual one.',
  },
  flatLine: {
    message:
      '$t(common.subject.{{subject}}) has stood still at {{value, figure}} for $t(anomalies.inside.span.{{unit}}), where it usually changes by {{usual, figure}} an hour$t(anomalies.inside.why.{{after}}).',
    clears:
      'Clears when $t(anomalies.inside.subject.{{subject}}) changes again, or once it has stood still for {{hours, figure}} h.',
  },
  oscillation: {
    message:
      '$t(common.subject.{{subject}}) swings up and down by {{amount, figure}} with a period of $t(anomalies.inside.span.{{unit}}), where it usually hardly swings$t(anomalies.inside.why.{{after}}).',
  },
  unusualVariance: {
    message:
      '$t(common.subject.{{subject}}) has swung up and down without a beat for $t(anomalies.inside.span.{{unit}}), by about {{amount, figure}}, where it usually hardly swings$t(anomalies.inside.why.{{after}}).',
  },
  swinging: {
    clears:
      'Clears when $t(anomalies.inside.subject.{{subject}}) has not swung for $t(anomalies.inside.span.{{unit}}), or once the swings have lasted {{hours, figure}} h and become usual.',
  },
  innerTime: {
    strays:
      'Inner time has left its usual course, and runs at {{rate, figure}} s per second$t(anomalies.inside.why.{{after}}).',
    awake:
      'Inner time runs at {{rate, figure}} s per second, where {{low, figure}} to {{high, figure}} is usual$t(anomalies.inside.why.{{after}}).',
    resting:
      'While the life rests, inner time runs at {{rate, figure}} s per second, where {{low, figure}} to {{high, figure}} is usual$t(anomalies.inside.why.{{after}}).',
    clears:
      'Clears when inner time has kept to its usual pace for $t(anomalies.inside.span.{{unit}}), or once the new pace has lasted {{hours, figure}} h and become the usual one.',
  },
  lateTicks: {
    message_one: '$t(anomalies.inside.late), by {{lateMs, figure}} ms.',
    message_other: '$t(anomalies.inside.late) close together, the last by {{lateMs, figure}} ms.',
    clears: 'Clears after {{seconds, figure}} s without a late tick.',
  },
  missedTicks: {
    late: '$t(anomalies.inside.missed): the heartbeat paused for $t(anomalies.inside.span.{{unit}}).',
    unknown:
      '$t(anomalies.inside.missed): for $t(anomalies.inside.span.{{unit}}) the life did not run, and nothing tells why.',
    crashed:
      '$t(anomalies.inside.missed): the program ended without putting the life to sleep, and was back after $t(anomalies.inside.span.{{unit}}).',
    clears: 'Clears after {{seconds, figure}} s without a missed tick.',
  },
  irregularTicks: {
    message:
      '$t(anomalies.inside.late) within $t(anomalies.inside.span.{{unit}}), by up to {{mostMs, figure}} ms, where $t(anomalies.inside.usually.{{usually}}) would be usual.',
    clears:
      'Clears after {{minutes, figure}} min without a late tick, or once the uneven rhythm has lasted a day and become usual.',
  },
  eventFlood: {
    message_one:
      '{{count, figure}} $t(anomalies.inside.event.{{events}}) came within $t(anomalies.inside.span.{{unit}}), where $t(anomalies.inside.usually.{{usually}}) would be usual$t(anomalies.inside.sent.{{seqs}}).',
    message_other:
      '{{count, figure}} $t(anomalies.inside.event.{{events}})s came within $t(anomalies.inside.span.{{unit}}), where $t(anomalies.inside.usually.{{usually}}) would be usual$t(anomalies.inside.sent.{{seqs}}).',
    clears:
      'Clears when $t(anomalies.inside.event.{{events}})s cease for a while, or once the flood has lasted a day and become usual.',
  },
  eventSilence: {
    message:
      'No $t(anomalies.inside.event.{{events}}) has come for $t(anomalies.inside.span.{{unit}}), where about {{usual, figure}} would be usual$t(anomalies.inside.why.{{after}}).',
    clears:
      'Clears with the next $t(anomalies.inside.event.{{events}}), or once the silence has lasted twice as long and become usual.',
  },
  memoryChurn: {
    message_one:
      'Episodes were kept or forgotten {{count, figure}} time within an hour, where {{usual, figure}} was the most so far$t(anomalies.inside.why.{{after}}).',
    message_other:
      'Episodes were kept or forgotten {{count, figure}} times within an hour, where {{usual, figure}} was the most so far$t(anomalies.inside.why.{{after}}).',
    clears_one:
      'Clears when episodes are kept or forgotten no more than {{count, figure}} time an hour, or once this has lasted a day and become usual.',
    clears_other:
      'Clears when episodes are kept or forgotten no more than {{count, figure}} times an hour, or once this has lasted a day and become usual.',
  },
  trend: {
    message:
      '$t(common.subject.{{vital}}) will be used up in about $t(anomalies.inside.span.{{unit}}) by its present trend; nine times in ten it takes $t(anomalies.inside.span.{{lowUnit}}, {"span": {{lowSpan}} }) to $t(anomalies.inside.span.{{highUnit}}, {"span": {{highSpan}} }).',
    clears:
      'Clears when its trend leaves $t(anomalies.inside.subject.{{vital}}) more than $t(anomalies.inside.span.{{unit}}), or it no longer falls.',
  },
} as const;
