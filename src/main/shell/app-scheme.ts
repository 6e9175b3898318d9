import { readFile } from 'node:fs/promises';
import { protocol } from 'electron';
import { assetHeaders, assetPath } from './assets';
import { APP_SCHEME } from './origins';
import type { Log } from './log';

/** Before the app is ready: a page of this scheme is as good as one of https, and no more. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/** Serves the window's own files, and nothing outside their folder. */
export function serveAppScheme(rootPath: string, log: Log): void {
  protocol.handle(APP_SCHEME, async (request) => {
    const filePath = request.method === 'GET' ? assetPath(rootPath, request.url) : null;
    if (filePath === null) {
      log.warn(`Refused to serve ${request.method} ${request.url}`);
      return new Response('Not found', { status: 404 });
    }
    try {
      return new Response(await readFile(filePath), { headers: assetHeaders(filePath) });
    } catch (error) {
      log.error(`Could not serve ${request.url}`, error);
      return new Response('Not found', { status: 404 });
    }
  });
}
