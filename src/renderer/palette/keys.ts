/** A key with the system's own modifier (Ctrl, on macOS Cmd): `mod+k`. */
export type Chord = `mod+${string}`;

export const PALETTE: Chord = 'mod+k';

/** As it is written on that system's keys: `Ctrl+K`, `⌘K`. */
export function chordText(chord: Chord, isMac: boolean): string {
  const key = chord.slice('mod+'.length).toUpperCase();
  return isMac ? `⌘${key}` : `Ctrl+${key}`;
}

/** Told by the physical key, so that it is the same one on every keyboard layout. */
export function isChord(
  event: Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
  chord: Chord,
  isMac: boolean,
): boolean {
  const modifier = isMac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
  const key = chord.slice('mod+'.length).toUpperCase();
  return modifier && !event.altKey && !event.shiftKey && event.code === `Key${key}`;
}
