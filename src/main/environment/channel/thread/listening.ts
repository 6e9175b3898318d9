import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { told } from '../../../../shared/i18n';
import type { Message } from '../../../../shared/views';

/** Where the channel is reached: on this machine, and from nowhere else. */
const ADDRESSES = [
  { host: '127.0.0.1', name: '127.0.0.1', optional: false },
  // A machine may have no IPv6.
  { host: '::1', name: '[::1]', optional: true },
] as const;

export interface Listening {
  readonly servers: readonly Server[];
  readonly port: number;
  readonly urls: readonly string[];
}

/** A port that is free on one address may be taken on the other: then another is tried. */
const TRIES = 10;

/**
 * Listens on both addresses with one port.
 * @param port 0: any that is free
 * @returns or why it cannot be
 */
export async function listen(makeServer: () => Server, port: number): Promise<Listening | Message> {
  let why: Message | null = null;
  for (let tries = 0; tries < (port === 0 ? TRIES : 1); tries += 1) {
    const servers: Server[] = [];
    try {
      return await listenOnAll(servers, makeServer, port);
    } catch (error) {
      for (const server of servers) server.close();
      why = saidOf(error as NodeJS.ErrnoException, port);
    }
  }
  return why ?? told('channel.failed.unable', { reason: '' });
}

async function listenOnAll(servers: Server[], makeServer: () => Server, wished: number): Promise<Listening> {
  const urls: string[] = [];
  let port = wished;
  for (const { host, name, optional } of ADDRESSES) {
    const server = makeServer();
    try {
      await started(server, host, port);
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      if (optional && (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT')) continue;
      throw error;
    }
    servers.push(server);
    port = (server.address() as AddressInfo).port;
    urls.push(`http://${name}:${port}`);
  }
  return { servers, port, urls };
}

const started = (server: Server, host: string, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port, ipv6Only: host === '::1' }, () => {
      server.off('error', reject);
      resolve();
    });
  });

function saidOf({ code, message }: NodeJS.ErrnoException, port: number): Message {
  if (code === 'EADDRINUSE') return told('channel.failed.taken', { port });
  if (code === 'EACCES') return told('channel.failed.forbidden', { port });
  return told('channel.failed.unable', { reason: code ?? message });
}
