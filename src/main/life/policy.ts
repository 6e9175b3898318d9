import type { z } from 'zod';
import type { change } from './policy-parts/change';
import { policyForm } from './policy-parts/form';
import { checkTogether } from './policy-parts/rules';

/**
 * A policy holds every number a life lives by; the code holds none. It is data: validated, versioned, part of
 * the life's state, and changed only by an input.
 *
 * Units: vitals in their own (energy 0..100, integrity and stability 0..1), dynamics 0..1, rates per second of
 * physical time unless a name says otherwise, times in seconds (`...S`) or milliseconds (`...Ms`).
 *
 * The notes on each field (unit, meaning, source or reason) are data too: docs/POLICY.md is drawn from them.
 */
export const policySchema = policyForm.superRefine(checkTogether);

export type Policy = z.infer<typeof policySchema>;
export type Change = z.infer<typeof change>;
