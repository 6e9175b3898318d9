import type { Notice } from '../../shared/border';
import type { BirthWish, Stimulus } from '../../shared/commands';
import { Refusal } from '../../shared/refusal';
import type { LifePicture, SnapshotInfo } from '../../shared/views';
import { goTo, type GoTo, type ShellCommand } from './command';
import type { Log } from './log';
import { MENU_STIMULUS_INTENSITY } from './tray-face';

/** What the menus, the tray and the notifications can ask of the life that is open. */
export interface CommandedLife {
  picture(): LifePicture | null;
  stimulate(stimulus: Stimulus): unknown;
  birth(wish: BirthWish): unknown;
  saveSnapshot(): SnapshotInfo;
}

export interface CommandNeeds {
  readonly life: CommandedLife;
  openWindow(): void;
  goTo(place: GoTo): void;
  /** Asks for a file and shows its preview in the window. */
  openFile(): Promise<void>;
  /** @param sleeperName the living life that would be put to sleep, or `null` */
  confirmNewLife(sleeperName: string | null): Promise<boolean>;
  openHome(): Promise<void>;
  about(): void;
  quit(): void;
  /** Tells the person, wherever it can be seen. */
  tell(notice: Notice): void;
  readonly logPath: string;
  readonly log: Log;
}

/** Runs what was asked for in a menu. Trouble is told, and never thrown back at the desktop. */
export function commandRunner(needs: CommandNeeds): (command: ShellCommand) => void {
  return (command) => {
    run(command, needs).catch((error: unknown) => {
      if (error instanceof Refusal) return needs.tell({ severity: 'warning', message: error.said });
      needs.log.error(`The command ${command.do} failed`, error);
      const params = { logPath: needs.logPath };
      needs.tell({ severity: 'error', message: { key: 'desktop.notice.commandFailed', params } });
    });
  };
}

async function run(command: ShellCommand, needs: CommandNeeds): Promise<void> {
  switch (command.do) {
    case 'open-window':
      return needs.openWindow();
    case 'go-to':
      return needs.goTo(command);
    case 'stimulate':
      needs.life.stimulate({
        type: command.type,
        intensity: MENU_STIMULUS_INTENSITY,
        source: 'menu',
        note: null,
      });
      return;
    case 'save-snapshot': {
      const { tick } = needs.life.saveSnapshot();
      return needs.tell({
        severity: 'info',
        message: { key: 'desktop.notice.snapshotSaved', params: { tick } },
      });
    }
    case 'open-file':
      return needs.openFile();
    case 'new-life':
      return beginLife(needs);
    case 'open-home':
      return needs.openHome();
    case 'about':
      return needs.about();
    case 'quit':
      return needs.quit();
  }
}

async function beginLife(needs: CommandNeeds): Promise<void> {
  const picture = needs.life.picture();
  const sleeperName = picture?.view.alive && !picture.readOnly ? picture.view.identity.name : null;
  if (!(await needs.confirmNewLife(sleeperName))) return;
  needs.life.birth({ name: null, policy: 'natural', seed: null });
  needs.goTo(goTo('now'));
}
