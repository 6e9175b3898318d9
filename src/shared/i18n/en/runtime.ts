/** What the house of a life says: why something cannot be done now, and what went wrong on the way. */
export const runtime = {
  stimulus: {
    dead: '{{name}} is dead: nothing reaches it any more.',
    asleep: '{{name}} is asleep. Wake it, then send again.',
    full: 'The queue is full ({{capacity}} stimuli wait). Try again after the next tick.',
  },
  anomaly: { unknown: 'There is no anomaly #{{id}}. The list may have changed: look again.' },
  policy: {
    field: '{{file}}: {{field}}: {{reason}}. Correct the field, or leave it out to keep the preset’s value.',
    unreadable: '{{file}} is not a policy ({{reason}}). Name classic, natural or a JSON file.',
  },
  host: {
    noLife: 'No life is here. Begin one, or open a snapshot.',
    looking: 'This life is only looked at. Go back to the living one to send a stimulus.',
    cannotWake:
      'The life {{lifeId}} could not be woken. Its folder was left as it is: open its newest snapshot from there, or begin another life.',
    noCheckpoint_one:
      'The saved state of life {{lifeId}} is damaged. Its folder was left as it is: open its newest snapshot from there.',
    noCheckpoint_other:
      'All {{count}} saved states of life {{lifeId}} are damaged. Its folder was left as it is: open its newest snapshot from there.',
    noCheckpoint_zero:
      'The life {{lifeId}} has no saved state. Its folder was left as it is: open its newest snapshot from there.',
    unreadable: '{{file}} could not be read. Nothing was changed.',
    choice:
      '{{file}} is not what it was when it was previewed ({{verdict}}), so “{{choice}}” is off. Nothing was changed: open it again.',
    tickFailed: 'A tick could not be written down and was not lived. Life tries again; look into the log.',
  },
} as const;
