import type { ProcessCondition } from '../../shared/processes';
import type { Anomaly, LifeView } from '../../shared/views';
import { SEVERITIES, STIMULUS_TYPES, type Phase } from '../../shared/vocabulary';
import { ageText } from './age-text';
import { command, goTo, separator, submenu, text, type MenuLine } from './command';
import { fixed, language, t } from './language';

/** The intensity of a stimulus sent from a menu, where there is no dial. */
export const MENU_STIMULUS_INTENSITY = 0.6;

export interface TrayState {
  /** `null` when no life is open. */
  readonly view: LifeView | null;
  /** Opened for reading only. */
  readonly readOnly: boolean;
  readonly anomalies: readonly Anomaly[];
  /** The adopted processes that are in trouble. */
  readonly troubled: readonly Troubled[];
}

export interface Troubled {
  readonly name: string;
  readonly condition: ProcessCondition;
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
  const open = view?.alive === true ? state.anomalies.filter(({ toTick }) => toTick === null) : [];
  const unseen = open.filter(({ acknowledged }) => !acknowledged);
  const icon = iconOf(view, unseen.length > 0);
  const status = statusOf(view);
  const anomalies = anomaliesOf(open.length, unseen);
  const troubled = troubledText(state.troubled);
  const reachable = view !== null && view.alive && !state.readOnly;
  return {
    urgent: JSON.stringify([language(), icon, status, anomalies, troubled, reachable, view?.identity.lifeId]),
    icon,
    tooltip: t(unseen.length > 0 ? 'desktop.tray.tooltipAnomalies' : 'desktop.tray.tooltip', {
      appName: t('common.appName'),
      status,
      anomalies,
    }),
    menu: [
      text(status),
      ...numbersOf(view).map(text),
      separator,
      command(t('desktop.tray.open'), { do: 'open-window' }),
      submenu(
        t('desktop.tray.stimuli', { intensity: fixed(MENU_STIMULUS_INTENSITY, 1) }),
        STIMULUS_TYPES.map((type) => command(t(`common.event.${type}`), { do: 'stimulate', type })),
        reachable,
      ),
      command(t('desktop.tray.saveSnapshot'), { do: 'save-snapshot' }, { enabled: reachable }),
      command(t('desktop.tray.openFile'), { do: 'open-file' }),
      command(anomalies, goTo('anomalies')),
      ...(troubled === null ? [] : [command(troubled, goTo('world'))]),
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

/** How many are open and not seen by a person yet, and the gravest severity among them; or that there are none. */
function anomaliesOf(openCount: number, unseen: readonly Anomaly[]): string {
  if (openCount === 0) return t('desktop.tray.noAnomalies');
  const worst = SEVERITIES.filter((severity) => unseen.some((each) => each.severity === severity)).at(-1);
  if (worst === undefined) return t('desktop.tray.acknowledged', { count: openCount });
  return t('desktop.tray.anomalies', { count: unseen.length, severity: t(`common.severity.${worst}`) });
}

/** The one adopted process that is in trouble, or how many are; null where none is. */
function troubledText(troubled: readonly Troubled[]): string | null {
  const [first] = troubled;
  if (first === undefined) return null;
  return t('desktop.tray.troubled', {
    count: troubled.length,
    name: first.name,
    condition: t(`common.processCondition.${first.condition}`),
  });
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
      energy: fixed(view.vitals.energy, 0),
      integrity: fixed(view.vitals.integrity, 2),
      stability: fixed(view.vitals.stability, 2),
    }),
  ];
}
