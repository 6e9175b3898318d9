import { told } from '../../../shared/i18n';
import type { PostMortem } from '../../../shared/post-mortem';
import { careTriedSaid, pointSaid, testedSaid, type Tongue } from '../../../shared/post-mortem-words';
import { html, type Markup } from './markup';

/** What would have been, and from where on nothing could be done: each as it was tried. */
export function claimSections(postMortem: PostMortem, tongue: Tongue): Markup {
  const { say } = tongue;
  const { counterfactual } = postMortem;
  const careTried = careTriedSaid(postMortem, tongue);
  return html`<section aria-labelledby="counterfactual">
      <h2 id="counterfactual">${say(told('window.postMortem.counterfactual.title'))}</h2>
      <div class="claim counterfactual ${counterfactual?.alive === true ? 'lives' : ''}">
        ${
          counterfactual === null
            ? html`<p>${say(told('window.postMortem.counterfactual.none'))}</p>`
            : html`<p>${say(counterfactual.said)}</p>
                <p class="soft">${testedSaid(counterfactual, counterfactual.stateHash, tongue).join(' ')}</p>`
        }
      </div>
    </section>
    <section aria-labelledby="point">
      <h2 id="point">${say(told('window.postMortem.point.title'))}</h2>
      <div class="claim">
        <p>${pointSaid(postMortem, tongue).join(' ')}</p>
        ${careTried === null ? null : html`<p class="soft">${careTried}</p>`}
      </div>
    </section>`;
}
