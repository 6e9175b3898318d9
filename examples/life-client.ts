// A client of Life's channel in one file, without dependencies: for Node 18, Deno and Bun. docs/CHANNEL.md tells what can
// be asked and what comes back; what has no type here is passed on as it came.

export interface Stimulus {
  readonly type: 'noise' | 'decay' | 'recovery' | 'shock' | 'idle' | 'novelty' | 'rest';
  /** In (0, 1]. */
  readonly intensity: number;
  readonly note?: string | null;
}

/** Its number in the journal, the tick that reaches it, and whether it was met at once. */
export interface Receipt {
  readonly seq: number;
  readonly tick: number;
  readonly urgent: boolean;
}

type Query<Name extends string> = { readonly [Key in Name]?: number | boolean };

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the document of the API has the fields
export type Json = any;

export interface LifeEvent {
  readonly id: string;
  /** `state`, `tick`, `happening`, `phase`, `anomaly`, `death`, `life`, `process`, `released`, `reset`. */
  readonly event: string;
  readonly data: Json;
}

/** Life said no, and why. */
export class LifeRefusal extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, detail: string) {
    super(`${detail} (${status} ${code})`);
    [this.status, this.code] = [status, code];
  }

  /** Too much at once, or not now: the same may be taken later. */
  readonly mayPass = (): boolean => this.status === 429 || this.status === 503;
}

const TRIES_MAX = 8;
const TIMEOUT_MS = 15_000;
const PAUSE_MAX_MS = 10_000;
/** A stream that is alive says something every 15 s. */
const SILENCE_MAX_MS = 45_000;

export class LifeClient {
  readonly #url: string;
  readonly #headers: Record<string, string>;
  #known: { readonly etag: string; readonly state: Json } | null = null;

  /** @param name as whom the journal shall name the sender: letters, digits, `.`, `_`, `-` */
  constructor({ url, token, name }: { url?: string; token?: string; name?: string } = {}) {
    const env = globalThis.process?.env ?? {};
    const [base, secret] = [url ?? env['LIFE_URL'], token ?? env['LIFE_TOKEN']];
    if (!base || !secret) throw new Error('Say where Life is, and its token: in LIFE_URL and LIFE_TOKEN.');
    this.#url = new URL(base).origin;
    this.#headers = { authorization: `Bearer ${secret}`, ...(name ? { 'life-client': name } : {}) };
  }

  /**
   * Sends one stimulus, or many that are taken together. What was answered is in the journal, once: a try whose answer was
   * lost is made again under the same key.
   */
  async stimulate(stimuli: Stimulus | readonly Stimulus[], key = randomKey()): Promise<readonly Receipt[]> {
    const body = Array.isArray(stimuli) ? { stimuli } : stimuli;
    return (await this.#json('POST', '/v1/stimuli', body, { 'idempotency-key': key })).receipts;
  }

  /** The whole state, which is sent again only where it has changed. */
  async state(): Promise<Json> {
    const known = this.#known;
    const more: Record<string, string> = known === null ? {} : { 'if-none-match': known.etag };
    const response = await this.#ask('GET', '/v1/state', undefined, more);
    if (response.status === 304) return known?.state;
    const [etag, state] = [response.headers.get('etag'), await response.json()];
    this.#known = etag === null ? null : { etag, state };
    return state;
  }

  /** Newest first. */
  async anomalies(query: Query<'beforeId' | 'limit' | 'open'> = {}): Promise<readonly Json[]> {
    return (await this.#json('GET', `/v1/anomalies${queryOf(query)}`)).anomalies;
  }

  readonly memories = (): Promise<Json> => this.#json('GET', '/v1/memories');

  /** A stretch in ms since birth, or the `last` so many ms. */
  history(query: Query<'from' | 'to' | 'last' | 'points'> = {}): Promise<Json> {
    return this.#json('GET', `/v1/history${queryOf(query)}`);
  }

  /** What a program of yours does: state, progress, activity, vitals, pid, everyMs. The first report has it adopted. */
  report(process: string, report: Readonly<Record<string, Json>>): Promise<Json> {
    return this.#json('POST', `/v1/processes/${encodeURIComponent(process)}/reports`, report);
  }

  /** It is done: its silence means nothing from now on. */
  readonly finished = (process: string): Promise<Json> => this.report(process, { state: 'finished' });

  /**
   * Whatever Life tells from now on, or since the event of an id, until `signal` is aborted. A connection that is lost is
   * made again and goes on where it was. Where something was missed all the same, `reset` says so, and `state` follows.
   */
  async *stream(after = '', signal?: AbortSignal): AsyncGenerator<LifeEvent> {
    for (let failed = 1; !signal?.aborted; failed += 1) {
      const ending = new AbortController();
      const end = (): void => ending.abort();
      signal?.addEventListener('abort', end);
      let silence = setTimeout(end, SILENCE_MAX_MS);
      const heard = (): void => {
        clearTimeout(silence);
        silence = setTimeout(end, SILENCE_MAX_MS);
      };
      try {
        const headers = { ...this.#headers, ...(after && { 'last-event-id': after }) };
        const response = await fetch(`${this.#url}/v1/stream`, { headers, signal: ending.signal });
        if (!response.ok) throw await refusalOf(response);
        for await (const event of eventsIn(response, heard)) {
          [failed, after] = [0, event.id];
          yield event;
        }
      } catch (error) {
        if (error instanceof LifeRefusal && !error.mayPass()) throw error;
      } finally {
        clearTimeout(silence);
        signal?.removeEventListener('abort', end);
        end();
      }
      if (!signal?.aborted) await pause(backoffMs(failed), signal);
    }
  }

  async #json(method: string, path: string, body?: object, more?: Record<string, string>): Promise<Json> {
    return (await this.#ask(method, path, body, more)).json();
  }

  async #ask(method: string, path: string, body?: object, more?: Record<string, string>): Promise<Response> {
    const headers = { ...this.#headers, ...more, ...(body ? { 'content-type': 'application/json' } : {}) };
    const asked = { method, headers, body: body && JSON.stringify(body) };
    for (let tried = 1; ; tried += 1) {
      let pauseMs = backoffMs(tried);
      let why: unknown;
      try {
        const signal = AbortSignal.timeout(TIMEOUT_MS);
        const response = await fetch(this.#url + path, { ...asked, signal });
        // An answer that is cut short is none, so it is read whole here.
        const whole = new Response(response.status === 304 ? null : await response.text(), response);
        if (response.ok || response.status === 304) return whole;
        why = await refusalOf(whole);
        pauseMs = Math.max(pauseMs, 1000 * Number(response.headers.get('retry-after')));
      } catch (error) {
        why = error;
      }
      if (tried >= TRIES_MAX || (why instanceof LifeRefusal && !why.mayPass())) throw why;
      await pause(Math.min(pauseMs, PAUSE_MAX_MS));
    }
  }
}

/** Events are blocks of `field: value` lines; whatever begins with a colon is only a sign of life. */
async function* eventsIn(response: Response, heard: () => void): AsyncGenerator<LifeEvent> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    heard();
    text += decoder.decode(chunk, { stream: true });
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const fields = block.split('\n').map((line) => /^(\w+): ?(.*)$/.exec(line)?.slice(1) ?? []);
      const { id = '', event = '', data } = Object.fromEntries(fields) as Record<string, string>;
      if (data !== undefined) yield { id, event, data: JSON.parse(data) };
    }
  }
}

async function refusalOf(response: Response): Promise<LifeRefusal> {
  const { code = 'unknown', detail = response.statusText } = await response.json().catch(() => ({}));
  return new LifeRefusal(response.status, code, detail);
}

const queryOf = (query: object): string =>
  `?${new URLSearchParams(Object.entries(query).filter(([, value]) => value !== undefined))}`;

const randomKey = (): string => [Date.now(), Math.random(), Math.random()].join('-');

/** Ever longer, and never the same for all who wait. */
const backoffMs = (tried: number): number =>
  Math.min(PAUSE_MAX_MS, 100 * 2 ** tried) * (0.5 + Math.random() / 2);

const pause = (ms: number, signal?: AbortSignal): Promise<unknown> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
    signal?.addEventListener('abort', resolve);
  });
