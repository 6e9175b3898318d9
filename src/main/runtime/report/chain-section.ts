import { told } from '../../../shared/i18n';
import type { ChainLink, PostMortem } from '../../../shared/post-mortem';
import { chainAboutSaid, decisiveText, tookText, type Tongue } from '../../../shared/post-mortem-words';
import { html, type Markup } from './markup';

/** The inputs that led there, as a table. */
export function chainSection(postMortem: PostMortem, tongue: Tongue): Markup {
  const { say } = tongue;
  const { chain, chainMore } = postMortem;
  const title = html`<h2 id="chain">${say(told('window.postMortem.chain.title'))}</h2>`;
  if (chain.length === 0)
    return html`<section aria-labelledby="chain">
      ${title}
      <p>${say(told('window.postMortem.chain.empty'))}</p>
    </section>`;
  const decisive = `${say(told('window.postMortem.chain.decisive'))}: ${say(told('window.postMortem.chain.decisiveAbout'))}.`;
  return html`<section aria-labelledby="chain">
    ${title}
    <table>
      <caption>
        ${chainAboutSaid(postMortem, tongue)}
      </caption>
      <thead>
        <tr>
          <th scope="col">${say(told('window.postMortem.chain.record'))}</th>
          <th scope="col" class="number">${say(told('window.postMortem.chain.tick'))}</th>
          <th scope="col">${say(told('window.postMortem.chain.when'))}</th>
          <th scope="col">${say(told('window.postMortem.chain.input'))}</th>
          <th scope="col" class="number">${say(told('window.postMortem.chain.took'))}</th>
          <th scope="col">${say(told('window.postMortem.chain.decisive'))}</th>
        </tr>
      </thead>
      <tbody>
        ${chain.map((link) => row(link, tongue))}
      </tbody>
    </table>
    <p class="soft">
      ${decisive}${
        chainMore === 0 ? '' : ` ${say(told('window.postMortem.chain.more', { count: chainMore }))}`
      }
    </p>
  </section>`;
}

function row(link: ChainLink, tongue: Tongue): Markup {
  const { say, numbers } = tongue;
  const { seq, tick, atMs, said, source, decisive } = link;
  const answer = decisiveText(link, tongue);
  return html`<tr class="${decisive === true ? 'decisive' : ''}">
    <th scope="row" class="record">#${seq}</th>
    <td class="number">${numbers.integer(tick)}</td>
    <td>
      <time datetime="${new Date(atMs).toISOString()}">${numbers.day(atMs)} ${numbers.clockTime(atMs)}</time>
    </td>
    <td>
      ${say(said)}${
        source === null
          ? null
          : html` <span class="soft">${say(told('window.postMortem.chain.from', { source }))}</span>`
      }
    </td>
    <td class="number">${tookText(link, tongue)}</td>
    <td>${decisive === true ? html`<b>${answer}</b>` : answer}</td>
  </tr> `;
}
