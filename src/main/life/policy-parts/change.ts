import { z } from 'zod';
import { energyLevel, field, signedUnit, unit } from './field';

/** Signed change of each quantity, at once or per second; what is left out does not change. */
const changeIn = (per: '' | ' per s') =>
  z
    .strictObject({
      energy: field(
        z.number().min(-100).max(100),
        `energy${per}`,
        'Change of energy.',
        'Reserve that all acts are paid from; the scale 0 to 100 is stage 05’s.',
      ),
      integrity: field(
        signedUnit,
        `integrity${per}`,
        'Change of integrity.',
        'Wholeness of structure; slow to lose and slowest to win back. Scale of stage 05.',
      ),
      stability: field(
        signedUnit,
        `stability${per}`,
        'Change of stability.',
        'How steadily the life holds its state; the vital that disturbance meets first. Scale of stage 05.',
      ),
      tension: field(
        signedUnit,
        `part${per}`,
        'Change of tension.',
        'Leaky integrator of strain (stage 03: slow, viscous, growing under overload).',
      ),
      fatigue: field(
        signedUnit,
        `part${per}`,
        'Change of fatigue.',
        'Leaky integrator of time awake: the sleep pressure “process S” of Borbély 1982.',
      ),
      noise: field(
        signedUnit,
        `part${per}`,
        'Change of noise.',
        'Leaky integrator of disturbance (stage 03).',
      ),
      drift: field(
        signedUnit,
        `drift${per}`,
        'Change of drift.',
        'Allostatic load (McEwen & Stellar 1993): no rest takes it away, only what an event or action names here.',
      ),
      relief: field(
        signedUnit,
        `part${per}`,
        'Change of relief, which shields from ageing while it lasts.',
        'Support buffers load (Cohen & Wills 1985); it is why a tended life lasts longer (promise P2).',
      ),
    })
    .partial();
export const change = changeIn('');
export const changePerS = changeIn(' per s');

/** One level for each vital. */
export const vitalLevels = (what: string, why: string) =>
  z.strictObject({
    energy: field(energyLevel, 'energy', `Level of energy ${what}.`, why),
    integrity: field(unit, 'integrity', `Level of integrity ${what}.`, why),
    stability: field(unit, 'stability', `Level of stability ${what}.`, why),
  });
