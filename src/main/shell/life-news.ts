import type { News, Notice } from '../../shared/border';
import type { Homecoming } from '../../shared/homecoming';
import type { Progress, Safety } from '../../shared/past';
import type { Anomaly, LifePicture, LifePush, LifeView, SnapshotInfo } from '../../shared/views';
import { isolated, type Log } from './log';
import type { Troubled, TrayState } from './tray-face';

/** What a life tells the desktop: each event and what comes with it. */
export interface LifeEvents {
  push: [LifePush];
  replaced: [{ readonly lifeId: string | null }];
  anomalies: [readonly Anomaly[]];
  death: [LifeView];
  phase: [LifeView];
  snapshots: [readonly SnapshotInfo[]];
  safety: [Safety];
  progress: [Progress];
  homecoming: [Homecoming | null];
  notice: [Notice];
}

export interface TellingLife {
  /** The life that lives here, whatever the window looks at. */
  living(): LifePicture | null;
  /** The window looks at a file, and has nothing to do with what the living life tells. */
  readonly looking: boolean;
  on<Name extends keyof LifeEvents>(event: Name, listener: (...news: LifeEvents[Name]) => void): () => void;
}

export interface Desktop {
  readonly news: News;
  readonly tray: { show(state: TrayState): void };
  /** The adopted processes that are in trouble. */
  readonly troubled?: () => readonly Troubled[];
  /** Says something where a person will see it, window or not. */
  readonly tell: (notice: Notice) => void;
  readonly log: Log;
}

/**
 * Passes on what happens to whoever shows it; nothing that fails to show it comes back to the life.
 * @returns how to show in the tray what is there now
 */
export function followLife(life: TellingLife, { news, tray, troubled, tell, log }: Desktop): () => void {
  let state: TrayState = { view: null, readOnly: false, anomalies: [], troubled: [] };
  const on = <Name extends keyof LifeEvents>(name: Name, act: (...of: LifeEvents[Name]) => void): void => {
    life.on(name, (...of) => isolated(log, `Telling of "${name}"`, () => act(...of)));
  };
  const showTray = (change: Partial<TrayState>): void => {
    state = { ...state, ...change };
    tray.show(state);
  };
  const showWhole = (): void => {
    const picture = life.living();
    showTray({
      view: picture?.view ?? null,
      readOnly: picture?.readOnly ?? false,
      anomalies: picture?.anomalies ?? [],
      troubled: troubled?.() ?? [],
    });
  };

  on('push', (push) => {
    news.life.changed(push);
    showTray({ view: push.view });
  });
  on('replaced', (replaced) => {
    news.life.replaced(replaced);
    showWhole();
  });
  on('anomalies', (anomalies) => {
    if (!life.looking) news.anomalies.changed(anomalies);
    showTray({ anomalies });
  });
  on('phase', (view) => showTray({ view }));
  on('death', (view) => showTray({ view }));
  on('snapshots', (snapshots) => {
    if (!life.looking) news.snapshots.changed(snapshots);
  });
  on('safety', (safety) => {
    if (!life.looking) news.life.safety(safety);
  });
  on('homecoming', (homecoming) => {
    if (!life.looking) news.life.homecoming(homecoming);
  });
  on('progress', (progress) => news.past.progress(progress));
  on('notice', tell);
  return () => isolated(log, 'The tray', showWhole);
}
