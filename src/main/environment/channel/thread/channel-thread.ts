import { performance } from 'node:perf_hooks';
import type { FromThread, Port, ToThread } from '../protocol';
import { appOf, type Guests } from './app';
import { Asking } from './asking';
import { Copies } from './copies';
import { documentOf } from './document';
import { CoolDown } from './doors/cool-down';
import { Doors } from './doors/doors';
import { PATIENCE, type Patience } from './limits';
import { listen, type Listening } from './listening';
import { Metrics } from './metrics';
import { pageOf } from './page';
import type { Room } from './room';
import { ENDPOINTS } from './routes/all';
import { serverOf } from './serving';
import { newsOfAnomalies, newsOfLife, newsOfProcesses, newsOfPush } from './stream/news';
import { Streams } from './stream/streams';

export interface ThreadOptions {
  /** A monotonic clock, by which requests are counted. */
  readonly nowMs?: () => number;
  readonly patience?: Patience;
}

/**
 * The whole of the channel's other side: keeps the copies main sends, and answers other programs. It has one port to
 * main and no other way to a life.
 */
export class ChannelThread {
  readonly #port: Port<ToThread, FromThread>;
  /** Called when all is over: the thread may end. */
  readonly #onEnd: () => void;
  readonly #copies = new Copies();
  readonly #asking = new Asking((id, ask) => this.#port.postMessage({ is: 'ask', id, ask }));
  readonly #streams = new Streams(this.#copies, (streams) =>
    this.#port.postMessage({ is: 'streams', streams }),
  );
  readonly #metrics = new Metrics({
    copies: this.#copies,
    streams: () => this.#streams.count,
    asksUnderWay: () => this.#asking.underWay,
  });
  readonly #doors: Doors;
  readonly #coolDown: CoolDown;
  readonly #patience: Patience;
  #listening: Listening | null = null;
  #over = false;

  constructor(port: Port<ToThread, FromThread>, onEnd: () => void, options: ThreadOptions = {}) {
    this.#port = port;
    this.#onEnd = onEnd;
    this.#patience = options.patience ?? PATIENCE;
    const nowMs = options.nowMs ?? (() => performance.now());
    this.#doors = new Doors(ENDPOINTS, nowMs);
    this.#coolDown = new CoolDown(nowMs);
    port.on('message', (message) => this.#receive(message));
  }

  #receive(message: ToThread): void {
    switch (message.is) {
      case 'open':
        void this.#open(message);
        break;
      case 'token':
        this.#doors.lock.digest = message.digest;
        this.#streams.cutAll();
        break;
      case 'life':
        this.#copies.settle(message.life);
        this.#streams.begin(newsOfLife(message.life?.push.view.identity ?? null));
        break;
      case 'push':
        this.#copies.push(message.push);
        if (this.#copies.life !== null) this.#streams.tell(newsOfPush(message.push));
        break;
      case 'anomalies': {
        const before = this.#copies.life?.anomalies;
        this.#copies.anomalies(message.anomalies);
        if (before !== undefined) this.#streams.tell(newsOfAnomalies(before, message.anomalies));
        break;
      }
      case 'safety':
        this.#copies.safety(message.safety);
        break;
      case 'processes': {
        const before = this.#copies.processes;
        this.#copies.adopted(message.processes);
        this.#streams.tell(newsOfProcesses(before, message.processes));
        break;
      }
      case 'answer':
        this.#asking.answered(message.id, message.answer);
        break;
      case 'close':
        this.#close();
        break;
    }
  }

  async #open({ port, tokenDigest, version }: ToThread & { readonly is: 'open' }): Promise<void> {
    this.#doors.lock.digest = tokenDigest;
    const document = documentOf(ENDPOINTS, version);
    const room: Room = {
      copies: this.#copies,
      asking: this.#asking,
      streams: this.#streams,
      metrics: this.#metrics,
      document: JSON.stringify(document),
      page: pageOf(ENDPOINTS, version),
    };
    const guests: Guests = new WeakMap();
    const onTrouble = (where: string, error: unknown): void => this.#tellTrouble(where, error);
    const app = appOf(ENDPOINTS, room, guests, onTrouble);
    const listening = await listen(
      () =>
        serverOf({
          doors: this.#doors,
          coolDown: this.#coolDown,
          app,
          guests,
          metrics: this.#metrics,
          patience: this.#patience,
          onTrouble,
        }),
      port,
    );
    if (!('servers' in listening)) {
      this.#port.postMessage({ is: 'failed', why: listening });
      this.#close();
      return;
    }
    this.#listening = listening;
    this.#doors.address.port = listening.port;
    // It was closed while it opened.
    if (this.#over) return this.#end();
    this.#port.postMessage({ is: 'opened', port: listening.port, urls: listening.urls });
  }

  #close(): void {
    if (this.#over) return;
    this.#over = true;
    this.#end();
  }

  #end(): void {
    this.#asking.end();
    this.#streams.end();
    this.#metrics.end();
    for (const server of this.#listening?.servers ?? []) {
      server.close();
      server.closeAllConnections();
    }
    this.#onEnd();
  }

  #tellTrouble(where: string, error: unknown): void {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.#port.postMessage({ is: 'trouble', where, reason });
  }
}
