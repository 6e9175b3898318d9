import * as dbus from 'dbus-next';

/**
 * The desktop's list of tray icons. Without one on the bus, Electron falls back to an X11 tray nobody can ask.
 * @see https://www.freedesktop.org/wiki/Specifications/StatusNotifierItem/StatusNotifierWatcher/
 */
export class TrayWatcher extends dbus.interface.Interface {
  static readonly busName = 'org.kde.StatusNotifierWatcher';
  static readonly path = '/StatusNotifierWatcher';

  /** Addresses of the registered items, the newest last. */
  readonly items: string[] = [];

  constructor() {
    super(TrayWatcher.busName);
  }

  // From here on the names are the specification's.

  get RegisteredStatusNotifierItems(): string[] {
    return this.items;
  }

  get IsStatusNotifierHostRegistered(): boolean {
    return true;
  }

  get ProtocolVersion(): number {
    return 0;
  }

  RegisterStatusNotifierItem(address: string): void {
    this.items.push(address);
    this.StatusNotifierItemRegistered(address);
  }

  RegisterStatusNotifierHost(): void {
    // We are the host: others have nothing to tell us.
  }

  StatusNotifierItemRegistered(address: string): string {
    return address;
  }

  StatusNotifierItemUnregistered(address: string): string {
    return address;
  }

  StatusNotifierHostRegistered(): void {
    // A signal without content.
  }
}

TrayWatcher.configureMembers({
  properties: {
    RegisteredStatusNotifierItems: { signature: 'as', access: 'read' },
    IsStatusNotifierHostRegistered: { signature: 'b', access: 'read' },
    ProtocolVersion: { signature: 'i', access: 'read' },
  },
  methods: {
    RegisterStatusNotifierItem: { inSignature: 's', outSignature: '' },
    RegisterStatusNotifierHost: { inSignature: 's', outSignature: '' },
  },
  signals: {
    StatusNotifierItemRegistered: { signature: 's' },
    StatusNotifierItemUnregistered: { signature: 's' },
    StatusNotifierHostRegistered: { signature: '' },
  },
});
