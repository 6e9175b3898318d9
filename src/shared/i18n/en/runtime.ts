/** What the house of a life says: why something cannot be done now, and what went wrong on the way. */
export const runtime = {
  stimulus: {
    dead: '{{name}} is dead: nothing reaches it any more.',
    asleep: '{{name}} is asleep. Wake it, then send again.',
    full: 'The queue is full ({{capacity}} stimuli wait). Try again after the next tick.',
  },
  anomaly: { unknown: 'There is no anomaly #{{id}}. The list may have changed: look again.' },
  policy: {
    none: 'There is no policy “{{file}}”, and no such file. Name classic, natural or a JSON file.',
    notFile: '{{file}} is not a file. Name classic, natural or a JSON file.',
    unreadable: '{{file}} could not be read ({{reason}}). Name classic, natural or a JSON file you may read.',
    tooLarge:
      '{{file}} is over {{limitKilobytes}} kB, and no policy is. Name classic, natural or another file.',
    notJson: '{{file}} stops being JSON at line {{line}}, column {{column}}. Correct it there.',
    notObject: '{{file}} is JSON, but not one object of fields. Begin it with “{”.',
    twice: '{{file}} names “{{field}}” twice. Keep one of the two.',
    base: '{{file}}: “extends” is {{given}}, but must be one of {{choices}}. Correct it, or leave it out to build on natural.',
    unknown:
      '{{file}}: a policy has no field “{{field}}”. Correct its name or remove it; docs/POLICY.md lists all fields.',
    missing: '{{file}}: “{{field}}” is missing, and {{base}} has no value for it to keep. Add it.',
    wrong:
      '{{file}}: “{{field}}” is {{given}}, but must be $t(runtime.policy.must.{{must}}). Correct it, or leave it out to keep what {{base}} has.',
    must: {
      number: 'a number',
      int: 'a whole number',
      string: 'a text',
      object: 'an object of fields',
      array: 'a list',
      tuple: 'a list of two numbers',
      least: 'at least {{bound}}',
      above: 'above {{bound}}',
      most: 'at most {{bound}}',
      below: 'below {{bound}}',
      leastLong: 'at least {{bound}} long',
      mostLong: 'at most {{bound}} long',
      oneOf: 'one of {{choices}}',
    },
    unfit: '{{file}}: “{{field}}” {{reason}}. Correct the file; what it leaves out is as {{base}} has it.',
    unfitValue:
      '{{file}}: “{{field}}” is {{given}}, but {{reason}}. Correct the file; what it leaves out is as {{base}} has it.',
    odd: '{{file}}: “{{field}}” is not what it must be ({{reason}}). docs/POLICY.md tells what it must be.',
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
