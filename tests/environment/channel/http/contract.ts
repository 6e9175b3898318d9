import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import type { Answered } from './plain';

interface Operation {
  readonly method: string;
  /** As the document writes it. */
  readonly path: string;
  readonly statuses: readonly string[];
  readonly open: boolean;
  readonly takesBody: boolean;
  readonly query: readonly string[];
}

interface Document {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, Described>>;
  readonly components: { readonly schemas: Record<string, object> };
}
interface Described {
  readonly security: readonly object[];
  readonly requestBody?: object;
  readonly parameters?: readonly { readonly in: string; readonly name: string }[];
  readonly responses: Record<string, { readonly content?: Record<string, { readonly schema: object }> }>;
}

/** The document as a judge: of each answer it says whether it is as promised, and it remembers what was seen. */
export class Contract {
  readonly document: Document;
  readonly #ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
  readonly #seen = new Set<string>();
  readonly #validators = new Map<string, ValidateFunction>();

  constructor(text: string) {
    this.document = JSON.parse(text) as Document;
    this.#ajv.addSchema({ $id: 'life:document', ...this.document });
  }

  get operations(): readonly Operation[] {
    return Object.entries(this.document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, described]) => ({
        method: method.toUpperCase(),
        path,
        statuses: Object.keys(described.responses).filter((status) => status !== 'default'),
        open: described.security.length === 0,
        takesBody: described.requestBody !== undefined,
        query: (described.parameters ?? []).filter((each) => each.in === 'query').map(({ name }) => name),
      })),
    );
  }

  /** @throws Error that says what is not as promised */
  check(method: string, path: string, { status, headers, text }: Answered): void {
    const operation = `${method} ${path}`;
    const responses = this.document.paths[path]?.[method.toLowerCase()]?.responses;
    if (responses === undefined) throw new Error(`${operation} is not in the document`);
    const promised = responses[String(status)];
    if (promised === undefined) throw new Error(`${operation} promises no ${status}: ${text}`);
    this.#seen.add(`${operation} ${status}`);
    const type = (headers['content-type'] ?? '').split(';')[0] ?? '';
    const content = promised.content?.[type];
    if (promised.content === undefined) {
      if (text !== '') throw new Error(`${operation} promises no body with ${status}: ${text}`);
      return;
    }
    if (content === undefined) throw new Error(`${operation} ${status} promises no “${type}”`);
    if (!type.endsWith('json')) return;
    const keys = [
      'paths',
      path,
      method.toLowerCase(),
      'responses',
      String(status),
      'content',
      type,
      'schema',
    ];
    this.#validate(pointer(keys), JSON.parse(text), `${operation} ${status}`);
  }

  /** @throws Error where the data of an event is not what is described by its name */
  checkEvent(event: string, data: unknown): void {
    this.#validate(pointer(['components', 'schemas', `Event.${event}`]), data, `event ${event}`);
  }

  /** Whatever is documented and was not seen. */
  get unseen(): readonly string[] {
    return this.operations
      .flatMap(({ method, path, statuses }) => statuses.map((status) => `${method} ${path} ${status}`))
      .filter((each) => !this.#seen.has(each));
  }

  #validate(ref: string, value: unknown, what: string): void {
    let validate = this.#validators.get(ref);
    if (validate === undefined) {
      validate = this.#ajv.compile({ $ref: ref });
      this.#validators.set(ref, validate);
    }
    if (!validate(value)) {
      const why = this.#ajv.errorsText(validate.errors);
      throw new Error(`${what} is not as promised: ${why}\n${JSON.stringify(value).slice(0, 600)}`);
    }
  }
}

/** A JSON pointer into the document, as a reference. */
const pointer = (keys: readonly string[]): string =>
  `life:document#${keys.map((key) => `/${encodeURIComponent(key.replace(/~/g, '~0').replace(/\//g, '~1'))}`).join('')}`;
