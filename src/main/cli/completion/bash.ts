import type { CommandShape, OptionShape, Shape } from './shape';
import type { Values } from './values';

/**
 * A script for bash 3.2 and newer that needs nothing besides it. What is found is gathered line by line, so that the
 * name of a file may hold spaces and stars.
 */
export function bashScript({ name, options, commands }: Shape): string {
  const valued = commands.flatMap((command) => placesOf(command, ({ value }) => value !== null));
  const many = commands.flatMap((command) => placesOf(command, ({ value }) => value?.many ?? false));
  return `# Completion of ${name} for bash, made by "${name} completion bash".

_${name}_add() {
  local found
  while IFS= read -r found; do COMPREPLY+=("$found"); done
}

_${name}_words() {
  _${name}_add < <(compgen -W "$1" -- "$word")
}

_${name}_folders() {
  compopt -o filenames 2>/dev/null
  _${name}_add < <(compgen -d -- "$word")
}

# Any file; with endings only those, and the folders they may lie in.
_${name}_files() {
  local ending
  if [[ $# -eq 0 ]]; then
    compopt -o filenames 2>/dev/null
    _${name}_add < <(compgen -f -- "$word")
    return
  fi
  _${name}_folders
  for ending; do _${name}_add < <(compgen -f -X "!*$ending" -- "$word"); done
}

_${name}() {
  local word=\${COMP_WORDS[COMP_CWORD]} command=\${COMP_WORDS[1]} asks='' operands=0 at
  COMPREPLY=()
  # "--option=value" comes as three words.
  if [[ $word == '=' ]]; then word=''; fi

  if [[ $COMP_CWORD -eq 1 ]]; then
    case $word in
      -*) _${name}_words '${flagsOf(options)}' ;;
      *) _${name}_words '${commands.map((command) => command.name).join(' ')}' ;;
    esac
    return
  fi

  # Is the word the value of an option, or the how-manieth that stands for itself?
  for ((at = 2; at < COMP_CWORD; at++)); do
    case "$command \${COMP_WORDS[at]}" in
      *' =') ;;
      ${valued.map(quoted).join(' | ')}) asks="$command \${COMP_WORDS[at]}" ;;
      *' -'?*) asks='' ;;
      *)
        case $asks in
          '') operands=$((operands + 1)) ;;
          ${many.map(quoted).join(' | ')}) ;;
          *) asks='' ;;
        esac
        ;;
    esac
  done

  if [[ $word == -* ]]; then
    case $command in
${commands.map((command) => `      ${command.name}) _${name}_words '${flagsOf(command.options)}' ;;`).join('\n')}
    esac
    return
  fi
  case "\${asks:-$command $operands}" in
${commands.flatMap(cases).join('\n')}
  esac
}

complete -F _${name} ${name}
`;

  function cases(command: CommandShape): readonly string[] {
    const ofOptions = command.options.flatMap((option) =>
      option.value === null ? [] : caseOf(placesOf({ ...command, options: [option] }), option.value.values),
    );
    const ofOperands = command.operands.flatMap(({ values }, at) =>
      caseOf([`${command.name} ${at}`], values),
    );
    return [...ofOptions, ...ofOperands];
  }

  function caseOf(places: readonly string[], { words, files, folders }: Values): readonly string[] {
    const acts = [
      ...(words.length > 0 ? [`_${name}_words '${words.join(' ')}'`] : []),
      ...(files === null ? [] : [[`_${name}_files`, ...files.map(quoted)].join(' ')]),
      ...(folders ? [`_${name}_folders`] : []),
    ];
    return acts.length === 0 ? [] : [`    ${places.map(quoted).join(' | ')}) ${acts.join('; ')} ;;`];
  }
}

const quoted = (text: string): string => `'${text}'`;

const flagsOf = (options: readonly OptionShape[]): string => options.flatMap(({ flags }) => flags).join(' ');

/** `run --policy`: the places of a command's options. */
const placesOf = (
  { name, options }: CommandShape,
  meant: (option: OptionShape) => boolean = () => true,
): readonly string[] => options.filter(meant).flatMap(({ flags }) => flags.map((flag) => `${name} ${flag}`));
