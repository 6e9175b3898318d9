import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheFolder } from './cache-folder.mjs';
import { say } from './say.mjs';

const NO_PROGRESS_LIMIT_MS = 60_000;
const PROGRESS_POLL_MS = 1_000;

/** A failure is remembered this long, so that a second start does not wait for the same refusal. */
const FAILURE_REMEMBERED_MS = 24 * 60 * 60 * 1_000;

const failureFile = () => join(cacheFolder(), 'official-download-failed.json');

/** @returns {string | undefined} why the last download failed, if that was lately */
export function recentFailure() {
  try {
    const { atMs, reason } = JSON.parse(readFileSync(failureFile(), 'utf8'));
    return Date.now() - atMs < FAILURE_REMEMBERED_MS ? String(reason) : undefined;
  } catch {
    return undefined; // No file, or not a readable one: then nothing is known, and trying is right.
  }
}

/**
 * Runs the electron package's own download. A failure is remembered, not thrown.
 * @param {string} packageFolder node_modules/electron
 */
export async function downloadOfficial(packageFolder) {
  say('Downloading the official Electron (once per checkout) ...');
  const reason = await runInstaller(packageFolder);
  if (reason === undefined) {
    rmSync(failureFile(), { force: true });
    return;
  }
  mkdirSync(cacheFolder(), { recursive: true });
  writeFileSync(failureFile(), JSON.stringify({ atMs: Date.now(), reason }));
}

/**
 * The installer sets no limit of its own, so a silent firewall would hold it for ever. Its temporary
 * folder is ours, and as long as what lies there grows, it is making progress.
 * @param {string} packageFolder
 * @returns {Promise<string | undefined>} why it failed
 */
async function runInstaller(packageFolder) {
  const scratch = mkdtempSync(join(tmpdir(), 'life-electron-'));
  const env = { ...process.env, TMPDIR: scratch, TMP: scratch, TEMP: scratch };
  const child = spawn(process.execPath, [join(packageFolder, 'install.js')], {
    env,
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  let complaint = '';
  child.stderr.on('data', (chunk) => (complaint += chunk));

  let stalled = false;
  let sizeBytes = 0;
  let grewAtMs = Date.now();
  const watch = setInterval(() => {
    const nowBytes = folderSizeBytes(scratch) + folderSizeBytes(join(packageFolder, 'dist'));
    if (nowBytes !== sizeBytes) grewAtMs = Date.now();
    sizeBytes = nowBytes;
    stalled = Date.now() - grewAtMs > NO_PROGRESS_LIMIT_MS;
    if (stalled) child.kill('SIGKILL');
  }, PROGRESS_POLL_MS);

  const code = await new Promise((done) => {
    child.on('error', () => done(1));
    child.on('close', done);
  });
  clearInterval(watch);
  rmSync(scratch, { recursive: true, force: true });
  if (stalled) return `no progress for ${NO_PROGRESS_LIMIT_MS / 1_000} s`;
  return code === 0 ? undefined : (complaint.trim().split('\n')[0] ?? `exit code ${code}`);
}

/**
 * @param {string} folder
 * @returns {number}
 */
function folderSizeBytes(folder) {
  try {
    return readdirSync(folder, { recursive: true }).reduce(
      (sum, name) => sum + statSync(join(folder, String(name))).size,
      0,
    );
  } catch {
    return 0; // Files come and go while we look; the next look will tell.
  }
}
