import { say, t } from '../words/language.svelte';
import type { JournalNote } from '../../shared/past';
import { integer } from '../words/format';

export interface Cause {
  readonly seq: number;
  /** What it was; empty until the journal has told. */
  readonly text: string;
  /** The tick, and ms since birth; null where it is not told. */
  readonly tick: number | null;
  readonly ms: number | null;
}

/**
 * The causes in words, strongest first as the anomaly names them.
 * @param notes what the journal tells of them; null until it has answered
 */
export function causesOf(seqs: readonly number[], notes: readonly JournalNote[] | null): readonly Cause[] {
  const known = new Map(notes?.map((note) => [note.seq, note]));
  return seqs.map((seq) => {
    const note = known.get(seq);
    if (note) {
      const text = t('window.anomalies.cause', { what: say(note.said), tick: integer(note.tick) });
      return { seq, text, tick: note.tick, ms: note.sinceBirthMs };
    }
    return { seq, text: notes === null ? '' : t('window.anomalies.causeGone'), tick: null, ms: null };
  });
}
