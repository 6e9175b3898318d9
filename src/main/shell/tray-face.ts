import { t } from '../../shared/i18n';
import type { Anomaly, LifeView } from '../../shared/views';
import { STIMULUS_TYPES, type Phase } from '../../shared/vocabulary';
import { ageText } from './age-text';
import { command, goTo, separator, submenu, text, type MenuLine } from './command';

/** The intensity of a stimulus sent from a menu, where there is no dial. */
export const MENU_STIMULUS_INTENSITY = 0.6;

export interface TrayState {
  /** `null` when no life is open. */
  readonly view: LifeView | null;
  /** Opened for reading only. */
  readonly readOnly: boolean;
  readonly anomalies: readonly Anomaly[];
}

/** Everything the tray shows, as data. */
export interface TrayFace {
  /** What changes here is shown at once; what merely counts can wait. */
  readonly urgent: string;
  readonly icon: TrayIcon;
  readonly tooltip: string;
  readonly menu: readonly MenuLine[];
}

/** Names of the images in resources/tray. */
export type TrayIcon = Phase | 'asleep' | `${'init' | 'run' | 'degrade'}-anomaly`;

export function faceOf(state: TrayState): TrayFace {
  const { view } = state;
  const openAnomalies = state.anomalies.filter((each) => each.toTick === null && !each.acknowledged).length;
  const icon = iconOf(view, openAnomalies > 0);
  const status = statusOf(view);
  const reachable = view !== null && view.alive && !state.readOnly;
  return {
    urgent: JSON.stringify([icon, status, openAnomalies, reachable, view?.identity.lifeId]),
    icon,
    tooltip: t('desktop.tray.tooltip', { appName: t('common.appName'), status }),
    menu: [
      text(status),
      ...numbersOf(view).map(text),
      separator,
      command(t('desktop.tray.open'), { do: 'open-window' }),
      submenu(
        t('desktop.tray.stimuli'),
        STIMULUS_TYPES.map((type) => command(t(`common.event.${type}`), { do: 'stimulate', type })),
        reachable,
      ),
      command(t('desktop.tray.saveSnapshot'), { do: 'save-snapshot' }, { enabled: reachable }),
      command(t('desktop.tray.openFile'), { do: 'open-file' }),
      command(
        openAnomalies > 0
          ? t('desktop.tray.anomalies', { count: openAnomalies })
          : t('desktop.tray.noAnomalies'),
        goTo('anomalies'),
      ),
      separator,
      command(t('desktop.tray.settings'), goTo('settings')),
      command(t('desktop.tray.quit'), { do: 'quit' }),
    ],
  };
}

function iconOf(view: LifeView | null, alarmed: boolean): TrayIcon {
  if (view === null || (view.asleep && view.alive)) return 'asleep';
  if (!view.alive || view.phase === 'terminated') return 'terminated';
  return alarmed ? `${view.phase}-anomaly` : view.phase;
}

function statusOf(view: LifeView | null): string {
  if (view === null) return t('desktop.tray.none');
  const phase = view.asleep && view.alive ? 'asleep' : view.phase;
  return t('desktop.tray.who', { name: view.identity.name, phase: t(`common.phase.${phase}`) });
}

function numbersOf(view: LifeView | null): readonly string[] {
  if (view === null) return [];
  if (view.death !== null) {
    const { tick, cause } = view.death;
    return [t('desktop.tray.ended', { tick, cause: t(`common.vital.${cause}`) })];
  }
  return [
    t('desktop.tray.age', { tick: view.tick, age: ageText(view.ageMs) }),
    t('desktop.tray.vitals', {
      energy: view.vitals.energy.toFixed(0),
      integrity: view.vitals.integrity.toFixed(2),
      stability: view.vitals.stability.toFixed(2),
    }),
  ];
}
