import { observerStimulusSchema } from '../../../../src/shared/commands';
import { processReportSchema } from '../../../../src/shared/processes';
import { TOKEN } from './door';

/*
 * Requests none of which may be taken: each is wrong in one way at least, most in one way only, because what is wrong in
 * many ways is refused by the first door.
 */

type Chance = () => number;

/** One request, as bytes. `framed`: it is a whole HTTP request, so that the next may follow on the same connection. */
export interface Nonsense {
  readonly bytes: Buffer;
  readonly framed: boolean;
}

export class NonsenseMaker {
  readonly #chance: Chance;
  readonly #port: number;

  constructor(chance: Chance, port: number) {
    this.#chance = chance;
    this.#port = port;
  }

  /** Whole requests with one thing wrong. */
  framed(): Nonsense {
    const kinds = [
      () => this.#badPath(),
      () => this.#badQuery(),
      () => this.#badAddress(),
      () => this.#badToken(),
      () => this.#badMethod(),
      () => this.#badBody(),
      () => this.#badBody(),
      () => this.#badBody(),
      () => this.#badStimulusHeaders(),
      () => this.#badType(),
    ];
    return { bytes: this.#pick(kinds)(), framed: true };
  }

  /** Bytes that are no request, or one that never ends. */
  broken(): Nonsense {
    const whole = this.framed().bytes;
    const kinds = [
      () => this.#randomBytes(1 + this.#below(400)),
      () => whole.subarray(0, this.#below(whole.length)),
      // Of those that ask and send nothing: what is damaged may turn out right.
      () => this.#flipped(this.#pick([this.#badPath(), this.#badAddress(), this.#badToken()])),
      () =>
        Buffer.from(`GET /v1/state HTTP/1.1\r\nHost: 127.0.0.1:${this.#port}\r\n${this.#manyHeaders()}\r\n`),
      () =>
        Buffer.from(
          `POST /v1/stimuli HTTP/1.1\r\n${this.#head()}Transfer-Encoding: chunked\r\nContent-Type: application/json\r\n\r\nzz\r\n{}\r\n0\r\n\r\n`,
        ),
      () =>
        Buffer.from(
          `POST /v1/stimuli HTTP/1.1\r\n${this.#head()}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
        ),
      () =>
        Buffer.from(
          `POST /v1/stimuli HTTP/1.1\r\n${this.#head()}Content-Length: 5\r\nContent-Length: 6\r\n\r\n{}   `,
        ),
      () => Buffer.from(`GET /v1/state HTTP/${this.#pick(['9.9', '1.', '2.0', 'x'])}\r\n${this.#head()}\r\n`),
      () => Buffer.from(`CONNECT 127.0.0.1:${this.#port} HTTP/1.1\r\n${this.#head()}\r\n`),
      () => Buffer.from(`GET /v1/state HTTP/1.1\n${this.#head().replaceAll('\r', '')}X: \u0000\n\n`),
      () =>
        Buffer.from(
          `POST /v1/stimuli HTTP/1.1\r\n${this.#head()}Expect: the-best\r\nContent-Length: 2\r\n\r\n{}`,
        ),
      () => Buffer.from(`PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n`),
    ];
    return { bytes: this.#pick(kinds)(), framed: false };
  }

  #badPath(): Buffer {
    const path = this.#pick([
      '/v1/%2e%2e/',
      '/v1/../v1/state',
      '//v1/state',
      '/v1/state%00',
      '/v1/./state',
      '/v1/state/',
      '/v1//state',
      '/V1/state',
      '/v1/state;x=1',
      '/v1/processes/..',
      '/v1/processes/%41',
      '/v1/processes/a/b/reports',
      '/etc/passwd',
      '/..%2f..%2fetc/passwd',
      '/v1/state\\',
      '/v1/\u00e9',
      '*',
      'v1/state',
      'http://evil.example/v1/state',
      `http://127.0.0.1:${this.#port}/v1/state`,
      '/v1/state#x',
      `/${this.#word(300)}`,
      '/.',
      '/v1',
      '/v1/openapi.yaml',
    ]);
    return this.#request('GET', path);
  }

  #badQuery(): Buffer {
    return this.#request(
      'GET',
      this.#pick([
        '/v1/anomalies?limit=0',
        '/v1/anomalies?limit=501',
        '/v1/anomalies?limit=1e1',
        '/v1/anomalies?limit=',
        '/v1/anomalies?beforeId=-1',
        '/v1/anomalies?open=yes',
        '/v1/anomalies?open=true&open=true',
        '/v1/anomalies?limit=%31%00',
        '/v1/history?points=4001',
        '/v1/history?from=5&to=4',
        '/v1/history?from=NaN',
        '/v1/history?last=5&from=1',
        '/v1/history?__proto__=1',
        '/v1/history?constructor=1',
        '/v1/history?to=Infinity',
        `/v1/history?from=${'9'.repeat(16)}`,
        `/v1/anomalies?${this.#word(20)}=1`,
        '/v1/anomalies?%FF=%FE',
        '/v1/history?points=%',
      ]),
    );
  }

  #badAddress(): Buffer {
    const port = this.#port;
    const host = this.#pick([
      'Host: evil.example',
      `Host: 127.0.0.1:${port + 1}`,
      'Host: 127.0.0.1',
      'Host:',
      `Host: 127.0.0.1:${port}\r\nHost: 127.0.0.1:${port}`,
      `Host: 127.0.0.1.evil.example:${port}`,
      `Host: user@127.0.0.1:${port}`,
      `Host: 127.0.0.1:${port}/v1`,
      '',
      `Host: [::2]:${port}`,
      `Host: 127.0.0.1:${port}\r\nOrigin: http://evil.example`,
      `Host: 127.0.0.1:${port}\r\nOrigin: null`,
      `Host: 127.0.0.1:${port}\r\nSec-Fetch-Site: cross-site`,
      `Host: 127.0.0.1:${port}\r\nOrigin: http://127.0.0.1:1`,
    ]);
    const lines = host === '' ? '' : `${host}\r\n`;
    return Buffer.from(`GET /v1/state HTTP/1.1\r\n${lines}Authorization: Bearer ${TOKEN}\r\n\r\n`);
  }

  #badToken(): Buffer {
    const given = this.#pick([
      '',
      'Bearer',
      `Bearer ${TOKEN}x`,
      `bearer  ${TOKEN} x`,
      `Basic ${TOKEN}`,
      `Bearer ${TOKEN.slice(1)}`,
      TOKEN,
      `Bearer ${this.#word(600)}`,
      'Bearer \u00e9\u00e9',
      `Bearer ${TOKEN}\r\nAuthorization: Bearer ${TOKEN}`,
    ]);
    const line = given === '' ? '' : `Authorization: ${given}\r\n`;
    return Buffer.from(`GET /v1/state HTTP/1.1\r\nHost: 127.0.0.1:${this.#port}\r\n${line}\r\n`, 'latin1');
  }

  #badMethod(): Buffer {
    return this.#request(
      this.#pick(['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'QUERY', 'LINK']),
      this.#pick(['/v1/state', '/v1/stimuli', '/v1/stream', '/metrics', '/']),
    );
  }

  #badBody(): Buffer {
    const [path, schema] = this.#pick([
      ['/v1/stimuli', observerStimulusSchema] as const,
      ['/v1/processes/worker/reports', processReportSchema] as const,
    ]);
    for (;;) {
      const text = this.#jsonText(path);
      let value: unknown;
      try {
        value = JSON.parse(text);
      } catch {
        return this.#post(path, text);
      }
      const filled = isObject(value) ? { note: null, ...value } : value;
      const many = isObject(value) ? value['stimuli'] : undefined;
      if (path === '/v1/stimuli' && Array.isArray(many) && many.length > 0) {
        if (many.every((each) => isObject(each) && schema.safeParse({ note: null, ...each }).success))
          continue;
      }
      if (!schema.safeParse(path === '/v1/stimuli' ? filled : value).success) return this.#post(path, text);
    }
  }

  #badStimulusHeaders(): Buffer {
    const line = this.#pick([
      'Idempotency-Key: two words',
      `Idempotency-Key: ${this.#word(200)}`,
      'Idempotency-Key:',
      'Life-Client: ../x',
      `Life-Client: ${this.#word(200)}`,
      'Life-Client: a:b',
      'Idempotency-Key: a\r\nIdempotency-Key: b',
      'Content-Type: text/json',
    ]);
    return this.#post('/v1/stimuli', '{"type":"noise","intensity":0.1}', line);
  }

  #badType(): Buffer {
    const type = this.#pick([
      'text/plain',
      'application/json, text/plain',
      'application/jsonx',
      '',
      'application/x-www-form-urlencoded',
      'application/json; charset=utf-16',
    ]);
    const body = '{"type":"noise","intensity":0.1}';
    return Buffer.from(
      `POST /v1/stimuli HTTP/1.1\r\n${this.#head()}${type === '' ? '' : `Content-Type: ${type}\r\n`}Content-Length: ${body.length}\r\n\r\n${body}`,
    );
  }

  /** Valid content that was damaged, or whatever JSON can be. */
  #jsonText(path: string): string {
    const valid =
      path === '/v1/stimuli'
        ? { type: this.#pick(['noise', 'shock', 'rest']), intensity: 0.3, note: 'x' }
        : { state: 'busy', progress: 3, vitals: { queue: 1 } };
    const kinds: (() => string)[] = [
      () => JSON.stringify(valid).slice(0, this.#below(30)),
      () => JSON.stringify({ ...valid, [this.#pick(['extra', '__proto__', 'source', 'constructor'])]: 1 }),
      () => `{"__proto__":{"x":1},${JSON.stringify(valid).slice(1)}`,
      () => JSON.stringify(this.#value(4)),
      () => JSON.stringify({ ...valid, [this.#pick(Object.keys(valid))]: this.#value(2) }),
      () =>
        JSON.stringify({
          stimuli: this.#pick<unknown>([[], [valid, this.#value(2)], valid, Array(101).fill(valid), null]),
        }),
      () => '['.repeat(1 + this.#below(20_000)),
      () => `{"a":`.repeat(1 + this.#below(9000)),
      () => '{"type":"noise","intensity":NaN}',
      () => '{"type":"noise","intensity":1e400}',
      () => '\ufeff{"type":"noise","intensity":0.1,}',
      () => `"${'x'.repeat(this.#below(30_000))}"`,
      () => this.#flipped(Buffer.from(JSON.stringify(valid))).toString('latin1'),
    ];
    return this.#pick(kinds)();
  }

  #value(depth: number): unknown {
    const kinds: (() => unknown)[] = [
      ...[
        () => null,
        () => true,
        () => '',
        () => this.#word(20),
        () => -1,
        () => 2,
        () => 1e308,
        () => '\u0000',
        () => '\ud800',
      ],
      ...(depth > 0
        ? [
            () => Array.from({ length: this.#below(4) }, () => this.#value(depth - 1)),
            () =>
              Object.fromEntries([
                [this.#pick(['type', 'intensity', 'note', 'stimuli', 'vitals', 'x']), this.#value(depth - 1)],
              ]),
          ]
        : []),
    ];
    return this.#pick(kinds)();
  }

  #head(): string {
    return `Host: 127.0.0.1:${this.#port}\r\nAuthorization: Bearer ${TOKEN}\r\n`;
  }
  #request(method: string, target: string): Buffer {
    return Buffer.from(`${method} ${target} HTTP/1.1\r\n${this.#head()}\r\n`);
  }
  #post(path: string, text: string, line = 'Content-Type: application/json'): Buffer {
    const body = Buffer.from(text, 'latin1');
    const type = line.startsWith('Content-Type') ? '' : 'Content-Type: application/json\r\n';
    const head = `POST ${path} HTTP/1.1\r\n${this.#head()}${line}\r\n${type}Content-Length: ${body.length}\r\n\r\n`;
    return Buffer.concat([Buffer.from(head), body]);
  }

  #flipped(bytes: Buffer): Buffer {
    const copy = Buffer.from(bytes);
    for (let times = 1 + this.#below(4); times > 0; times -= 1)
      copy[this.#below(copy.length)] = this.#below(256);
    return copy;
  }
  #randomBytes(length: number): Buffer {
    return Buffer.from(Array.from({ length }, () => this.#below(256)));
  }
  #manyHeaders(): string {
    return this.#pick([
      Array.from({ length: 66 + this.#below(200) }, (_, index) => `X-${index}: 1\r\n`).join(''),
      `X-Long: ${'y'.repeat(9000)}\r\n`,
      ' folded: yes\r\n',
      ': no name\r\n',
      'Bad Name: 1\r\n',
    ]);
  }
  #word(lengthMax: number): string {
    const letters = 'abcdefghijklmnopqrstuvwxyz0123456789-';
    return (
      Array.from({ length: 1 + this.#below(lengthMax) }, () => letters[this.#below(letters.length)]).join(
        '',
      ) + 'zz'.repeat(lengthMax > 100 ? 100 : 1)
    );
  }
  #below(limit: number): number {
    return Math.floor(this.#chance() * limit);
  }
  #pick<Of>(from: readonly Of[]): Of {
    return from[this.#below(from.length)] as Of;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
