import { BrowserWindow, session, type Session } from 'electron';
import { told } from '../../shared/i18n';
import { Refusal } from '../../shared/refusal';
import { APP_SCHEME } from './origins';
import { pictureOptions } from './window-options';

/** px of the page, and how many px of the picture each is. */
const WIDTH = 900;
const ZOOM = 2;
/** The engine draws no more in one piece, px of the picture; what is longer is cut off. */
const HEIGHT_MAX = 16_000;
/** An engine that has not drawn it by then will not: a desktop without graphics takes some seconds. */
const LIMIT_MS = 90_000;

/**
 * Draws documents as PNGs of their full height, in windows nobody sees: sandboxed, without scripts, and in a session of
 * their own in which nothing can be loaded but the document that is being drawn.
 */
export class Painter {
  /** Documents that are being drawn, by their addresses. */
  readonly #documents = new Map<string, string>();
  #session: Session | null = null;
  #drawnTimes = 0;

  /** @throws Refusal `failed` where it cannot be drawn */
  async pictureOf(document: string): Promise<Uint8Array> {
    this.#session ??= this.#ownSession();
    this.#drawnTimes += 1;
    const url = `${APP_SCHEME}://report/${this.#drawnTimes}`;
    this.#documents.set(url, document);
    const window = new BrowserWindow(pictureOptions(WIDTH, ZOOM, this.#session));
    try {
      const drawing = window.loadURL(url).then(() => drawn(window));
      return await within(LIMIT_MS, drawing);
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      throw new Refusal('failed', told('window.postMortem.save.notDrawn', { problem }), { cause: error });
    } finally {
      this.#documents.delete(url);
      window.destroy();
    }
  }

  /** In memory, and closed to everything else. */
  #ownSession(): Session {
    const own = session.fromPartition('report', { cache: false });
    own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
    own.setPermissionCheckHandler(() => false);
    own.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !this.#documents.has(url) }));
    own.protocol.handle(APP_SCHEME, ({ url }) => {
      const document = this.#documents.get(url);
      if (document === undefined) return new Response('Not found', { status: 404 });
      return new Response(document, { headers: { 'Content-Type': 'text/html; charset=utf-8' } });
    });
    return own;
  }
}

/** The whole page at once: the window is made as high as the page, which costs nothing where nobody sees it. */
async function drawn(window: BrowserWindow): Promise<Uint8Array> {
  await window.webContents.insertCSS('::-webkit-scrollbar { display: none }');
  const height = Math.min(HEIGHT_MAX, Math.ceil(ZOOM * (await pageHeight(window))));
  window.setContentSize(ZOOM * WIDTH, height);
  const picture = await window.webContents.capturePage();
  if (picture.isEmpty()) throw new Error('the window stayed empty');
  return picture.toPNG();
}

async function within<T>(limitMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`nothing was drawn within ${limitMs / 1000} s`)), limitMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** px of the page, which has no script that could tell: asked of the engine. */
async function pageHeight({ webContents: { debugger: engine } }: BrowserWindow): Promise<number> {
  engine.attach('1.3');
  try {
    const { cssContentSize } = (await engine.sendCommand('Page.getLayoutMetrics')) as {
      cssContentSize: { height: number };
    };
    return cssContentSize.height;
  } finally {
    engine.detach();
  }
}
