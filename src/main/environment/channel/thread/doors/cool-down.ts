import type { Socket } from 'node:net';
import { COOL_DOWN_MS } from '../limits';

const cooling = new WeakSet<Socket>();

/**
 * Reads nothing of a connection for a moment: who asked more often than it may has its answer, and waits. What it sends
 * meanwhile waits with it, in the system's own bounds, and costs nobody else anything.
 */
export function coolDown(socket: Socket): void {
  if (cooling.has(socket) || socket.destroyed) return;
  cooling.add(socket);
  socket.pause();
  setTimeout(() => {
    cooling.delete(socket);
    if (!socket.destroyed) socket.resume();
  }, COOL_DOWN_MS).unref();
}
