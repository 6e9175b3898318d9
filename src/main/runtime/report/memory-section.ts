import { told } from '../../../shared/i18n';
import type { PostMortem } from '../../../shared/post-mortem';
import type { Tongue } from '../../../shared/post-mortem-words';
import { html, type Markup } from './markup';

/** The memories that mattered most, as a table. */
export function memorySection({ memories }: PostMortem, { say, numbers }: Tongue): Markup {
  const title = say(told('window.postMortem.memories.title'));
  if (memories.length === 0)
    return html`<section aria-labelledby="memories">
      <h2 id="memories">${title}</h2>
      <p>${say(told('window.postMortem.memories.empty'))}</p>
    </section>`;
  return html`<section aria-labelledby="memories">
    <h2 id="memories">${title}</h2>
    <table>
      <caption class="unseen">
        ${title}
      </caption>
      <thead>
        <tr>
          <th scope="col">${say(told('window.postMortem.memories.memory'))}</th>
          <th scope="col" class="number">${say(told('window.postMortem.memories.tick'))}</th>
          <th scope="col" class="number">${say(told('window.postMortem.memories.significance'))}</th>
          <th scope="col" class="number">${say(told('window.postMortem.memories.effect'))}</th>
        </tr>
      </thead>
      <tbody>
        ${memories.map(
          ({ id, type, originTick, significance, effect }) =>
            html`<tr>
              <th scope="row">${say(told(`common.event.${type}`))} #${id}</th>
              <td class="number">${numbers.integer(originTick)}</td>
              <td class="number">${numbers.fixed(significance, 2)}</td>
              <td class="number">${numbers.signed(effect, 2)}</td>
            </tr> `,
        )}
      </tbody>
    </table>
  </section>`;
}
