import { say, t } from '../../shared/i18n';
import type { JournalNote } from '../../shared/past';
import { integer } from '../words/format';

export interface Cause {
  readonly seq: number;
  readonly text: string;
  /** ms since birth; null where it is not told. */
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
    const words = { seq: integer(seq) };
    if (notes === null) return { seq, ms: null, text: t('window.anomalies.causeAsked', words) };
    if (!note) return { seq, ms: null, text: t('window.anomalies.causeGone', words) };
    const text = t('window.anomalies.cause', { ...words, what: say(note.said), tick: integer(note.tick) });
    return { seq, ms: note.sinceBirthMs, text };
  });
}
