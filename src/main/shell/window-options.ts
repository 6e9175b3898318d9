import type { BrowserWindowConstructorOptions, Session } from 'electron';

export const WINDOW_MIN = { width: 900, height: 600 } as const;
/** The page's own background in each theme, so that opening shows no flash. */
export const BACKGROUNDS = { dark: '#0c1016', light: '#f7f6f2' } as const;

export interface WindowLook {
  readonly bounds: {
    readonly x?: number;
    readonly y?: number;
    readonly width: number;
    readonly height: number;
  };
  readonly isDark: boolean;
  readonly preloadPath: string;
  readonly iconPath: string;
  readonly isDevelopment: boolean;
}

/** What no page may do: stated also where it is electron's default today. */
const CONFINED = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  // Its dictionaries would come from the network.
  spellcheck: false,
} as const;

export function windowOptions(look: WindowLook): BrowserWindowConstructorOptions {
  return {
    ...look.bounds,
    minWidth: WINDOW_MIN.width,
    minHeight: WINDOW_MIN.height,
    title: 'Life',
    icon: look.iconPath,
    backgroundColor: look.isDark ? BACKGROUNDS.dark : BACKGROUNDS.light,
    // Shown when there is something to see.
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      ...CONFINED,
      preload: look.preloadPath,
      devTools: look.isDevelopment,
    },
  };
}

/** A window nobody sees, in which a document without scripts is drawn. */
export function pictureOptions(
  width: number,
  zoom: number,
  session: Session,
): BrowserWindowConstructorOptions {
  return {
    width: zoom * width,
    height: 600,
    enableLargerThanScreen: true,
    useContentSize: true,
    show: false,
    frame: false,
    skipTaskbar: true,
    webPreferences: {
      ...CONFINED,
      session,
      javascript: false,
      zoomFactor: zoom,
      // Its pixels are made without the desktop, which may have no room for them.
      offscreen: true,
      backgroundThrottling: false,
    },
  };
}
