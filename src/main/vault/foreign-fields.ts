import { refusal } from './refuse';

/** Fields of a stranger's JSON object: each is checked when it is asked for, and named when it is wrong. */
export class ForeignFields {
  readonly #object: Readonly<Record<string, unknown>>;
  readonly #file: string;
  readonly #prefix: string;

  constructor(object: Readonly<Record<string, unknown>>, file: string, prefix = '') {
    this.#object = object;
    this.#file = file;
    this.#prefix = prefix;
  }

  has(name: string): boolean {
    return this.#get(name) !== undefined;
  }

  number(name: string, low: number, high: number): number {
    const value = this.#required(name);
    if (typeof value !== 'number') throw this.#wrongType(name);
    if (!Number.isFinite(value)) {
      throw refusal('refused', 'file.foreignNotFinite', { file: this.#file, field: this.#prefix + name });
    }
    if (value < low || value > high) {
      const params = { file: this.#file, field: this.#prefix + name, value, range: `${low} to ${high}` };
      throw refusal('refused', 'file.foreignRange', params);
    }
    return value;
  }

  count(name: string): number {
    const value = this.number(name, 0, Number.MAX_SAFE_INTEGER);
    if (!Number.isInteger(value)) throw this.#wrongType(name);
    return value;
  }

  flag(name: string): boolean {
    const value = this.#required(name);
    if (typeof value !== 'boolean') throw this.#wrongType(name);
    return value;
  }

  text(name: string, lengthMax: number): string {
    const value = this.#required(name);
    if (typeof value !== 'string' || value === '' || value.length > lengthMax || UNSPEAKABLE.test(value)) {
      throw this.#wrongType(name);
    }
    return value;
  }

  optionalNumber(name: string, low: number, high: number): number | null {
    return this.#isAbsent(name) ? null : this.number(name, low, high);
  }

  optionalText(name: string, lengthMax: number): string | null {
    return this.#isAbsent(name) ? null : this.text(name, lengthMax);
  }

  /** A list of objects; none where it is absent. */
  list(name: string): readonly ForeignFields[] {
    if (this.#isAbsent(name)) return [];
    const value = this.#get(name);
    if (!Array.isArray(value)) throw this.#wrongType(name);
    return value.map((item: unknown, index) => this.#inner(item, `${name}[${index}]`));
  }

  section(name: string): ForeignFields | null {
    return this.#isAbsent(name) ? null : this.#inner(this.#get(name), name);
  }

  /** An object whose values are all numbers. */
  numbers(name: string, low: number, high: number): Readonly<Record<string, number>> | null {
    const section = this.section(name);
    if (section === null) return null;
    const names = Object.keys(section.#object);
    return Object.fromEntries(names.map((key) => [key, section.number(key, low, high)]));
  }

  #inner(value: unknown, name: string): ForeignFields {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw this.#wrongType(name);
    return new ForeignFields(value as Record<string, unknown>, this.#file, `${this.#prefix}${name}.`);
  }

  #get(name: string): unknown {
    return Object.hasOwn(this.#object, name) ? this.#object[name] : undefined;
  }

  #isAbsent(name: string): boolean {
    const value = this.#get(name);
    return value === undefined || value === null;
  }

  #required(name: string): unknown {
    const value = this.#get(name);
    if (value === undefined) {
      throw refusal('refused', 'file.foreignMissing', { file: this.#file, field: this.#prefix + name });
    }
    return value;
  }

  #wrongType(name: string) {
    return refusal('refused', 'file.foreignType', { file: this.#file, field: this.#prefix + name });
  }
}

/** Control characters, which could spoof a log, and halves of characters, which no canonical JSON can hold. */
// eslint-disable-next-line no-control-regex -- refusing them is the point
const UNSPEAKABLE = /[\u0000-\u001f\u007f\ud800-\udfff]/u;
