import { z } from 'zod';
import { field, group, notNegative, seconds, unit } from './field';

const DUAL_PROCESS = 'Dual process of habituation and sensitisation (Groves & Thompson 1970).';
const APPRAISAL =
  'Appraisal (Lazarus & Folkman 1984; Scherer 2001). The three weights share 1 with the bare intensity.';
const WEIGHT = 'Closeness to death decides: vitals, whose loss ends a life, outweigh the dynamics.';

const weightOf = (what: string) =>
  field(
    notNegative,
    'weight',
    `How much a change of ${what} by its whole range counts for good or ill.`,
    WEIGHT,
  );

export const meaning = group(
  z.strictObject({
    learningRate: field(
      unit,
      'per event',
      'How far the expectation moves to what came: alpha x beta.',
      'Rescorla & Wagner 1972.',
    ),
    habituationRate: field(
      unit,
      'per event',
      'How far a harmless event of intensity 1 is tuned out, of what is left to tune out.',
      DUAL_PROCESS,
    ),
    habituationTauS: field(
      seconds,
      's',
      'After this time without the event, habituation has halved.',
      'Spontaneous recovery of the response (Thompson & Spencer 1966); hyperbolic, which needs no exponential.',
    ),
    sensitisationRate: field(
      unit,
      'per event',
      'How far a hurtful event of effect 1 raises its own weight, of what is left to the maximum.',
      DUAL_PROCESS,
    ),
    sensitisationTauS: field(
      seconds,
      's',
      'After this time without the event, sensitisation has halved.',
      'Days, so that twenty shocks on day one are still felt on day three (promise P4).',
    ),
    sensitisationMax: field(
      notNegative,
      'part',
      'Largest part by which a hurtful event weighs more.',
      'Bounds the loop in which hurt makes the next hurt larger.',
    ),
    noveltyWeight: field(
      unit,
      'part',
      'Share of significance that is due to novelty; it falls as 1 / (1 + times met).',
      `Orienting response (Sokolov 1963). ${APPRAISAL}`,
    ),
    vulnerabilityWeight: field(
      unit,
      'part',
      'Share of significance that is due to how close the weakest vital is to its end.',
      APPRAISAL,
    ),
    expectationWeight: field(
      unit,
      'part',
      'Share of significance that is due to the size of the expected effect.',
      APPRAISAL,
    ),
    surpriseGain: field(
      notNegative,
      'part',
      'A fully unexpected event does this much more.',
      'What is foreseen can be prepared for: regulation ahead (Sterling 2012).',
    ),
    harmlessBelow: field(
      unit,
      'effect',
      'An effect weaker than this is harmless: the event habituates.',
      'Only what repeats without consequence is tuned out (Groves & Thompson 1970).',
    ),
    effectWeights: group(
      z.strictObject({
        energy: weightOf('energy'),
        integrity: weightOf('integrity'),
        stability: weightOf('stability'),
        tension: weightOf('tension'),
        fatigue: weightOf('fatigue'),
        noise: weightOf('noise'),
      }),
      'How changes are weighed into one effect in [-1, 1].',
    ),
  }),
  'How an event is appraised: from state, memory and expectation.',
);

export const memory = group(
  z.strictObject({
    shortTermSize: field(
      z.int().min(0).max(256),
      'impressions',
      'Size of short-term memory: what was just perceived.',
      'A fixed, small store apart from the long-term one (Atkinson & Shiffrin 1968).',
    ),
    longTermMax: field(
      z.int().min(0).max(4096),
      'episodes',
      'Most episodes that are kept; the least vivid one gives way. 0: none are kept.',
      'Promise P7: memory is bounded.',
    ),
    keepAbove: field(
      unit,
      'significance',
      'From here on an impression is consolidated at the next rest.',
      'Consolidation in rest (McClelland, McNaughton & O’Reilly 1995) of what mattered (McGaugh 2000).',
    ),
    flashAbove: field(
      z.number().min(0).max(2),
      'significance',
      'From here on it is kept at once, without rest. Above 1: never.',
      'Flashbulb memories (Brown & Kulik 1977).',
    ),
    recallMax: field(
      z.int().min(0).max(8),
      'episodes',
      'Most episodes that an event is weighed with.',
      'Capacity of working memory: three to five items (Cowan 2001).',
    ),
    recallWeight: field(
      unit,
      'part',
      'How far recalled episodes move the expectation to what they remember.',
      'Makes the past matter beyond the running mean (promise P4).',
    ),
    recallGain: field(
      unit,
      'part',
      'Part of its missing strength that an episode wins by being recalled.',
      'Retrieval strengthens (Roediger & Karpicke 2006).',
    ),
    fadePerHour: field(
      notNegative,
      'per h',
      'Part of its strength that an insignificant episode loses in an hour; less with every day untouched.',
      'Forgetting slows with time, as a power law (Wixted & Ebbesen 1991).',
    ),
    forgetBelow: field(
      unit,
      'strength',
      'An episode weaker than this is forgotten.',
      'Promise P7: insignificant and unrecalled episodes go first.',
    ),
    upkeepS: field(
      seconds,
      's',
      'How often memory is tended: fading, forgetting and, at rest, consolidation.',
      'Often enough to meet every rest several times, seldom enough to cost nothing.',
    ),
    echoPerHour: field(
      notNegative,
      'per h',
      'Mean number of memory echoes in an hour of rest.',
      'Reactivation of episodes in rest (Wilson & McNaughton 1994).',
    ),
  }),
  'Short-term memory and long-term episodes.',
);
