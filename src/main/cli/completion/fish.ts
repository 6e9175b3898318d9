import type { CommandShape, OperandShape, OptionShape, Shape } from './shape';
import type { Values } from './values';

/** A script for fish 3.1 and newer. */
export function fishScript({ name, options, commands }: Shape): string {
  const complete = (...parts: readonly string[]): string => ['complete', '-c', name, ...parts].join(' ');
  const flags = (option: OptionShape): string =>
    option.flags
      .map((flag) => (flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`))
      .join(' ');
  const ofOption = (when: string, option: OptionShape): string => {
    const value = option.value === null || option.value.optional ? [] : [valueOf(option.value.values)];
    return complete('-n', when, flags(option), ...value, '-d', quoted(option.about));
  };
  const ofOperand = (when: string, { values }: OperandShape): string =>
    complete('-n', when, valueOf(values).replace(/^-r /, ''));
  const ofCommand = (command: CommandShape): readonly string[] => {
    const when = quoted(`__${name}_in ${command.name}`);
    return [
      '',
      complete('-n', `__${name}_begins`, '-a', command.name, '-d', quoted(command.about)),
      ...command.options.map((option) => ofOption(when, option)),
      ...command.operands.filter(({ values }) => canHelp(values)).map((operand) => ofOperand(when, operand)),
    ];
  };
  return `# Completion of ${name} for fish, made by "${name} completion fish".

function __${name}_begins
    test (count (commandline -opc)) -eq 1
end

function __${name}_in
    set -l words (commandline -opc)
    test (count $words) -ge 2; and test $words[2] = $argv[1]
end

${complete('-f')}
${options.map((option) => ofOption(`__${name}_begins`, option)).join('\n')}
${commands.flatMap(ofCommand).join('\n')}
`;
}

const canHelp = ({ words, files, folders }: Values): boolean => words.length > 0 || files !== null || folders;

/** What stands behind `complete` for a value: `-x` takes one and offers no files of fish's own accord. */
function valueOf({ words, files, folders }: Values): string {
  const sources = [
    ...(words.length > 0 ? [words.join(' ')] : []),
    ...(folders ? ['(__fish_complete_directories (commandline -ct))'] : []),
    ...(files ?? []).map((ending) => `(__fish_complete_suffix ${ending})`),
  ];
  if (files?.length === 0) return '-r -F';
  return sources.length === 0 ? '-x' : `-x -a ${quoted(sources.join(' '))}`;
}

const quoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;
