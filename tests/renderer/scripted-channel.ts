import type { Answer, Bridge } from '../../src/shared/border';
import type { ChannelPicture } from '../../src/shared/channel';
import { told } from '../../src/shared/i18n';

export interface ScriptedChannel {
  readonly state?: 'off' | 'open' | 'failed';
  readonly streams?: number;
  /** A token was made long ago. */
  readonly token?: boolean;
}

const yes = <T>(value: T): Promise<Answer<T>> => Promise.resolve({ ok: true, value });

/** The door for other programs, played by a script. */
export function scriptedChannel({
  state = 'off',
  streams = 0,
  token = false,
}: ScriptedChannel): Bridge['channel'] {
  const listeners = new Set<(picture: ChannelPicture) => void>();
  const urls = ['http://127.0.0.1:53127', 'http://[::1]:53127'];
  const why = told('runtime.channel.ended', { reason: 'exit code 134' });
  let picture: ChannelPicture = {
    state:
      state === 'open'
        ? { is: 'open', urls, streams }
        : state === 'failed'
          ? { is: 'failed', why }
          : { is: 'off' },
    tokenMadeAtMs: token ? Date.now() - 3 * 86_400_000 : null,
  };
  return {
    get: () => yes(picture),
    renewToken: () => {
      picture = { ...picture, tokenMadeAtMs: Date.now() };
      listeners.forEach((listener) => listener(picture));
      return yes({ token: 'life_4q1Zt8mXvB2nS7cQyHdKfLwRgUeJaPoIi0MlNkTbVxE' });
    },
    onChanged: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
