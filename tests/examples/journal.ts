import { expect } from 'vitest';
import { life } from '../cli/in-process';

/** A stimulus as the journal has it. */
export interface Journaled {
  readonly seq: number;
  readonly type: string;
  readonly intensity: number;
  readonly note: string | null;
}

interface Row {
  readonly seq: number;
  readonly kind: string;
  readonly input: Omit<Journaled, 'seq'> & { readonly source: string };
}

/** What a sender has in the journal of the life in that home, in order. */
export async function stimuliFrom(home: string, source: string): Promise<readonly Journaled[]> {
  const { code, out, err } = await life(['export', home, '--what', 'journal', '--format', 'jsonl']);
  expect([code, err]).toEqual([0, '']);
  return out
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Row)
    .filter(({ kind, input }) => kind === 'stimulus' && input.source === source)
    .map(({ seq, input: { type, intensity, note } }) => ({ seq, type, intensity, note }));
}
