import type { CommandShape, OperandShape, OptionShape, Shape } from './shape';
import type { Values } from './values';

/** A script for zsh's own completion system: lies in $fpath as _<name>, or is sourced after compinit. */
export function zshScript({ name, options, commands }: Shape): string {
  return `#compdef ${name}
# Completion of ${name} for zsh, made by "${name} completion zsh".

_${name}() {
  local curcontext=$curcontext state line ret=1
  typeset -A opt_args

  _arguments -C \\
${lines(options.map(optionSpec))}
    '1:command:->command' \\
    '*:: :->rest' && ret=0

  case $state in
    command)
      local -a commands=(
${commands.map(({ name: command, about }) => `        ${quoted(`${escaped(command)}:${about}`)}`).join('\n')}
      )
      _describe -t commands command commands && ret=0
      ;;
    rest)
      curcontext=\${curcontext%:*:*}:${name}-$words[1]:
      case $words[1] in
${commands.map(commandCase).join('\n')}
      esac
      ;;
  esac
  return ret
}

if [[ $funcstack[1] == _${name} ]]; then
  _${name} "$@"
else
  compdef _${name} ${name}
fi
`;
}

function commandCase({ name, options, operands }: CommandShape): string {
  const specs = [...options.map(optionSpec), ...operands.map(operandSpec)];
  return `        ${name})
          _arguments \\
${specs.map((spec) => `            ${spec}`).join(' \\\n')} && ret=0
          ;;`;
}

const lines = (specs: readonly string[]): string => specs.map((spec) => `    ${spec} \\`).join('\n');

/** `--to=`: its value may be the next word or follow the sign. */
function optionSpec({ flags, about, value, alone }: OptionShape): string {
  const what = `[${escaped(about)}]${value === null ? '' : valueSpec(value)}`;
  if (value?.many) return quoted(`*${flags[0]}${what}`);
  if (value !== null) return quoted(`${flags[0]}=${what}`);
  const others = alone ? '- *' : flags.join(' ');
  if (flags.length === 1) return quoted(`(${others})${flags[0]}${what}`);
  return `${quoted(`(${others})`)}{${flags.join(',')}}${quoted(what)}`;
}

const operandSpec = (operand: OperandShape, at: number): string => quoted(`${at + 1}${valueSpec(operand)}`);

const valueSpec = ({ placeholder, values, optional }: OperandShape): string =>
  `${optional ? '::' : ':'}${escaped(placeholder)}:${actionOf(values)}`;

function actionOf({ words, files, folders }: Values): string {
  if (folders) return '_files -/';
  const ofFiles = files === null ? '' : ['_files', ...globOf(files)].join(' ');
  if (words.length === 0) return ofFiles || ' ';
  const list = `(${words.join(' ')})`;
  return ofFiles === '' ? list : `{compadd -- ${words.join(' ')}; ${ofFiles}}`;
}

const globOf = (endings: readonly string[]): readonly string[] =>
  endings.length === 0 ? [] : [`-g "*(${endings.join('|')})(-.)"`];

/** Signs that mean something to _arguments and _describe. */
const escaped = (text: string): string => text.replace(/[\\:[\]]/g, '\\$&');

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
