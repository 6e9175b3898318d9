/**
 * What is said of adopted processes: what they were found to be, and why. `unit`, `usualUnit` and `vital` are words,
 * `pid` is a number of the system, all others are figures.
 */
export const processes = {
  inside: {
    usual: '$t(anomalies.inside.span.{{usualUnit}}, {"span": {{usualSpan}} })',
    times_one: '{{count, figure}} time',
    times_other: '{{count, figure}} times',
    activities_one: '{{count, figure}} activity',
    activities_other: '{{count, figure}} activities',
  },
  because: {
    begins: 'Reports come. What is usual for it is being learnt.',
    working: 'Reports come, and its progress rises at its usual pace.',
    untold: 'Reports come. It tells no progress, so whether it gets on is judged by its activities alone.',
    idle: 'It says that it has nothing to do.',
    finished: 'It said that it was done.',
    awaited: 'Nobody watched for a while. Its next report is waited for as long as is usual.',
  },
  found: {
    gone: 'Its process, number {{pid}}, is not there any more.',
    silent:
      'No report has come for $t(anomalies.inside.span.{{unit}}), where up to $t(processes.inside.usual) is usual.',
    mute: 'Its process, number {{pid}}, is there and was busy, but no report has come for $t(anomalies.inside.span.{{unit}}), where up to $t(processes.inside.usual) is usual.',
    stuck:
      'It reports that it is busy, but its progress has stood still for $t(anomalies.inside.span.{{unit}}), where up to $t(processes.inside.usual) is usual.',
    cycles:
      'It has gone through the same {{period, figure}} activities $t(processes.inside.times, {"count": {{times}} }) over, without new progress.',
    around_one:
      'It goes round in $t(processes.inside.activities), without new progress for $t(anomalies.inside.span.{{unit}}), where up to $t(processes.inside.usual) is usual.',
    around_other:
      'It goes round in the same $t(processes.inside.activities), without new progress for $t(anomalies.inside.span.{{unit}}), where up to $t(processes.inside.usual) is usual.',
    back_one:
      'Its progress has fallen back $t(processes.inside.times), and comes over the same values again.',
    back_other:
      'Its progress has fallen back $t(processes.inside.times), and comes over the same values again and again.',
    unusual:
      'Its vital “{{vital}}” stands at {{value, figure}}, where {{low, figure}} to {{high, figure}} is usual just now.',
    unusualShape: 'Its vital “{{vital}}” does not go on as it usually does; it stands at {{value, figure}}.',
  },
  clears: {
    report: 'Clears with its next report.',
    progress: 'Clears when its progress rises beyond all it was, or it says that it has nothing to do.',
    other: 'Clears when it does something else, or says that it has nothing to do.',
    vital_one:
      'Clears when “{{vital}}” has kept to its usual range for {{count, figure}} minute, or once the new range has become usual.',
    vital_other:
      'Clears when “{{vital}}” has kept to its usual range for {{count, figure}} minutes, or once the new range has become usual.',
  },
  /** Why a report was not taken. */
  refused: {
    tooMany:
      'So many processes are adopted already ({{most}}) that no other is. Release one that is not needed any more.',
    tooOften: '{{name}} reports more than {{most}} times a second. Report less often.',
    unknown: 'No process of the name {{name}} is adopted. It may have been released.',
    unknownFinding: 'Nothing that was found of {{name}} has the number {{id}}.',
  },
} as const;
