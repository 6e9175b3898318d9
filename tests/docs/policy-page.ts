import type { Policy } from '../../src/main/life/policy';
import { bare, familyOf, leavesOf, type Leaf, type Node } from './policy-fields';

const INTRODUCTION = `# Policies

<!-- Drawn from src/main/life/policy.ts and the presets by "npm run docs". Change them, not this page. -->

A policy holds every number a life lives by; the code holds none. There are two presets: \`natural\`, the default, and
\`classic\`, stage 05 of the original project to the last bit.

## A policy of your own

A policy file is a JSON object that overrides what it names of a preset: of \`natural\`, or of the one in its \`extends\`.

    { "extends": "natural", "name": "harsh", "wear": { "energy": 0.004 }, "actions": { "repair": null } }

    npm run -s life -- run --ticks 100000 --policy harsh.json

- Objects are merged field by field; everything else is replaced, lists too: an \`ambient\` of your own is the whole world.
- What an event or action changes can be set to 0, but not left out again.
- A file is taken whole or not at all. An unknown field, a wrong type, a value out of range, or two numbers that do not
  fit each other are refused by a message that names the field.

What must fit together:

- \`innerTime.min\` ≤ \`innerTime.base\` ≤ \`innerTime.max\`;
- each level of \`lifecycle.degradeBelow\` lies below that of \`lifecycle.recoverAbove\`;
- \`lag.toleranceMs\` < \`lag.gapMs\`, and \`tickIntervalMs\` < \`lag.gapMs\`;
- \`meaning.noveltyWeight\`, \`vulnerabilityWeight\` and \`expectationWeight\` add up to 1 at most;
- \`memory.forgetBelow\` < 1 and ≤ \`memory.keepAbove\`; long-term memory needs a short-term one; at most one memory echo
  for each time memory is tended;
- an action gains something, \`minS\` ≤ \`maxS\`, and its need can reach its threshold;
- the rates of \`ambient\` add up to one event a tick at most.

## How to read the tables

Ranges hold for any policy. Energy is measured in [0, 100], integrity and stability in [0, 1]; tension, fatigue, noise,
relief and arousal in [0, 1] (“part”); drift from 0 upwards. Rates are per second of physical time. “Stage …” is a stage
of the original project. *Set with P1* means: chosen so that this promise of the natural policy holds. \`npm run calibrate\`
measures all of them over many seeds, at one tick a second:

- P1: untended, the median life lasts 3 to 30 days; none dies within 12 hours, every one dies some day, and the hazard
  grows with age.
- P2: tended (three \`recovery\` of 0.6 a day, eight hours apart), the median life lasts at least three times longer.
- P3: the same seed and inputs give the same state; another seed gives another life.
- P4: after twenty shocks on day one, the same shock on day three is appraised at least 10 % differently than by a twin
  that had none.
- P5: inner seconds per physical second stay within [0.25, 4], rise in intense episodes and fall in quiet ones.
- P6: at most one transition of phase in 60 ticks.
- P7: memory is bounded; insignificant and unrecalled episodes go first.
`;

interface Preset {
  readonly name: string;
  readonly values: Policy;
}

/** docs/POLICY.md, whole. @param presets in the order of their columns */
export function policyPage(policy: Node, presets: readonly Preset[]): string {
  const entries = Object.entries(bare(policy).properties ?? {});
  const plain = entries.filter(([, node]) => isLeaf(node)).map(([path, node]) => ({ path, node }));
  const sections = entries.filter(([, node]) => !isLeaf(node));
  return [
    INTRODUCTION,
    `## Single fields\n\n${fieldTable(plain, presets)}`,
    ...sections.flatMap(([path, node]) => section(path, node, presets, 2)),
  ].join('\n');
}

const isLeaf = (node: Node): boolean => {
  const { properties, items } = bare(node);
  return properties === undefined && items === undefined;
};

function section(path: string, node: Node, presets: readonly Preset[], level: number): readonly string[] {
  const { properties = {}, items, description = '', why = '' } = bare(node);
  const head = `${'#'.repeat(level)} ${code(path)}\n\n${[description, why].filter(Boolean).join(' ')}\n`;
  const family = familyOf(node);
  if (family !== null) return [head, familyTables(path, family, presets)];
  if (items !== undefined) return [head, listTables(path, items, presets)];
  const children = Object.entries(properties).map(([name, child]) => ({
    path: `${path}.${name}`,
    node: child,
  }));
  const leaves = children.filter((child) => isLeaf(child.node));
  return [
    head,
    ...(leaves.length > 0 ? [fieldTable(leaves, presets)] : []),
    ...children
      .filter((child) => !isLeaf(child.node))
      .flatMap((child) => section(child.path, child.node, presets, level + 1)),
  ];
}

function fieldTable(leaves: readonly Leaf[], presets: readonly Preset[]): string {
  return table(
    ['Field', 'Unit', 'Range', ...presets.map(({ name }) => code(name)), 'What it does', 'Source or reason'],
    leaves.map(({ path, node }) => [
      code(path),
      node.unit ?? '',
      rangeOf(node),
      ...presets.map(({ values }) => shown(valueAt(values, path))),
      node.description ?? '',
      node.why ?? '',
    ]),
  );
}

/** One table of what the members are, one of their fields, and for each preset one of the values. */
function familyTables(
  path: string,
  family: Readonly<Record<string, Node>>,
  presets: readonly Preset[],
): string {
  const names = Object.keys(family);
  const leaves = leavesOf(Object.values(family)[0] ?? {});
  const members = names.map((name) => [code(name), family[name]?.description ?? '', family[name]?.why ?? '']);
  const valueTables = presets.map((preset) => {
    if (valueAt(preset.values, path) === undefined) return `In ${code(preset.name)}: not named.\n`;
    const living = names.filter((name) => valueAt(preset.values, `${path}.${name}`) !== null);
    const heading = `Values in ${code(preset.name)}:\n\n`;
    if (living.length === 0) return `${heading}All null.\n`;
    const rows = leaves.map((leaf) => [
      code(leaf.path),
      ...living.map((name) => shown(valueAt(preset.values, `${path}.${name}.${leaf.path}`))),
    ]);
    return (
      heading +
      table(
        ['Field', ...living.map(code)],
        rows.filter((row) => row.slice(1).some((cell) => cell !== '–')),
      )
    );
  });
  return [
    table(['Member', 'What it is', 'Reason'], members),
    `Fields of each:\n\n${fieldTable(leaves, [])}`,
    ...valueTables,
  ].join('\n');
}

function listTables(path: string, items: Node, presets: readonly Preset[]): string {
  const leaves = leavesOf(items);
  const valueTables = presets.map((preset) => {
    const list = valueAt(preset.values, path) as readonly unknown[];
    const heading = `Values in ${code(preset.name)}:\n\n`;
    if (list.length === 0) return `${heading}None.\n`;
    const rows = list.map((item) => leaves.map((leaf) => shown(valueAt(item, leaf.path))));
    return (
      heading +
      table(
        leaves.map((leaf) => code(leaf.path)),
        rows,
      )
    );
  });
  return [`Fields of each:\n\n${fieldTable(leaves, [])}`, ...valueTables].join('\n');
}

function rangeOf(node: Node): string {
  const [low, high] = node.prefixItems ?? [];
  if (low !== undefined && high !== undefined) return `two: ${rangeOf(low)}; then ${rangeOf(high)}`;
  if (node.enum !== undefined) return node.enum.map((value) => code(String(value))).join(', ');
  if (node.const !== undefined) return JSON.stringify(node.const);
  if (node.type === 'string') return `${node.minLength ?? 0} to ${node.maxLength ?? 'any'}`;
  const whole = node.type === 'integer' ? 'whole, ' : '';
  return whole + boundsOf(node);
}

function boundsOf({ minimum, exclusiveMinimum, maximum }: Node): string {
  const bounded = maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER;
  if (exclusiveMinimum !== undefined) return `> ${exclusiveMinimum}${bounded ? `, ≤ ${maximum}` : ''}`;
  return bounded ? `${minimum} to ${maximum}` : `≥ ${minimum}`;
}

const valueAt = (from: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce((at: unknown, name) => (at as Record<string, unknown> | null | undefined)?.[name], from);

function shown(value: unknown): string {
  if (value === undefined) return '–';
  if (Array.isArray(value)) return value.map(shown).join(' to ');
  return typeof value === 'string' ? code(value) : JSON.stringify(value);
}

const code = (text: string): string => `\`${text}\``;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replace(/\|/gu, '\\|')).join(' | ')} |`;
  return `${[line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')}\n`;
}
