import type { SelfState } from '../../../src/main/life/self-state';
import type { LifeView } from '../../../src/shared/views';
import { VITAL_MAX, type Dynamic, type Vital } from '../../../src/shared/vocabulary';
import type { Chance } from '../chance';
import type { Fault } from '../fault';
import { NO_CAUSE } from '../fault';

/* Faults inside the organism, that no input explains: each an organ that lives along in every tick. */

type Quantity = Vital | Dynamic;
const FULL: Readonly<Record<Quantity, number>> = { ...VITAL_MAX, tension: 1, fatigue: 1, noise: 1, drift: 1 };
const isVital = (name: Quantity): name is Vital => name in VITAL_MAX;

/** As a part of the full value. */
export const levelOf = (view: LifeView, name: Quantity): number =>
  (isVital(name) ? view.vitals[name] : view.dynamics[name]) / FULL[name];

const levelIn = (self: SelfState, name: Quantity): number => self[name] / FULL[name];

const CHANGE: Readonly<Record<Quantity, (self: SelfState, by: number) => void>> = {
  energy: (self, by) => self.changeEnergy(by * 100),
  integrity: (self, by) => self.changeIntegrity(by),
  stability: (self, by) => self.changeStability(by),
  tension: (self, by) => self.changeTension(by),
  fatigue: (self, by) => self.changeFatigue(by),
  noise: (self, by) => self.changeNoise(by),
  drift: (self, by) => self.changeDrift(by),
};

const apart = (faulty: LifeView, twin: LifeView, name: Quantity): number =>
  Math.abs(levelOf(faulty, name) - levelOf(twin, name));

const percent = (part: number): string => `${(part * 100).toPrecision(2)} %`;

export const blow: Fault = {
  name: 'inner blow',
  what: 'a vital drops at once by 8 to 40 % of the full value (log-uniform), without an input',
  visibleWhen: 'at once',
  kinds: ['fast-fall', 'sudden-change'],
  lastsTicks: 5,
  plant(stage, chance) {
    const name = chance.one(['energy', 'integrity', 'stability'] as const);
    const by = Math.min(chance.logBetween(0.08, 0.4), levelOf(stage.view, name) * 0.8);
    let done = false;
    stage.organ = (self) => {
      if (!done) CHANGE[name](self, -by);
      done = true;
    };
    return { subjects: [name], causes: NO_CAUSE, intensity: percent(by), visible: () => true };
  },
};

export const jump: Fault = {
  name: 'inner jump',
  what: 'tension, fatigue or noise jumps up by 4 to 40 % (log-uniform), without an input',
  visibleWhen: 'at once',
  kinds: ['sudden-change'],
  lastsTicks: 5,
  plant(stage, chance) {
    const name = chance.one(['tension', 'fatigue', 'noise'] as const);
    const by = Math.min(chance.logBetween(0.04, 0.4), 0.98 - levelOf(stage.view, name));
    let done = false;
    stage.organ = (self) => {
      if (!done) CHANGE[name](self, by);
      done = true;
    };
    return { subjects: [name], causes: NO_CAUSE, intensity: percent(by), visible: () => by >= 0.02 };
  },
};

export const leak: Fault = {
  name: 'leak',
  what: 'a vital loses 4 to 50 % of the full value an hour more than it did (log-uniform), without an input',
  visibleWhen: 'the vital is 2 % of the full value off that of a twin without the fault',
  kinds: ['slow-drift', 'fast-fall', 'trend'],
  lastsTicks: 5000,
  plant(stage, chance) {
    const name = chance.one(['energy', 'integrity', 'stability'] as const);
    const perHour = chance.logBetween(0.04, 0.5);
    stage.organ = (self, dtMs) => CHANGE[name](self, (-perHour * dtMs) / 3_600_000);
    return {
      subjects: [name],
      causes: NO_CAUSE,
      intensity: `${percent(perHour)}/h`,
      visible: (faulty, twin) => apart(faulty, twin, name) >= 0.02,
    };
  },
};

export const creep: Fault = {
  name: 'creep',
  what: 'tension, fatigue or noise gains 8 to 60 % an hour (log-uniform), without an input',
  visibleWhen: 'the quantity is 2 % off that of a twin without the fault',
  kinds: ['slow-drift'],
  lastsTicks: 6000,
  plant(stage, chance) {
    const name = chance.one(['tension', 'fatigue', 'noise'] as const);
    const perHour = chance.logBetween(0.08, 0.6);
    stage.organ = (self, dtMs) => CHANGE[name](self, (perHour * dtMs) / 3_600_000);
    return {
      subjects: [name],
      causes: NO_CAUSE,
      intensity: `${percent(perHour)}/h`,
      visible: (faulty, twin) => apart(faulty, twin, name) >= 0.02,
    };
  },
};

export const frozen: Fault = {
  name: 'frozen quantity',
  what: 'a vital, fatigue or drift stays at one value, whatever happens (at its bound it would be nothing new)',
  visibleWhen: 'it has not moved for 30 ticks in which that of a twin moved',
  kinds: ['flat-line'],
  lastsTicks: 2000,
  plant(stage, chance) {
    const name = chance.one(['energy', 'integrity', 'stability', 'fatigue', 'drift'] as const);
    let at: number | null = null;
    stage.organ = (self) => {
      at ??= levelIn(self, name);
      CHANGE[name](self, at - levelIn(self, name));
    };
    let still = 0;
    let lastTwin: number | null = null;
    return {
      subjects: [name],
      causes: NO_CAUSE,
      intensity: name,
      visible(_faulty, twin) {
        const now = levelOf(twin, name);
        if (lastTwin !== null && now !== lastTwin) still += 1;
        lastTwin = now;
        return still >= 30;
      },
    };
  },
};

export const oscillation: Fault = {
  name: 'oscillation',
  what: 'a sine of 1 to 8 % of the full value (log-uniform) and a period of 8 to 120 ticks rides on a vital, tension or noise',
  visibleWhen: 'after three periods',
  kinds: ['oscillation'],
  lastsTicks: 500,
  plant(stage, chance) {
    const size = chance.logBetween(0.01, 0.08);
    const name = withRoom(stage.view, chance, size * 1.5);
    const period = chance.logBetween(8, 120);
    let tick = 0;
    let last = 0;
    stage.organ = (self) => {
      tick += 1;
      const wave = size * Math.sin((2 * Math.PI * tick) / period);
      CHANGE[name](self, wave - last);
      last = wave;
    };
    return {
      subjects: [name],
      causes: NO_CAUSE,
      intensity: `${percent(size)} in ${period.toFixed(0)} ticks`,
      visible: (_faulty, _twin, elapsed) => elapsed >= 3 * period,
    };
  },
};

export const unrest: Fault = {
  name: 'added variance',
  what: 'white noise of 0.7 to 5 % standard deviation (log-uniform) rides on a vital, tension or noise',
  visibleWhen: 'after 20 ticks',
  kinds: ['unusual-variance'],
  lastsTicks: 60,
  plant(stage, chance) {
    const size = chance.logBetween(0.007, 0.05);
    const name = withRoom(stage.view, chance, size * 3);
    let last = 0;
    stage.organ = (self) => {
      const value = size * chance.normal();
      CHANGE[name](self, value - last);
      last = value;
    };
    return {
      subjects: [name],
      causes: NO_CAUSE,
      intensity: percent(size),
      visible: (_faulty, _twin, elapsed) => elapsed >= 20,
    };
  },
};

export const noRecovery: Fault = {
  name: 'no recovery',
  what: 'one to three strong shocks, after which 80 to 100 % of what stability would regain is lost again',
  visibleWhen: 'stability is 3 % below that of a twin that had the same shocks and recovers',
  kinds: ['no-recovery'],
  lastsTicks: 9000,
  plant(stage, chance, twin) {
    const held = chance.between(0.8, 1);
    const shocks = chance.whole(1, 3);
    const causes = new Set<number>();
    let last: number | null = null;
    stage.organ = (self) => {
      const now = self.stability;
      if (last !== null && now > last) self.changeStability((last - now) * held);
      last = self.stability;
    };
    return {
      subjects: ['stability'],
      causes,
      intensity: `${shocks} shocks, ${percent(held)} held`,
      before(elapsed) {
        if (elapsed >= shocks) return;
        const intensity = chance.between(0.85, 1);
        causes.add(stage.stimulate('shock', intensity));
        twin.stimulate('shock', intensity);
      },
      visible: (faulty, other) => levelOf(other, 'stability') - levelOf(faulty, 'stability') >= 0.03,
    };
  },
};

export const throwing: Fault = {
  name: 'errors inside ticks',
  what: 'one tick in 2 to 40 (log-uniform) throws, and costs integrity',
  visibleWhen: 'integrity is 12 % below that of a twin',
  kinds: ['fast-fall'],
  lastsTicks: 400,
  plant(stage, chance) {
    const every = chance.logBetween(2, 40);
    stage.organ = () => {
      if (chance.maybe(1 / every)) throw new Error('planted');
    };
    return {
      subjects: ['integrity'],
      // The records of the ticks that threw: told by the stage as it goes.
      causes: new AnyRecord(),
      intensity: `one in ${every.toFixed(0)}`,
      visible: (faulty, twin) => apart(faulty, twin, 'integrity') >= 0.12,
    };
  },
};

/** The spans of ticks it happened in: there is no other record. */
class AnyRecord extends Set<number> {
  override has(): boolean {
    return true;
  }
  override get size(): number {
    return 1;
  }
}

/** One that can move so far both ways without being held at its bound. */
function withRoom(view: LifeView, chance: Chance, room: number): Quantity {
  const roomy = (['energy', 'integrity', 'stability', 'tension', 'noise'] as const).filter((name) => {
    const level = levelOf(view, name);
    return level > room && level < 1 - room;
  });
  return roomy.length === 0 ? 'energy' : chance.one(roomy);
}
