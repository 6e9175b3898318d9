'use strict';

/**
 * The app inside the development runtime: what `electron [-r module]... [switches] <app> [arguments]` means.
 * It stands in for Electron's own default app, which the repack does not carry, and does no more than
 * developing and testing Life needs.
 */
const { existsSync, readFileSync } = require('node:fs');
const Module = require('node:module');
const { dirname, join, resolve } = require('node:path');
const { app } = require('electron');

/** Everything before the app's path is for Electron, everything after it for the app. */
function parseArguments(args) {
  const preloads = [];
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index];
    if (arg === '-r' || arg === '--require') preloads.push(args[(index += 1)]);
    else if (arg.startsWith('--require=')) preloads.push(arg.slice('--require='.length));
    else if (arg === '-v' || arg === '--version') return { printVersion: true, preloads };
    else if (!arg.startsWith('-')) return { appPath: resolve(arg), preloads };
  }
  return { preloads };
}

/** Gives Electron the app's names, so that its data and its desktop entry are found where a packaged app has them. */
function introduce(appPath) {
  const packageFile = join(appPath, 'package.json');
  if (!existsSync(packageFile)) {
    app.setAppPath(dirname(require.resolve(appPath)));
    return;
  }
  const { name, productName, version, desktopName } = JSON.parse(readFileSync(packageFile, 'utf8'));
  if (version) app.setVersion(version);
  if (productName || name) app.setName(productName || name);
  app.setDesktopName(desktopName || `${app.getName()}.desktop`);
  app.setAppPath(appPath);
  // Whoever names a data folder on the command line means it.
  if (!app.commandLine.hasSwitch('user-data-dir')) {
    app.setPath('userData', join(app.getPath('appData'), app.getName()));
  }
}

const { appPath, preloads, printVersion } = parseArguments(process.argv.slice(1));
if (printVersion) {
  console.log(`v${process.versions.electron}`);
  process.exit(0);
}
if (!appPath) {
  console.error('electron: no app given. Usage: electron [-r module]... [switches] <app> [arguments]');
  process.exit(2);
}

// Preload modules come first, and see the arguments untouched.
const requireFromHere = Module.createRequire(join(process.cwd(), 'here.js'));
for (const preload of preloads) requireFromHere(preload);

introduce(appPath);
process.defaultApp = true;
Module._load(require.resolve(appPath), Module, true);
