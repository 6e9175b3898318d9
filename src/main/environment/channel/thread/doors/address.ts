import type { IncomingMessage } from 'node:http';
import { problem, type Problem } from '../problem';

/** Those that may be there once: of two it is not known who reads which. */
const ONCE: ReadonlySet<string> = new Set([
  'host',
  'origin',
  'authorization',
  'content-type',
  'content-length',
  'idempotency-key',
  'life-client',
  'last-event-id',
  'if-none-match',
]);

/** Whom a request is for and from where it comes: only programs of this machine that mean this channel. */
export class AddressDoor {
  #hosts: ReadonlySet<string> = new Set();
  #origins: ReadonlySet<string> = new Set();
  #address = '';

  set port(port: number) {
    const hosts = ['127.0.0.1', '[::1]', 'localhost'].map((name) => `${name}:${port}`);
    // A client leaves the port out where it is the scheme's own.
    this.#hosts = new Set(port === 80 ? [...hosts, '127.0.0.1', '[::1]', 'localhost'] : hosts);
    this.#origins = new Set([...this.#hosts].map((host) => `http://${host}`));
    this.#address = `http://127.0.0.1:${port}`;
  }

  /**
   * A page of the web can make a browser send requests here, under a name of its own that leads here (DNS rebinding).
   * Host, Origin and Sec-Fetch-Site are written by the browser, and tell.
   */
  refuses({ headers, rawHeaders }: IncomingMessage): Problem | null {
    const { host, origin } = headers;
    const seen = new Set<string>();
    for (let index = 0; index < rawHeaders.length; index += 2) {
      const name = (rawHeaders[index] ?? '').toLowerCase();
      if (!ONCE.has(name)) continue;
      if (seen.has(name)) return name === 'host' ? this.#notHere() : problem('malformed');
      seen.add(name);
    }
    if (host === undefined || !this.#hosts.has(host.toLowerCase())) return this.#notHere();
    if (origin !== undefined && !this.#origins.has(origin.toLowerCase())) return problem('origin');
    const site = headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin' && site !== 'none') return problem('origin');
    return null;
  }

  #notHere = (): Problem => problem('host', { address: this.#address });
}
