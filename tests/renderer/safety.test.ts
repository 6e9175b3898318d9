import { describe, expect, it } from 'vitest';
import { wordsOfSafety } from '../../src/renderer/life/safety';
import type { Recoverability, Safety } from '../../src/shared/past';

const NOON = new Date(2026, 2, 14, 14, 2, 30).getTime();
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');
const of = (recoverability: Recoverability, change: Partial<Safety> = {}): Safety => ({
  recoverability,
  unsavedSinceMs: null,
  unsavedReason: null,
  ...change,
});
const proven = { is: 'proven', atMs: NOON, tick: 12_345, tookMs: 210 } as const;

describe('how safe a life is, in words', () => {
  it.each([
    [0, 'Recoverable, proven just now'],
    [59_000, 'Recoverable, proven just now'],
    [60_000, 'Recoverable, proven 1 min ago'],
    [239_000, 'Recoverable, proven 3 min ago'],
    [5_400_000, 'Recoverable, proven 1.5 h ago'],
  ])('%i ms after it was proven: %s', (later, text) => {
    const words = wordsOfSafety(of(proven), NOON + later);
    expect([words.is, plain(words.text)]).toEqual(['proven', text]);
  });

  it('tells what stands behind it: the tick, the time, how long it took', () => {
    const { about } = wordsOfSafety(of(proven), NOON);
    expect(plain(about)).toBe(
      'At 14:02:30 tick 12 345 was brought back from disk with the same state hash. It took 210 ms.',
    );
  });

  it('says so when nothing is proven yet, and why it failed', () => {
    expect(wordsOfSafety(of({ is: 'unproven' }), NOON)).toMatchObject({
      is: 'unproven',
      text: 'Recoverable: not yet proven',
    });
    const reason = { key: 'errors.database.chainGap', params: { seq: 4 } };
    const words = wordsOfSafety(of({ is: 'failed', atMs: NOON, reason }), NOON);
    expect(words).toMatchObject({
      is: 'failed',
      text: 'Not recoverable: Record #4 is missing from the journal.',
    });
  });

  it('what is not on disk comes before what was proven about the disk', () => {
    const unsaved = of(proven, {
      unsavedSinceMs: NOON,
      unsavedReason: { key: 'runtime.host.recoverySame', params: {} },
    });
    const { is, text } = wordsOfSafety(unsaved, NOON + 10);
    expect(is).toBe('unsaved');
    // A reason without a full stop gets one, for a sentence follows.
    expect(text).toBe(
      'Not written to disk since 14:02: the state it came to is another one than the living. Life goes on; stimuli are refused until there is room.',
    );
  });
});
