/** What the monitor says: states, rhythms, changes. `vital` and `cause` are words of the vocabulary. */
export const anomalies = {
  /** The terms as they stand inside a sentence. */
  inside: {
    vital: { energy: 'energy', integrity: 'integrity', stability: 'stability' },
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
    },
    where: { record: '#{{seq}}', tick: 'at tick {{tick}}' },
  },
  vitalLow: {
    warning: '$t(common.vital.{{vital}}) is down to {{value}}, below {{limit}}.',
    grave: '$t(common.vital.{{vital}}) is down to {{value}}, below {{limit}}: close to its end.',
    clears: 'Clears when $t(anomalies.inside.vital.{{vital}}) is above {{level}} again.',
  },
  fastFall: {
    times: '$t(common.vital.{{vital}}) fell {{amount}} in {{seconds}} s, {{factor}} times its usual rate.',
    timesAfter:
      '$t(common.vital.{{vital}}) fell {{amount}} in {{seconds}} s, {{factor}} times its usual rate, after $t(anomalies.inside.cause.{{cause}}) $t(anomalies.inside.where.{{where}}).',
    beyond: '$t(common.vital.{{vital}}) fell {{amount}} in {{seconds}} s; up to {{usual}} is usual.',
    beyondAfter:
      '$t(common.vital.{{vital}}) fell {{amount}} in {{seconds}} s after $t(anomalies.inside.cause.{{cause}}) $t(anomalies.inside.where.{{where}}); up to {{usual}} is usual.',
    fromRest: '$t(common.vital.{{vital}}) fell {{amount}} in {{seconds}} s, where it usually hardly changes.',
    fromRestAfter:
      '$t(common.vital.{{vital}}) fell {{amount}} in {{seconds}} s after $t(anomalies.inside.cause.{{cause}}) $t(anomalies.inside.where.{{where}}), where it usually hardly changes.',
    atOnce: '$t(common.vital.{{vital}}) fell {{amount}} at once.',
    atOnceAfter:
      '$t(common.vital.{{vital}}) fell {{amount}} at once, after $t(anomalies.inside.cause.{{cause}}) $t(anomalies.inside.where.{{where}}).',
    clears: 'Clears when $t(anomalies.inside.vital.{{vital}}) has kept to its usual pace for {{seconds}} s.',
  },
  lateTicks: {
    message_one: '{{count}} tick came late, the last by {{lateMs}} ms.',
    message_other: '{{count}} ticks came late close together, the last by {{lateMs}} ms.',
    clears: 'Clears after {{seconds}} s without a late tick.',
  },
} as const;
