import { z } from 'zod';
import { EVENT_TYPES, STIMULUS_TYPES, type EventType } from '../../../shared/vocabulary';
import { change } from './change';
import { field, group, notNegative, unit } from './field';

const eventMeaning = z.strictObject({
  change: group(change, 'What the event does at intensity 1, before it is appraised.'),
  arousal: field(
    unit,
    'part',
    'How far it raises arousal at significance 1.',
    'Arousal drives the pacemaker of inner time (Treisman 1963).',
  ),
});

const MEANING_OF: Record<EventType, readonly [does: string, why: string]> = {
  noise: ['Disturbance.', 'Small and frequent: it loads noise and barely touches the vitals.'],
  decay: ['Loss of substance.', 'Takes energy and integrity, the vitals that do not settle by themselves.'],
  recovery: [
    'Help.',
    'Gives to all vitals, calms, and leaves relief; its size is set with P2, care three times a day.',
  ],
  shock: [
    'A blow.',
    'Strikes stability first and leaves drift behind. Not a recovery with the sign changed: bad is stronger than good (Baumeister et al. 2001).',
  ],
  idle: ['Quiet.', 'Lets tension and noise settle a little; wakes nothing.'],
  novelty: [
    'Something new from an observer.',
    'Costs a little attention and wakes much: interest is arousal without harm.',
  ],
  rest: ['Calm from an observer.', 'Eases fatigue and tension; feeds nothing.'],
  lag: ['A tick that came late.', 'Stage 02: lag distorts how the world is perceived.'],
  awakening: ['Waking after a gap.', 'Disorients in proportion to the gap, but the gap was a rest too.'],
  'memory-echo': ['An episode that comes back in rest.', 'Weak: it is not the event, only its trace.'],
};

export const events = group(
  z.strictObject(
    Object.fromEntries(EVENT_TYPES.map((type) => [type, group(eventMeaning, ...MEANING_OF[type])])) as Record<
      EventType,
      typeof eventMeaning
    >,
  ),
  'What each event does to a life.',
);

const ambientEvent = z.strictObject({
  type: field(
    z.enum(STIMULUS_TYPES),
    '',
    'Type of the event.',
    'The world’s five of the original project, and what an observer can send.',
  ),
  perHour: field(
    notNegative.max(3600),
    'per h',
    'Mean number per hour.',
    'A Poisson process, sampled once a tick: independent events without a rhythm of their own.',
  ),
  intensity: field(
    z.tuple([unit.gt(0), unit]).refine(([low, high]) => low <= high, 'must begin with its lower bound'),
    'intensity',
    'Uniform between these two bounds.',
    'Wide, so that the same type of event can be both a trifle and a turn.',
  ),
});

export const ambient = group(
  z.array(ambientEvent).max(32),
  'The seeded world of an untended life, at most one event a tick. A policy file replaces the whole list.',
  'A stage for P1: hard enough that every life dies some day, mild enough that none dies within 12 hours.',
);
