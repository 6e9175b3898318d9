/** What the house of a life says: why something cannot be done now, and what went wrong on the way. */
export const runtime = {
  stimulus: {
    dead: '{{name}} is dead: nothing reaches it any more.',
    asleep: '{{name}} is asleep. Wake it, then send again.',
    absent: '{{name}} is living through its absence. Send again when it has come to now.',
    full: 'The queue is full ({{capacity}} stimuli wait). Try again after the next tick.',
    noRoom:
      '{{name}} has room for {{room}} more stimuli now, and {{count}} came together. None was taken: send fewer, or try again after the next tick.',
    tooMuch:
      '{{name}} would be dead before the last of these stimuli reached it. None was taken: send them one by one.',
    otherRequest:
      'This key was used before, for something else. Nothing was taken: use a key of its own for each request.',
  },
  channel: {
    ended: 'What answers other programs has ended ({{reason}}). It is started again; life goes on meanwhile.',
    tokenUnreadable: 'The token in {{path}} cannot be read ({{reason}}). See to the file, or name another.',
    noToken:
      '{{path}} holds no token of Life. Name another file, or one that is not there yet: it is made then.',
  },
  work: {
    cancelled: 'It was left off, and nothing has changed.',
    busy: 'Something else is being worked on. Let it finish, or cancel it.',
    failed: 'It could not be finished ({{reason}}). Look into the log.',
    noSuchTick: 'Tick {{tick}} cannot be brought back: the journal holds ticks {{first}} to {{last}}.',
    otherLife: '{{file}} is of another life ({{lifeId}}). Name a snapshot of this one.',
    noPast: '{{file}} holds no past. Open it as it is.',
    noCheckpoint: 'there is no saved state to begin with',
    pastDiffers:
      '{{file}} does not lead to the state it holds: lived again, its journal ends in another. Open the file without its past, or choose another copy.',
    pastBroken:
      '{{file}} holds a journal that was changed after it was written, at record #{{seq}}. Choose an untouched copy.',
    pastOther:
      '{{file}} holds another past than {{name}} has here: they part at record #{{seq}}. Open it as a life of its own.',
    apart: {
      input: 'Here something else reaches each of them.',
      state: 'The same inputs lead to other states.',
      strangers: 'They have no past in common.',
    },
    input: {
      tick_one: 'a tick of {{seconds, figure}} s',
      tick_other: '{{count}} ticks of {{seconds, figure}} s',
      stimulus: '$t(common.event.{{type}}) of {{intensity, figure}}',
      sleep: 'falling asleep',
      wake: 'waking after {{seconds, figure}} s',
      policy: 'another policy',
      hookFailure: 'a hook that failed',
      clock: 'the clock moving by {{seconds, figure}} s',
      seam: 'a state from elsewhere',
      end: 'nothing any more',
    },
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
    monitorAnew:
      'The monitor of {{name}} failed and begins anew: it has to learn again what is usual. {{name}} lives on as before. The log says why.',
    monitorOff:
      'The monitor of {{name}} failed, and is off until {{name}} wakes the next time. {{name}} lives on as before. The log says why.',
    looking: 'This life is only looked at. Go back to the living one to send a stimulus.',
    cannotWake:
      'The life {{lifeId}} could not be woken. Its folder was left as it is: open its newest snapshot from there, or begin another life.',
    cannotRead: 'The life {{lifeId}} could not be read. Look into the log.',
    noCheckpoint_one:
      'The saved state of life {{lifeId}} is damaged. Its folder was left as it is: open its newest snapshot from there.',
    noCheckpoint_other:
      'All {{count}} saved states of life {{lifeId}} are damaged. Its folder was left as it is: open its newest snapshot from there.',
    noCheckpoint_zero:
      'The life {{lifeId}} has no saved state. Its folder was left as it is: open its newest snapshot from there.',
    unreadable: '{{file}} could not be read. Nothing was changed.',
    choice:
      '{{file}} is not what it was when it was previewed, so “$t(window.files.way.{{choice}})” cannot be done. Nothing was changed: open it again.',
    tickFailed: 'A tick could not be lived. Life tries again; look into the log.',
    unwritable: 'What is lived cannot be written ({{reason}}). Look into the log.',
    unsaved:
      'Nothing can be written now, so a stimulus would not be safe. It was not sent: make room on the disk and try again.',
    writtenAgain: 'All that {{name}} lived meanwhile is written.',
    noRecovery:
      '{{name}} could not be brought back from the disk in a trial ({{reason}}). A new checkpoint was written at once.',
    recoverySame: 'the state it came to is another one than the living',
    checkpointPassed:
      'A saved state of {{name}} was damaged and is kept aside ({{reason}}). It went on from the one before: nothing is lost.',
    logDamaged:
      'The newest records of {{name}} cannot be read: the log of its database is damaged. It went on from tick {{tick}}; the log is kept as {{kept}} in {{path}}.',
    logLost:
      'The newest records of {{name}} cannot be read: the log of its database is damaged. It went on from tick {{tick}}.',
    restoredMissing:
      'The database of {{name}} was gone ({{reason}}). It went on from tick {{tick}}, the newest snapshot that is whole.',
    restored:
      'The database of {{name}} was damaged ({{reason}}). It went on from tick {{tick}}, the newest state that is whole; what was damaged is kept as {{kept}} in {{path}}.',
  },
} as const;
