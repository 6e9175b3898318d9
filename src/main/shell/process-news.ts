import type { News } from '../../shared/border';
import type { ProcessPicture } from '../../shared/processes';
import { isolated, type Log } from './log';
import type { Notifier } from './notifier';
import type { Troubled } from './tray-face';

/** The adopted processes, as far as the desktop is concerned. */
export interface TellingProcesses {
  pictures(): readonly ProcessPicture[];
  onChange(listener: (pictures: readonly ProcessPicture[]) => void): () => void;
}

/** Those that a person may have to look after, and have not been seen in that state. */
export function troubledOf(pictures: readonly ProcessPicture[]): readonly Troubled[] {
  return pictures.filter(({ findings }) =>
    findings.some(
      ({ kind, untilMs, acknowledged }) => kind !== 'unusual' && untilMs === null && !acknowledged,
    ),
  );
}

export interface ProcessDesktop {
  readonly news: Pick<News, 'processes'>;
  readonly notifier: Pick<Notifier, 'processes'>;
  readonly showInTray: () => void;
  readonly log: Log;
}

/** Passes on what becomes of adopted processes to whoever shows it; whoever fails to keeps no other from it. */
export function followProcesses(
  processes: TellingProcesses,
  { news, notifier, showInTray, log }: ProcessDesktop,
): void {
  const notify = (pictures: readonly ProcessPicture[]): void =>
    isolated(log, 'Notifying of processes', () => notifier.processes(pictures));
  let shown = '';
  processes.onChange((pictures) => {
    isolated(log, 'Telling of processes', () => news.processes.changed(pictures));
    notify(pictures);
    const troubled = JSON.stringify(troubledOf(pictures).map(({ name, condition }) => [name, condition]));
    if (troubled !== shown) showInTray();
    shown = troubled;
  });
  notify(processes.pictures());
}
