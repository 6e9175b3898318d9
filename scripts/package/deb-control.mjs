import { createHash } from 'node:crypto';
import { lstatSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { LIBRARIES } from '../lib/system.mjs';

/** The files of a Debian package that are about it (Debian Policy, chapters 5, 6 and 12.5). */

/**
 * @param {{version: string, architecture: string, installedKiB: number, isDevelopment: boolean}} what
 * @returns {string} DEBIAN/control
 */
export function control({ version, architecture, installedKiB, isDevelopment }) {
  const depends = ['libc6', ...LIBRARIES.map(({ packages }) => packages.join(' | '))];
  const warning = isDevelopment
    ? [' .', ' FOR TESTS ONLY: packed with a development runtime that gets no security fixes.']
    : [];
  return [
    'Package: life',
    // "~" sorts before: a shipped package of this version replaces the one for tests.
    `Version: ${version.replace('-', '~')}${isDevelopment ? '~dev' : ''}`,
    `Architecture: ${architecture}`,
    'Section: science',
    'Priority: optional',
    'Maintainer: The Life authors <life@life.invalid>',
    `Installed-Size: ${installedKiB}`,
    `Depends: ${depends.join(', ')}`,
    // Without them the app runs; the command line needs Node, opening by double click the databases.
    'Recommends: nodejs (>= 18), desktop-file-utils, shared-mime-info, xdg-utils, hicolor-icon-theme',
    'Description: One digital life that goes on living on your desktop',
    ' It lives a tick a second in its own time, with its own state, memory and end,',
    ' and goes on in the tray while the window is closed.',
    ' .',
    ' "life-desktop" starts the app, "life" is its command line.',
    ' Lives are kept in ~/.config/Life and stay when the package is removed.',
    ...warning,
    '',
  ].join('\n');
}

/** @param {string} license */
export function copyright(license) {
  const body = license.split('\n').slice(license.startsWith('MIT License') ? 2 : 0);
  const holder = /Copyright \(c\) (.+)/.exec(license)?.[1] ?? 'The Life authors';
  const indented = body.map((line) => (line.trim() === '' ? ' .' : ` ${line}`)).join('\n');
  return [
    'Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/',
    'Upstream-Name: Life',
    'Comment: Electron and Chromium are under their own licenses, in',
    ' /usr/lib/life/LICENSE.electron.txt and /usr/lib/life/LICENSES.chromium.html.',
    '',
    'Files: *',
    `Copyright: ${holder}`,
    'License: Expat',
    indented.replace(/( \.\n?)+$/, ''),
    '',
  ].join('\n');
}

/**
 * @param {string} root the package's tree
 * @returns {string} DEBIAN/md5sums, by which dpkg --verify finds what was changed
 */
export function md5sums(root) {
  return filesBelow(root, '')
    .map(
      (path) =>
        `${createHash('md5')
          .update(readFileSync(join(root, path)))
          .digest('hex')}  ${path}\n`,
    )
    .join('');
}

/**
 * @param {string} root
 * @param {string} path
 * @returns {string[]} regular files, sorted
 */
function filesBelow(root, path) {
  return readdirSync(join(root, path))
    .sort()
    .flatMap((name) => {
      const below = path === '' ? name : `${path}/${name}`;
      const stat = lstatSync(join(root, below));
      if (stat.isDirectory()) return filesBelow(root, below);
      return stat.isFile() ? [below] : [];
    });
}

// Triggers of the databases' own packages do the same; a system that lacks them has these calls.
const REFRESH = `refresh() {
  if command -v update-mime-database >/dev/null; then update-mime-database /usr/share/mime || true; fi
  if command -v update-desktop-database >/dev/null; then update-desktop-database -q /usr/share/applications || true; fi
  if command -v gtk-update-icon-cache >/dev/null; then gtk-update-icon-cache -q -f -t /usr/share/icons/hicolor || true; fi
}`;

export const postInstall = `#!/bin/sh
set -e
${REFRESH}
if [ "$1" = configure ]; then refresh; fi
`;

/** Nothing of a person's is touched, also on purge: lives lie in people's homes. */
export const postRemove = `#!/bin/sh
set -e
${REFRESH}
if [ "$1" = remove ] || [ "$1" = purge ]; then refresh; fi
`;
