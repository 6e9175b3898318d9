import type { ViewName } from '../../shared/border';
import type { StimulusType } from '../../shared/vocabulary';

/** What a menu, the tray or a notification can ask for, as data. */
export type ShellCommand =
  | { readonly do: 'open-window' }
  | { readonly do: 'go-to'; readonly view: ViewName; readonly anomalyId: number | null }
  | { readonly do: 'stimulate'; readonly type: StimulusType }
  | { readonly do: 'save-snapshot' }
  | { readonly do: 'open-file' }
  | { readonly do: 'new-life' }
  | { readonly do: 'open-home' }
  | { readonly do: 'about' }
  | { readonly do: 'quit' };

export type GoTo = Extract<ShellCommand, { do: 'go-to' }>;

export const goTo = (view: ViewName, anomalyId: number | null = null): GoTo => ({
  do: 'go-to',
  view,
  anomalyId,
});

/** What electron itself does when a line is chosen. Its own labels follow the system, not our settings. */
export type MenuRole = NonNullable<Electron.MenuItemConstructorOptions['role']>;

/** A line of a menu as data, so that a test can read it. */
export type MenuLine =
  | { readonly line: 'separator' }
  | { readonly line: 'text'; readonly label: string }
  | {
      readonly line: 'command';
      readonly label: string;
      readonly command: ShellCommand;
      readonly enabled: boolean;
      readonly accelerator?: string;
    }
  | { readonly line: 'role'; readonly role: MenuRole; readonly label: string }
  | {
      readonly line: 'submenu';
      readonly label: string;
      readonly enabled: boolean;
      readonly lines: readonly MenuLine[];
      readonly role?: 'help' | 'windowMenu' | 'appMenu';
    };

export const separator: MenuLine = { line: 'separator' };
export const text = (label: string): MenuLine => ({ line: 'text', label });
export const role = (name: MenuRole, label: string): MenuLine => ({ line: 'role', role: name, label });
export const command = (
  label: string,
  what: ShellCommand,
  options: { readonly enabled?: boolean; readonly accelerator?: string } = {},
): MenuLine => ({ line: 'command', label, command: what, enabled: true, ...options });
export const submenu = (label: string, lines: readonly MenuLine[], enabled = true): MenuLine => ({
  line: 'submenu',
  label,
  enabled,
  lines,
});
