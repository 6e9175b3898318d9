import * as dbus from 'dbus-next';

export interface ShownNotification {
  readonly id: number;
  readonly appName: string;
  readonly title: string;
  readonly body: string;
  /** Keys of the offered actions and their labels; "default" is a click on the notification itself. */
  readonly actions: Readonly<Record<string, string>>;
  readonly hints: Readonly<Record<string, unknown>>;
}

/** Reasons the specification gives to NotificationClosed. */
const DISMISSED_BY_PERSON = 2;
const CLOSED_BY_APP = 3;

/**
 * A notification daemon that shows nothing and remembers everything.
 * @see https://specifications.freedesktop.org/notification-spec/latest/
 */
export class NotificationServer extends dbus.interface.Interface {
  static readonly busName = 'org.freedesktop.Notifications';
  static readonly path = '/org/freedesktop/Notifications';

  readonly shown: ShownNotification[] = [];
  /** The person does not want to be disturbed, and the server says so to those who ask. */
  inhibited = false;
  #nextId = 1;

  constructor() {
    super(NotificationServer.busName);
  }

  /** A person clicks the notification, or one of its buttons. */
  click(id: number, action = 'default'): void {
    this.ActionInvoked(id, action);
    this.dismiss(id);
  }

  /** A person waves the notification away. */
  dismiss(id: number): void {
    this.NotificationClosed(id, DISMISSED_BY_PERSON);
  }

  // From here on the names are the specification's.

  get Inhibited(): boolean {
    return this.inhibited;
  }

  Notify(
    appName: string,
    replacesId: number,
    _icon: string,
    title: string,
    body: string,
    actions: readonly string[],
    hints: Readonly<Record<string, dbus.Variant<unknown>>>,
    _expiresInMs: number,
  ): number {
    const id = replacesId || this.#nextId++;
    this.shown.push({ id, appName, title, body, actions: pairs(actions), hints: values(hints) });
    return id;
  }

  CloseNotification(id: number): void {
    this.NotificationClosed(id, CLOSED_BY_APP);
  }

  GetCapabilities(): string[] {
    return ['body', 'body-markup', 'actions', 'icon-static'];
  }

  GetServerInformation(): [name: string, vendor: string, version: string, specification: string] {
    return ['notification-double', 'life tests', '1', '1.2'];
  }

  ActionInvoked(id: number, action: string): [number, string] {
    return [id, action];
  }

  NotificationClosed(id: number, reason: number): [number, number] {
    return [id, reason];
  }
}

NotificationServer.configureMembers({
  properties: { Inhibited: { signature: 'b', access: 'read' } },
  methods: {
    Notify: { inSignature: 'susssasa{sv}i', outSignature: 'u' },
    CloseNotification: { inSignature: 'u', outSignature: '' },
    GetCapabilities: { inSignature: '', outSignature: 'as' },
    GetServerInformation: { inSignature: '', outSignature: 'ssss' },
  },
  signals: {
    ActionInvoked: { signature: 'us' },
    NotificationClosed: { signature: 'uu' },
  },
});

/** Actions travel as one list: key, label, key, label. */
function pairs(list: readonly string[]): Record<string, string> {
  const named: Record<string, string> = {};
  for (let index = 0; index + 1 < list.length; index += 2) named[list[index] ?? ''] = list[index + 1] ?? '';
  return named;
}

export function values(variants: Readonly<Record<string, dbus.Variant<unknown>>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(variants).map(([name, variant]) => [name, variant.value]));
}
