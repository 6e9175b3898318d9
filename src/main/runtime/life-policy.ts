import { told } from '../../shared/i18n';
import { readFileSync } from 'node:fs';
import { ZodError } from 'zod';
import { POLICY_NAMES, type PolicyName } from '../../shared/commands';
import { Refusal } from '../../shared/refusal';
import { policySchema, type Policy } from '../life/policy';
import { classic } from '../life/presets/classic';
import { natural } from '../life/presets/natural';

const PRESETS: Readonly<Record<PolicyName, Policy>> = { classic, natural };

export const presetPolicy = (name: PolicyName): Policy => PRESETS[name];

/**
 * The policy of that name, or the one in that file: JSON that overrides what it names of `natural`, or of the
 * preset in its `extends`.
 * @throws Refusal naming the field that is wrong
 */
export function loadPolicy(nameOrFile: string): Policy {
  const preset = POLICY_NAMES.find((name) => name === nameOrFile);
  if (preset !== undefined) return PRESETS[preset];
  const { base, overrides } = readOverrides(nameOrFile);
  try {
    return policySchema.parse(merge(base, overrides));
  } catch (error) {
    if (!(error instanceof ZodError)) throw error;
    const issue = error.issues[0];
    throw new Refusal(
      'invalid',
      told('runtime.policy.field', {
        file: nameOrFile,
        field: issue?.path.join('.') || '(top level)',
        reason: issue?.message ?? error.message,
      }),
    );
  }
}

function readOverrides(file: string): { base: Policy; overrides: unknown } {
  try {
    const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (!isRecord(parsed)) throw new SyntaxError('not a JSON object');
    const { extends: name = 'natural', ...overrides } = parsed;
    const base = POLICY_NAMES.find((preset) => preset === name);
    if (base === undefined) throw new SyntaxError(`"extends" must be one of ${POLICY_NAMES.join(', ')}`);
    return { base: PRESETS[base], overrides };
  } catch (error) {
    throw new Refusal(
      'invalid',
      told('runtime.policy.unreadable', { file, reason: (error as Error).message }),
      { cause: error },
    );
  }
}

/** Objects are merged field by field; everything else, lists too, is replaced. */
function merge(base: unknown, over: unknown): unknown {
  if (!isRecord(base) || !isRecord(over)) return over;
  const merged: Record<string, unknown> = { ...base };
  for (const [field, value] of Object.entries(over)) {
    merged[field] = field in base ? merge(base[field], value) : value;
  }
  return merged;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
