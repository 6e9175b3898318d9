import { expect, test } from 'vitest';
import { z } from 'zod';
import { policySchema } from '../../src/main/life/policy';
import { field } from '../../src/main/life/policy-parts/field';
import { classic } from '../../src/main/life/presets/classic';
import { natural } from '../../src/main/life/presets/natural';
import { leavesOf, nodeOf, silentOn } from './policy-fields';
import { policyPage } from './policy-page';

// Goal: no number of a policy without a unit, a meaning and a source or reason, and a page that shows them as they are.

const policy = nodeOf(policySchema);

test('every field of a policy says its unit, what it does, and why', () => {
  const leaves = leavesOf(policy);
  expect(leaves.length).toBeGreaterThan(300);
  expect(leaves.flatMap((leaf) => silentOn(leaf).map((note) => `${leaf.path}: ${note}`))).toEqual([]);
});

test('a field that is silent is found', () => {
  const schema = z.strictObject({
    told: field(z.number(), 's', 'Does it.', 'For a reason.'),
    bare: z.number(),
    list: z.array(z.strictObject({ unitless: field(z.int(), ' ', 'Does it.', 'For a reason.') })),
    within: z.strictObject({ word: field(z.string(), '', 'Says it.', '') }).nullable(),
  });
  expect(leavesOf(nodeOf(schema)).map((leaf) => [leaf.path, silentOn(leaf)])).toEqual([
    ['told', []],
    ['bare', ['description', 'why', 'unit']],
    ['list[].unitless', ['unit']],
    ['within.word', ['why']],
  ]);
});

test('docs/POLICY.md shows the policy as it is; if not, "npm run docs" draws it anew', async () => {
  const page = policyPage(policy, [
    { name: 'natural', values: natural },
    { name: 'classic', values: classic },
  ]);
  await expect(page).toMatchFileSnapshot('../../docs/POLICY.md');
});
