import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { SHELLS, type Shell } from '../../src/main/cli/completion/completion-command';
import { life, temporaryFolder } from './in-process';

// Goal: TAB offers what the program takes, in the shells themselves: commands, options, words, and the files that are
// meant. A shell that is not installed is skipped by name.

const has = (shell: Shell): boolean => {
  try {
    execFileSync(shell, ['-c', 'exit 0'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

async function script(shell: Shell): Promise<string> {
  const { code, out, err } = await life(['completion', shell]);
  expect([code, err]).toEqual([0, '']);
  return out;
}

let folder = '';
beforeEach(() => {
  folder = temporaryFolder();
  mkdirSync(join(folder, 'home'));
  for (const file of ['one.life', 'two and *.life', 'my.json', 'day.csv', 'plan.jsonl', 'hosts'])
    writeFileSync(join(folder, file), '');
});

const inShell = (shell: Shell, code: string, ...args: readonly string[]): string =>
  execFileSync(shell, ['-c', code, ...args], { cwd: folder, encoding: 'utf8', env: shellEnv() });

const shellEnv = (): NodeJS.ProcessEnv => ({ PATH: process.env['PATH'], HOME: folder, LC_ALL: 'C.UTF-8' });

const sorted = (text: string): string[] => text.split('\n').filter(Boolean).sort();

const BASH = `source ./made; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _life; printf '%s\\n' "\${COMPREPLY[@]}"`;

/** What bash offers at the end of a line whose words are split as bash splits them. */
async function bash(...words: readonly string[]): Promise<string[]> {
  writeFileSync(join(folder, 'made'), await script('bash'));
  return sorted(inShell('bash', BASH, 'bash', 'life', ...words));
}

describe.skipIf(!has('bash'))('in bash', () => {
  it('offers commands, and the options of each', async () => {
    expect(await bash('')).toContain('verify');
    expect(await bash('com')).toEqual(['compare', 'completion']);
    expect(await bash('--v')).toEqual(['--version']);
    expect(await bash('replay', '--')).toEqual(['--help', '--json', '--save', '--to']);
    expect(await bash('nothing-known', '--')).toEqual([]);
  });

  it('offers the words that an option or a place takes', async () => {
    expect(await bash('run', '--lang', '')).toEqual(['en', 'ru']);
    expect(await bash('run', '--lang', '=')).toEqual(['en', 'ru']);
    expect(await bash('run', '--lang', '=', 'r')).toEqual(['ru']);
    expect(await bash('run', '--absence', '')).toEqual(['live-on', 'sleep']);
    expect(await bash('export', 'home', '--what', 'h')).toEqual(['history']);
    expect(await bash('completion', '')).toEqual(['bash', 'fish', 'zsh']);
    expect(await bash('help', 'ver')).toEqual(['verify']);
  });

  it('offers the files that are meant, whatever they are called', async () => {
    expect(await bash('run', '--resume', '')).toEqual(['home', 'one.life', 'two and *.life']);
    expect(await bash('run', '--policy', '')).toEqual(['classic', 'home', 'my.json', 'natural']);
    expect(await bash('run', '--stimuli', 'p')).toEqual(['plan.jsonl']);
    expect(await bash('monitor', 'd')).toEqual(['day.csv']);
    expect(await bash('inspect', 'ho')).toEqual(['home', 'hosts']);
    expect(await bash('verify', 'ho')).toEqual(['home']);
  });

  it('knows what a place stands for, after options with and without values', async () => {
    expect(await bash('run', '--ticks', '')).toEqual([]);
    expect(await bash('compare', '--json', 'home', 'h')).toEqual(['home']);
    expect(await bash('compare', 'home', 'home', 'h')).toEqual([]);
    expect(await bash('verify', '--against', 'one.life', 'on')).toEqual(['one.life']);
    expect(await bash('verify', '--against', 'one.life', '--json', 'ho')).toEqual(['home']);
    expect(await bash('export', '--out', '=', 'x', 'ho')).toEqual(['home']);
  });
});

describe.skipIf(!has('fish'))('in fish', () => {
  async function fish(line: string): Promise<string[]> {
    writeFileSync(join(folder, 'made'), await script('fish'));
    const out = inShell('fish', `source ./made; complete -C ${JSON.stringify(line)}`);
    return sorted(out).map((offer) => offer.split('\t')[0] ?? '');
  }

  it('offers commands, options, words and files', async () => {
    expect(await fish('life com')).toEqual(['compare', 'completion']);
    expect(await fish('life replay --')).toEqual(['--help', '--json', '--save', '--to']);
    expect(await fish('life run --lang ')).toEqual(['en', 'ru']);
    expect(await fish('life run --lang=r')).toEqual(['--lang=ru']);
    expect(await fish('life completion ')).toEqual(['bash', 'fish', 'zsh']);
    expect(await fish('life verify ho')).toEqual(['home/']);
    expect(await fish('life inspect hos')).toEqual(['hosts']);
    expect(await fish('life run --resume o')).toContain('one.life');
  });
});

describe.skipIf(!has('zsh'))('in zsh', () => {
  /** In a terminal that zsh itself plays: types a line and TAB, and waits until what is expected stands there. */
  const ZSH = `
    zmodload zsh/zpty
    zpty t zsh -f -i
    zpty -w t "PROMPT=; autoload -Uz compinit; compinit -D -u; source ./made"
    zpty -w t "LISTMAX=10000; setopt no_beep; bindkey '^I' list-choices; bindkey '^U' kill-whole-line"
    zpty -w t "stty cols 200; print READY-\\$((40 + 2))"
    zpty -r t seen "*READY-42*"
    for line offers in "$@"; do
      zpty -n -w t $'\\C-u'"$line"$'\\t'
      zpty -r t seen "*\${~offers}*" && print -r -- "$line"
    done
    zpty -d t
  `;

  it('offers commands, options, words and files', async () => {
    writeFileSync(join(folder, 'made'), await script('zsh'));
    const lines = [
      ['life ', 'completion  -- print a script'],
      ['life replay --', '--save  -- write that state'],
      ['life run --lang ', 'en  ru'],
      ['life run --policy ', 'classic  natural*my.json'],
      ['life run --resume ', 'one.life*two'],
      ['life run --resume=', 'one.life*two'],
      ['life verify ', 'home/'],
    ] as const;
    // Where an offer does not come, zsh waits for it until it is ended here.
    const met = execFileSync('zsh', ['-c', ZSH, 'zsh', ...lines.flat()], {
      ...{ cwd: folder, encoding: 'utf8', env: shellEnv(), timeout: 15_000 },
    });
    expect(sorted(met)).toEqual(lines.map(([line]) => line).sort());
  });
});

describe('the script', () => {
  it.each(SHELLS)('is told as one object too: %s', async (shell) => {
    const { code, out, err } = await life(['completion', shell, '--json']);
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toEqual({ shell, script: await script(shell) });
  });

  it('is made for no other shell', async () => {
    const { code, out, err } = await life(['completion', 'csh']);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^error: [^\n]*bash, zsh, fish[^\n]*\n$/);
  });
});
