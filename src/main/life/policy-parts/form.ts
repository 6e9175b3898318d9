import { z } from 'zod';
import { actions, dynamics } from './body';
import { field } from './field';
import {
  awakening,
  birth,
  day,
  faultIntegrityCost,
  innerTime,
  lag,
  lifecycle,
  queue,
  tickIntervalMs,
  wear,
} from './frame';
import { meaning, memory } from './mind';
import { senses } from './senses';
import { ambient, events } from './world';

/** Every field of a policy with its own bounds; what must fit together is in rules.ts. */
export const policyForm = z.strictObject({
  version: field(
    z.literal(1),
    '',
    'Version of this form of policies.',
    'So that older policies stay readable.',
  ),
  name: field(
    z.string().min(1).max(40),
    'characters',
    'What the policy is called where it is shown.',
    'A life that lives by numbers of one’s own should not be taken for a natural one.',
  ),
  tickIntervalMs,
  birth,
  wear,
  faultIntegrityCost,
  queue,
  lifecycle,
  lag,
  awakening,
  day,
  innerTime,
  dynamics,
  events,
  meaning,
  memory,
  actions,
  ambient,
  senses,
});

export type PolicyForm = z.infer<typeof policyForm>;
