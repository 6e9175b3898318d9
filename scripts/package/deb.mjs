import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT, run } from '../lib/run.mjs';
import { Expected } from '../lib/say.mjs';
import { control, copyright, md5sums, postInstall, postRemove } from './deb-control.mjs';
import { sizeBytes } from './figures.mjs';

/** Where the app lies on the system; the desktop entry and the two commands lead there. */
const HOME = 'usr/lib/life';
const SETUID_SANDBOX = 0o4755;
/** The hicolor theme has no folder for larger ones. */
const THEME_ICON_MAX = 512;
/** Where each shell looks for what completes a program of that name. */
const COMPLETIONS = {
  bash: 'usr/share/bash-completion/completions/life',
  zsh: 'usr/share/zsh/vendor-completions/_life',
  fish: 'usr/share/fish/vendor_completions.d/life.fish',
};

/**
 * Makes a Debian package of the unpacked app by dpkg-deb alone: it works without a download, and says exactly what
 * is in it.
 * @param {{folder: string, version: string, isDevelopment: boolean, into: string}} what
 * @returns {Promise<string>} the .deb
 */
export async function makeDeb({ folder, version, isDevelopment, into }) {
  // dpkg's names are Node's, but for one.
  const architecture = process.arch === 'x64' ? 'amd64' : process.arch;
  const root = join(into, '.staging/deb');
  rmSync(root, { recursive: true, force: true });
  const put = (/** @type {string} */ path, /** @type {string | Buffer} */ content, mode = 0o644) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
    chmodSync(join(root, path), mode);
  };
  const take = (/** @type {string} */ from, /** @type {string} */ to) =>
    put(to, readFileSync(join(ROOT, from)));

  cpSync(folder, join(root, HOME), { recursive: true, verbatimSymlinks: true });
  mkdirSync(join(root, 'usr/bin'), { recursive: true });
  symlinkSync('../lib/life/life-desktop', join(root, 'usr/bin/life-desktop'));
  symlinkSync('../lib/life/resources/cli/life', join(root, 'usr/bin/life'));
  take('resources/linux/life.desktop', 'usr/share/applications/life.desktop');
  take('resources/linux/life.xml', 'usr/share/mime/packages/life.xml');
  for (const name of readdirSync(join(ROOT, 'resources/icons')).filter((file) => /^\d+\.png$/.test(file))) {
    const size = name.replace('.png', '');
    if (Number(size) > THEME_ICON_MAX) continue;
    const sized = `usr/share/icons/hicolor/${size}x${size}`;
    take(`resources/icons/${name}`, `${sized}/apps/life.png`);
    take(`resources/icons/${name}`, `${sized}/mimetypes/application-x-life-snapshot.png`);
  }
  take('resources/icons/app.svg', 'usr/share/icons/hicolor/scalable/apps/life.svg');
  for (const [shell, path] of Object.entries(COMPLETIONS)) put(path, await completionFor(shell));
  put('usr/share/doc/life/copyright', copyright(readFileSync(join(ROOT, 'LICENSE'), 'utf8')));
  const news = readFileSync(join(ROOT, 'CHANGELOG.md'));
  put('usr/share/doc/life/changelog.gz', gzipSync(news, { level: 9 }));
  // The app's sandbox where unprivileged user namespaces are switched off or restricted (Ubuntu 24.04).
  if (existsSync(join(root, HOME, 'chrome-sandbox')))
    chmodSync(join(root, HOME, 'chrome-sandbox'), SETUID_SANDBOX);

  const installedKiB = Math.ceil(sizeBytes(root) / 1024);
  const sums = md5sums(root);
  put('DEBIAN/control', control({ version, architecture, installedKiB, isDevelopment }));
  put('DEBIAN/md5sums', sums);
  put('DEBIAN/postinst', postInstall, 0o755);
  put('DEBIAN/postrm', postRemove, 0o755);
  await ownedByNobodyElse(root);

  const file = join(into, `life_${version}_${architecture}${isDevelopment ? '.dev' : ''}.deb`);
  // A package for tests is made quickly, one to be shipped small; every dpkg reads both.
  const packing = isDevelopment ? ['-Zgzip', '-z1'] : ['-Zxz', '-z6'];
  const { code, stderr } = await run('dpkg-deb', ['--root-owner-group', ...packing, '--build', root, file], {
    output: 'capture',
  }).catch((error) => ({ code: 1, stderr: String(error) }));
  rmSync(root, { recursive: true, force: true });
  if (code !== 0) throw new Expected(`dpkg-deb could not make ${file}: ${stderr.trim()}`);
  return file;
}

/**
 * The command line draws the script itself, from what it takes.
 * @param {string} shell
 */
async function completionFor(shell) {
  const program = join(ROOT, 'out/main/cli.js');
  const { code, stdout, stderr } = await run(process.execPath, [program, 'completion', shell], {
    output: 'capture',
  });
  if (code !== 0) throw new Expected(`No completion for ${shell} could be made: ${stderr.trim()}`);
  return stdout;
}

/**
 * Folders and files as a system package has them, whatever the umask of who builds: read by all, written by root.
 * @param {string} root
 */
async function ownedByNobodyElse(root) {
  const { code, stderr } = await run('chmod', ['-R', 'u+rwX,go+rX,go-w', root], { output: 'capture' });
  if (code !== 0) throw new Expected(`chmod failed in ${root}: ${stderr.trim()}`);
}
