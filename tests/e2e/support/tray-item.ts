import * as dbus from 'dbus-next';
import { values } from './notification-server';

const ITEM = 'org.kde.StatusNotifierItem';
const MENU = 'com.canonical.dbusmenu';
const PROPERTIES = 'org.freedesktop.DBus.Properties';

/** One line of the tray's menu, with its submenu if it has one. */
export interface TrayMenuItem {
  readonly id: number;
  readonly label: string;
  readonly enabled: boolean;
  readonly visible: boolean;
  /** For check boxes and radio buttons; undefined for plain items. */
  readonly checked: boolean | undefined;
  readonly separator: boolean;
  readonly items: readonly TrayMenuItem[];
}

/** How the menu travels: id, properties, children, each child in a variant. */
type Layout = [
  id: number,
  properties: Record<string, dbus.Variant<unknown>>,
  children: dbus.Variant<Layout>[],
];

/** One picture of the icon: 32 bits per pixel, in the order alpha, red, green, blue. */
export type Pixmap = [widthPx: number, heightPx: number, argb: Buffer];

/** A tray icon as the desktop sees it: it can be looked at, read and clicked. */
export class TrayItem {
  readonly #owner: string;
  readonly #path: string;

  /** @param address a bus name, a path, or both in one, as items register themselves */
  constructor(
    private readonly bus: dbus.MessageBus,
    readonly address: string,
  ) {
    const slash = address.indexOf('/');
    this.#owner = slash < 0 ? address : address.slice(0, slash);
    this.#path = slash < 0 ? '/StatusNotifierItem' : address.slice(slash);
  }

  title(): Promise<string> {
    return this.#property<string>('Title');
  }

  /** The icon's pictures; compare them to see that the icon changed. */
  icon(): Promise<Pixmap[]> {
    return this.#property<Pixmap[]>('IconPixmap');
  }

  /** A left click. Many desktops never send one: what matters has to be in the menu. */
  async activate(): Promise<void> {
    await this.#call(this.#path, ITEM, 'Activate', 'ii', [0, 0]);
  }

  async menu(): Promise<readonly TrayMenuItem[]> {
    const path = await this.#menuPath();
    // Electron fills the menu when it is about to be shown; an item without that call is not at fault.
    await this.#call(path, MENU, 'AboutToShow', 'i', [0]).catch(() => undefined);
    const [, root] = (await this.#call(path, MENU, 'GetLayout', 'iias', [0, -1, []])) as [number, Layout];
    return toMenuItem(root).items;
  }

  /** Clicks a menu item by its label, submenus included. */
  async click(label: string): Promise<void> {
    const menu = await this.menu();
    const item = flatten(menu).find((candidate) => candidate.label === label);
    if (!item) {
      const labels = flatten(menu).map((candidate) => candidate.label);
      throw new Error(`The tray's menu has no "${label}", but: ${labels.filter(Boolean).join(', ')}.`);
    }
    if (!item.enabled) throw new Error(`"${label}" in the tray's menu is disabled.`);
    const atSeconds = Math.floor(Date.now() / 1_000);
    const event = [item.id, 'clicked', new dbus.Variant('i', 0), atSeconds];
    await this.#call(await this.#menuPath(), MENU, 'Event', 'isvu', event);
  }

  #menuPath(): Promise<string> {
    return this.#property<string>('Menu');
  }

  async #property<T>(name: string): Promise<T> {
    const [variant] = await this.#call(this.#path, PROPERTIES, 'Get', 'ss', [ITEM, name]);
    return (variant as dbus.Variant<T>).value;
  }

  async #call(
    path: string,
    face: string,
    member: string,
    signature: string,
    body: unknown[],
  ): Promise<unknown[]> {
    const destination = this.#owner;
    const message = new dbus.Message({ destination, path, interface: face, member, signature, body });
    const reply = await this.bus.call(message);
    return (reply?.body ?? []) as unknown[];
  }
}

function toMenuItem([id, properties, children]: Layout): TrayMenuItem {
  const { label, enabled, visible, type, ...rest } = values(properties);
  const toggles = rest['toggle-type'] !== undefined && rest['toggle-type'] !== '';
  return {
    id,
    // The underscore marks the access key; nobody reads it.
    label: typeof label === 'string' ? label.replace(/_(?=.)/, '') : '',
    enabled: enabled !== false,
    visible: visible !== false,
    checked: toggles ? rest['toggle-state'] === 1 : undefined,
    separator: type === 'separator',
    items: children.map((child) => toMenuItem(child.value)),
  };
}

function flatten(items: readonly TrayMenuItem[]): TrayMenuItem[] {
  return items.flatMap((item) => [item, ...flatten(item.items)]);
}
