import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { say, t } from '../../../shared/i18n';
import type { ChannelPicture } from '../../../shared/channel';
import type { ChannelThread } from '../../environment/channel/channel';
import { channelOfHouse } from '../../environment/channel/channel-of-house';
import { tokenIn } from '../../environment/channel/token';
import { openHooks } from '../../environment/hooks/open-hooks';
import { isThere } from '../../environment/processes/is-there';
import { Processes } from '../../environment/processes/processes';
import { systemClock } from '../../runtime/clock';
import type { LifeHost } from '../../runtime/life-host';
import { APP_VERSION } from '../../vault/app-version';

/** Hooks that go on when the life is put to sleep get so long to come to their end. */
const LAST_CALLS_MS = 10_000;

export interface WorldOptions {
  readonly homePath: string;
  /** Null: no other program is let in. */
  readonly channel: ChannelOptions | null;
  /** Told, in words, how the channel is reached, and of what goes wrong beside the life. */
  readonly tell: (words: string) => void;
}

export interface ChannelOptions {
  /** 0: any that is free. */
  readonly port: number;
  /** Where the token lies; `<home>/channel.token` where nothing is said. */
  readonly tokenFile: string | undefined;
  readonly launch: () => ChannelThread;
}

/**
 * Opens the doors of a life without a window: the hooks a person agreed to, and the channel where one is wished for. To
 * be opened before the life wakes, or its birth is missed.
 * @returns how to close them; resolves when the calls of hooks that go on have ended, or have been ended
 * @throws Refusal where there is no token and none can be made
 */
export function openWorld(host: LifeHost, { homePath, channel, tell }: WorldOptions): () => Promise<void> {
  const trouble = (where: string, error?: unknown): void =>
    tell(t('cli.run.trouble', { where, reason: reasonOf(error) }));
  const closeChannel = channel === null ? () => {} : openChannel(host, homePath, channel, tell, trouble);
  const hooks = openHooks({
    homePath,
    life: host,
    log: { info: () => {}, warn: trouble, error: trouble },
    changed: () => {},
    tell: ({ message }) => tell(say(message)),
  });
  if (hooks.notice !== null) tell(say(hooks.notice.message));
  return async () => {
    closeChannel();
    // What is called on a death is called as the program ends.
    await Promise.race([hooks.hooks.settled(), sleep(LAST_CALLS_MS, undefined, { ref: false })]);
    hooks.close();
  };
}

function openChannel(
  host: LifeHost,
  homePath: string,
  { port, tokenFile = join(homePath, 'channel.token'), launch }: ChannelOptions,
  tell: (words: string) => void,
  trouble: (where: string, error?: unknown) => void,
): () => void {
  const { digest, isNew } = tokenIn(tokenFile);
  if (isNew) tell(t('cli.channel.made', { file: tokenFile }));
  const processes = new Processes({ homePath, clock: systemClock, isThere, onTrouble: trouble });
  const channel = channelOfHouse(host, {
    ...{ homePath, processes, launch, version: APP_VERSION },
    after: (delayMs, call) => void setTimeout(call, delayMs).unref(),
    token: () => ({ digest, madeAtMs: 0 }),
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
