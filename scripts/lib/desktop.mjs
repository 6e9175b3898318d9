import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import './goodbye.mjs'; // Servers in groups of their own hear no Ctrl+C: only our orderly exit ends them.

const READY_LIMIT_MS = 15_000;
const SCREEN = '1280x900x24';

/**
 * @typedef {object} Desktop
 * @property {NodeJS.ProcessEnv} env the environment a program needs to find it
 * @property {() => void} close
 */

/** @returns {boolean} whether somebody could see a window */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

/** @returns {boolean} */
export function hasSessionBus() {
  return process.platform !== 'linux' || Boolean(process.env['DBUS_SESSION_BUS_ADDRESS']);
}

/**
 * Starts a display nobody sees and a session bus of its own, as wished. xvfb-run and dbus-run-session do the
 * same, but pass no signal on: a life has to hear SIGTERM, and still have its display while it says good-bye.
 * @param {{virtualDisplay: boolean, sessionBus: boolean}} wished
 * @returns {Promise<Desktop>}
 */
export async function openDesktop({ virtualDisplay, sessionBus }) {
  const env = { ...process.env };
  /** @type {import('node:child_process').ChildProcess[]} */
  const servers = [];
  const close = () => servers.forEach((server) => server.kill());
  process.once('exit', close);

  if (virtualDisplay) {
    // "-displayfd": the server picks a free number and reports it, so two of them never meet.
    const args = ['-displayfd', '3', '-screen', '0', SCREEN, '-nolisten', 'tcp', '-noreset'];
    env['DISPLAY'] = `:${await startServer('Xvfb', args, servers)}`;
    delete env['WAYLAND_DISPLAY'];
    // Somebody else's Wayland session is not the display we have just opened.
    env['XDG_SESSION_TYPE'] = 'x11';
  }
  if (sessionBus) {
    // "dir": a socket in the file system; the abstract ones of older systems cannot be reached without native code.
    const address = `unix:dir=${tmpdir()}`;
    const args = ['--session', '--nofork', '--nopidfile', `--address=${address}`, '--print-address=3'];
    env['DBUS_SESSION_BUS_ADDRESS'] = await startServer('dbus-daemon', args, servers);
  }
  return { env, close };
}

/**
 * Starts a server that reports, on descriptor 3, how to reach it.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').ChildProcess[]} servers
 * @returns {Promise<string>} the first line of its report
 */
function startServer(command, args, servers) {
  // In a group of its own: Ctrl+C in the terminal is for the app, which needs its servers until it is gone.
  const server = spawn(command, args, { detached: true, stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
  servers.push(server);
  return new Promise((ready, fail) => {
    let complaint = '';
    let report = '';
    const giveUp = (/** @type {string} */ why) =>
      fail(new Error(`${command} did not start: ${why}. ${complaint}`));
    const timer = setTimeout(() => giveUp(`no answer in ${READY_LIMIT_MS / 1_000} s`), READY_LIMIT_MS);
    server.stderr?.on('data', (chunk) => (complaint += chunk));
    server.stdio[3]?.on('data', (chunk) => {
      report += chunk;
      if (!report.includes('\n')) return;
      clearTimeout(timer);
      ready(report.trim());
    });
    server.on('error', (error) => giveUp(error.message));
    server.on('exit', (code) => giveUp(`exit code ${code}`));
  });
}
