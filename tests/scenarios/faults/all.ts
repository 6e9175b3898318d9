import type { Fault } from '../fault';
import { blow, creep, frozen, jump, leak, noRecovery, oscillation, throwing, unrest } from './inner';
import {
  churn,
  flood,
  hardShocks,
  innerTime,
  lateTicks,
  missedTicks,
  silence,
  unevenTicks,
  wear,
} from './inputs';

export const FAULTS: readonly Fault[] = [
  ...[hardShocks, blow, jump, throwing, leak, creep, wear, frozen, oscillation, unrest, noRecovery],
  ...[flood, silence, lateTicks, missedTicks, unevenTicks, churn, innerTime],
];
