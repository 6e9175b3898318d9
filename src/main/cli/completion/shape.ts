import type { Argument, Command, Option } from 'commander';
import { valuesOf, type Values } from './values';

/** A command line as a shell has to know it. */
export interface Shape {
  readonly name: string;
  readonly options: readonly OptionShape[];
  readonly commands: readonly CommandShape[];
}

export interface CommandShape {
  readonly name: string;
  readonly about: string;
  readonly options: readonly OptionShape[];
  readonly operands: readonly OperandShape[];
}

export interface OptionShape {
  /** `--json`, and `-h` where there is a short one; the long one first. */
  readonly flags: readonly string[];
  readonly about: string;
  /** `null` where it takes no value. */
  readonly value: OperandShape | null;
  /** It ends everything: nothing comes after `--help`. */
  readonly alone: boolean;
}

export interface OperandShape {
  readonly placeholder: string;
  readonly about: string;
  readonly values: Values;
  /** As many as are given. */
  readonly many: boolean;
  /** It may be left out. */
  readonly optional: boolean;
}

/** Reads what a program takes from the program itself, so that nothing has to be said twice. */
export function shapeOf(program: Command): Shape {
  const help = program.createHelp();
  const commands = help.visibleCommands(program).map((command): CommandShape => {
    const isHelp = !program.commands.includes(command);
    return {
      name: command.name(),
      about: command.description(),
      // The help command has none of its own: it shows those of others.
      options: isHelp ? [] : optionsOf(command),
      operands: isHelp
        ? [helpOperand(program)]
        : command.registeredArguments.map((argument) => operandOf(argument)),
    };
  });
  return { name: program.name(), options: optionsOf(program), commands };
}

const optionsOf = (command: Command): readonly OptionShape[] =>
  command
    .createHelp()
    .visibleOptions(command)
    .map((option): OptionShape => {
      const flags = [option.long, option.short].filter((flag) => flag !== undefined && flag !== null);
      const alone = option.long === '--help' || option.long === '--version';
      const value = option.required || option.optional ? valueOf(option) : null;
      return { flags, about: option.description, value, alone };
    });

function valueOf({ flags, description, argChoices, variadic, optional }: Option): OperandShape {
  const placeholder = /[<[]([^>\].]+(?:\.[^>\].]+)*)(?:\.\.\.)?[>\]]/.exec(flags)?.[1] ?? '';
  return {
    placeholder,
    about: description,
    values: valuesOf(placeholder, argChoices),
    many: variadic,
    optional,
  };
}

function operandOf(argument: Argument): OperandShape {
  const placeholder = argument.name();
  const values = valuesOf(placeholder, argument.argChoices);
  return {
    placeholder,
    about: argument.description,
    values,
    many: argument.variadic,
    optional: !argument.required,
  };
}

const helpOperand = (program: Command): OperandShape => ({
  placeholder: 'command',
  about: '',
  values: valuesOf(
    'command',
    program.commands.map((command) => command.name()),
  ),
  many: false,
  optional: true,
});
