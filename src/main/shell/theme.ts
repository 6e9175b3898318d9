import { nativeTheme } from 'electron';
import type { SettingsStore } from './settings-store';

/** The window, its menus and the page's media queries all follow the setting. */
export function followTheme(settings: SettingsStore): void {
  nativeTheme.themeSource = settings.get().theme;
  settings.onChange(({ theme }, before) => {
    if (theme !== before.theme) nativeTheme.themeSource = theme;
  });
}
