import { homedir } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';
import { told } from '../../shared/i18n';
import type { Autostart } from '../../shared/program';
import { Refusal } from '../../shared/refusal';
import { autostartFile, type AutostartPlace } from './autostart-file';
import { HIDDEN_SWITCH } from './hidden-start';

/** Starting with the session, as the window asks for it. */
export class Autostarter {
  /** @param place `null` where this copy of the app is not one to be started by a system: a checkout */
  constructor(private readonly place: AutostartPlace | null) {}

  get(): Autostart {
    if (!this.place) return { enabled: false, obstacle: told('window.program.autostartDevelopment') };
    return { enabled: this.place.isOn(), obstacle: null };
  }

  /** Throws a Refusal, and changes nothing, where it cannot be done. */
  set(enabled: boolean): Autostart {
    const { obstacle } = this.get();
    if (!this.place || obstacle) throw new Refusal('refused', obstacle ?? told('desktop.border.failed'));
    try {
      this.place.set(enabled);
    } catch (cause) {
      const problem = cause instanceof Error ? cause.message : String(cause);
      throw new Refusal('failed', told('window.program.autostartFailed', { problem }), { cause });
    }
    return this.get();
  }
}

/** What this system starts a session with; `null` where the app runs from a checkout. */
export function systemAutostart(env: NodeJS.ProcessEnv = process.env): AutostartPlace | null {
  if (!app.isPackaged) return null;
  if (process.platform === 'linux') {
    const configFolder = env['XDG_CONFIG_HOME'] || join(homedir(), '.config');
    return autostartFile(configFolder, env['APPIMAGE'] ?? process.execPath);
  }
  const item = { args: [HIDDEN_SWITCH] };
  return {
    isOn: () => app.getLoginItemSettings(item).openAtLogin,
    set: (on) => app.setLoginItemSettings({ ...item, openAtLogin: on }),
  };
}
