import { lookup } from 'node:dns';
import { request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import type { LookupFunction } from 'node:net';
import { told } from '../../../shared/i18n';
import type { Message } from '../../../shared/views';
import { hostToAllow, isLoopbackAddress } from './address';

/** An answer's body says nothing to this app: it is let out of the way up to here, bytes, and then cut off. */
const BODY_BYTES_MAX = 16 * 1024;

export interface WebhookCall {
  readonly url: string;
  readonly body: string;
  /** The host beyond this machine that a person allowed, `name:port`. */
  readonly allowedHost: string | null;
  readonly timeLimitMs: number;
  readonly signal: AbortSignal;
}

/**
 * Posts a JSON text to an address on this machine, or to the one host that was allowed. Follows no redirect, knows no
 * proxy, reads no answer but its status. Never rejects.
 */
export function postWebhook(call: WebhookCall): Promise<{ readonly ok: boolean; readonly said: Message }> {
  const url = new URL(call.url);
  const host = hostToAllow(call.url);
  if (host !== null && host !== call.allowedHost)
    return Promise.resolve({ ok: false, said: told('window.hooks.outcome.notAllowed', { host }) });
  return new Promise((resolve) => {
    const send = url.protocol === 'https:' ? requestSecure : requestPlain;
    const request = send(url, {
      method: 'POST',
      // One connection for one call: nothing stays open.
      agent: false,
      headers: {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(call.body),
        'user-agent': 'Life',
      },
      ...(host === null ? { lookup: onThisMachine } : {}),
    });
    const settle = (ok: boolean, said: Message): void => {
      clearTimeout(limit);
      call.signal.removeEventListener('abort', stop);
      resolve({ ok, said });
      request.destroy();
    };
    const stop = (): void => settle(false, told('window.hooks.outcome.stopped'));
    const limit = setTimeout(
      () => settle(false, told('window.hooks.outcome.late', { seconds: call.timeLimitMs / 1000 })),
      call.timeLimitMs,
    );
    if (call.signal.aborted) stop();
    call.signal.addEventListener('abort', stop, { once: true });
    request.on('response', (response) => {
      const status = response.statusCode ?? 0;
      const ok = status >= 200 && status < 300;
      const isRedirect = status >= 300 && status < 400;
      const said = told(isRedirect ? 'window.hooks.outcome.redirected' : 'window.hooks.outcome.answered', {
        status,
      });
      const done = (): void => settle(ok, said);
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > BODY_BYTES_MAX) done();
      });
      response.on('end', done);
      response.on('error', done);
      response.on('close', done);
    });
    const unreached = (reason: string): void =>
      settle(false, told('window.hooks.outcome.unreached', { host: url.host, reason }));
    request.on('error', (error: NodeJS.ErrnoException) => unreached(error.code ?? error.message));
    request.on('close', () => unreached('closed'));
    request.end(call.body);
  });
}

/** `localhost` is this machine only as long as its name leads there. */
const onThisMachine: LookupFunction = (hostname, options, callback) =>
  lookup(hostname, options, (error, address, family) => {
    const found: unknown = address;
    const addresses = Array.isArray(found)
      ? (found as { readonly address: string }[]).map((each) => each.address)
      : [String(found)];
    if (error === null && !addresses.every(isLoopbackAddress))
      callback(Object.assign(new Error(`${hostname} leads elsewhere`), { code: 'ENOTLOOPBACK' }), '', 0);
    else callback(error, address, family);
  });
