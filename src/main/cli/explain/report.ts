import { say } from '../../../shared/i18n';
import type { PostMortem } from '../../../shared/post-mortem';
import type { Language } from '../../../shared/vocabulary';

/** What `life explain --json` prints: the post-mortem in words, without the courses that are drawn. */
export function explainReportOf(found: PostMortem, language: Language) {
  const { view, death, root, chain, chainMore, pointOfNoReturn, counterfactual, figures, memories, tried } =
    found;
  const { lifeId, name, lineage } = view.identity;
  return {
    ...{ lifeId, name, lineage, policy: view.policy.name },
    ...{ death, root, verdict: say(found.verdict, language) },
    vitals: view.vitals,
    chain: chain.map((link) => ({ ...link, said: say(link.said, language) })),
    chainMore,
    pointOfNoReturn,
    counterfactual: counterfactual && { ...counterfactual, said: say(counterfactual.said, language) },
    figures,
    memories,
    tried,
  };
}
