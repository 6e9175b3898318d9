import { join } from 'node:path';
import { say, t } from '../../../shared/i18n';
import type { ChannelPicture } from '../../../shared/channel';
import { Channel, type ChannelThread } from '../../environment/channel/channel';
import { doorsOfHost } from '../../environment/channel/host-doors';
import { openFileIn } from '../../environment/channel/open-file';
import { tokenIn } from '../../environment/channel/token';
import { isThere } from '../../environment/processes/is-there';
import { Processes } from '../../environment/processes/processes';
import { systemClock } from '../../runtime/clock';
import type { LifeHost } from '../../runtime/life-host';
import { APP_VERSION } from '../../vault/app-version';

export interface WorldOptions {
  readonly homePath: string;
  /** 0: any that is free. */
  readonly port: number;
  /** Where the token lies; `<home>/channel.token` where nothing is said. */
  readonly tokenFile?: string | undefined;
  readonly launch: () => ChannelThread;
  /** Told, in words, how the channel is reached, and of what goes wrong beside the life. */
  readonly tell: (words: string) => void;
}

/**
 * Opens the channel of a life without a window.
 * @returns how to close it
 * @throws Refusal where there is no token and none can be made
 */
export function openWorld(host: LifeHost, options: WorldOptions): () => void {
  const { homePath, port, launch, tell } = options;
  const tokenFile = options.tokenFile ?? join(homePath, 'channel.token');
  const { digest, isNew } = tokenIn(tokenFile);
  if (isNew) tell(t('cli.channel.made', { file: tokenFile }));
  const trouble = (where: string, error?: unknown): void =>
    tell(t('cli.run.trouble', { where, reason: reasonOf(error) }));
  const processes = new Processes({ homePath, clock: systemClock, isThere, onTrouble: trouble });
  const channel = new Channel({
    life: doorsOfHost(host),
    processes,
    times: {
      nextTickInMs: () => host.nextTickInMs,
      after: (delayMs, call) => void setTimeout(call, delayMs).unref(),
    },
    version: APP_VERSION,
    launch,
    token: () => ({ digest, madeAtMs: 0 }),
    openFile: openFileIn(join(homePath, 'channel-open.json'), trouble),
    changed: tellState(tell),
    log: { info: () => {}, warn: trouble },
  });
  channel.want({ enabled: true, port });
  return () => {
    channel.close();
    processes.close();
  };
}

const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message : JSON.stringify(error ?? '');

/** Once each time it opens or cannot be opened; who listens is told to nobody. */
function tellState(tell: (words: string) => void): (picture: ChannelPicture) => void {
  let last = '';
  return ({ state }) => {
    if (state.is !== 'open' && state.is !== 'failed') return;
    const words =
      state.is === 'open' ? t('cli.channel.open', { urls: state.urls.join(', ') }) : say(state.why);
    if (words !== last) tell(words);
    last = words;
  };
}
