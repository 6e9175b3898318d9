import type { ChannelPicture } from '../../../shared/channel';
import type { Channel } from './channel';
import type { TokenFile } from './token';

/** What the window may ask of the channel. */
export function channelServices(
  channel: Pick<Channel, 'picture' | 'tokenChanged'>,
  token: Pick<TokenFile, 'renew'>,
  nowMs: () => number,
): { picture(): ChannelPicture; renewToken(): string } {
  return {
    picture: () => channel.picture(),
    renewToken: () => {
      const made = token.renew(nowMs());
      channel.tokenChanged();
      return made;
    },
  };
}
