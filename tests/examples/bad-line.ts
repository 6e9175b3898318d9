import { once } from 'node:events';
import { createServer, connect, type AddressInfo, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** What becomes of a connection that passes. */
export type Fate =
  | 'passes'
  /** Cut with the request on its way, which nobody meets. */
  | 'cut-before'
  /** Cut when the answer comes: the request was met, and its sender does not know. */
  | 'cut-after'
  /** Cut in the middle of what comes back, after so many bytes. */
  | { readonly cutAfterBytes: number };

export interface BadLine {
  readonly url: string;
  /** Statuses of the answers that passed, in order. */
  readonly statuses: readonly number[];
  readonly cuts: () => number;
}

/**
 * A way to a server that now and then is cut. Clients name the line as their host, which the server would refuse, so
 * that name is exchanged on the way.
 * @param fateOf asked for each request, by how it begins
 */
export async function badLineTo(port: number, fateOf: (start: string) => Fate): Promise<BadLine> {
  const statuses: number[] = [];
  const sockets = new Set<Socket>();
  let cuts = 0;
  const line = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    let fate: Fate = 'passes';
    let cameBack = 0;
    const cut = (): void => {
      if (near.destroyed) return;
      cuts += 1;
      near.destroy();
      far.destroy();
    };
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.on('data', (chunk) => {
      const text = chunk.toString('latin1');
      if (/^(GET|POST) /.test(text)) {
        fate = fateOf(text);
        if (fate === 'cut-before') return cut();
      }
      far.write(Buffer.from(text.replace(`127.0.0.1:${ownPort()}`, `127.0.0.1:${port}`), 'latin1'));
    });
    far.on('data', (chunk) => {
      if (fate === 'cut-after') return cut();
      const status = /^HTTP\/1\.1 (\d{3})/.exec(chunk.toString('latin1'))?.[1];
      if (status !== undefined) statuses.push(Number(status));
      cameBack += chunk.length;
      if (typeof fate === 'object' && cameBack > fate.cutAfterBytes) {
        near.write(chunk.subarray(0, Math.ceil(chunk.length / 2)), cut);
      } else near.write(chunk);
    });
  });
  const ownPort = (): number => (line.address() as AddressInfo).port;
  line.listen(0, '127.0.0.1');
  await once(line, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    line.close();
  });
  return { url: `http://127.0.0.1:${ownPort()}`, statuses, cuts: () => cuts };
}
