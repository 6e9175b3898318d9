import { VIEWS, type ViewName } from '../../shared/border';
import { LANGUAGE_WISHES, STIMULUS_TYPES } from '../../shared/vocabulary';
import { isOpen } from '../anomalies/badge';
import type { Bridge } from '../../shared/border';
import type { Settings, SettingsChange } from '../../shared/settings';
import type { FileFlow } from '../files/file-flow.svelte';
import type { LifeModel } from '../life/life-model.svelte';
import type { Notices } from '../parts/notices.svelte';
import type { LongWork } from '../past/long-work.svelte';
import type { Moments } from '../past/moments.svelte';
import type { Snapshots } from '../snapshots/snapshots.svelte';
import type { Verification } from '../timeline/verification.svelte';
import { fixed, integer } from '../words/format';
import { t } from '../words/language.svelte';
import type { Chord } from './keys';
import type { Searchable } from './search';

/** Something that can be done from anywhere in the window. */
export interface Command extends Searchable {
  readonly id: string;
  /** The key that does the same, where the menus have one. */
  readonly chord?: Chord;
  readonly run: () => unknown;
}

/** What of the desk can be commanded by name. */
export interface Commanded {
  readonly bridge: Pick<Bridge, 'life'>;
  readonly life: LifeModel;
  readonly settings: Settings | null;
  readonly notices: Notices;
  readonly snapshots: Snapshots;
  readonly files: FileFlow;
  readonly work: LongWork;
  readonly moments: Moments;
  readonly verification: Verification;
  goTo(view: ViewName): void;
  goToSensitivity(): void;
  openBirth(): void;
  openHome(): Promise<void>;
  acknowledge(id: number): Promise<void>;
  change(change: SettingsChange): Promise<boolean>;
}

/** The intensity of a stimulus that is sent without a dial, as in the menus. */
const INTENSITY = 0.6;

const CHORD_OF: Readonly<Record<ViewName, Chord>> = {
  now: 'mod+1',
  timeline: 'mod+2',
  memory: 'mod+3',
  anomalies: 'mod+4',
  lives: 'mod+5',
  snapshots: 'mod+6',
  world: 'mod+7',
  settings: 'mod+,',
};

/** All that can be done as things stand; what cannot be done now is not offered. */
export function commandsOf(desk: Commanded): readonly Command[] {
  return [...places(desk), ...deeds(desk), ...stimuli(desk), ...appearance(desk)];
}

/** A number that is typed is a tick one may want to see. */
export function commandsFor(query: string, desk: Commanded): readonly Command[] {
  const digits = query.replace(/[\s#]/gu, '');
  const { view } = desk.life;
  const tick = Number(digits);
  if (!/^\d{1,12}$/u.test(digits) || view === null || tick > view.tick || desk.life.foreign) return [];
  const group = t('window.palette.groups.past');
  const words = { tick: integer(tick) };
  return [
    { id: 'look', group, title: t('window.palette.look', words), run: () => desk.moments.look(tick) },
    { id: 'fork', group, title: t('window.palette.fork', words), run: () => desk.moments.askFork(tick) },
  ];
}

function places(desk: Commanded): readonly Command[] {
  const group = t('window.palette.groups.go');
  return [
    ...VIEWS.map((view) => ({
      id: `go-${view}`,
      group,
      title: t(`window.nav.${view}`),
      chord: CHORD_OF[view],
      run: () => desk.goTo(view),
    })),
    { id: 'go-sensitivity', group, title: t('window.settings.monitor'), run: () => desk.goToSensitivity() },
  ];
}

function deeds(desk: Commanded): readonly Command[] {
  const { life, snapshots, files, verification, work } = desk;
  const group = t('window.palette.groups.do');
  const unseen = life.anomalies.filter((anomaly) => isOpen(anomaly) && !anomaly.acknowledged);
  const deed = (id: string, title: string, run: () => unknown, chord?: Chord): Command => ({
    id,
    group,
    title,
    run,
    ...(chord ? { chord } : {}),
  });
  return [
    ...(life.looking === null ? [] : [deed('back', t('window.readOnly.back'), () => files.back())]),
    ...(life.view === null
      ? []
      : [
          deed('save', t('window.snapshots.save'), () => snapshots.save(), 'mod+s'),
          deed('save-as', t('window.snapshots.saveAs'), () => snapshots.saveAs(false)),
          deed('save-with-past', t('window.palette.saveWithPast'), () => snapshots.saveAs(true)),
        ]),
    deed('open', t('window.files.choose'), () => files.choose(), 'mod+o'),
    deed('begin', t('window.birth.another'), () => desk.openBirth()),
    ...(unseen.length === 0
      ? []
      : [
          deed('acknowledge', t('window.palette.acknowledge', { count: unseen.length }), () =>
            Promise.all(unseen.map(({ id }) => desk.acknowledge(id))),
          ),
        ]),
    ...(life.view === null || work.busy
      ? []
      : [
          deed('verify', t('window.palette.verify'), () => {
            desk.goTo('timeline');
            return verification.start();
          }),
        ]),
    deed('home', t('window.palette.openHome'), () => desk.openHome()),
  ];
}

function stimuli({ life, bridge, notices }: Commanded): readonly Command[] {
  if (life.view === null || life.readOnly) return [];
  const group = t('window.stimuli.title');
  return STIMULUS_TYPES.map((type) => ({
    id: `stimulus-${type}`,
    group,
    title: t('window.palette.send', { type: t(`common.event.${type}`), intensity: fixed(INTENSITY, 2) }),
    run: async () => {
      const answer = await bridge.life.stimulate({ type, intensity: INTENSITY, note: null });
      if (!answer.ok) notices.error(answer.message);
    },
  }));
}

function appearance(desk: Commanded): readonly Command[] {
  const { settings } = desk;
  if (settings === null) return [];
  const choices = [
    ...(['system', 'dark', 'light'] as const).map((theme) => ({
      id: `theme-${theme}`,
      chosen: settings.theme === theme,
      title: `${t('window.settings.theme')}: ${t(`window.settings.themes.${theme}`)}`,
      run: () => desk.change({ theme }),
    })),
    ...LANGUAGE_WISHES.map((language) => ({
      id: `language-${language}`,
      chosen: settings.language === language,
      title: `${t('window.settings.language')}: ${t(`window.settings.languages.${language}`)}`,
      run: () => desk.change({ language }),
    })),
    ...(['system', 'on'] as const).map((reducedMotion) => ({
      id: `motion-${reducedMotion}`,
      chosen: settings.reducedMotion === reducedMotion,
      title: `${t('window.settings.motion')}: ${t(`window.settings.motions.${reducedMotion}`)}`,
      run: () => desk.change({ reducedMotion }),
    })),
  ];
  const group = t('window.nav.settings');
  return choices.filter(({ chosen }) => !chosen).map(({ id, title, run }) => ({ id, title, run, group }));
}
