import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { _electron } from 'playwright-core';
import { hasDisplay, openDesktop } from './lib/desktop.mjs';
import { ensureElectron } from './lib/electron-runtime.mjs';
import { ROOT } from './lib/run.mjs';
import { runMain, say } from './lib/say.mjs';
import { sandboxSwitches } from './lib/system.mjs';

/*
 * Draws the images in resources/ from the SVGs beside them, in the Chromium that Electron brings: run it with
 * `node scripts/make-icons.mjs` after a change of an SVG, and commit what it writes.
 */

const ICONS = resolve(ROOT, 'resources/icons');
const TRAY = resolve(ROOT, 'resources/tray');
const APP_SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
const ICO_SIZES = [16, 24, 32, 48, 64, 128, 256];
/** @type {readonly [type: string, size: number][]} */
const ICNS_TYPES = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
];
const TRAY_SIZE = 22;
/** Read on a light panel and on a dark one; the shape tells the phase, the colour only helps. */
const TRAY_COLOURS = {
  init: '#6f9fe0',
  run: '#2fa887',
  degrade: '#d98324',
  terminated: '#8b93a0',
  asleep: '#8b93a0',
};
const ANOMALY_COLOUR = '#e5484d';
/** Phases in which an anomaly can be open, and so have an image with a badge. */
const ALARMED = ['init', 'run', 'degrade'];

/**
 * @typedef {(svg: string, size: number) => Promise<Buffer>} Draw
 */

/** @param {Draw} draw */
async function makeAppIcons(draw) {
  const svg = readFileSync(join(ICONS, 'app.svg'), 'utf8');
  /** @type {Map<number, Buffer>} */
  const images = new Map();
  for (const size of APP_SIZES) images.set(size, await draw(svg, size));
  for (const [size, png] of images) writeFileSync(join(ICONS, `${size}.png`), png);
  const png = (/** @type {number} */ size) => /** @type {Buffer} */ (images.get(size));
  writeFileSync(join(ICONS, 'app.ico'), ico(ICO_SIZES.map((size) => [size, png(size)])));
  writeFileSync(join(ICONS, 'app.icns'), icns(ICNS_TYPES.map(([type, size]) => [type, png(size)])));
  say(`Drew the app's icon in ${images.size} sizes`);
}

/** @param {Draw} draw */
async function makeTrayImages(draw) {
  mkdirSync(TRAY, { recursive: true });
  const sources = readdirSync(TRAY).filter((name) => name.endsWith('.svg'));
  for (const source of sources) {
    const name = basename(source, '.svg');
    const svg = readFileSync(join(TRAY, source), 'utf8');
    const colour = TRAY_COLOURS[/** @type {keyof typeof TRAY_COLOURS} */ (name)];
    await writeTrayImage(draw, name, svg, colour);
    if (!ALARMED.includes(name)) continue;
    await writeTrayImage(draw, `${name}-anomaly`, withBadge(svg), colour);
  }
  say(`Drew the tray's images from ${sources.length} figures`);
}

/**
 * @param {Draw} draw
 * @param {string} name
 * @param {string} svg
 * @param {string} colour
 */
async function writeTrayImage(draw, name, svg, colour) {
  for (const [suffix, scale] of /** @type {const} */ ([
    ['', 1],
    ['@2x', 2],
  ])) {
    const coloured = withColours(svg, colour, ANOMALY_COLOUR);
    writeFileSync(join(TRAY, `${name}${suffix}.png`), await draw(coloured, TRAY_SIZE * scale));
    // macOS takes black and transparency, and colours it itself.
    const template = withColours(svg, '#000', '#000');
    writeFileSync(join(TRAY, `${name}Template${suffix}.png`), await draw(template, TRAY_SIZE * scale));
  }
}

/**
 * @param {string} svg
 * @param {string} colour
 * @param {string} badge
 */
const withColours = (svg, colour, badge) =>
  svg.replaceAll('currentColor', colour).replaceAll('badgeColor', badge);

/**
 * A warning triangle over the lower right, with air around it cut out of the figure.
 * @param {string} svg
 */
function withBadge(svg) {
  const triangle = 'M16.5 13 L20.9 20.75 H12.1 Z';
  const open = svg.indexOf('>') + 1;
  const figure = svg.slice(open, svg.indexOf('</svg>'));
  return (
    `${svg.slice(0, open)}<mask id="air" maskUnits="userSpaceOnUse" x="0" y="0" width="22" height="22">` +
    `<rect width="22" height="22" fill="#fff" stroke="none"/>` +
    `<path d="${triangle}" fill="#000" stroke="#000" stroke-width="3"/></mask>` +
    `<g mask="url(#air)">${figure}</g>` +
    `<path d="${triangle}" fill="badgeColor" stroke="badgeColor" stroke-width="1.200"/></svg>`
  );
}

/**
 * Runs in the page.
 * @param {{svg: string, size: number}} wish
 */
async function rasterize({ svg, size }) {
  const { document, Image } = /** @type {any} */ (globalThis);
  const image = new Image();
  // Sized before it is drawn, so that it is drawn sharp and not scaled.
  image.src = `data:image/svg+xml,${encodeURIComponent(svg.replace('<svg ', `<svg width="${size}" height="${size}" `))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = size;
  canvas.getContext('2d').drawImage(image, 0, 0, size, size);
  return /** @type {string} */ (canvas.toDataURL('image/png'));
}

/**
 * A Windows icon of PNGs.
 * @param {readonly (readonly [size: number, png: Buffer])[]} images
 */
function ico(images) {
  const header = Buffer.alloc(6 + 16 * images.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(images.length, 4);
  let offset = header.length;
  images.forEach(([size, png], index) => {
    const at = 6 + 16 * index;
    // 0 means 256.
    header.writeUInt8(size % 256, at);
    header.writeUInt8(size % 256, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(png.length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += png.length;
  });
  return Buffer.concat([header, ...images.map(([, png]) => png)]);
}

/**
 * A macOS icon of PNGs.
 * @param {readonly (readonly [type: string, png: Buffer])[]} images
 */
function icns(images) {
  const chunk = (/** @type {string} */ type, /** @type {Buffer} */ content) => {
    const head = Buffer.alloc(8);
    head.write(type, 'ascii');
    head.writeUInt32BE(8 + content.length, 4);
    return Buffer.concat([head, content]);
  };
  return chunk('icns', Buffer.concat(images.map(([type, png]) => chunk(type, png))));
}

await runMain(async () => {
  const electron = await ensureElectron();
  const desktop = await openDesktop({ virtualDisplay: !hasDisplay(), sessionBus: false });
  const folder = mkdtempSync(join(tmpdir(), 'life-icons-'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'life-icons', main: 'main.js' }));
  writeFileSync(
    join(folder, 'main.js'),
    "const { app, BrowserWindow } = require('electron');" +
      "app.whenReady().then(() => new BrowserWindow({ show: false }).loadURL('about:blank'));",
  );
  const app = await _electron.launch({
    executablePath: electron.executablePath,
    args: [...sandboxSwitches(), folder],
    env: /** @type {Record<string, string>} */ (desktop.env),
  });
  try {
    const page = await app.firstWindow();
    /** @type {Draw} */
    const draw = async (svg, size) => {
      const url = await page.evaluate(rasterize, { svg, size });
      return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
    };
    await makeAppIcons(draw);
    await makeTrayImages(draw);
  } finally {
    await app.close();
    desktop.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return 0;
});
