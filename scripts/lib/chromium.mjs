import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ensurePackages } from './system.mjs';
import { Expected } from './say.mjs';

/** Names under which systems keep a current Chromium, ours to ask before anything is installed. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * A browser with a current engine, to run the window's page in beside Electron's own.
 * `CHROMIUM` names one; on Debian, as root, one is installed.
 * @returns {Promise<string>} its path
 */
export async function ensureChromium() {
  const known = findChromium();
  if (known) return known;
  if (process.platform === 'linux')
    await ensurePackages([{ what: 'a current Chromium', packages: ['chromium'] }]);
  const installed = findChromium();
  if (installed) return installed;
  throw new Expected('No Chromium, Chrome or Edge was found. Install one, or name it in CHROMIUM.');
}

/** @returns {string | undefined} */
function findChromium() {
  const named = process.env['CHROMIUM'];
  if (named) return named;
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...onPath, ...ELSEWHERE].find((path) => existsSync(path));
}
