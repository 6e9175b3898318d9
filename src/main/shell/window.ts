import { BrowserWindow, nativeTheme, screen } from 'electron';
import type { CloseAct } from './close-act';
import { CrashPace } from './crash-pace';
import { askAfterCrashes } from './dialogs';
import { isolated, type Log } from './log';
import type { PageSource } from './origins';
import { BACKGROUNDS, windowOptions } from './window-options';
import { fittingBounds, type WindowPlace } from './window-place';

export interface WindowNeeds {
  readonly source: PageSource;
  readonly preloadPath: string;
  readonly iconPath: string;
  readonly isDevelopment: boolean;
  readonly place: { get(): WindowPlace; set(place: WindowPlace): void };
  /** What closing means now. */
  closeAct(): Promise<CloseAct>;
  /** Closing has minimised the window instead. */
  keptOpen(): void;
  quit(): void;
  /** Somebody may look at it from here on, or nobody does. */
  readonly looked: (isSeen: boolean) => void;
  /** The page is gone or is loaded anew: it listens no more until it asks again. */
  readonly pageGone: () => void;
  readonly log: Log;
}

/** The one window: made when opened, destroyed when closed. A life needs none. */
export class MainWindow {
  #window: BrowserWindow | null = null;
  #mayClose = false;
  readonly #crashes = new CrashPace();

  constructor(private readonly needs: WindowNeeds) {
    nativeTheme.on('updated', () => this.#live()?.setBackgroundColor(background()));
  }

  /** Makes the window, or brings it to the front. */
  open(): void {
    isolated(this.needs.log, 'Opening the window', () => {
      const window = this.#live();
      if (!window) return this.#create('shown');
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    });
  }

  /** Makes the window, if there is none, where it takes no room: for a start that nobody asked for. */
  openMinimized(): void {
    isolated(this.needs.log, 'Opening the window minimised', () => {
      if (!this.#live()) this.#create('minimized');
    });
  }

  /** The dialogs' parent; `null` while there is no window. */
  current(): BrowserWindow | null {
    return this.#live();
  }

  /** Whether somebody may be looking at it. */
  isVisible(): boolean {
    const window = this.#live();
    return window !== null && window.isVisible() && !window.isMinimized();
  }

  webContentsId(): number | null {
    return this.#live()?.webContents.id ?? null;
  }

  send(channel: string, news: unknown): void {
    const contents = this.#live()?.webContents;
    if (!contents || contents.isDestroyed()) return;
    isolated(this.needs.log, `Sending ${channel}`, () => contents.send(channel, news));
  }

  /** From now on closing closes: the app is quitting. */
  letGo(): void {
    this.#mayClose = true;
  }

  /** The quitting was called off. */
  holdOn(): void {
    this.#mayClose = false;
  }

  #live(): BrowserWindow | null {
    return this.#window && !this.#window.isDestroyed() ? this.#window : null;
  }

  #create(as: 'shown' | 'minimized'): void {
    const { needs } = this;
    const place = needs.place.get();
    const primary = screen.getPrimaryDisplay();
    const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
    const bounds = fittingBounds(
      place.bounds,
      [primary, ...others].map(({ workArea }) => workArea),
    );
    const window = new BrowserWindow(
      windowOptions({ ...needs, bounds, isDark: nativeTheme.shouldUseDarkColors }),
    );
    this.#window = window;
    if (as === 'minimized') window.minimize();
    window.once('ready-to-show', () => {
      // Somebody may have opened it by now.
      if (window.isMinimized()) return;
      if (place.maximized) window.maximize();
      window.show();
    });
    window.on('close', (event) => this.#closing(window, event));
    window.on('closed', () => {
      if (this.#window === window) this.#window = null;
      this.#looked(false);
      needs.pageGone();
    });
    for (const event of ['show', 'restore', 'hide', 'minimize'] as const) {
      // Told by what is, not by what it is called: the events come in another order on each desktop.
      window.on(event as 'show', () => this.#looked(this.isVisible()));
    }
    this.#watchPage(window);
    window
      .loadURL(needs.source.url)
      .catch((error: unknown) => needs.log.error('The page did not load', error));
  }

  #looked(isSeen: boolean): void {
    isolated(this.needs.log, 'Noticing who looks', () => this.needs.looked(isSeen));
  }

  #closing(window: BrowserWindow, event: Electron.Event): void {
    isolated(this.needs.log, 'Remembering the window', () =>
      this.needs.place.set({ bounds: window.getNormalBounds(), maximized: window.isMaximized() }),
    );
    if (this.#mayClose) return;
    // What closing means has to be asked of the desktop first.
    event.preventDefault();
    this.needs.closeAct().then(
      (act) => this.#close(window, act),
      (error: unknown) => {
        this.needs.log.error('Closing the window', error);
        this.#close(window, 'minimize');
      },
    );
  }

  #close(window: BrowserWindow, act: CloseAct): void {
    if (window.isDestroyed()) return;
    if (act === 'quit') this.needs.quit();
    else if (act === 'close') window.destroy();
    else {
      window.minimize();
      this.needs.keptOpen();
    }
  }

  #watchPage(window: BrowserWindow): void {
    const { log, pageGone } = this.needs;
    const contents = window.webContents;
    // Not when it starts: a navigation that is denied leaves the page as it is, listening.
    contents.on('did-navigate', () => pageGone());
    contents.on('did-fail-load', (_event, code, what, url) =>
      log.error(`${url} did not load: ${what} (${code})`),
    );
    contents.on('preload-error', (_event, _path, error) => log.error('The preload failed', error));
    contents.on('unresponsive', () => log.warn('The window does not respond'));
    contents.on('render-process-gone', (_event, { reason, exitCode }) => {
      log.error(`The window's process is gone: ${reason} (${exitCode})`);
      pageGone();
      if (reason !== 'clean-exit') this.#recover(window);
    });
  }

  #recover(window: BrowserWindow): void {
    const { log } = this.needs;
    const reload = (): void => {
      if (!window.isDestroyed()) isolated(log, 'Reloading the window', () => window.webContents.reload());
    };
    // Not from within the event: the dead process is still being taken down.
    if (this.#crashes.next(Date.now()) === 'reload') return void setImmediate(reload);
    askAfterCrashes(window).then(
      (wish) => (wish === 'reload' ? reload() : window.destroy()),
      (error: unknown) => log.error('Asking after a crash', error),
    );
  }
}

const background = (): string => (nativeTheme.shouldUseDarkColors ? BACKGROUNDS.dark : BACKGROUNDS.light);
