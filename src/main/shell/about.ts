import { app } from 'electron';
import { t } from './language';

export function describeApp(iconPath: string): void {
  app.setAboutPanelOptions({
    applicationName: t('common.appName'),
    applicationVersion: app.getVersion(),
    copyright: t('desktop.about.copyright'),
    iconPath,
  });
}
