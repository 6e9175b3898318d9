import type { Answer, Bridge } from '../../src/shared/border';
import type { Release } from '../../src/shared/changelog';
import { told } from '../../src/shared/i18n';
import type { Autostart, UpdateState } from '../../src/shared/program';

export type ScriptedUpdate = 'current' | 'available' | 'told' | 'ready' | 'failed' | 'unable';

export interface ScriptedProgram {
  /** What is found when it is looked for. */
  readonly update?: ScriptedUpdate;
  /** The window opens after an update. */
  readonly updated?: boolean;
  /** It runs from its sources. */
  readonly development?: boolean;
}

const VERSION = '0.3.0';

const FOUND: Readonly<Record<ScriptedUpdate, UpdateState>> = {
  current: { is: 'current', atMs: Date.now() },
  available: { is: 'available', version: VERSION, installs: true },
  told: { is: 'available', version: VERSION, installs: false },
  ready: { is: 'ready', version: VERSION },
  failed: {
    is: 'failed',
    why: told('window.program.updateFailed', { reason: 'net::ERR_INTERNET_DISCONNECTED' }),
  },
  unable: { is: 'unable', why: told('window.program.updatesNoPlace') },
};

const RELEASES: readonly Release[] = [
  {
    version: '0.2.0',
    date: '2026-11-29',
    groups: [
      {
        title: 'Added',
        items: [
          'Install Life as a package: `life-desktop` starts it, `life` is its command line, and a double click opens a `.life` file.',
          'Be told of newer versions, once a day, if you switch it on; nothing is fetched without you.',
        ],
      },
      { title: 'Fixed', items: ['A window that was minimised at the start comes back at the first click.'] },
    ],
  },
  {
    version: '0.1.1',
    date: '2026-10-02',
    groups: [{ title: 'Fixed', items: Array.from({ length: 9 }, (_, index) => `The ${index + 1}. thing.`) }],
  },
];

const yes = <T>(value: T): Promise<Answer<T>> => Promise.resolve({ ok: true, value });

/** The app as a program, played by a script. @param wanted whether updates are looked for */
export function scriptedProgram(
  { update = 'current', updated = false, development = false }: ScriptedProgram,
  wanted: () => boolean,
): Bridge['program'] {
  const listeners = new Set<(state: UpdateState) => void>();
  let state: UpdateState = wanted() ? FOUND[update] : { is: 'off' };
  const become = (next: UpdateState): Promise<Answer<void>> => {
    state = next;
    listeners.forEach((listener) => listener(next));
    return yes(undefined);
  };
  let autostart: Autostart = {
    enabled: false,
    obstacle: development ? told('window.program.autostartDevelopment') : null,
  };
  return {
    autostart: () => yes(autostart),
    setAutostart: ({ enabled }) => yes((autostart = { ...autostart, enabled })),
    updates: () => yes(state),
    checkUpdates: () => become(FOUND[update]),
    downloadUpdate: () => become(FOUND.ready),
    installUpdate: () => yes(undefined),
    onUpdatesChanged: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    news: () => yes({ unseen: updated ? RELEASES : [], all: RELEASES }),
    newsSeen: () => yes(undefined),
  };
}
