import { border, channelOf, type Bridge } from '../shared/border';

/** What the bridge needs of electron's ipcRenderer. */
export interface Wire {
  invoke(channel: string, payload: unknown): Promise<unknown>;
  on(channel: string, listener: (event: unknown, news: unknown) => void): unknown;
  removeListener(channel: string, listener: (event: unknown, news: unknown) => void): unknown;
}

/** `changed` is heard as `onChanged`. */
const listenerName = (name: string): string => `on${name.charAt(0).toUpperCase()}${name.slice(1)}`;

/**
 * Builds `window.life` from the border: one function per name and nothing else. Neither ipcRenderer nor its
 * events reach the page.
 */
export function buildBridge(wire: Wire, pathOfFile: Bridge['pathOfFile']): Bridge {
  const groups = Object.entries(border).map(([group, calls]) => {
    const functions = Object.entries(calls).map(([name, { type }]) => {
      const channel = channelOf(group, name);
      return type === 'invoke'
        ? [name, (payload?: unknown) => wire.invoke(channel, payload)]
        : [listenerName(name), (listener: (news: unknown) => void) => listen(wire, channel, listener)];
    });
    return [group, Object.freeze(Object.fromEntries(functions) as object)];
  });
  return Object.freeze({ ...Object.fromEntries(groups), pathOfFile }) as Bridge;
}

function listen(wire: Wire, channel: string, listener: (news: unknown) => void): () => void {
  const hear = (_event: unknown, news: unknown): void => listener(news);
  wire.on(channel, hear);
  return () => void wire.removeListener(channel, hear);
}
