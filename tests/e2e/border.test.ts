import { beforeAll, describe, expect, test } from 'vitest';
import { launch, provokesErrors, type RunningLife } from './support/launch';
import { numberOf, tickBeyond } from './support/reading';

let life: RunningLife;
provokesErrors(/Content Security Policy/, /status of 404/);

beforeAll(async () => {
  life = await launch();
  await tickBeyond(life.page, 0);
});

/** Runs in the page, as a script that got in there would. */
const inPage = <T>(script: string): Promise<T> => life.page.evaluate<T>(script);

describe('the border of the window', () => {
  test('a page has no Node, and only the frozen bridge', async () => {
    expect(await inPage('typeof require + typeof process + typeof module')).toBe(
      'undefinedundefinedundefined',
    );
    expect(
      await inPage('Object.isFrozen(window.life) && Object.values(window.life).every(Object.isFrozen)'),
    ).toBe(true);
    expect(await inPage('JSON.stringify(Object.keys(window.life)).includes("ipc")')).toBe(false);
  });

  test('main’s window has every safe option on', async () => {
    const options = await life.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
        getLastWebPreferences(): Record<string, unknown>;
      };
      const { contextIsolation, nodeIntegration, webSecurity, webviewTag } = contents.getLastWebPreferences();
      return { contextIsolation, nodeIntegration, webSecurity, webviewTag };
    });
    expect(options).toEqual({
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
    });
  });

  test.each([
    [
      'an inline script',
      `document.head.append(Object.assign(document.createElement('script'), { textContent: 'window.broken = 1' })); window.broken`,
    ],
    [
      'eval',
      `new Promise((done) => setTimeout(() => { try { done(eval('1')) } catch { done(undefined) } }))`,
    ],
    ['a request to the network', `fetch('https://example.invalid/').then(() => 1, () => undefined)`],
    ['a request to a local server', `fetch('http://127.0.0.1:9/').then(() => 1, () => undefined)`],
    ['a file', `fetch('file:///etc/passwd').then(() => 1, () => undefined)`],
    [
      'a path out of the app',
      `fetch('app://life/../../package.json').then((r) => (r.ok ? 1 : undefined), () => undefined)`,
    ],
    [
      'an encoded path out of the app',
      `fetch('app://life/%2e%2e/%2e%2e/package.json').then((r) => (r.ok ? 1 : undefined), () => undefined)`,
    ],
    ['a new window', `window.open('https://example.invalid/') ?? undefined`],
    ['the camera', `navigator.mediaDevices?.getUserMedia({ video: true }).then(() => 1, () => undefined)`],
  ])('%s is out of reach', async (_, script) => {
    expect((await inPage(script)) ?? null).toBeNull();
  });

  test('navigation away is denied', async () => {
    const before = life.page.url();
    await inPage(`void (location.href = 'https://example.invalid/')`);
    await tickBeyond(life.page, await numberOf(life.page, 'tick'));
    expect(life.page.url()).toBe(before);
  });

  test.each([
    ['no payload', 'undefined'],
    ['an unknown type', `{ type: 'love', intensity: 0.5, note: null }`],
    ['NaN', `{ type: 'shock', intensity: NaN, note: null }`],
    ['zero', `{ type: 'shock', intensity: 0, note: null }`],
    ['more than one', `{ type: 'shock', intensity: 1.1, note: null }`],
    ['an overlong note', `{ type: 'shock', intensity: 0.5, note: 'x'.repeat(201) }`],
    ['a source of its own', `{ type: 'shock', intensity: 0.5, note: null, source: 'ambient' }`],
  ])('a stimulus with %s is refused at the gate with a reason', async (_, payload) => {
    const answer = await inPage<{ ok: boolean; code?: string; message?: { key: string } }>(
      `window.life.life.stimulate(${payload})`,
    );
    expect(answer).toMatchObject({ ok: false, code: 'invalid' });
    expect(answer.message?.key).toBeTruthy();
  });
});
