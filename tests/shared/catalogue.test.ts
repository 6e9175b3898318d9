import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { en } from '../../src/shared/i18n/en';
import { ru } from '../../src/shared/i18n/ru';

// Goal: no word in the code is missing from the catalogue, and the catalogue keeps no word nobody says.

const SOURCE = join(import.meta.dirname, '../../src');

/** Not a key, though it looks like one. */
const THE_BRIDGE = 'window.life';
/** Files that are called as a room of the catalogue is. */
const FILE = /^\w+\.(?:json|js|token)$/u;

const PLURAL = /_(?:zero|one|two|few|many|other)$/u;

function keysOf(group: object, path = ''): string[] {
  return Object.entries(group).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null
      ? keysOf(value, `${path}${name}.`)
      : [`${path}${name}`.replace(PLURAL, '')],
  );
}

const keys = new Set(keysOf(en));
const groups = Object.keys(en).join('|');

const sources = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(?:ts|svelte)$/u.test(name) && !name.includes('i18n'))
  .map((name) => readFileSync(join(SOURCE, name), 'utf8'))
  .join('\n');

/** Keys written out whole, such as 'runtime.host.noLife'. */
const named = new Set(
  [...sources.matchAll(new RegExp(`['"\`]((?:${groups})(?:\\.[\\w-]+)+)['"\`]`, 'gu'))].map(
    ([, key]) => key ?? '',
  ),
);
/** Keys with a part filled in, such as `common.phase.${phase}`, as patterns. */
const patterned = [
  ...sources.matchAll(new RegExp(`\`((?:${groups})\\.[\\w.-]*(?:\\$\\{[^}]*\\}[\\w.-]*)+)\``, 'gu')),
].map(
  ([, key = '']) => new RegExp(`^${key.replace(/\./gu, '\\.').replace(/\$\{[^}]*\}/gu, '[\\w.-]+')}$`, 'u'),
);
/** Words inside words: $t(common.vital.{{vital}}), or $t(anomalies.inside.days, {"count": 2}). */
const nested = (words: object): RegExp[] =>
  [...JSON.stringify(words).matchAll(/\$t\(([^),]*)/gu)].map(
    ([, key = '']) => new RegExp(`^${key.replace(/\./gu, '\\.').replace(/\{\{\w+\}\}/gu, '[\\w.-]+')}$`, 'u'),
  );
patterned.push(...nested(en));
/** The vault names its keys within their group: refusal('damaged', 'file.edited', …). */
const shortened = new Set(
  [...sources.matchAll(/['"`]((?:file|home|database|foreign)\.\w+)['"`]/gu)].map(
    ([, key]) => `errors.${key}`,
  ),
);

describe('the catalogue', () => {
  test('has every key the code names', () => {
    const missing = [...named].filter(
      (key) =>
        key !== THE_BRIDGE &&
        !FILE.test(key) &&
        !keys.has(key) &&
        ![...keys].some((known) => known.startsWith(`${key}.`)),
    );
    expect(missing).toEqual([]);
  });

  test('has a key for every pattern the code fills in', () => {
    expect(patterned.filter((pattern) => ![...keys].some((key) => pattern.test(key)))).toEqual([]);
  });

  test('has the Russian words that Russian sentences are made of, and none more', () => {
    const words = nested(ru);
    const russian = keysOf(ru);
    expect(words.filter((pattern) => !russian.some((key) => pattern.test(key)))).toEqual([]);
    const inside = russian.filter((key) => key.startsWith('anomalies.inside.'));
    expect(inside.filter((key) => !words.some((pattern) => pattern.test(key)))).toEqual([]);
  });

  test('keeps no key that nobody says', () => {
    const unused = [...keys].filter(
      (key) => !named.has(key) && !shortened.has(key) && !patterned.some((pattern) => pattern.test(key)),
    );
    expect(unused).toEqual([]);
  });

  test('never speaks of feelings', () => {
    const words = JSON.stringify(en);
    expect(words.match(/\b(?:feels?|feeling|wants?|sad|happy|thinks?|suffers?)\b/giu)).toBeNull();
  });
});
