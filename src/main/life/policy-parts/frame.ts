import { z } from 'zod';
import { vitalLevels } from './change';
import { field, group, notNegative, positive, seconds, unit } from './field';

const STAGE_05 = 'Stage 05 of the original project.';
const LIKE_STAGE_05 = 'The vitals of stage 05: 100, 1 and 1.';

/** Time, phases and the limits within which a life runs. */
export const tickIntervalMs = field(
  z.int().min(10).max(60_000),
  'ms',
  'Nominal length of a tick: a tick on time lasts exactly this long.',
  'Stage 05: one tick a second. Below 10 ms a desktop’s timers cannot keep the beat.',
);

export const birth = group(
  z.strictObject({
    energy: field(positive.max(100), 'energy', 'Energy at birth.', LIKE_STAGE_05),
    integrity: field(unit.gt(0), 'integrity', 'Integrity at birth.', LIKE_STAGE_05),
    stability: field(unit.gt(0), 'stability', 'Stability at birth.', LIKE_STAGE_05),
  }),
  'The vitals a life is born with.',
);

const WEAR =
  'In classic, stage 05’s decay per tick. In natural, what is left when nothing presses: set with P1.';

export const wear = group(
  z.strictObject({
    per: field(
      z.enum(['tick', 'second']),
      '',
      'Whether the price is taken once a tick, however long it lasts, or for each second lived.',
      'Stage 05 counts ticks; by the second, a late tick costs what the time it covers costs.',
    ),
    energy: field(notNegative, 'energy per tick or s', 'Energy spent by merely living.', WEAR),
    integrity: field(notNegative, 'integrity per tick or s', 'Integrity lost by merely living.', WEAR),
    stability: field(notNegative, 'stability per tick or s', 'Stability lost by merely living.', WEAR),
  }),
  'What living costs, whatever happens.',
);

export const faultIntegrityCost = field(
  unit,
  'integrity',
  'What an error inside a tick costs.',
  'Stage 05: an exception in a tick takes 0.05 of integrity, and life goes on.',
);

export const queue = group(
  z.strictObject({
    capacity: field(
      z.int().min(1).max(4096),
      'events',
      'Stimuli that may wait; when it is full, a sender is refused.',
      'The queue is part of the saved state and stays small enough to write down at each checkpoint.',
    ),
    perTickMax: field(
      z.int().min(1).max(256),
      'events',
      'Stimuli met in one tick; the rest waits for the next.',
      'Bounds the work of a tick; it also limits how much can be perceived at once.',
    ),
    urgentIntensity: field(
      positive.max(2),
      'intensity',
      'From this intensity on a shock is met at once, between two ticks. Above 1: never.',
      'Events can happen between ticks (the original’s fifth debt); only what cannot wait may interrupt.',
    ),
  }),
  'The queue of stimuli that wait to be met.',
);

const HYSTERESIS = 'Two levels per vital, as in a Schmitt trigger, so that phases do not flap (promise P6).';

export const lifecycle = group(
  z.strictObject({
    initTicks: field(
      z.int().min(0),
      'ticks',
      'Length of the phase init.',
      'In classic the first tick; in natural a while to settle before phases are judged.',
    ),
    degradeBelow: group(
      vitalLevels('below which a life degrades', HYSTERESIS),
      'Any vital below its level: degrade.',
    ),
    recoverAbove: group(
      vitalLevels('above which it may recover', HYSTERESIS),
      'All vitals above their levels: run again.',
    ),
    dwellTicks: field(
      z.int().min(0),
      'ticks',
      'Least number of ticks between two transitions; death waits for nothing.',
      'Promise P6: at most one transition in 60 ticks.',
    ),
  }),
  'When a life passes from one phase to the next.',
);

export const lag = group(
  z.strictObject({
    toleranceMs: field(
      notNegative,
      'ms',
      'A tick no later than this is on time.',
      'Timers of a busy desktop jitter by tens of milliseconds; that is no event in a life.',
    ),
    fullMs: field(
      positive,
      'ms',
      'A tick this much too long is a lag of intensity 1; shorter ones are weaker in proportion.',
      'Stage 02: lag distorts how the world is perceived. Ten seconds is a machine out of breath.',
    ),
    gapMs: field(
      positive,
      'ms',
      'A silence longer than this is downtime, not lag: it was not lived.',
      'Stage 02: missed ticks are lost life. No desktop stalls for a minute without being suspended.',
    ),
  }),
  'How late ticks are lived.',
);

export const awakening = group(
  z.strictObject({
    halfGapS: field(
      seconds,
      's',
      'Gap after which an awakening has intensity 1/2: intensity = gap / (gap + this).',
      'Its weight grows with the gap and never passes 1; one night is half.',
    ),
  }),
  'How downtime is felt on waking.',
);

export const day = group(
  z
    .strictObject({
      lengthS: field(seconds, 's', 'Length of the life’s day, counted in its age.', 'A day of the Earth.'),
      nightFrom: field(
        unit,
        'part of the day',
        'Where night begins; it ends with the day.',
        'About eight hours of night, as in the circadian “process C” of Borbély 1982.',
      ),
    })
    .nullable(),
  'The circadian day; null: none.',
);

const PACEMAKER = 'Pacemaker and accumulator (Treisman 1963; Gibbon, Church & Meck 1984).';

export const innerTime = group(
  z.strictObject({
    base: field(
      positive,
      'inner s per s',
      'Rate at rest of body and mind.',
      `${STAGE_05} Age was the only time.`,
    ),
    arousalGain: field(
      notNegative,
      'inner s per s',
      'Added to the rate at arousal 1.',
      `${PACEMAKER} Arousal speeds the pacemaker; P5: it rises in intense episodes.`,
    ),
    instabilityLoss: field(
      notNegative,
      'inner s per s',
      'Taken from the rate at stability 0.',
      'A self that hardly holds its state gathers less of its time; P5 bounds how much less.',
    ),
    exhaustionLoss: field(
      notNegative,
      'inner s per s',
      'Taken from the rate at energy 0, in proportion to what is missing.',
      'The pulses of the pacemaker are paid for with energy.',
    ),
    restLoss: field(
      notNegative,
      'inner s per s',
      'Taken from the rate while resting.',
      'Sleep seems shorter than it was; P5: inner time falls in quiet episodes.',
    ),
    tauS: field(
      seconds,
      's',
      'Time constant with which the rate follows.',
      'Longer than a tick, so that the rate is smooth; shorter than an episode, so that it shows (P5).',
    ),
    min: field(positive, 'inner s per s', 'The rate never falls below this.', 'Promise P5: at least 0.25.'),
    max: field(positive, 'inner s per s', 'The rate never rises above this.', 'Promise P5: at most 4.'),
  }),
  'Subjective duration: inner seconds that pass in one physical second.',
);
