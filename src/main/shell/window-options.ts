import type { BrowserWindowConstructorOptions } from 'electron';

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

/** Every option that matters to safety is stated, also where it is electron's default today. */
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
      preload: look.preloadPath,
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
      devTools: look.isDevelopment,
    },
  };
}
