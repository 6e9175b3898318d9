import type { Message } from '../views';

/**
 * Anomalies are kept as data for as long as their life. At first a fall named its time in seconds, and one after an
 * input had a key of its own; this puts such a message into today's key and params.
 */
export function lifted(message: Message): Message {
  const { key, params } = message;
  if (!key.startsWith('anomalies.fastFall.') || key.endsWith('.clears') || params.after !== undefined) {
    return message;
  }
  const { where, seconds, ...others } = params;
  const after = where ?? (key.endsWith('After') ? 'record' : 'none');
  const lasted: Message['params'] = seconds === undefined ? {} : { span: seconds, unit: 's' };
  return { key: key.replace(/After$/u, ''), params: { ...others, ...lasted, after } };
}
