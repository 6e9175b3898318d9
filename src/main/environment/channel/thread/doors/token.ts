import { createHash, timingSafeEqual } from 'node:crypto';

const BEARER = /^Bearer +([\x21-\x7e]{1,512})$/i;

/** The one token that lets in, known by its digest alone. */
export class TokenLock {
  #digest: Buffer | null = null;

  /** @param hex SHA-256 of the token; null: nobody is let in */
  set digest(hex: string | null) {
    this.#digest = hex === null ? null : Buffer.from(hex, 'hex');
  }

  /** Takes as long for a token that is nearly right as for any other. */
  fits(authorization: string | undefined): boolean {
    const token = BEARER.exec(authorization ?? '')?.[1];
    if (token === undefined || this.#digest === null) return false;
    const given = createHash('sha256').update(token).digest();
    return given.length === this.#digest.length && timingSafeEqual(given, this.#digest);
  }
}
