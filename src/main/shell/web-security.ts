import { app, type Session } from 'electron';
import type { Log } from './log';
import { isOwnPage, isOwnRequest, type PageSource } from './origins';

/** Closes what electron leaves open by default. Before the first window exists. */
export function hardenWeb(session: Session, source: PageSource, log: Log): void {
  denyPermissions(session, source);
  denyForeignRequests(session, source, log);
  app.on('web-contents-created', (_created, contents) => {
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) => {
      log.warn(`Refused to open a window for ${url}`);
      return { action: 'deny' };
    });
    // The dev server reloads its own page, so its own origin may be navigated to.
    const stay = (event: { preventDefault(): void }, url: string): void => {
      if (isOwnPage(url, source.origins)) return;
      log.warn(`Refused to navigate to ${url}`);
      event.preventDefault();
    };
    contents.on('will-navigate', (event, url) => stay(event, url));
    contents.on('will-redirect', (event, url) => stay(event, url));
  });
}

/**
 * Electron approves by default, in both of its handlers. Our page may put text on the clipboard when a person asks for
 * it, and read nothing there.
 */
function denyPermissions(session: Session, source: PageSource): void {
  const isGranted = (permission: string, url: string): boolean =>
    permission === 'clipboard-sanitized-write' && isOwnPage(url, source.origins);
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) =>
    answer(isGranted(permission, requestingUrl)),
  );
  session.setPermissionCheckHandler((_contents, permission, _origin, { requestingUrl }) =>
    isGranted(permission, requestingUrl ?? ''),
  );
  session.setDevicePermissionHandler(() => false);
}

/** The window has nothing to fetch from anywhere. */
function denyForeignRequests(session: Session, source: PageSource, log: Log): void {
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    const cancel = !isOwnRequest(url, source);
    if (cancel) log.warn(`Refused a request of the window for ${url}`);
    answer({ cancel });
  });
}
