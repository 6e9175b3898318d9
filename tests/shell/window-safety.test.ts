import { describe, expect, test } from 'vitest';
import { assetHeaders, assetPath, CONTENT_SECURITY_POLICY } from '../../src/main/shell/assets';
import { isOwnPage, isOwnRequest, pageSource } from '../../src/main/shell/origins';
import { pictureOptions, windowOptions } from '../../src/main/shell/window-options';

// Goal: Electron's security list, item by item, as far as it is data.

const options = windowOptions({
  bounds: { width: 900, height: 600 },
  isDark: true,
  preloadPath: '/preload.js',
  iconPath: '/icon.png',
  isDevelopment: false,
});

test.each([
  ['sandbox', true],
  ['contextIsolation', true],
  ['webSecurity', true],
  ['nodeIntegration', false],
  ['nodeIntegrationInWorker', false],
  ['nodeIntegrationInSubFrames', false],
  ['allowRunningInsecureContent', false],
  ['experimentalFeatures', false],
  ['webviewTag', false],
  ['navigateOnDragDrop', false],
  ['spellcheck', false],
  ['devTools', false],
] as const)('the window states %s: %s', (name, value) => {
  expect(options.webPreferences?.[name]).toBe(value);
});

test('a document is drawn in a window as confined, in a session of its own, that runs no scripts', () => {
  const session = {} as Electron.Session;
  const drawing = pictureOptions(900, 2, session);
  const { preload: _preload, devTools: _devTools, ...confined } = options.webPreferences ?? {};
  expect(drawing.webPreferences).toMatchObject({ ...confined, session, javascript: false, offscreen: true });
  expect(drawing.webPreferences).not.toHaveProperty('preload');
  expect(drawing.show).toBe(false);
});

test('it enables no blink features, and shows nothing before there is something to see', () => {
  expect(options.webPreferences).not.toHaveProperty('enableBlinkFeatures');
  expect(options.show).toBe(false);
  expect(options).toMatchObject({ minWidth: 900, minHeight: 600 });
});

test('the policy of the page starts from nothing and allows no inline code, no foreign source, no frames', () => {
  expect(CONTENT_SECURITY_POLICY).toMatch(/^default-src 'none';/);
  expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|https?:|\*/);
  for (const part of ["base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"]) {
    expect(CONTENT_SECURITY_POLICY).toContain(part);
  }
  expect(assetHeaders('/r/index.html')).toMatchObject({
    'Content-Security-Policy': CONTENT_SECURITY_POLICY,
    'Content-Type': 'text/html; charset=utf-8',
    'X-Content-Type-Options': 'nosniff',
  });
});

describe('the files of the page', () => {
  test.each([
    ['app://life/', '/r/index.html'],
    ['app://life/assets/index-a1.js', '/r/assets/index-a1.js'],
    ['app://life/assets/a%20b.css?v=1#x', '/r/assets/a b.css'],
  ])('%s is %s', (url, filePath) => expect(assetPath('/r', url)).toBe(filePath));

  test.each([
    'app://life/../secret.json',
    'app://life/%2e%2e/secret.json',
    'app://life/..%2fsecret.json',
    'app://life/assets/..%2f..%2fsecret.json',
    'app://life/..%5csecret.json',
    'app://life/index.html%00.png',
    'app://life/%ff.js',
    'app://other/index.html',
    'app://life/assets/library.node',
    'app://life/assets',
    'not an address',
  ])('%s is none of ours', (url) => {
    const filePath = assetPath('/r', url);
    expect(filePath === null || filePath.startsWith('/r/')).toBe(true);
    if (!/^app:\/\/life\/(\.\.|%2e%2e)\/secret/.test(url)) expect(filePath).toBeNull();
  });
});

describe('where the page comes from', () => {
  const dev = pageSource('http://localhost:5173', false);
  const built = pageSource(undefined, false);

  test('a packaged app heeds no development server', () => {
    expect(pageSource('http://localhost:5173', true)).toEqual(built);
    expect(built).toEqual({ url: 'app://life/index.html', origins: ['app://life'] });
  });

  test.each([
    ['app://life/index.html#now', true, false],
    ['http://localhost:5173/src/main.ts', false, true],
    ['http://localhost:5174/', false, false],
    ['https://localhost:5173/', false, false],
    ['app://life.example.org/', false, false],
    ['https://example.org/', false, false],
    ['file:///etc/passwd', false, false],
    ['javascript:alert(1)', false, false],
    ['', false, false],
  ])('%s is our page: %s built, %s in development', (url, isOwnBuilt, isOwnDev) => {
    expect(isOwnPage(url, built.origins)).toBe(isOwnBuilt);
    expect(isOwnPage(url, dev.origins)).toBe(isOwnDev);
  });

  test.each([
    ['data:image/png;base64,AAAA', true, true],
    ['ws://localhost:5173/?token=1', false, true],
    ['ws://example.org/', false, false],
    ['devtools://devtools/bundled/x.html', false, true],
    ['https://example.org/x.js', false, false],
  ])('%s may be requested: %s built, %s in development', (url, mayBuilt, mayDev) => {
    expect(isOwnRequest(url, built)).toBe(mayBuilt);
    expect(isOwnRequest(url, dev)).toBe(mayDev);
  });
});
