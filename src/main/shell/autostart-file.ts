import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { HIDDEN_SWITCH } from './hidden-start';

/** Where a system keeps what starts with a session. What it holds is the truth; nothing is remembered beside it. */
export interface AutostartPlace {
  isOn(): boolean;
  /** Throws what the system says where it does not work. */
  set(on: boolean): void;
}

/**
 * A desktop entry in the person's autostart folder (Desktop Application Autostart Specification).
 * @param configFolder `$XDG_CONFIG_HOME`, or `~/.config`
 * @param program the app's executable, or the AppImage it came in
 */
export function autostartFile(configFolder: string, program: string): AutostartPlace {
  const path = join(configFolder, 'autostart', 'life.desktop');
  return {
    isOn() {
      try {
        return isSwitchedOn(readFileSync(path, 'utf8'));
      } catch {
        return false; // What is not there, or cannot be read, starts nothing.
      }
    },
    set(on) {
      if (!on) return rmSync(path, { force: true });
      mkdirSync(dirname(path), { recursive: true });
      try {
        writeFileSync(`${path}.new`, entryOf(program));
        renameSync(`${path}.new`, path);
      } finally {
        rmSync(`${path}.new`, { force: true });
      }
    },
  };
}

/** Desktops switch an entry off by a key in it and leave the file. */
function isSwitchedOn(entry: string): boolean {
  return !/^Hidden\s*=\s*true\s*$/m.test(entry) && !/^X-GNOME-Autostart-enabled\s*=\s*false\s*$/m.test(entry);
}

const entryOf = (program: string): string =>
  [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Life',
    'Comment=One digital life that goes on living on your desktop',
    `Exec=${quoted(program)} ${HIDDEN_SWITCH}`,
    'Icon=life',
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');

/** A path as one argument of an Exec line: quoted, its specials escaped twice (quoting, then the string type). */
const quoted = (path: string): string =>
  `"${path
    .replace(/(["`$\\])/g, '\\$1')
    .replaceAll('\\', '\\\\')
    .replaceAll('%', '%%')}"`;
