/**
 * Why something was refused: what it was, what was wrong with it, what to do next. `{{file}}` is a file's own
 * name, `{{path}}` a whole path.
 */
export const errors = {
  /** Files that a person brought. */
  file: {
    missing: '{{file}} is not there. Check the path, or choose the file again.',
    directory: '{{file}} is a folder. Choose a .life file inside it.',
    notRegular: '{{file}} is a device, a pipe or a socket, not a file. Choose a .life file.',
    symlinkLoop: '{{file}} is a link that leads back to itself. Choose the file it was meant to lead to.',
    unreadable: '{{file}} may not be read by you. Change its permissions, or choose a copy you may read.',
    readFailed: '{{file}} could not be read ({{reason}}). Check the disk it lies on.',
    empty: '{{file}} is empty: nothing was ever saved in it. Choose another snapshot.',
    tooLarge: '{{file}} is too large: {{megabytes}} MB, and no snapshot is over {{limitMegabytes}} MB.',
    binary: '{{file}} is a binary file, not a snapshot. Choose a .life file.',
    truncated: '{{file}} is damaged: it ends in the middle. Choose an older snapshot.',
    malformed: '{{file}} is damaged at line {{line}}, column {{column}}. Choose an older snapshot.',
    duplicateKey: '{{file}} was refused: it names “{{key}}” twice. Choose an untouched copy.',
    forbiddenKey: '{{file}} was refused: it uses the forbidden name “{{key}}”. Choose an untouched copy.',
    tooDeep: '{{file}} was refused: it is nested deeper than {{levels}} levels, and no snapshot is.',
    unpacksTooLarge: '{{file}} unpacks to more than {{limitMegabytes}} MB, and no snapshot does.',
    badGzip: '{{file}} is damaged: it cannot be unpacked. Choose an older snapshot.',
    packedSnapshot: '{{file}} is a packed life. Unpack it (gunzip) and open the .life file.',
    notSnapshot: '{{file}} is not a snapshot of a life. Choose a .life file.',
    newerFormat:
      '{{file}} was saved in format {{version}} by a newer version of this app, which reads up to {{supported}}. Update the app.',
    missingField: '{{file}} is damaged: “{{field}}” is missing. Choose an older snapshot.',
    badField: '{{file}} is damaged: “{{field}}” is not what it should be. Choose an older snapshot.',
    edited: '{{file}} was changed after it was saved: its digest differs. Choose an untouched copy.',
    inconsistent: '{{file}} contradicts itself in “{{field}}”. Choose another snapshot.',
    badState: '{{file}} holds a state that no life can have ({{why}}). Choose another snapshot.',
    foreignMissing: '{{file}} cannot be adopted: “{{field}}” is missing.',
    foreignType: '{{file}} cannot be adopted: “{{field}}” is of the wrong kind.',
    foreignNotFinite: '{{file}} cannot be adopted: “{{field}}” is not a finite number.',
    foreignRange: '{{file}} cannot be adopted: “{{field}}” is {{value}}, which lies outside {{range}}.',
    diskFull: '{{file}} could not be written: the disk is full. Make room and try again.',
    notWritable:
      '{{file}} may not be written in {{folder}}. Choose another folder, or change its permissions.',
    writeFailed: '{{file}} could not be written ({{reason}}). Check the disk it lies on.',
    readBackDiffers: '{{file}} read back differently than it was written. Check the disk it lies on.',
  },
  /** The folder in which lives are kept. */
  home: {
    unusable: '{{path}} cannot be used as a home for lives ({{reason}}). Choose another folder.',
    busyApp:
      'The Life app has this home open (process {{pid}}, since {{since}}): {{path}}. Quit it first, or choose another home.',
    busyCli:
      'A life command has this home open (process {{pid}}, since {{since}}): {{path}}. Wait for it to end, or choose another home.',
    busyUnknown: 'Another process has this home open: {{path}}. Wait for it to end, or choose another home.',
    newer: '{{path}} was written by a newer version of this app. Update the app.',
    rebuilt: '{{path}} was damaged. It was kept as {{kept}} and written anew.',
    badLifeId: '“{{lifeId}}” is not the id of a life.',
    noSuchLife: 'There is no life {{lifeId}} in {{path}}.',
    noSuchSnapshot: 'There is no snapshot “{{id}}” of this life any more.',
  },
  /** The database of one life. */
  database: {
    nativeMissing:
      'The database library does not fit this machine ({{reason}}). Install the app anew; in a checkout, run npm ci without --omit=optional.',
    newer:
      '{{path}} was written by a newer version of this app (version {{version}}; this one knows {{supported}}). Update the app.',
    older: '{{path}} was written by an older version of this app. Open this life in the app once.',
    damaged: '{{path}} is damaged ({{reason}}). The life can go on from its newest snapshot.',
    otherLife: '{{path}} holds another life ({{lifeId}}). Put the right life.db back in its folder.',
    missing: '{{path}} is not there. This life can go on from its newest snapshot.',
    empty: '{{path}} is empty. This life can go on from its newest snapshot.',
    nameless: '{{path}} does not know any more which life it holds.',
    diskFull: 'The disk is full: {{path}} could not be written. Make room; life goes on meanwhile.',
    failed: '{{path}} could not be used ({{reason}}). Check the disk it lies on.',
    chainHash: 'Record #{{seq}} of the journal was changed after it was written.',
    chainGap: 'Record #{{seq}} is missing from the journal.',
    chainUnsealed: 'Record #{{seq}} of the journal was never sealed, though others follow it.',
    chainAnchor: 'The journal does not fit the checkpoint taken at record #{{seq}}.',
    recordUnreadable: 'Record #{{seq}} of the journal cannot be read.',
    noBeginning:
      '{{path}} holds no state that its journal begins with. The life can go on from its newest snapshot.',
    stateDiffers: 'Lived again, record #{{seq}} leads to another state than was saved at tick {{tick}}.',
    seamOpen: 'The state that record #{{seq}} goes on from is missing.',
    lostEnd: 'The newest records of {{file}} are missing: a snapshot is ahead of it.',
    checkpointDamaged: 'The checkpoint of tick {{tick}} is damaged: its bytes differ from what was written.',
    checkpointState: 'The checkpoint of tick {{tick}} holds a state that no life can have ({{why}}).',
    checkpointHash: 'The checkpoint of tick {{tick}} holds another state than its hash says.',
  },
} as const;
