import { Notification } from 'electron';
import type { ShellCommand } from './command';
import type { Log } from './log';
import type { Note } from './notification-words';

/** The desktop forgets old ones itself; we only must not hold them for ever. */
const HELD_MAX = 20;
/** A desktop that says nothing by then says nothing at all. libnotify gives up after 25 s, and then says so. */
const ANSWER_LIMIT_MS = 30_000;

export interface NotificationNeeds {
  readonly iconPath: string;
  readonly run: (command: ShellCommand) => void;
  readonly log: Log;
}

/** Shows notes as the desktop's own notifications. A desktop that cannot show one leaves a line in the log. */
export class Notifications {
  /** A notification that is garbage-collected no longer hears its click. */
  readonly #held = new Set<Notification>();

  constructor(private readonly needs: NotificationNeeds) {}

  /**
   * Resolves when the desktop has said whether it shows the note. One that says nothing is taken to show it: to be
   * told twice is worse. Never rejects.
   */
  show(note: Note): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(true), ANSWER_LIMIT_MS);
      const answered = (isShown: boolean): void => {
        clearTimeout(timer);
        resolve(isShown);
      };
      try {
        this.#show(note, answered);
      } catch (error) {
        this.needs.log.error('The notification failed', error);
        answered(false);
      }
    });
  }

  #show(note: Note, answered: (isShown: boolean) => void): void {
    const { log, run, iconPath } = this.needs;
    const notification = new Notification({
      title: note.title,
      body: note.body,
      icon: iconPath,
      urgency: note.grave ? 'critical' : 'normal',
    });
    const letGo = (): void => void this.#held.delete(notification);
    notification.on('show', () => {
      log.info(`Notified: ${note.title}`);
      answered(true);
    });
    notification.on('click', () => {
      letGo();
      run(note.opens);
    });
    notification.on('failed', (_event, problem) => {
      letGo();
      log.warn(`The desktop did not show the notification "${note.title}"`, problem);
      answered(false);
    });
    this.#hold(notification);
    notification.show();
  }

  /** Closed bubbles stay clickable in the desktop's list, so they are held until newer ones push them out. */
  #hold(notification: Notification): void {
    this.#held.add(notification);
    const [oldest] = this.#held;
    if (this.#held.size > HELD_MAX && oldest) this.#held.delete(oldest);
  }
}
