import { join } from 'node:path';
import type { News, Notice } from '../../shared/border';
import type { Settings } from '../../shared/settings';
import { systemClock } from '../runtime/clock';
import type { LifeHost } from '../runtime/life-host';
import { channelOfHouse } from './channel/channel-of-house';
import { launchThread } from './channel/launch';
import { channelServices } from './channel/services';
import { TokenFile, type Seal } from './channel/token';
import type { HookLog } from './hooks/hook-book';
import { openHooks } from './hooks/open-hooks';
import { isThere } from './processes/is-there';
import { Processes } from './processes/processes';
import { desktopProbe, onScreenLock } from './senses/desktop-probe';
import { MachineProbe } from './senses/probe';
import { Senses } from './senses/senses';
import { HooksDesk, type AskConsent } from './window/hooks-desk';

export interface DoorsNeeds {
  readonly host: LifeHost;
  readonly homePath: string;
  readonly version: string;
  /** The bundle of the channel's thread. */
  readonly threadPath: string;
  readonly seal: Seal;
  readonly consent: AskConsent;
  readonly news: Pick<News, 'channel' | 'senses' | 'hooks'>;
  readonly tell: (notice: Notice) => void;
  /** Unix ms. */
  readonly nowMs: () => number;
  /** Calls once, later; returns how to call it off. */
  readonly after: (delayMs: number, call: () => void) => () => void;
  readonly log: HookLog;
}

/**
 * The doors of the world as the app has them: other programs, the senses of the machine, a person's hooks, adopted
 * processes. Made before the life wakes, so that its birth is heard; opened when it is there.
 */
export function makeDoors(needs: DoorsNeeds) {
  const { host, homePath, version, threadPath, news, tell, nowMs, after, log } = needs;
  const warn = (what: string, cause?: unknown): void => log.warn(what, cause);

  const processes = new Processes({ homePath, clock: systemClock, isThere, onTrouble: warn });
  const token = new TokenFile(join(homePath, 'channel.json'), needs.seal, warn);
  const channel = channelOfHouse(host, {
    ...{ homePath, processes, version, after, log },
    launch: () => launchThread(threadPath),
    token: () => token.known,
    changed: (picture) => news.channel.changed(picture),
  });
  const senses = new Senses({
    ...{ nowMs, after, log },
    probe: new MachineProbe({ desktop: desktopProbe, platform: process.platform, nowMs }),
    life: () => host.keeper,
    uptimeMs: () => systemClock.uptimeMs(),
    changed: (picture) => news.senses.changed(picture),
  });
  host.on('replaced', () => senses.tell());
  onScreenLock(() => senses.lookNow());
  const { hooks, ...hooked } = openHooks({
    ...{ homePath, life: host, log, tell },
    changed: (pictures) => news.hooks.changed(pictures),
  });

  return {
    processes,
    /** What a person has to know of the files of these doors. */
    notices: [hooked],
    /** What the window may ask of them. */
    services: {
      channel: channelServices(channel, token, nowMs),
      processes,
      senses,
      hooks: new HooksDesk(hooks, needs.consent),
    },
    /** What sleeps takes nothing: the machine's sleep is met before, and its waking after. */
    sleeper: {
      suspend: () => (senses.suspending(), host.suspend()),
      resume: () => (host.resume(), senses.resumed()),
    },
    /** Opens and closes them as is wished. */
    want(settings: Pick<Settings, 'channel' | 'senses'>): void {
      channel.want(settings.channel);
      senses.want(settings.senses);
    },
    close(): void {
      channel.close();
      processes.close();
      senses.close();
      hooked.close();
    },
  };
}
