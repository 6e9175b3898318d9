import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { ROOT } from '../lib/run.mjs';

/*
 * What goes into a package, for every system. `npm run package` calls electron-builder with it (docs/PACKAGING.md);
 * the .deb is made from the unpacked Linux app by deb.mjs.
 */
const { version, repository } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

/**
 * Where releases are published, for the update check: the repository that builds, or the one package.json names.
 * Where neither is known the app is built without, and says that it cannot look for updates.
 * @returns {{provider: 'github', owner: string, repo: string} | null}
 */
export function publishPlace(env = process.env) {
  const named = typeof repository === 'string' ? repository : repository?.url;
  const slug =
    env['GITHUB_REPOSITORY'] ?? /github\.com[/:]([^/]+\/[^/#]+?)(?:\.git)?$/.exec(named ?? '')?.[1];
  const [owner, repo] = (slug ?? '').split('/');
  return owner && repo ? { provider: 'github', owner, repo } : null;
}

/** Only these switch anything: what an older Electron's fuse wire does not have is left out of its package. */
export const FUSES = {
  // No environment variable and no switch turns the app into a plain Node with the app's rights.
  runAsNode: false,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  // The window keeps no cookies. Encrypting them would ask for the keyring and gain nothing.
  enableCookieEncryption: false,
  // Code comes from the archive alone, and where the system can (macOS, Windows) its hash is checked.
  onlyLoadAppFromAsar: true,
  enableEmbeddedAsarIntegrityValidation: true,
  // Pages come by app://; file:// needs no rights.
  grantFileProtocolExtraPrivileges: false,
};
const GRANT_FILE_PROTOCOL_SINCE = 29;

/** @param {number} electronMajor */
export function fusesOf(electronMajor) {
  const { grantFileProtocolExtraPrivileges, ...older } = FUSES;
  return electronMajor < GRANT_FILE_PROTOCOL_SINCE ? older : { ...older, grantFileProtocolExtraPrivileges };
}

/**
 * What lies beside the archive. By a hook: electron-builder would take out of the archive what it also copies.
 * @param {string} resourcesPath
 */
function completeResources(resourcesPath) {
  // A development runtime's own app; the official one's is taken out by electron-builder.
  rmSync(join(resourcesPath, 'default_app.asar'), { force: true });
  // The command line runs on the person's Node, which reads no archive.
  const cli = join(resourcesPath, 'cli');
  mkdirSync(cli, { recursive: true });
  cpSync(join(ROOT, 'resources/cli'), cli, { recursive: true });
  // Its channel is a thread of its own, from a file beside it.
  for (const file of ['cli.js', 'channel.js']) cpSync(join(ROOT, 'out/main', file), join(cli, file));
  cpSync(join(ROOT, 'out/main/chunks'), join(cli, 'chunks'), {
    recursive: true,
    filter: (path) => !path.endsWith('.map') && !path.includes('updater'),
  });
  const publish = publishPlace();
  if (publish === null) return;
  // electron-builder writes it for some targets only; the others look for updates too, and tell.
  const lines = Object.entries(publish).map(([key, value]) => `${key}: ${value}\n`);
  writeFileSync(join(resourcesPath, 'app-update.yml'), lines.join(''));
}

/** @type {import('electron-builder').Configuration} */
const configuration = {
  appId: 'life.desktop',
  productName: 'Life',
  copyright: 'The Life authors. MIT License.',
  directories: { output: 'dist', buildResources: 'resources' },
  artifactName: 'life_${version}_${arch}.${ext}',
  files: [
    'out/{main,preload,renderer}/**/*',
    '!out/main/cli.js',
    '!**/*.map',
    'resources/icons/256.png',
    'resources/tray/*.png',
    // The official Electron is made for glibc; the other prebuilt library would only weigh.
    '!node_modules/@libsql/*-musl/**',
    '!node_modules/**/*.{md,d.ts,ts,map}',
  ],
  asar: true,
  // A native library is loaded by the system, from a file; its few wrappers lie beside it for the command line.
  asarUnpack: ['node_modules/**'],
  npmRebuild: false,
  nodeGypRebuild: false,
  extraResources: [{ from: 'LICENSE', to: 'LICENSE.life.txt' }],
  extraMetadata: { desktopName: 'life.desktop' },
  electronLanguages: ['en', 'en-US', 'ru'],
  electronFuses: FUSES,
  fileAssociations: [
    {
      ext: 'life',
      name: 'Life snapshot',
      description: 'A digital life, as it was at one moment',
      mimeType: 'application/x-life-snapshot',
      icon: 'icons/app',
      role: 'Editor',
    },
  ],
  publish: publishPlace(),
  afterPack: ({ appOutDir, packager }) => completeResources(packager.getResourcesDir(appOutDir)),
  linux: {
    executableName: 'life-desktop',
    icon: 'icons',
    category: 'Science',
    synopsis: 'One digital life that goes on living',
    target: ['AppImage', 'tar.gz'],
    desktop: { entry: { StartupWMClass: 'Life', Keywords: 'life;simulation;organism;snapshot;' } },
  },
  mac: {
    icon: 'icons/app.icns',
    category: 'public.app-category.education',
    // An update is installed from the zip.
    target: ['dmg', 'zip'],
    hardenedRuntime: true,
    notarize: Boolean(process.env['APPLE_ID'] || process.env['APPLE_API_KEY']),
  },
  win: { icon: 'icons/app.ico', target: ['nsis'] },
  nsis: {
    oneClick: false,
    perMachine: false,
    allowToChangeInstallationDirectory: true,
    // Lives are nobody's to delete but the person's.
    deleteAppDataOnUninstall: false,
    artifactName: 'life_${version}_${arch}_setup.${ext}',
  },
  buildVersion: version,
};

export default configuration;
