import { join } from 'node:path';
import type { LifeHost } from '../../runtime/life-host';
import { Channel, type ChannelNeeds } from './channel';
import { doorsOfHost } from './host-doors';
import { openFileIn } from './open-file';

export interface HouseChannelNeeds extends Omit<ChannelNeeds, 'life' | 'times' | 'openFile'> {
  readonly homePath: string;
  /** Calls once, later. */
  readonly after: (delayMs: number, call: () => void) => void;
}

/** The channel of the life that lives in a house: the same in the app and on the command line. */
export function channelOfHouse(host: LifeHost, { homePath, after, ...needs }: HouseChannelNeeds): Channel {
  return new Channel({
    ...needs,
    life: doorsOfHost(host),
    times: { nextTickInMs: () => host.nextTickInMs, after },
    openFile: openFileIn(join(homePath, 'channel-open.json'), (what, error) => needs.log.warn(what, error)),
  });
}
