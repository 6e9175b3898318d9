import { z } from 'zod';

/** A node of a JSON schema, with the notes that the policy's fields carry. */
export interface Node {
  readonly type?: string;
  readonly description?: string;
  readonly unit?: string;
  readonly why?: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly items?: Node;
  readonly prefixItems?: readonly Node[];
  readonly anyOf?: readonly Node[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
}

export interface Leaf {
  readonly path: string;
  readonly node: Node;
}

export const nodeOf = (schema: z.ZodType): Node => z.toJSONSchema(schema, { io: 'input' }) as Node;

/** Looks through “or null”: the notes are on the outside, the fields within. */
export function bare(node: Node): Node {
  const inner = node.anyOf?.find(({ type }) => type !== 'null');
  return inner === undefined ? node : { ...inner, ...notesOf(node) };
}

const notesOf = ({ description, unit, why }: Node): Node => ({
  ...(description === undefined ? {} : { description }),
  ...(unit === undefined ? {} : { unit }),
  ...(why === undefined ? {} : { why }),
});

/** All fields at and below a node that hold a value, in the order of the schema; `[]` stands for a list's item. */
export function leavesOf(node: Node, path = ''): readonly Leaf[] {
  const { properties, items, ...rest } = bare(node);
  if (properties !== undefined) {
    return Object.entries(properties).flatMap(([name, child]) =>
      leavesOf(child, path === '' ? name : `${path}.${name}`),
    );
  }
  if (items !== undefined && rest.prefixItems === undefined) return leavesOf(items, `${path}[]`);
  return [{ path, node: rest }];
}

/** What a leaf does not say of itself. A number without a unit says nothing. */
export function silentOn({ node }: Leaf): readonly string[] {
  const measured = node.type === 'number' || node.type === 'integer' || node.prefixItems !== undefined;
  return (
    ['description', 'why', ...(measured && node.const === undefined ? ['unit' as const] : [])] as const
  ).filter((note) => (node[note] ?? '').trim() === '');
}

/** The members of an object whose members are all alike, such as one per event type; null where they are not. */
export function familyOf(node: Node): Readonly<Record<string, Node>> | null {
  const members = bare(node).properties ?? {};
  const shapes = new Set(
    Object.values(members).map((member) => JSON.stringify({ ...bare(member), description: 0, why: 0 })),
  );
  const branches = Object.values(members).every((member) => bare(member).properties !== undefined);
  return branches && shapes.size === 1 && Object.keys(members).length > 1 ? members : null;
}
