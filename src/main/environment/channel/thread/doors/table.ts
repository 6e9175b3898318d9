import type { Endpoint } from '../endpoint';

export interface Found {
  readonly endpoint: Endpoint;
  /** What stands in the place of `{name}`. */
  readonly params: Readonly<Record<string, string>>;
}

const NO_PARAMS = {};

/** Which endpoint a path and a method mean, before anything else is looked at. */
export class Table {
  readonly #byPath = new Map<string, Endpoint[]>();
  readonly #patterns: { readonly pattern: RegExp; readonly endpoints: Endpoint[] }[] = [];

  constructor(endpoints: readonly Endpoint[]) {
    const grouped = new Map<string, Endpoint[]>();
    for (const endpoint of endpoints) {
      grouped.set(endpoint.path, [...(grouped.get(endpoint.path) ?? []), endpoint]);
    }
    for (const [path, group] of grouped) {
      if (!path.includes('{')) this.#byPath.set(path, group);
      else this.#patterns.push({ pattern: patternOf(path), endpoints: group });
    }
  }

  /** @returns null where there is no such path; a list of what is allowed where the method is not */
  find(path: string, method: string): Found | readonly string[] | null {
    let endpoints = this.#byPath.get(path);
    let params: Readonly<Record<string, string>> = NO_PARAMS;
    if (endpoints === undefined) {
      for (const { pattern, endpoints: group } of this.#patterns) {
        const match = pattern.exec(path);
        if (match === null) continue;
        endpoints = group;
        params = { ...match.groups };
        break;
      }
    }
    if (endpoints === undefined) return null;
    const wanted = method === 'HEAD' ? 'GET' : method;
    const endpoint = endpoints.find((each) => each.methods.includes(wanted));
    if (endpoint !== undefined) return { endpoint, params };
    return endpoints.flatMap(({ methods }) =>
      methods.flatMap((each) => (each === 'GET' ? ['GET', 'HEAD'] : [each])),
    );
  }
}

/** `/v1/processes/{name}` as an expression with a group of that name; it takes one segment. */
const patternOf = (path: string): RegExp =>
  new RegExp(`^${path.replace(/\./g, '\\.').replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
