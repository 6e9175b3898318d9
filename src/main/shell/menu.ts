import { t } from '../../shared/i18n';
import { command, goTo, role, separator, submenu, type MenuLine } from './command';

export interface MenuSituation {
  readonly isMac: boolean;
  readonly isDevelopment: boolean;
}

/** The application menu as data. Verbs stay enabled: where one cannot be done, it says why. */
export function applicationMenu({ isMac, isDevelopment }: MenuSituation): readonly MenuLine[] {
  const settings = command(t('desktop.menu.settings'), goTo('settings'), { accelerator: 'CmdOrCtrl+,' });
  return [
    ...(isMac ? [macMenu(settings)] : []),
    submenu(t('desktop.menu.file'), [
      command(t('desktop.menu.saveSnapshot'), { do: 'save-snapshot' }, { accelerator: 'CmdOrCtrl+S' }),
      command(t('desktop.menu.openFile'), { do: 'open-file' }, { accelerator: 'CmdOrCtrl+O' }),
      separator,
      command(t('desktop.menu.newLife'), { do: 'new-life' }, { accelerator: 'CmdOrCtrl+N' }),
      separator,
      ...(isMac ? [] : [settings, separator]),
      role('close'),
      ...(isMac ? [] : [command(t('desktop.menu.quit'), { do: 'quit' }, { accelerator: 'CmdOrCtrl+Q' })]),
    ]),
    role('editMenu'),
    submenu(t('desktop.menu.go'), [
      command(t('desktop.menu.now'), goTo('now'), { accelerator: 'CmdOrCtrl+1' }),
      command(t('desktop.menu.timeline'), goTo('timeline'), { accelerator: 'CmdOrCtrl+2' }),
      command(t('desktop.menu.memory'), goTo('memory'), { accelerator: 'CmdOrCtrl+3' }),
      command(t('desktop.menu.anomalies'), goTo('anomalies'), { accelerator: 'CmdOrCtrl+4' }),
      command(t('desktop.menu.lives'), goTo('lives'), { accelerator: 'CmdOrCtrl+5' }),
      command(t('desktop.menu.snapshots'), goTo('snapshots'), { accelerator: 'CmdOrCtrl+6' }),
    ]),
    submenu(t('desktop.menu.view'), [
      role('resetZoom'),
      role('zoomIn'),
      role('zoomOut'),
      separator,
      role('togglefullscreen'),
      ...(isDevelopment ? [separator, role('reload'), role('toggleDevTools')] : []),
    ]),
    role('windowMenu'),
    {
      line: 'submenu',
      label: t('desktop.menu.help'),
      enabled: true,
      role: 'help',
      lines: [
        command(t('desktop.menu.openHome'), { do: 'open-home' }),
        command(t('desktop.menu.about'), { do: 'about' }),
      ],
    },
  ];
}

const macMenu = (settings: MenuLine): MenuLine => ({
  line: 'submenu',
  label: t('common.appName'),
  enabled: true,
  lines: [
    role('about'),
    separator,
    settings,
    separator,
    role('services'),
    separator,
    role('hide'),
    role('hideOthers'),
    role('unhide'),
    separator,
    role('quit'),
  ],
});
