import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test, vi } from 'vitest';
import { filesOfCommandLine, filesOfSecondStart } from '../../src/main/shell/opened-files';
import { openFiles } from '../../src/main/shell/opening';
import type { FilePreview } from '../../src/shared/views';

// Goal: a file named on any command line reaches the life, whatever Chromium does to that line.

const CWD = resolve('/home/ada');
const at = (name: string) => resolve(CWD, name);

test.each<[string, string[], string[]]>([
  ['packaged', ['/opt/Life/life', '/snapshots/a.life'], [resolve('/snapshots/a.life')]],
  ['from a checkout', ['/x/electron', '--no-sandbox', '.', 'a.life'], [at('a.life')]],
  [
    'switches moved to the front',
    ['/x/electron', '--allow-file-access', '--original=a', '.', 'a.life'],
    [at('a.life')],
  ],
  [
    'relative, from the folder of the second start',
    ['life', '../b/a.json.gz'],
    [resolve('/home/b/a.json.gz')],
  ],
  [
    'every kind',
    ['life', 'a.life', 'b.json', 'c.json.gz', 'D.LIFE'],
    ['a.life', 'b.json', 'c.json.gz', 'D.LIFE'].map(at),
  ],
  ['as an address', ['life', pathToFileURL(at('a b.life')).href], [at('a b.life')]],
  ['a bad address', ['life', 'file://%zz/a.life'], []],
  ['other things', ['life', '--config=x.json', 'notes.txt', '.', 'a.life.txt', 'a.gz'], []],
])('%s', (_how, argv, files) => {
  expect(filesOfCommandLine(argv, CWD)).toEqual(files);
});

test.each<[string, unknown, string[]]>([
  ['what it handed over counts', { files: ['/a.life'] }, ['/a.life']],
  ['handed over: none', { files: [] }, []],
  ['nothing handed over: its command line', null, [at('b.life')]],
  ['something else handed over', { files: [1] }, [at('b.life')]],
])('second start: %s', (_how, handOver, files) => {
  expect(filesOfSecondStart(handOver, ['life', 'b.life'], CWD)).toEqual(files);
});

function opening(files: readonly string[]) {
  const desk = {
    preview: vi.fn((filePath: string): FilePreview => ({
      kind: 'refused',
      filePath,
      reason: { key: '', params: {} },
    })),
    openWindow: vi.fn(),
    tell: vi.fn(),
    opened: vi.fn(),
  };
  openFiles(files, { ...desk, news: { files: { opened: desk.opened } } });
  return desk;
}

test('a start without files just opens the window', () => {
  const { openWindow, opened, tell } = opening([]);
  expect(openWindow).toHaveBeenCalledOnce();
  expect(opened).not.toHaveBeenCalled();
  expect(tell).not.toHaveBeenCalled();
});

test('of several files the first is shown, and that is said', () => {
  const { opened, tell, preview } = opening(['/a.life', '/b.life']);
  expect(opened).toHaveBeenCalledWith(expect.objectContaining({ filePath: '/a.life' }));
  expect(preview).toHaveBeenCalledOnce();
  expect(tell).toHaveBeenCalledOnce();
});
