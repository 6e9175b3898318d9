import { execFile } from 'node:child_process';

const ASK_LIMIT_MS = 1_500;

const QUESTION = ['org.kde.StatusNotifierWatcher', 'IsStatusNotifierHostRegistered'] as const;
/** Tools that speak D-Bus, in order of how likely a desktop has them; each asks the same question. */
const ASKERS: readonly (readonly [command: string, ...args: string[]])[] = [
  [
    'gdbus',
    ...['call', '--session', '--timeout', '1', '--dest', QUESTION[0]],
    ...['--object-path', '/StatusNotifierWatcher'],
    ...['--method', 'org.freedesktop.DBus.Properties.Get', ...QUESTION],
  ],
  [
    'dbus-send',
    ...['--session', '--print-reply=literal', '--reply-timeout=1000', `--dest=${QUESTION[0]}`],
    ...['/StatusNotifierWatcher', 'org.freedesktop.DBus.Properties.Get'],
    ...QUESTION.map((word) => `string:${word}`),
  ],
  [
    'busctl',
    ...['--user', '--timeout=1', 'get-property', QUESTION[0], '/StatusNotifierWatcher', ...QUESTION],
  ],
];

/** Runs a command; its output, or `null` where it is missing or failed. */
export type Ask = (command: string, args: readonly string[]) => Promise<string | null>;

/**
 * Whether the desktop shows a tray. Electron cannot tell on Linux: a tray nobody shows looks like any other.
 * "No" where nobody answers: a window that stays is better than one that cannot be found again.
 */
export async function isTrayShown(
  platform: NodeJS.Platform = process.platform,
  ask: Ask = run,
): Promise<boolean> {
  if (platform !== 'linux') return true;
  for (const [command, ...args] of ASKERS) {
    const answer = await ask(command, args);
    if (answer !== null) return /\btrue\b/.test(answer);
  }
  return false;
}

const run: Ask = (command, args) =>
  new Promise((resolve) => {
    execFile(command, [...args], { timeout: ASK_LIMIT_MS }, (error, stdout) =>
      resolve(error ? null : stdout),
    );
  });
