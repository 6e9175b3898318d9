import type { Autostarter } from './autostart';
import type { AppNews } from './release-news';
import type { Updates } from './updates';

/** What the window may ask of the app as a program: to start by itself, to renew itself, to tell what is new. */
export function programServices(updates: Updates, autostart: Autostarter, news: AppNews) {
  return {
    updates: () => updates.state,
    checkUpdates: () => updates.check(),
    downloadUpdate: () => updates.download(),
    installUpdate: () => updates.install(),
    autostart: () => autostart.get(),
    setAutostart: (enabled: boolean) => autostart.set(enabled),
    news: () => news.news(),
    newsSeen: () => news.seen(),
  };
}
