import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ESLint } from 'eslint';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

// Goal: nothing in the organism could differ between two machines or engines, and the rules that say so bite.
// (Map and Set need no rule: the language has them iterate in the order of insertion, which is part of the fold.)

const ROOT = join(import.meta.dirname, '../..');
const LIFE = join(ROOT, 'src/main/life');
const FILES = readdirSync(LIFE, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => join(LIFE, name));

/** Exact by the language's own definition, or correctly rounded (sqrt). Whatever is not here is forbidden. */
const EXACT_MATH = new Set(
  ['abs ceil clz32 floor fround imul max min round sign sqrt trunc', 'PI E SQRT2 SQRT1_2 LN2 LN10'].flatMap(
    (names) => names.split(' '),
  ),
);
const OUTSIDE = new Set(
  [
    'Date Intl Temporal performance process console require fetch crypto globalThis',
    'setTimeout setInterval setImmediate queueMicrotask requestAnimationFrame Promise',
    'eval Function WeakRef FinalizationRegistry Atomics SharedArrayBuffer',
  ].flatMap((names) => names.split(' ')),
);
const LOCALE = /^(?:localeCompare|toLocale\w*|normalize)$/u;

/** Faults of a source, as “line: what”. Blind to style; sees only what could differ between engines. */
function impurities(name: string, text: string): readonly string[] {
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const fault = (node: ts.Node, what: string) =>
    found.push(`${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}: ${what}`);
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && isReference(node)) {
      if (node.text === 'Math' && !isExactMath(node.parent)) fault(node, node.parent.getText());
      if (OUTSIDE.has(node.text)) fault(node, node.text);
    }
    if (ts.isPropertyAccessExpression(node) && LOCALE.test(node.name.text)) fault(node, node.name.text);
    if (node.kind === ts.SyntaxKind.AsteriskAsteriskToken) fault(node, '**');
    if (node.kind === ts.SyntaxKind.AsteriskAsteriskEqualsToken) fault(node, '**=');
    if (ts.isAwaitExpression(node)) fault(node, 'await');
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      fault(node, 'import()');
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Not the name behind a dot, and not a key: those are names of our own. */
function isReference(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  return !(ts.isPropertySignature(parent) || ts.isMethodDeclaration(parent) || ts.isGetAccessor(parent));
}

const isExactMath = (parent: ts.Node): boolean =>
  ts.isPropertyAccessExpression(parent) && EXACT_MATH.has(parent.name.text);

const IMPURE: readonly (readonly [code: string, what: string])[] = [
  ...[
    'exp expm1 log log1p log2 log10 pow cbrt hypot random',
    'sin cos tan asin acos atan atan2 sinh cosh tanh asinh acosh atanh',
  ]
    .flatMap((names) => names.split(' '))
    .map((name): [string, string] => [`export const x = Math.${name}(0.5, 2);`, `Math.${name}`]),
  ['export const x = Math["exp"](1);', 'Math["exp"]'],
  ['const { exp } = Math; export const x = exp(1);', '{ exp } = Math'],
  ['export const power = (x: number) => x ** 1.5;', '**'],
  ['export const power = (x: number) => (x **= 2);', '**='],
  ['export const x = Date.now();', 'Date'],
  ['export const x = new Date();', 'Date'],
  ['export const x = performance.now();', 'performance'],
  ['setTimeout(() => undefined, 1);', 'setTimeout'],
  ['setInterval(() => undefined, 1);', 'setInterval'],
  ['export const x = crypto.randomUUID();', 'crypto'],
  ['export const x = process.hrtime();', 'process'],
  ['export const x = new Intl.NumberFormat("de");', 'Intl'],
  ['export const x = globalThis.Date;', 'globalThis'],
  ['export const x = "a".localeCompare("b");', 'localeCompare'],
  ['export const x = (5).toLocaleString();', 'toLocaleString'],
];

describe('the organism’s sources', () => {
  test('hold nothing that could differ between engines', () => {
    expect(FILES.length).toBeGreaterThan(15);
    const found = FILES.flatMap((file) =>
      impurities(file, readFileSync(file, 'utf8')).map((fault) => `${relative(ROOT, file)}:${fault}`),
    );
    expect(found).toEqual([]);
  });

  test.each<readonly [code: string, what: string]>([
    ...IMPURE,
    ['const m = Math; export const x = m.exp(1);', 'm = Math'],
    ['export const x = [Math].map((m) => m.exp(1));', '[Math]'],
    ['export const x = "i".toLocaleUpperCase();', 'toLocaleUpperCase'],
    ['export const x = new Function("return 1")();', 'Function'],
    ['export const x = await import("node:os");', 'await'],
  ])('would be found out: %s', (code, what) => {
    expect(impurities('snippet.ts', code).join('\n')).toContain(`1: ${what}`);
  });

  test.each([
    'export const x = Math.sqrt(2) + Math.min(1, 2) + Math.floor(0.5) + Math.abs(-1);',
    'export const x = { Date: 1, process: 2 }; export const y = x.Date * x.process;',
    'export const x = [...new Map([[1, 2]]).values()];',
  ])('may say: %s', (code) => {
    expect(impurities('snippet.ts', code)).toEqual([]);
  });
});

describe('the linter', { timeout: 60_000 }, () => {
  const eslint = new ESLint({ cwd: ROOT });
  /** Lints text as if it stood in that file, which must be part of the project. */
  const rulesBroken = async (code: string, file: string) => {
    const [result] = await eslint.lintText(code, { filePath: join(ROOT, file) });
    return (result?.messages ?? []).filter(({ severity }) => severity === 2).map(({ ruleId }) => ruleId);
  };
  const PURITY = /^no-restricted-(?:globals|properties|syntax)$/u;

  test('finds nothing in the organism', async () => {
    const results = await eslint.lintFiles(FILES);
    expect(results.length).toBe(FILES.length);
    const found = results.flatMap(({ filePath, messages }) =>
      messages.map(({ line, ruleId }) => `${relative(ROOT, filePath)}:${line} ${ruleId}`),
    );
    expect(found).toEqual([]);
  });

  test.each(IMPURE)('forbids %s', async (code) => {
    expect(await rulesBroken(code, 'src/main/life/generator.ts')).toContainEqual(
      expect.stringMatching(PURITY),
    );
  });

  test('lets the rest of the house use the clock', async () => {
    const broken = await rulesBroken('export const x = Date.now();', 'src/main/runtime/clock.ts');
    expect(broken.filter((rule) => PURITY.test(rule ?? ''))).toEqual([]);
  });
});
