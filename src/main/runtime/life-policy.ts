import { told } from '../../shared/i18n';
import { POLICY_NAMES, type PolicyName } from '../../shared/limits';
import { Refusal } from '../../shared/refusal';
import { policySchema, type Policy } from '../life/policy';
import { classic } from '../life/presets/classic';
import { natural } from '../life/presets/natural';
import { isRecord, readPolicyFile } from './policy-file';
import { policyRefusal, shown } from './policy-refusal';

const PRESETS: Readonly<Record<PolicyName, Policy>> = { classic, natural };

export const presetPolicy = (name: PolicyName): Policy => PRESETS[name];

/**
 * The policy of that name, or the one in that file: JSON that overrides what it names of `natural`, or of the
 * preset in its `extends`.
 * @throws Refusal naming the field that is wrong
 */
export function loadPolicy(nameOrFile: string): Policy {
  const preset = presetNamed(nameOrFile);
  if (preset !== undefined) return PRESETS[preset];
  const { extends: wished = 'natural', ...overrides } = readPolicyFile(nameOrFile);
  const base = presetNamed(wished);
  if (base === undefined) throw baseRefusal(nameOrFile, wished);
  const merged = merge(PRESETS[base], overrides);
  const parsed = policySchema.safeParse(merged);
  if (parsed.success) return parsed.data;
  throw policyRefusal(parsed.error, { file: nameOrFile, base, merged });
}

const presetNamed = (name: unknown): PolicyName | undefined => POLICY_NAMES.find((preset) => preset === name);

const baseRefusal = (file: string, wished: unknown): Refusal =>
  new Refusal(
    'invalid',
    told('runtime.policy.base', { file, given: shown(wished), choices: POLICY_NAMES.join(', ') }),
  );

/** Objects are merged field by field; everything else, lists too, is replaced. */
function merge(base: unknown, over: unknown): unknown {
  if (!isRecord(base) || !isRecord(over)) return over;
  const merged: Record<string, unknown> = { ...base };
  for (const [field, value] of Object.entries(over)) {
    merged[field] = Object.hasOwn(base, field) ? merge(base[field], value) : value;
  }
  return merged;
}
