import type { PostMortem } from '../../src/shared/post-mortem';
import type { Language } from '../../src/shared/vocabulary';
import { postMortemOf, type ScriptedPostMortem } from '../support/post-mortems';
import { pastOf, viewOf, type Script } from './scripted-life';
import { memoryOf } from './scripted-memory';

const END_MS = 3_600_000;
const MEMORIES = 5;

/** The end of a scripted life: its energy falls from where it was, in steps, to nothing. */
export function endOf(
  script: Script,
  kind: ScriptedPostMortem,
  options: { readonly name?: string; readonly language?: Language; readonly endedAtMs: number },
): PostMortem {
  const { name, language, endedAtMs } = options;
  const past = pastOf(script);
  const lastMs = past.sinceBirthMs(script.tick);
  const asOfNow = viewOf(script, script.tick, name);
  // It was born as long before its end as it lived, whenever this is asked.
  const view = { ...asOfNow, identity: { ...asOfNow.identity, bornAtMs: endedAtMs - lastMs } };
  const alive: Script = { ...script, dead: false, vitals: { energy: 76, integrity: 0.86, stability: 0.8 } };
  const course = (fromMs: number, pointsMax: number) =>
    past.course({ fromMs, toMs: lastMs, pointsMax }, script.tick, endedAtMs, (tick) => {
      const { vitals, dynamics, innerRate } = viewOf(alive, tick);
      const left = Math.min(1, (script.tick - tick) / 2600);
      const steps = Math.ceil(left * 7) / 7;
      const share = 0.4 * left + 0.6 * Math.min(left ** 0.5, steps);
      return {
        energy: vitals.energy * share,
        integrity: script.vitals.integrity + (vitals.integrity - script.vitals.integrity) * share,
        stability: script.vitals.stability + (vitals.stability - script.vitals.stability) * share,
        ...dynamics,
        innerRate,
        jitterMs: 2,
      };
    });
  return postMortemOf({
    kind,
    view,
    endedAtMs,
    courses: { whole: course(0, 400), end: course(lastMs - END_MS, 600) },
    memories: memoryOf(40, script.tick)
      .longTerm.slice()
      .sort((a, b) => b.significance - a.significance)
      .slice(0, MEMORIES),
    ...(language ? { language } : {}),
  });
}
