import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { programOf } from '../../src/main/cli/program';
import { ioThatSaysNothing } from '../cli/in-process';
import { cliPage } from './cli-page';

// Goal: the page of the command line is what the program takes, and every example in it would be taken.

const page = cliPage(programOf(ioThatSaysNothing));

test('docs/CLI.md shows the command line as it is; if not, "npm run docs" draws it anew', async () => {
  await expect(page).toMatchFileSnapshot('../../docs/CLI.md');
});

test.each([
  { file: 'docs/CLI.md', text: page },
  ...['README.md', 'docs/SERVICE.md'].map((file) => ({ file, text: readFileSync(file, 'utf8') })),
])('$file names no command and no option that is not there', ({ text }) => {
  const known = new Map(
    [...page.matchAll(/^### life (\S+)[^]*?(?=^### |$(?![^]))/gm)].map(([part, name = '']) => [
      name,
      new Set([...part.matchAll(/^\| `(--[a-z-]+)/gm)].map(([, flag]) => flag)),
    ]),
  );
  expect(known.size).toBeGreaterThan(10);
  const wrong = [...text.matchAll(/^ {4}(?:npm run -s )?life (?:-- )?([a-z]+)(.*?)(?: {2,}.*)?$/gm)].flatMap(
    ([line, name = '', rest = '']) => {
      const options = known.get(name);
      const flags = [...rest.matchAll(/(?<= )--[a-z-]+/g)].map(([flag]) => flag);
      return options !== undefined && flags.every((flag) => options.has(flag)) ? [] : [line];
    },
  );
  expect(wrong).toEqual([]);
});
