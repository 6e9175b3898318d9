import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { told } from '../../../shared/i18n';
import { Refusal } from '../../../shared/refusal';
import { writeFileAtomically } from '../../vault/atomic-file';
import { setAsideBadFile } from '../../vault/set-aside';

/** So that a token that lies somewhere it should not is known for what it is. */
const PREFIX = 'life_';
const TOKEN = /^life_[A-Za-z0-9_-]{43}$/;

/** 256 bits of chance, in letters that need no care anywhere. */
export const makeToken = (): string => `${PREFIX}${randomBytes(32).toString('base64url')}`;

/** SHA-256, hex: all that has to be known to tell whether a token is the right one. */
export const digestOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** What keeps a text so that no other program can put its own in its place: the system's key ring, where there is one. */
export interface Seal {
  /** `null` where the system has none. */
  close(text: string): string | null;
  /** `null` where it was closed by another key, or not at all. */
  open(sealed: string): string | null;
}

export const NO_SEAL: Seal = { close: () => null, open: () => null };

const fileSchema = z.object({
  version: z.literal(1),
  madeAtMs: z.number(),
  digest: z.discriminatedUnion('is', [
    z.object({ is: z.literal('sealed'), sealed: z.string() }),
    z.object({ is: z.literal('plain'), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  ]),
});

export interface KnownToken {
  readonly digest: string;
  readonly madeAtMs: number;
}

/**
 * What is known of the token, in `<home>/channel.json`. The token itself is shown once and kept nowhere: a file that
 * holds only its digest gives nothing away, and sealed by the system nobody can put another digest there.
 */
export class TokenFile {
  readonly #path: string;
  readonly #seal: Seal;
  readonly #warn: (what: string, error?: unknown) => void;
  /** Undefined until it was asked for: to unseal it may make the system ask its person. */
  #known: KnownToken | null | undefined;

  /** @param warn told of a file that could not be used: then there is no token */
  constructor(path: string, seal: Seal, warn: (what: string, error?: unknown) => void) {
    this.#path = path;
    this.#seal = seal;
    this.#warn = warn;
  }

  get known(): KnownToken | null {
    if (this.#known === undefined) this.#known = this.#read();
    return this.#known;
  }

  /** Another token in the place of the one before. @throws Refusal where it cannot be kept: the one before stays good */
  renew(nowMs: number): string {
    const token = makeToken();
    const digest = digestOf(token);
    const sealed = this.#seal.close(digest);
    const kept: z.infer<typeof fileSchema> = {
      version: 1,
      madeAtMs: nowMs,
      digest: sealed === null ? { is: 'plain', sha256: digest } : { is: 'sealed', sealed },
    };
    writeFileAtomically(this.#path, `${JSON.stringify(kept)}\n`);
    this.#known = { digest, madeAtMs: nowMs };
    return token;
  }

  #read(): KnownToken | null {
    const warn = this.#warn;
    try {
      const asidePath = setAsideBadFile(this.#path, fileSchema);
      if (asidePath !== null) warn(`${this.#path} could not be used and was kept as ${asidePath}`);
      if (!existsSync(this.#path)) return null;
      const { madeAtMs, digest } = fileSchema.parse(JSON.parse(readFileSync(this.#path, 'utf8')));
      if (digest.is === 'plain') return { digest: digest.sha256, madeAtMs };
      const opened = this.#seal.open(digest.sealed);
      if (opened !== null) return { digest: opened, madeAtMs };
      warn(`${this.#path} was sealed by another key: the channel needs a new token`);
    } catch (error) {
      warn(`${this.#path} cannot be read`, error);
    }
    return null;
  }
}

/**
 * The token in a file, for a life without a window; where there is no such file, one is made that only its owner reads.
 * @returns the digest, and whether the token is a new one
 * @throws Refusal where the file holds no token, or cannot be read or written
 */
export function tokenIn(path: string): { readonly digest: string; readonly isNew: boolean } {
  if (!existsSync(path)) {
    const token = makeToken();
    writeFileAtomically(path, `${token}\n`);
    return { digest: digestOf(token), isNew: true };
  }
  let text: string;
  try {
    text = readFileSync(path, 'utf8').trim();
    if (process.platform !== 'win32') chmodSync(path, 0o600);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Refusal('failed', told('runtime.channel.tokenUnreadable', { path, reason }), { cause: error });
  }
  if (!TOKEN.test(text)) throw new Refusal('invalid', told('runtime.channel.noToken', { path }));
  return { digest: digestOf(text), isNew: false };
}
