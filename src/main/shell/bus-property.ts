import { askTool, type AskTool, type ToolAnswer } from './ask-tool';

/** A property on the session bus. */
export interface BusProperty {
  readonly service: string;
  readonly path: string;
  /** The interface it belongs to. */
  readonly of: string;
  readonly name: string;
}

const GET = 'org.freedesktop.DBus.Properties.Get';

/**
 * Asks for it by a tool that speaks D-Bus, in order of how likely a desktop has one; each prints the value in its
 * own way. A service that does not know is an answer too: the next tool would not hear another one.
 */
export async function askBusProperty(property: BusProperty, ask: AskTool = askTool): Promise<ToolAnswer> {
  const { service, path, of, name } = property;
  const askers = [
    ['gdbus', 'call', '--session', '--dest', service, '--object-path', path, '--method', GET, of, name],
    [
      ...['dbus-send', '--session', '--print-reply=literal', `--dest=${service}`, path, GET],
      ...[`string:${of}`, `string:${name}`],
    ],
    ['busctl', '--user', 'get-property', service, path, of, name],
  ] as const;
  for (const [command, ...args] of askers) {
    const answer = await ask(command, args);
    if (answer.is !== 'missing') return answer;
  }
  return { is: 'missing' };
}

/** Whether a tool said `true`. */
export const isTrue = (answer: ToolAnswer): boolean => answer.is === 'said' && /\btrue\b/.test(answer.text);
