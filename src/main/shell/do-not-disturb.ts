import { askTool, type AskTool } from './ask-tool';
import { askBusProperty, isTrue } from './bus-property';

/** Tells whether a note may come now. */
export interface Disturbance {
  /** `true` also where nobody knows. Never rejects, and answers within a few seconds. */
  mayDisturb(): Promise<boolean>;
}

/** How long an answer holds: asking costs a process or four. */
const HOLDS_MS = 5_000;

export interface DisturbanceNeeds {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether Life's own window is what a person looks at in full screen: electron tells that everywhere. */
  ownFullScreen(): boolean;
  nowMs(): number;
  readonly ask?: AskTool;
}

/**
 * Asks the system, as far as it tells without code of its own in this app.
 *
 * - Linux: the notification server's property `Inhibited` (KDE Plasma announces its do-not-disturb there, since
 *   6.4 full screen too; most other servers do not have it), GNOME's "Do Not Disturb" switch, and on X11 whether
 *   the active window is in full screen. Each by a small program, where that is installed. Under Wayland nobody
 *   tells of another app's full screen, X11 apps aside; the desktops hold ordinary notes back there themselves.
 * - macOS: Focus cannot be asked; the system itself sends notes to its notification centre then.
 * - Windows: "Do not disturb" and full screen can only be asked natively (`SHQueryUserNotificationState`); the
 *   system itself sends notes to its notification centre then.
 */
export function systemDisturbance(needs: DisturbanceNeeds): Disturbance {
  const ask = needs.ask ?? askTool;
  const questions = needs.platform === 'linux' ? linuxQuestions(needs.env, ask) : [];
  let last: { readonly atMs: number; readonly answer: Promise<boolean> } | null = null;
  const askAll = async (): Promise<boolean> => {
    if (needs.ownFullScreen()) return false;
    // One after the other: these processes are not worth a second core, and the first yes is enough.
    for (const isInhibited of questions) if (await isInhibited()) return false;
    return true;
  };
  return {
    mayDisturb() {
      const sinceMs = last === null ? HOLDS_MS : needs.nowMs() - last.atMs;
      if (last === null || sinceMs < 0 || sinceMs >= HOLDS_MS)
        last = { atMs: needs.nowMs(), answer: askAll().catch(() => true) };
      return last.answer;
    },
  };
}

type Question = () => Promise<boolean>;

function linuxQuestions(env: DisturbanceNeeds['env'], ask: AskTool): readonly Question[] {
  const questions: Question[] = [() => isServerInhibited(ask)];
  // The schema is also installed where another desktop runs, and says nothing about that one.
  if (/GNOME|Unity/i.test(env['XDG_CURRENT_DESKTOP'] ?? '')) questions.push(() => isGnomeSilent(ask));
  if (env['DISPLAY']) questions.push(() => isFullScreenActive(ask));
  return questions;
}

const SERVER_INHIBITED = {
  service: 'org.freedesktop.Notifications',
  path: '/org/freedesktop/Notifications',
  of: 'org.freedesktop.Notifications',
  name: 'Inhibited',
};

async function isServerInhibited(ask: AskTool): Promise<boolean> {
  const answer = await askBusProperty(SERVER_INHIBITED, ask);
  // A server that hangs would hold up the whole app, and with it the life, while it is handed a note.
  return answer.is === 'late' || isTrue(answer);
}

async function isGnomeSilent(ask: AskTool): Promise<boolean> {
  const answer = await ask('gsettings', ['get', 'org.gnome.desktop.notifications', 'show-banners']);
  return answer.is === 'said' && answer.text.trim() === 'false';
}

async function isFullScreenActive(ask: AskTool): Promise<boolean> {
  const active = await ask('xprop', ['-root', '_NET_ACTIVE_WINDOW']);
  const windowId = active.is === 'said' ? /window id # (0x[0-9a-f]+)/.exec(active.text)?.[1] : undefined;
  if (windowId === undefined || /^0x0+$/.test(windowId)) return false;
  const state = await ask('xprop', ['-id', windowId, '_NET_WM_STATE']);
  return state.is === 'said' && state.text.includes('_NET_WM_STATE_FULLSCREEN');
}
