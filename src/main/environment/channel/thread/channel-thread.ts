import { performance } from 'node:perf_hooks';
import type { FromThread, Port, ToThread } from '../protocol';
import { appOf, type Guests } from './app';
import { Asking } from './asking';
import { Copies } from './copies';
import { Doors } from './doors/doors';
import { listen, type Listening } from './listening';
import type { Room } from './room';
import { ENDPOINTS } from './routes/all';
import { serverOf } from './serving';

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
  readonly #doors = new Doors(ENDPOINTS, () => performance.now());
  #listening: Listening | null = null;
  #over = false;

  constructor(port: Port<ToThread, FromThread>, onEnd: () => void) {
    this.#port = port;
    this.#onEnd = onEnd;
    port.on('message', (message) => this.#receive(message));
  }

  #receive(message: ToThread): void {
    switch (message.is) {
      case 'open':
        void this.#open(message);
        break;
      case 'token':
        this.#doors.lock.digest = message.digest;
        break;
      case 'life':
        this.#copies.settle(message.life);
        break;
      case 'push':
        this.#copies.push(message.push);
        break;
      case 'anomalies':
        this.#copies.anomalies(message.anomalies);
        break;
      case 'safety':
        this.#copies.safety(message.safety);
        break;
      case 'processes':
        this.#copies.adopted(message.processes);
        break;
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
    const room: Room = { copies: this.#copies, asking: this.#asking, version };
    const guests: Guests = new WeakMap();
    const onTrouble = (where: string, error: unknown): void => this.#tellTrouble(where, error);
    const app = appOf(ENDPOINTS, room, guests, onTrouble);
    const listening = await listen(
      () => serverOf({ doors: this.#doors, app, guests, onDone: () => {}, onTrouble }),
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
