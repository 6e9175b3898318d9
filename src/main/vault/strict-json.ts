/** Deepest nesting that is read. A snapshot needs about ten levels. */
export const JSON_DEPTH_MAX = 64;

export type JsonFaultKind = 'malformed' | 'truncated' | 'duplicate-key' | 'forbidden-key' | 'too-deep';

/** Why a text is not the JSON that is accepted, and where: `offset` counts UTF-16 units. */
export class JsonFault extends Error {
  override readonly name = 'JsonFault';
  constructor(
    readonly kind: JsonFaultKind,
    readonly offset: number,
    readonly key: string = '',
  ) {
    super(`${kind} at ${offset}`);
  }
}

/**
 * Reads JSON from strangers. Stricter than JSON.parse: a key that occurs twice, a `__proto__` key and deep
 * nesting are faults, because two readers would see two different lives in them. In one point it is wider:
 * the bare NaN and Infinity that Python writes are read as numbers, so that the field can be named that holds one.
 * @throws JsonFault
 */
export function parseJson(text: string): unknown {
  const reader = new Reader(text);
  const value = reader.value(0);
  reader.end();
  return value;
}

/**
 * The members of the outermost object that stand before the member `stopKey`, from the beginning of a text
 * that may be cut anywhere after it.
 * @throws JsonFault also when the text ends before `stopKey`
 */
export function parseJsonHead(text: string, stopKey: string): Record<string, unknown> {
  return new Reader(text).members(0, stopKey);
}

const WHITESPACE = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
/** What is left of a number that was cut off, behind its last whole digit. */
const CUT_NUMBER = /^(?:[-.]|[eE][+-]?)$/;
const LONGEST_WORD = '-Infinity'.length;
const LITERALS: readonly (readonly [word: string, value: unknown])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
  ['NaN', NaN],
  ['Infinity', Infinity],
  ['-Infinity', -Infinity],
];

class Reader {
  #at = 0;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  value(depth: number): unknown {
    if (depth > JSON_DEPTH_MAX) throw new JsonFault('too-deep', this.#at);
    switch (this.#peek()) {
      case '{':
        return this.members(depth, null);
      case '[':
        return this.#elements(depth);
      case '"':
        return this.#string();
      default:
        return this.#literalOrNumber();
    }
  }

  members(depth: number, stopKey: string | null): Record<string, unknown> {
    const object: Record<string, unknown> = {};
    this.#expect('{');
    if (this.#took('}')) return object;
    do {
      this.#peek();
      const keyAt = this.#at;
      const key = this.#string();
      if (key === '__proto__') throw new JsonFault('forbidden-key', keyAt, key);
      if (Object.hasOwn(object, key)) throw new JsonFault('duplicate-key', keyAt, key);
      if (key === stopKey) return object;
      this.#expect(':');
      object[key] = this.value(depth + 1);
    } while (this.#took(','));
    this.#expect('}');
    return object;
  }

  end(): void {
    this.#skip();
    if (this.#at < this.#text.length) throw new JsonFault('malformed', this.#at);
  }

  #elements(depth: number): unknown[] {
    const array: unknown[] = [];
    this.#expect('[');
    if (this.#took(']')) return array;
    do array.push(this.value(depth + 1));
    while (this.#took(','));
    this.#expect(']');
    return array;
  }

  #string(): string {
    const text = this.#text;
    const start = this.#at;
    if (text[start] !== '"') throw this.#wrong();
    let plain = true;
    let at = start + 1;
    for (; ; at += 1) {
      const code = text.charCodeAt(at);
      if (Number.isNaN(code)) throw new JsonFault('truncated', text.length);
      if (code === QUOTE) break;
      if (code < 0x20) throw new JsonFault('malformed', at);
      if (code === BACKSLASH) {
        plain = false;
        at += 1;
      }
    }
    this.#at = at + 1;
    if (plain) return text.slice(start + 1, at);
    try {
      return JSON.parse(text.slice(start, at + 1)) as string;
    } catch {
      throw new JsonFault('malformed', start);
    }
  }

  #literalOrNumber(): unknown {
    const literal = LITERALS.find(([word]) => this.#text.startsWith(word, this.#at));
    if (literal === undefined) return this.#number();
    this.#at += literal[0].length;
    return literal[1];
  }

  #number(): number {
    NUMBER.lastIndex = this.#at;
    const digits = NUMBER.exec(this.#text)?.[0];
    if (digits === undefined) throw this.#wrong();
    this.#at += digits.length;
    // Canonical JSON does not know -0: were it let in here, a digest could not tell it from 0.
    return Number(digits) + 0;
  }

  #skip(): void {
    WHITESPACE.lastIndex = this.#at;
    WHITESPACE.test(this.#text);
    this.#at = WHITESPACE.lastIndex;
  }

  #peek(): string {
    this.#skip();
    const next = this.#text[this.#at];
    if (next === undefined) throw new JsonFault('truncated', this.#at);
    return next;
  }

  #took(token: string): boolean {
    if (this.#peek() !== token) return false;
    this.#at += 1;
    return true;
  }

  #expect(token: string): void {
    if (!this.#took(token)) throw this.#wrong();
  }

  /** What stands here is wrong; a last word that was merely cut off is named so. */
  #wrong(): JsonFault {
    const rest = this.#text.slice(this.#at, this.#at + LONGEST_WORD);
    const cut =
      this.#at + rest.length === this.#text.length &&
      (CUT_NUMBER.test(rest) || LITERALS.some(([word]) => word.startsWith(rest)));
    return new JsonFault(cut ? 'truncated' : 'malformed', this.#at);
  }
}
