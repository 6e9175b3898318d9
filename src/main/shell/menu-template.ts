import type { MenuLine, ShellCommand } from './command';

/** Turns lines into electron's template. */
export function templateOf(
  lines: readonly MenuLine[],
  run: (command: ShellCommand) => void,
): Electron.MenuItemConstructorOptions[] {
  return lines.map((line): Electron.MenuItemConstructorOptions => {
    switch (line.line) {
      case 'separator':
        return { type: 'separator' };
      case 'text':
        return { label: literal(line.label), enabled: false };
      case 'role':
        return { role: line.role, label: literal(line.label) };
      case 'command':
        return {
          label: literal(line.label),
          enabled: line.enabled,
          click: () => run(line.command),
          ...(line.accelerator ? { accelerator: line.accelerator } : {}),
        };
      case 'submenu':
        return {
          label: literal(line.label),
          enabled: line.enabled,
          submenu: templateOf(line.lines, run),
          ...(line.role ? { role: line.role } : {}),
        };
    }
  });
}

/** An ampersand would mark a mnemonic: a life may be called "Adam & Eve". */
const literal = (label: string): string => label.replaceAll('&', '&&');
