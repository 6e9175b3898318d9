import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CliIo } from '../../src/main/cli/io';
import { Progress } from '../../src/main/cli/progress';
import { ioThatSaysNothing } from './in-process';

afterEach(() => void vi.restoreAllMocks());

/** Asks for a line every 50 ms of a clock of its own. */
function drawn(errIsTerminal: boolean, forMs: number): string[] {
  let nowMs = 1000;
  vi.spyOn(performance, 'now').mockImplementation(() => nowMs);
  const lines: string[] = [];
  const io: CliIo = { ...ioThatSaysNothing, err: (text) => void lines.push(text), errIsTerminal };
  const progress = new Progress(io);
  for (; nowMs < 1000 + forMs; nowMs += 50) progress.show((elapsedMs) => `${elapsedMs} ms`);
  progress.clear();
  return lines.map((line) => line.replace('\r\u001b[2K', '<'));
}

describe('progress', () => {
  it('is one line, drawn anew five times a second, and gone in the end', () => {
    expect(drawn(true, 1000)).toEqual(['<500 ms', '<700 ms', '<900 ms', '<']);
  });

  it('is not shown for what is done at once', () => {
    expect(drawn(true, 400)).toEqual([]);
  });

  it('is not written into files and pipes', () => {
    expect(drawn(false, 5000)).toEqual([]);
  });
});
