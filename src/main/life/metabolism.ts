import { recoveryEfficiency } from './meaning';
import type { Policy } from './policy';
import type { SelfState } from './self-state';

/**
 * What living costs: wear always, and load on top of it. Tension, fatigue, noise, relief and arousal are leaky
 * integrators; drift is allostatic load (McEwen & Stellar 1993): it only grows by itself, faster under strain,
 * and makes all recovery less efficient, so that every life ends and a hard life ends sooner.
 */
export function metabolise(self: SelfState, dtS: number, resting: boolean, policy: Policy): void {
  wear(self, dtS, policy.wear);
  const { strain, tauS, drift, settle } = policy.dynamics;
  const { tension, fatigue, noise } = self;
  const instability = 1 - self.stability;

  self.changeEnergy(-(strain.energyPerTension * tension + strain.energyPerFatigue * fatigue) * dtS);
  self.changeIntegrity(-strain.integrityPerStrain * ((tension + instability) / 2) * dtS);
  self.changeStability(
    (settle.stability * instability * recoveryEfficiency(self, policy) -
      strain.stabilityPerNoise * noise -
      strain.stabilityPerTension * tension) *
      dtS,
  );

  const load = (tension + fatigue + instability) / 3 / (1 + drift.reliefGuard * self.relief);
  self.changeDrift((drift.base + drift.perLoad * load) * dtS);

  self.changeTension(strain.tensionPerInstability * instability * dtS - leaked(tension, dtS, tauS.tension));
  self.changeFatigue(resting ? -leaked(fatigue, dtS, tauS.fatigue) : strain.fatigueAwake * dtS);
  self.changeNoise(-leaked(noise, dtS, tauS.noise));
  self.changeRelief(-leaked(self.relief, dtS, tauS.relief));
  self.changeArousal(-leaked(self.arousal, dtS, tauS.arousal));
}

function wear(self: SelfState, dtS: number, rules: Policy['wear']): void {
  const times = rules.per === 'tick' ? 1 : dtS;
  self.changeEnergy(-rules.energy * times);
  self.changeStability(-rules.stability * times);
  if (rules.integrity > 0) self.changeIntegrity(-rules.integrity * times);
}

/** What a leaky integrator loses in `dtS`: implicit Euler, which stays stable for any dt. */
const leaked = (value: number, dtS: number, tauS: number): number => (value * dtS) / (tauS + dtS);
