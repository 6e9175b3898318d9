import { z } from 'zod';
import { DEFAULT_SENSE_RULES, SIGNALS, type Signal } from '../../../shared/senses';
import { STIMULUS_TYPES } from '../../../shared/vocabulary';
import { field, group, unit } from './field';

const senseRule = z.strictObject({
  type: field(
    z.enum(STIMULUS_TYPES),
    '',
    'Type of the stimulus that is sent.',
    'Whatever reaches a life is an event of the closed vocabulary.',
  ),
  intensity: field(
    unit.gt(0),
    'intensity',
    'Its intensity.',
    'Visible and fixed: the same signal is always the same stimulus, and what it means is left to appraisal.',
  ),
});

const MEANING_OF: Record<Signal, readonly [does: string, why: string]> = {
  suspend: [
    'The machine goes to sleep.',
    'It waits in the queue and is met after waking: a pause is a rest.',
  ],
  resume: [
    'The machine woke.',
    'The awakening itself is the organism’s own; this is the world that is back.',
  ],
  lock: ['The screen was locked.', 'Nobody is there: quiet.'],
  unlock: ['The screen was unlocked.', 'Somebody came: something new.'],
  idle: ['No key and no pointer for five minutes.', 'A weaker sign of quiet than a locked screen.'],
  active: ['Somebody uses the machine again.', 'A weaker sign of company than an unlocked screen.'],
  battery: ['The machine runs on its battery.', 'Less to live on: a small loss.'],
  mains: ['The machine is on mains.', 'Support, but far less than care.'],
  'load-high': ['The processors were busy for a minute.', 'Other work disturbs whoever shares the machine.'],
  'load-calm': ['The processors came to rest after that.', 'The disturbance is over.'],
  morning: ['06:00 on this machine’s clock.', 'A zeitgeber: light comes from outside (Aschoff 1965).'],
  evening: ['20:00 on this machine’s clock.', 'A zeitgeber, as morning is.'],
};

const byDefault = (signal: Signal): string => {
  const { type, intensity } = DEFAULT_SENSE_RULES[signal];
  return `Where it is not named: ${type}, ${intensity}.`;
};

/**
 * Which stimulus a signal of the desktop is. The organism never reads this; the door that sends the stimulus does.
 * Optional, so that a policy without it is, to the bit, what it was before there were senses.
 */
export const senses = group(
  z
    .strictObject(
      Object.fromEntries(
        SIGNALS.map((signal) => [
          signal,
          group(senseRule.nullable(), `${MEANING_OF[signal][0]} ${byDefault(signal)}`, MEANING_OF[signal][1]),
        ]),
      ) as Record<Signal, z.ZodNullable<typeof senseRule>>,
    )
    .partial()
    .exactOptional(),
  'Which stimulus each signal of the desktop is, where its sense is switched on. null: the life meets nothing then.',
  'What is not named, or the whole of it, is as the defaults below say.',
);
