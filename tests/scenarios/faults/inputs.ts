import { STIMULUS_TYPES } from '../../../src/shared/vocabulary';
import type { Policy } from '../../../src/main/life/policy';
import { NO_CAUSE, type Fault } from '../fault';
import { poissonTail } from '../poisson';
import { HOUR_TICKS, TICK_MS } from '../stage';
import { levelOf } from './inner';

/* Faults that reach a life as inputs, and so are their own cause. */

/** Chance this small is no explanation of a flood, a silence or an uneven beat. */
const NO_CHANCE = 1e-7;

export const hardShocks: Fault = {
  name: 'hard shocks',
  what: 'two to four shocks of 0.8 to 1 within five seconds',
  visibleWhen: 'stability or energy is 22 % below that of a twin: more than any one shock of the world does',
  // So many in a few seconds are both: a fall, and a flood of shocks that explains it.
  kinds: ['fast-fall', 'event-flood'],
  lastsTicks: 12,
  plant(stage, chance) {
    const shocks = chance.whole(2, 4);
    const causes = new Set<number>();
    return {
      subjects: ['stability', 'energy'],
      causes,
      intensity: `${shocks} shocks`,
      before(elapsed) {
        if (elapsed < shocks) causes.add(stage.stimulate('shock', chance.between(0.8, 1)));
      },
      visible: (faulty, twin) =>
        (['stability', 'energy'] as const).some(
          (name) => levelOf(twin, name) - levelOf(faulty, name) >= 0.22,
        ),
    };
  },
};

/** Events an hour that the environment sends of itself, and those of care. */
function usualPerHour(policy: Policy, type: string, tended: boolean): number {
  const ambient = policy.ambient.find((source) => source.type === type)?.perHour ?? 0;
  return ambient + (type === 'recovery' && tended ? 3 / 24 : 0);
}

export const flood: Fault = {
  name: 'event flood',
  what: 'stimuli of one type at 40 to 3600 an hour (log-uniform), of any intensity',
  visibleWhen: 'at least six came, and chance at the usual pace is less likely than 1e-7 (Poisson)',
  kinds: ['event-flood'],
  lastsTicks: 3000,
  plant(stage, chance) {
    const type = chance.one(STIMULUS_TYPES);
    const perHour = chance.logBetween(40, 3600);
    const usual = Math.max(usualPerHour(stage.policy, type, stage.tended), 0.02);
    const causes = new Set<number>();
    return {
      subjects: [`event-${type}`, 'events'],
      causes,
      intensity: `${type} ${perHour.toFixed(0)}/h`,
      before() {
        if (chance.maybe(perHour / HOUR_TICKS)) causes.add(stage.stimulate(type, chance.between(0.05, 0.6)));
      },
      visible: (_faulty, _twin, elapsed) =>
        causes.size >= 6 && poissonTail(causes.size, (usual * elapsed) / HOUR_TICKS) < NO_CHANCE,
    };
  },
};

export const silence: Fault = {
  name: 'event silence',
  what: 'a changed policy leaves the environment without events',
  visibleWhen: 'chance of so long a silence at the usual pace is less likely than 1e-7 (exponential)',
  kinds: ['event-silence'],
  lastsTicks: 30_000,
  plant(stage) {
    const perHour = stage.policy.ambient.reduce((sum, source) => sum + source.perHour, 0);
    const seq = stage.give({ kind: 'policy', policy: { ...stage.policy, ambient: [] } });
    let since = 0;
    let pending = stage.tick;
    return {
      subjects: ['events', 'event-noise', 'event-idle'],
      causes: new Set([seq]),
      intensity: `${perHour.toFixed(1)}/h`,
      before(elapsed) {
        // Care goes on, and ends a silence.
        if (stage.tended && (stage.tick + 1) % 28_800 === 0) since = elapsed;
        pending = elapsed;
      },
      visible: () => Math.exp((-perHour * (pending - since)) / HOUR_TICKS) < NO_CHANCE,
    };
  },
};

export const lateTicks: Fault = {
  name: 'late ticks',
  what: 'from 30 to 100 % of the ticks come late, by 0.15 to 4.5 s (log-uniform)',
  visibleWhen: 'three came late within a minute',
  kinds: ['late-ticks'],
  lastsTicks: 120,
  plant(stage, chance) {
    const part = chance.between(0.3, 1);
    const causes = new Set<number>();
    let late = false;
    return {
      subjects: ['heartbeat'],
      causes,
      intensity: `${(part * 100).toFixed(0)} %`,
      before() {
        if (late) causes.add(stage.lastSeq);
        late = chance.maybe(part);
        return late ? TICK_MS + Math.round(chance.logBetween(150, 4500)) : TICK_MS;
      },
      visible: () => causes.size + Number(late) >= 3,
    };
  },
};

export const missedTicks: Fault = {
  name: 'missed ticks',
  what: 'the loop is silent for 70 s to 2 h, or one tick takes 7 to 59 s (log-uniform)',
  visibleWhen: 'at once',
  kinds: ['missed-ticks'],
  lastsTicks: 3,
  plant(stage, chance) {
    const asGap = chance.maybe(0.6);
    const gapMs = Math.round(asGap ? chance.logBetween(70_000, 7_200_000) : chance.logBetween(7000, 59_000));
    const causes = new Set<number>();
    let done = false;
    return {
      subjects: ['heartbeat'],
      causes,
      intensity: `${(gapMs / 1000).toFixed(0)} s${asGap ? ' unlived' : ''}`,
      before() {
        if (done) {
          if (causes.size === 0) causes.add(stage.lastSeq);
          return TICK_MS;
        }
        done = true;
        if (!asGap) return gapMs;
        causes.add(stage.give({ kind: 'wake', gapMs, gap: 'unknown' }));
        return TICK_MS;
      },
      visible: () => done,
    };
  },
};

export const unevenTicks: Fault = {
  name: 'irregular ticks',
  what: 'single ticks come 0.2 to 3 s late, 45 to 200 s apart on average (log-uniform), never three in a minute',
  visibleWhen: 'at least six came late, and chance at one in four hours is less likely than 1e-7 (Poisson)',
  kinds: ['irregular-ticks'],
  lastsTicks: 4000,
  plant(stage, chance) {
    const apart = chance.logBetween(45, 200);
    const causes = new Set<number>();
    let last = -100;
    let beforeLast = -100;
    let late = false;
    return {
      subjects: ['heartbeat'],
      causes,
      intensity: `every ${apart.toFixed(0)} s`,
      before(elapsed) {
        if (late) causes.add(stage.lastSeq);
        late = elapsed - beforeLast > 64 && chance.maybe(1 / apart);
        if (!late) return TICK_MS;
        beforeLast = last;
        last = elapsed;
        return TICK_MS + Math.round(chance.logBetween(200, 3000));
      },
      visible: (_faulty, _twin, elapsed) =>
        causes.size >= 6 && poissonTail(causes.size, elapsed / (4 * HOUR_TICKS)) < NO_CHANCE,
    };
  },
};

export const churn: Fault = {
  name: 'memory churn',
  what: 'a changed policy lets most of what is remembered fade at once',
  visibleWhen: 'at least 12 memories changed within an hour, and 2.2 times as many as in any hour before',
  kinds: ['memory-churn'],
  lastsTicks: 4000,
  days: [6, 10],
  plant(stage, chance) {
    const { memory } = stage.policy;
    const forgetBelow = chance.between(0.7, 0.99);
    const policy = { ...stage.policy, memory: { ...memory, forgetBelow, keepAbove: 1 } };
    const seq = stage.give({ kind: 'policy', policy });
    let changed = 0;
    let last = stage.view.memory.longTerm;
    return {
      subjects: ['memory'],
      causes: new Set([seq]),
      intensity: `below ${forgetBelow.toFixed(2)}`,
      visible(faulty) {
        changed += Math.abs(faulty.memory.longTerm - last);
        last = faulty.memory.longTerm;
        return changed >= Math.max(12, 2.2 * stage.busiestHour);
      },
    };
  },
};

export const wear: Fault = {
  name: 'heavier wear',
  what: 'a changed policy makes living cost 2 to 12 times the energy (log-uniform)',
  visibleWhen: 'energy is 2 % of the full value off that of a twin under the old policy',
  kinds: ['slow-drift', 'fast-fall'],
  lastsTicks: 4000,
  plant(stage, chance) {
    const times = chance.logBetween(2, 12);
    const rules = stage.policy.wear;
    const seq = stage.give({
      kind: 'policy',
      policy: { ...stage.policy, wear: { ...rules, energy: rules.energy * times } },
    });
    return {
      subjects: ['energy'],
      causes: new Set([seq]),
      intensity: `${times.toFixed(1)} times`,
      visible: (faulty, twin) => Math.abs(levelOf(faulty, 'energy') - levelOf(twin, 'energy')) >= 0.02,
    };
  },
};

export const innerTime: Fault = {
  name: 'inner time',
  what: 'inner time runs 0.12 to 0.9 faster or slower (log-uniform): by a changed policy, or by arousal without an event',
  visibleWhen: 'the rate is 0.1 off that of a twin',
  kinds: ['inner-time'],
  lastsTicks: 600,
  plant(stage, chance) {
    const by = chance.logBetween(0.12, 0.9);
    const visible: ReturnType<Fault['plant']>['visible'] = (faulty, twin) =>
      Math.abs(faulty.innerRate - twin.innerRate) >= 0.1;
    const subjects = ['innerRate'] as const;
    if (chance.maybe(0.5)) {
      const { arousalGain } = stage.policy.innerTime;
      const { arousal: tauS } = stage.policy.dynamics.tauS;
      stage.organ = (self, dtMs) => self.changeArousal(((by / arousalGain) * dtMs) / 1000 / tauS);
      return { subjects, causes: NO_CAUSE, intensity: `+${by.toFixed(2)} by arousal`, visible };
    }
    const signed = by < 0.5 && chance.maybe(0.5) ? -by : by;
    const rules = stage.policy.innerTime;
    const policy = { ...stage.policy, innerTime: { ...rules, base: rules.base + signed } };
    const seq = stage.give({ kind: 'policy', policy });
    return { subjects, causes: new Set([seq]), intensity: `${signed.toFixed(2)} by policy`, visible };
  },
};
