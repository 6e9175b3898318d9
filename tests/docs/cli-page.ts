import type { Command } from 'commander';
import { shapeOf, type CommandShape, type OptionShape } from '../../src/main/cli/completion/shape';

const INTRODUCTION = `# The command line

<!-- Drawn from src/main/cli by "npm run docs". Change it, or tests/docs/cli-page.ts, not this page. -->

The same life without a window: \`life <command>\` once installed, \`npm run -s life -- <command>\` in a checkout after
\`npm run build\`. It needs Node.js 18 or newer and no display. [What each command takes](#commands) stands below.

## What holds for every command

- \`--json\` prints one JSON object on stdout and nothing else.
- The exit code is 0 when it is done; 1 when something was refused or is damaged, with one line on stderr that says what,
  where, and what to do next; 2 on wrong usage. What was refused changed nothing.
- Progress of long work is drawn on stderr, on a terminal only. Ctrl+C (SIGINT) and SIGTERM end it in order: a life is put
  to sleep, long work is left off.
- A life is named by its folder, \`<home>/lives/<id>\`, by its \`life.db\`, or by a home, for the one that lives there.
- Where \`lives\` and \`fork\` are given no \`--home\`, LIFE_HOME names it; else it is the app's.
- App and command line share the form of a home and one lock: one process at a time has it, and a second one says which.
  \`inspect\`, \`lives\`, \`verify\`, \`replay\`, \`compare\`, \`explain\` and \`export\` only read. They change no byte, and need not
  wait.

## Living

    life run --ticks 86400 --seed 7                      a day in a blink; nothing touches the disk
    life run --ticks 86400 --home ./home                 kept, as the app keeps it
    life run --realtime --home ./home                    by the clock, until it is stopped and put to sleep
    life run --realtime --home ./home --channel          and other programs are let in
    life run --ticks 1 --home ./h --absence live-on:24h  born to live on in its absence
    life run --ticks 1000 --resume my.life               goes on from a snapshot

Without \`--home\`, time is that of the ticks alone: a resumed snapshot goes on where it stopped, and the same seed and the
same stimuli give the same \`stateHash\` on any machine. With it, what is lived reaches the disk at least every 100 ms.

\`--policy\` takes \`natural\`, \`classic\`, or a JSON file that names what differs ([POLICY.md](POLICY.md)). \`--stimuli\` takes a
file of one JSON object a line, each met in the tick it names; a file with a fault is refused by its line, and nothing is
run:

    {"tick":120,"type":"shock","intensity":0.8,"note":"a test"}

\`run --json\` prints, among more: \`lifeId\`, \`seed\`, \`policy\`, \`phase\`, \`ticks\`, \`ageMs\`, \`innerMs\`, \`vitals\`, \`dynamics\`,
\`memory\`, \`innerRate\`, \`transitions\`, \`death\`, \`anomalies\`, \`lastAppraisal\`, \`stateHash\` and \`ticksPerSecond\`. The state
hash is SHA-256 over the canonical JSON of the whole state without id and names: twins have the same.

[SERVICE.md](SERVICE.md) lets it live as a service of the system, and [CHANNEL.md](CHANNEL.md) has what other programs may ask.

## A past

    life verify ./home                                   lives it all again: whole, or broken at which record
    life replay ./home --to 5000 --save then.life        the state as it was right after that tick
    life fork ./home --at 5000 --home ./two              a new life goes on from there
    life compare ./home ./two                            where two lives part, and what made the difference
    life explain ./home --out end.html                   what ended a dead life, and what would have been
    life export ./home --what journal --format jsonl     for other tools
    life export ./home --what life --out my.life         the life with its whole journal, as one file

A fork waits in its home until it is woken, and begins in the very state its parent was in: with the same stimuli at the
same ticks it lives as its parent did, so \`compare\` finds what one changed stimulus does. \`run --resume my.life --home …\`
checks a life with its journal, lives it again and goes on there, with every past still within reach.

## Completion

\`life completion bash|zsh|fish\` prints a script with all that a shell has to know, so that no program is started for a
TAB; the \`.deb\` brings all three. \`life completion --help\` says where to put it.

## Commands
`;

/** The page of the command line: what is said of it in words, and what the program itself says it takes. */
export function cliPage(program: Command): string {
  const { commands } = shapeOf(program);
  const shown = commands.filter(({ name }) => name !== 'help');
  return `${INTRODUCTION}\n${shown.map(section).join('\n')}`;
}

function section({ name, about, options, operands }: CommandShape): string {
  const usage = [`life ${name}`, ...operands.map(({ placeholder }) => `<${placeholder}>`), '[options]'];
  const rows = [
    ...operands.map((operand) => row(`<${operand.placeholder}>`, operand.about, operand.values.words)),
    ...options.filter(({ alone }) => !alone).map(optionRow),
  ];
  return `### life ${name}

${sentence(about)}

    ${usage.join(' ')}

| | |
| --- | --- |
${rows.join('\n')}
`;
}

function optionRow({ flags, about, value }: OptionShape): string {
  const [flag = ''] = flags;
  if (value === null) return row(flag, about, []);
  const { placeholder, many, optional, values } = value;
  const named = `${placeholder}${many ? '...' : ''}`;
  return row(`${flag} ${optional ? `[${named}]` : `<${named}>`}`, about, values.words);
}

/** The words that may stand there are told where the sentence does not name them. */
function row(what: string, about: string, words: readonly string[]): string {
  const unsaid = words.some((word) => !about.includes(word)) ? ` (${words.join(', ')})` : '';
  return `| \`${what.replaceAll('|', '\\|')}\` | ${`${about}${unsaid}`.replaceAll('|', '\\|').replaceAll('<', '\\<')} |`;
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
