import type { ChannelPicture, ChannelState } from '../../../shared/channel';
import { told } from '../../../shared/i18n';
import type { ProcessPicture } from '../../../shared/processes';
import type { Settings } from '../../../shared/settings';
import type { Anomaly, LifePicture, LifePush, Safety } from '../../../shared/views';
import { BetweenTicks, type TickTimes } from './between-ticks';
import { answering, type LifeDoors, type ProcessDoors } from './doors';
import type { OpenFile } from './open-file';
import type { FromThread, LifeCopy, Port, ToThread } from './protocol';
import type { KnownToken } from './token';

/** What a life tells that other programs are told too. */
export interface ChannelNews {
  push: [push: LifePush];
  anomalies: [anomalies: readonly Anomaly[]];
  safety: [safety: Safety];
  replaced: [news: { readonly lifeId: string | null }];
}

/** The life that lives here, as far as other programs are concerned. */
export interface ChannelLife extends LifeDoors {
  /** Whatever the window looks at. */
  living(): LifePicture | null;
  on<Name extends keyof ChannelNews>(event: Name, listener: (...news: ChannelNews[Name]) => void): () => void;
}

export interface ChannelProcesses extends ProcessDoors {
  pictures(): readonly ProcessPicture[];
  onChange(listener: (pictures: readonly ProcessPicture[]) => void): () => void;
}

/** The thread that answers other programs, as it is started. */
export interface ChannelThread extends Port<FromThread, ToThread> {
  /** It has ended, by itself or because it was told to. */
  onEnd(listener: (reason: string) => void): void;
  /** Ends it at once. @returns when it is gone, and its port free */
  terminate(): Promise<unknown>;
}

export interface ChannelNeeds {
  readonly life: ChannelLife;
  readonly processes: ChannelProcesses;
  readonly times: TickTimes;
  readonly version: string;
  launch(): ChannelThread;
  token(): KnownToken | null;
  /** Where it says how it is reached. */
  readonly openFile: OpenFile;
  changed(picture: ChannelPicture): void;
  readonly log: { info(what: string): void; warn(what: string, cause?: unknown): void };
}

export type ChannelWish = Settings['channel'];

const OFF: ChannelState = { is: 'off' };
/** A thread that ended by itself is started again after this time, and then ever more rarely. */
const RESTART_MS = [1_000, 5_000, 30_000] as const;

/**
 * The channel by which the world reaches life. What answers other programs is a thread of its own that has copies of
 * views and one port; whatever befalls it, life goes on. Here is its other end: it hands over what life tells, does
 * what is asked for between two ticks, and starts the thread again should it end.
 */
export class Channel {
  readonly #needs: ChannelNeeds;
  readonly #between: BetweenTicks;
  #wish: ChannelWish = { enabled: false, port: 0 };
  #state: ChannelState = OFF;
  #thread: ChannelThread | null = null;
  #unhear: (() => void)[] = [];
  #endings = 0;

  constructor(needs: ChannelNeeds) {
    this.#needs = needs;
    this.#between = new BetweenTicks(needs.times);
  }

  picture(): ChannelPicture {
    return { state: this.#state, tokenMadeAtMs: this.#needs.token()?.madeAtMs ?? null };
  }

  /** Opens or closes it, as is wished; the same wish again changes nothing. */
  want({ enabled, port }: ChannelWish): void {
    const isSame = enabled === this.#wish.enabled && port === this.#wish.port;
    const stands = enabled ? this.#thread !== null : this.#thread === null;
    if (isSame && stands && this.#state.is !== 'failed') return;
    const wish = { enabled, port };
    this.#wish = wish;
    this.#endings = 0;
    const left = this.#leave();
    this.#become(enabled ? { is: 'opening' } : OFF);
    if (enabled) void left.then(() => this.#openAs(wish));
  }

  /** Another token is good from now on: whoever comes with the one before is let in no more. */
  tokenChanged(): void {
    this.#thread?.postMessage({ is: 'token', digest: this.#needs.token()?.digest ?? null });
    this.#needs.changed(this.picture());
  }

  /** Lets go of everything: the app ends. */
  close(): void {
    this.#wish = { enabled: false, port: 0 };
    void this.#leave();
    this.#state = OFF;
  }

  /** If that is still what is wished. */
  #openAs(wish: ChannelWish): void {
    if (this.#wish === wish && wish.enabled && this.#thread === null) this.#open();
  }

  #open(): void {
    const { life, processes, version, log } = this.#needs;
    if (this.#state.is !== 'opening') this.#become({ is: 'opening' });
    let thread: ChannelThread;
    try {
      thread = this.#needs.launch();
    } catch (error) {
      log.warn('The channel could not be started', error);
      return this.#become(failed(error instanceof Error ? error.message : String(error)));
    }
    this.#thread = thread;
    const say = (message: ToThread): void => {
      if (this.#thread === thread) thread.postMessage(message);
    };
    const answer = answering(life, processes, (what, error) => log.warn(what, error));
    thread.on('message', (message) => {
      if (this.#thread !== thread) return;
      if (message.is === 'ask') {
        this.#between.do(() => say({ is: 'answer', id: message.id, answer: answer(message.ask) }));
      } else this.#hear(message);
    });
    thread.onEnd((reason) => {
      if (this.#thread === thread) this.#ended(reason);
    });
    say({ is: 'open', port: this.#wish.port, tokenDigest: this.#needs.token()?.digest ?? null, version });
    const sayWhole = (): void => say({ is: 'life', life: copyOf(life.living()) });
    sayWhole();
    say({ is: 'processes', processes: processes.pictures() });
    this.#unhear = [
      life.on('push', (push) => say({ is: 'push', push })),
      life.on('anomalies', (anomalies) => say({ is: 'anomalies', anomalies })),
      life.on('safety', (safety) => say({ is: 'safety', safety })),
      life.on('replaced', sayWhole),
      processes.onChange((pictures) => say({ is: 'processes', processes: pictures })),
    ];
  }

  #hear(message: Exclude<FromThread, { is: 'ask' }>): void {
    const { log, openFile } = this.#needs;
    switch (message.is) {
      case 'opened':
        this.#endings = 0;
        openFile.write(message.urls);
        log.info(`The channel is open at ${message.urls.join(' and ')}`);
        return this.#become({ is: 'open', urls: message.urls, streams: 0 });
      case 'failed':
        // Trying again would meet the same port: a person has to choose.
        void this.#leave();
        return this.#become({ is: 'failed', why: message.why });
      case 'streams':
        if (this.#state.is === 'open') this.#become({ ...this.#state, streams: message.streams });
        return;
      case 'trouble':
        return log.warn(`The channel: ${message.where}: ${message.reason}`);
    }
  }

  #ended(reason: string): void {
    const { log, times } = this.#needs;
    log.warn(`The channel's thread ended: ${reason}`);
    void this.#leave();
    this.#become(failed(reason));
    const wish = this.#wish;
    const delayMs = RESTART_MS[Math.min(this.#endings, RESTART_MS.length - 1)] ?? 0;
    this.#endings += 1;
    times.after(delayMs, () => this.#openAs(wish));
  }

  async #leave(): Promise<void> {
    const thread = this.#thread;
    this.#thread = null;
    for (const unhear of this.#unhear.splice(0)) unhear();
    if (thread === null) return;
    this.#needs.openFile.remove();
    thread.postMessage({ is: 'close' });
    await thread.terminate();
  }

  #become(state: ChannelState): void {
    this.#state = state;
    this.#needs.changed(this.picture());
  }
}

const failed = (reason: string): ChannelState => ({
  is: 'failed',
  why: told('runtime.channel.ended', { reason }),
});

function copyOf(picture: LifePicture | null): LifeCopy | null {
  if (picture === null) return null;
  const { seq, view, heartbeat, outlook, anomalies, safety } = picture;
  return { push: { seq, view, heartbeat, outlook, trace: [] }, anomalies, safety };
}
