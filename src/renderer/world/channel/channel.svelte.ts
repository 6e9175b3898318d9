import type { Bridge } from '../../../shared/border';
import type { ChannelPicture } from '../../../shared/channel';
import { answered } from '../../parts/answered';
import type { Notices } from '../../parts/notices.svelte';

type Source = Pick<Bridge, 'channel'>;

/** How other programs reach life, and the token they need: held only until it was seen. */
export class ChannelModel {
  #source: Source;
  #notices: Notices;
  #picture = $state.raw<ChannelPicture>({ state: { is: 'off' }, tokenMadeAtMs: null });
  #token = $state.raw<string | null>(null);

  constructor(source: Source, notices: Notices) {
    this.#source = source;
    this.#notices = notices;
  }

  get picture(): ChannelPicture {
    return this.#picture;
  }
  /** A token that was made just now; `null` when it was seen. */
  get token(): string | null {
    return this.#token;
  }

  async open(): Promise<void> {
    const { channel } = this.#source;
    channel.onChanged((picture) => (this.#picture = picture));
    const picture = await answered(channel.get());
    if (picture.ok) this.#picture = picture.value;
  }

  async renewToken(): Promise<void> {
    const answer = await answered(this.#source.channel.renewToken());
    if (answer.ok) this.#token = answer.value.token;
    else this.#notices.error(answer.message);
  }

  /** It is shown no more. */
  tokenSeen(): void {
    this.#token = null;
  }
}
