import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { life } from './in-process';
import { contents, died, lived, refused, sha256, told } from './on-disk';

// Goal: `life explain` tells what ended a dead life, in both languages, and changes nothing.

describe('life explain', () => {
  test('tells what it died of, what led there and what would have been', async () => {
    const { folder } = await died();
    const before = contents(folder);
    const { code, out, err } = await life(['explain', folder]);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/died at tick 1000, of stability/);
    expect(out).toMatch(/No return {2}tick 1000/);
    expect(out).toMatch(/What would have been[^\n]*\n {2}With (?:rest|recovery) of .* it lives on/);
    expect(out).toMatch(/it stands in state [0-9a-f]{64}/);
    expect(contents(folder)).toEqual(before);
  });

  test('speaks Russian, without an English word of a sentence', async () => {
    const { folder } = await died();
    const { code, out } = await life(['explain', folder, '--lang', 'ru']);
    expect(code).toBe(0);
    expect(out).toMatch(/смерть на такте 1000, исчерпана стабильность/);
    expect(out).toMatch(/жизнь продолжается/);
    expect(out).not.toMatch(/postMortem|tick|stability/);
  });

  test('prints one JSON object', async () => {
    const { folder } = await died();
    const shape = z.looseObject({
      root: z.literal('wear'),
      death: z.looseObject({ tick: z.literal(1000), cause: z.literal('stability') }),
      verdict: z.string(),
      counterfactual: z.looseObject({ stateHash: sha256, alive: z.literal(true) }),
      pointOfNoReturn: z.looseObject({ tick: z.literal(1000) }),
    });
    await told(shape, 'explain', folder);
  });

  test('refuses a life that lives, and a language it does not speak', async () => {
    const { folder } = await lived(200);
    await refused(['explain', folder], /has not ended/);
    expect((await life(['explain', folder, '--lang', 'xx'])).code).toBe(2);
  });
});
