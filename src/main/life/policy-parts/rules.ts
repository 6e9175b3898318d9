import type { z } from 'zod';
import { ACTIONS, VITALS } from '../../../shared/vocabulary';
import type { PolicyForm } from './form';

/**
 * What no single bound can say: which numbers must fit each other. A message goes on where a sentence begins
 * with the field's name, or with “<field> is <value>, but”.
 */
export function checkTogether(policy: PolicyForm, context: z.core.$RefinementCtx<PolicyForm>): void {
  const fault = (path: string, message: string) =>
    context.addIssue({ code: 'custom', path: path.split('.'), message });
  checkTime(policy, fault);
  checkLifecycle(policy, fault);
  checkMind(policy, fault);
  checkActions(policy, fault);
}

type Fault = (path: string, message: string) => void;

function checkTime({ tickIntervalMs, innerTime, lag, ambient }: PolicyForm, fault: Fault): void {
  const { min, base, max } = innerTime;
  if (min > base) fault('innerTime.min', `must not be above innerTime.base (${base})`);
  if (base > max) fault('innerTime.base', `must not be above innerTime.max (${max})`);
  if (lag.toleranceMs >= lag.gapMs) fault('lag.toleranceMs', `must be below lag.gapMs (${lag.gapMs})`);
  if (lag.gapMs <= tickIntervalMs) {
    fault('lag.gapMs', `must be above tickIntervalMs (${tickIntervalMs}), or every tick would be downtime`);
  }
  const perTick = (ambient.reduce((sum, { perHour }) => sum + perHour, 0) * tickIntervalMs) / 3_600_000;
  if (perTick > 1) {
    fault('ambient', 'must not come to more than one event a tick in all, for no more are met');
  }
}

function checkLifecycle({ lifecycle: { degradeBelow, recoverAbove } }: PolicyForm, fault: Fault): void {
  for (const vital of VITALS) {
    if (degradeBelow[vital] < recoverAbove[vital]) continue;
    const other = `lifecycle.recoverAbove.${vital}`;
    fault(`lifecycle.degradeBelow.${vital}`, `must be below ${other} (${recoverAbove[vital]})`);
  }
}

function checkMind({ meaning, memory }: PolicyForm, fault: Fault): void {
  // Each is in [0, 1]; the bare intensity keeps what they leave.
  const { noveltyWeight, vulnerabilityWeight, expectationWeight } = meaning;
  if (noveltyWeight + vulnerabilityWeight + expectationWeight > 1 + ROUNDING) {
    const others = 'meaning.noveltyWeight and meaning.vulnerabilityWeight';
    fault('meaning.expectationWeight', `must not, together with ${others}, pass 1`);
  }
  if (memory.forgetBelow >= 1) {
    fault('memory.forgetBelow', 'must be below 1, the strength that no memory passes');
  } else if (memory.forgetBelow > memory.keepAbove) {
    const reason = 'or what is kept would be forgotten at once';
    fault('memory.forgetBelow', `must not be above memory.keepAbove (${memory.keepAbove}), ${reason}`);
  }
  if (memory.longTermMax > 0 && memory.shortTermSize === 0) {
    fault('memory.shortTermSize', 'must be at least 1, or nothing could ever be remembered');
  }
  if ((memory.echoPerHour * memory.upkeepS) / 3600 > 1) {
    const reason = 'must not come to more than one echo for each time memory is tended (memory.upkeepS';
    fault('memory.echoPerHour', `${reason}: ${memory.upkeepS})`);
  }
}

function checkActions({ actions }: PolicyForm, fault: Fault): void {
  for (const action of ACTIONS) {
    const rule = action === 'none' ? null : actions[action];
    if (rule === null) continue;
    const path = `actions.${action}`;
    if (rule.minS > rule.maxS) fault(`${path}.minS`, `must not be above ${path}.maxS (${rule.maxS})`);
    if (!Object.values(rule.gain).some((perS) => perS !== 0)) {
      fault(
        `${path}.gain`,
        'must change something, for no action is without a gain; null takes the action away',
      );
    }
    const needMost = Object.values(rule.need).reduce((sum, weight) => sum + weight, 0);
    if (rule.threshold > needMost) {
      fault(`${path}.threshold`, `must not be above the sum of the weights in ${path}.need (${needMost})`);
    }
  }
}

/** Three decimal fractions that add up to 1 on paper may pass it by their last bit. */
const ROUNDING = 1e-12;
