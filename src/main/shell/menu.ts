import type { en } from '../../shared/i18n/en';
import { command, goTo, role, separator, submenu, type MenuLine } from './command';
import { t } from './language';

export interface MenuSituation {
  readonly isMac: boolean;
  readonly isDevelopment: boolean;
}

/** What electron does itself, in our words. */
const act = (name: keyof (typeof en)['desktop']['menu']['role']): MenuLine =>
  role(name, t(`desktop.menu.role.${name}`));

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
      act('close'),
      ...(isMac ? [] : [command(t('desktop.menu.quit'), { do: 'quit' }, { accelerator: 'CmdOrCtrl+Q' })]),
    ]),
    submenu(t('desktop.menu.edit'), [
      ...[act('undo'), act('redo'), separator, act('cut'), act('copy'), act('paste')],
      ...(isMac ? [act('pasteAndMatchStyle')] : []),
      ...[act('delete'), separator, act('selectAll')],
    ]),
    submenu(t('desktop.menu.go'), [
      command(t('desktop.menu.now'), goTo('now'), { accelerator: 'CmdOrCtrl+1' }),
      command(t('desktop.menu.timeline'), goTo('timeline'), { accelerator: 'CmdOrCtrl+2' }),
      command(t('desktop.menu.memory'), goTo('memory'), { accelerator: 'CmdOrCtrl+3' }),
      command(t('desktop.menu.anomalies'), goTo('anomalies'), { accelerator: 'CmdOrCtrl+4' }),
      command(t('desktop.menu.lives'), goTo('lives'), { accelerator: 'CmdOrCtrl+5' }),
      command(t('desktop.menu.snapshots'), goTo('snapshots'), { accelerator: 'CmdOrCtrl+6' }),
      command(t('desktop.menu.world'), goTo('world'), { accelerator: 'CmdOrCtrl+7' }),
    ]),
    submenu(t('desktop.menu.view'), [
      act('resetZoom'),
      act('zoomIn'),
      act('zoomOut'),
      separator,
      act('togglefullscreen'),
      ...(isDevelopment ? [separator, act('reload'), act('toggleDevTools')] : []),
    ]),
    {
      line: 'submenu',
      label: t('desktop.menu.window'),
      enabled: true,
      role: 'windowMenu',
      lines: [act('minimize'), ...(isMac ? [act('zoom'), separator, act('front')] : [act('close')])],
    },
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
    act('about'),
    separator,
    settings,
    separator,
    act('services'),
    separator,
    act('hide'),
    act('hideOthers'),
    act('unhide'),
    separator,
    act('quit'),
  ],
});
