import * as dbus from 'dbus-next';
import { NotificationServer, type ShownNotification } from './notification-server';
import { TrayItem } from './tray-item';
import { TrayWatcher } from './tray-watcher';
import { waitFor } from './wait';

export interface DesktopDoubleOptions {
  /** A desktop without a notification daemon exists too; `false` plays it. */
  readonly notifications?: boolean;
  /** So does one without a tray. */
  readonly tray?: boolean;
}

/**
 * Plays the desktop on the session bus: shows notifications, hosts the tray. Start it before the app.
 *
 *     const desktop = await DesktopDouble.start();
 *     const life = await launch();
 *     await (await desktop.trayItem()).click('Pause');
 *     const shown = await desktop.notification(({ title }) => title.includes('degrade'));
 */
export class DesktopDouble {
  private constructor(
    private readonly server: dbus.MessageBus,
    private readonly client: dbus.MessageBus,
    readonly notifications: NotificationServer,
    private readonly watcher: TrayWatcher,
  ) {}

  static async start({
    notifications = true,
    tray = true,
  }: DesktopDoubleOptions = {}): Promise<DesktopDouble> {
    if (!process.env['DBUS_SESSION_BUS_ADDRESS']) {
      throw new Error('There is no session bus. Run the tests by "npm run test:e2e", which starts one.');
    }
    // Two connections: what we serve and what we ask must not wait for each other.
    const double = new DesktopDouble(
      dbus.sessionBus(),
      dbus.sessionBus(),
      new NotificationServer(),
      new TrayWatcher(),
    );
    if (notifications) await double.#serve(NotificationServer, double.notifications);
    if (tray) await double.#serve(TrayWatcher, double.watcher);
    return double;
  }

  /** The first notification that fits, waiting for it if it has not been shown yet. */
  notification(
    fits: (shown: ShownNotification) => boolean = () => true,
    limitMs?: number,
  ): Promise<ShownNotification> {
    return waitFor('a fitting notification', () => this.notifications.shown.find(fits), limitMs);
  }

  /** The newest tray icon, waiting for one if there is none yet. */
  async trayItem(limitMs?: number): Promise<TrayItem> {
    const address = await waitFor('a tray icon', () => this.watcher.items.at(-1), limitMs);
    return new TrayItem(this.client, address);
  }

  /** The notification daemon starts only now; see `DesktopDoubleOptions`. */
  serveNotifications(): Promise<void> {
    return this.#serve(NotificationServer, this.notifications);
  }

  stop(): void {
    this.server.disconnect();
    this.client.disconnect();
  }

  async #serve(
    { busName, path }: { readonly busName: string; readonly path: string },
    face: dbus.interface.Interface,
  ): Promise<void> {
    this.server.export(path, face);
    const reply = await this.server.requestName(busName, dbus.NameFlag.DO_NOT_QUEUE);
    if (reply !== dbus.RequestNameReply.PRIMARY_OWNER) {
      throw new Error(
        `Another program already serves ${busName} on this session bus: stop it, or use a bus of your own.`,
      );
    }
  }
}
