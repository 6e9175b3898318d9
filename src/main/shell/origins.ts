/** Pages of the app come from `app://life/`, never from `file://`. */
export const APP_SCHEME = 'app';
export const APP_HOST = 'life';
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;
export const APP_PAGE = `${APP_ORIGIN}/index.html`;

/** Where the window's page comes from, and what it may reach. */
export interface PageSource {
  readonly url: string;
  /** Origins that may navigate, ask and be asked; in development the dev server's is one of them. */
  readonly origins: readonly string[];
}

/** @param devServerUrl set by the development server, and heeded only in an app that is not packaged */
export function pageSource(devServerUrl: string | undefined, isPackaged: boolean): PageSource {
  if (isPackaged || !devServerUrl) return { url: APP_PAGE, origins: [APP_ORIGIN] };
  return { url: devServerUrl, origins: [new URL(devServerUrl).origin] };
}

/** Whether a page is one of ours. */
export const isOwnPage = (url: string, origins: readonly string[]): boolean =>
  origins.some((origin) => isSameOrigin(origin, url));

/** What the page may load: its own files, and in development the dev server's socket too. */
export function isOwnRequest(url: string, source: PageSource): boolean {
  const isDev = source.url !== APP_PAGE;
  if (/^data:/i.test(url)) return true;
  if (isDev && /^devtools:/i.test(url)) return true;
  return isOwnPage(isDev ? url.replace(/^ws(s?):/i, 'http$1:') : url, source.origins);
}

/** URL.origin is the string "null" for schemes of one's own, so scheme and host are compared. */
function isSameOrigin(origin: string, url: string): boolean {
  const [ours, theirs] = [parsed(origin), parsed(url)];
  return ours !== null && ours.protocol === theirs?.protocol && ours.host === theirs.host;
}

function parsed(url: string): URL | null {
  try {
    return new URL(url);
  } catch {
    return null;
  }
}
