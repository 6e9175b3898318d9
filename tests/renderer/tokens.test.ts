import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const css = readFileSync(resolve(import.meta.dirname, '../../src/renderer/style/tokens.css'), 'utf8');

function tokensOf(theme: 'dark' | 'light'): Map<string, string> {
  const block = css.slice(css.indexOf(`[data-theme='${theme}']`)).split('}')[0] ?? '';
  return new Map(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [name ?? '', hex ?? '']),
  );
}

/** WCAG 2: relative luminance and contrast. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const TEXTS = [
  'text',
  'text-soft',
  'text-faint',
  'energy',
  'integrity',
  'stability',
  'inner',
  'warning',
  'grave',
];
const GROUNDS = ['ground', 'ground-raised', 'ground-sunk'];
const PAIRS = TEXTS.flatMap((text) => GROUNDS.map((ground) => [text, ground] as const));

describe.each(['dark', 'light'] as const)('the %s theme', (theme) => {
  const tokens = tokensOf(theme);
  const of = (name: string): string => tokens.get(name) ?? '#000000';

  it('names the same colours as the other', () => {
    expect([...tokens.keys()].sort()).toEqual(
      [...tokensOf(theme === 'dark' ? 'light' : 'dark').keys()].sort(),
    );
    expect(tokens.size).toBeGreaterThan(15);
  });

  it.each([
    ...PAIRS,
    ['text-soft', 'track'],
    ['text', 'track'],
    ['accent-text', 'accent'],
    ['ground', 'warning'],
  ] as const)('%s on %s can be read (AA)', (text, ground) =>
    expect(contrast(of(text), of(ground))).toBeGreaterThanOrEqual(4.5),
  );

  it('shows what is not text well enough (AA for graphics)', () => {
    for (const line of ['line-strong', 'ash'])
      expect(contrast(of(line), of('ground'))).toBeGreaterThanOrEqual(3);
  });
});
