import { told } from '../../../shared/i18n';
import type { PostMortem } from '../../../shared/post-mortem';
import { extremeRows, figureRows, type FigureRow } from '../../../shared/post-mortem-figures';
import type { Tongue } from '../../../shared/post-mortem-words';
import { html, type Markup } from './markup';

/** Who it was, and its life in figures. */
export function figureSection(postMortem: PostMortem, tongue: Tongue): Markup {
  const { say } = tongue;
  const rows = [...identityRows(postMortem, tongue), ...figureRows(postMortem.figures, tongue)];
  const title = say(told('window.postMortem.figures.title'));
  const column = (name: 'vital' | 'lowest' | 'mean' | 'highest' | 'atEnd'): string =>
    say(told(`window.postMortem.figures.${name}`));
  return html`<section aria-labelledby="figures">
    <h2 id="figures">${title}</h2>
    <table>
      <caption class="unseen">
        ${title}
      </caption>
      <thead>
        <tr>
          <th scope="col">${say(told('window.postMortem.figures.figure'))}</th>
          <th scope="col">${say(told('window.postMortem.figures.value'))}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ label, value }) =>
            html`<tr>
              <th scope="row">${label}</th>
              <td>${value}</td>
            </tr> `,
        )}
      </tbody>
    </table>
    <table>
      <caption>
        ${say(told('window.postMortem.figures.extremes'))}
      </caption>
      <thead>
        <tr>
          <th scope="col">${column('vital')}</th>
          ${(['lowest', 'mean', 'highest', 'atEnd'] as const).map((name) => html`<th scope="col" class="number">${column(name)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${extremeRows(postMortem, tongue).map(
          ({ name, lowest, mean, highest, atEnd }) =>
            html`<tr>
              <th scope="row">${name}</th>
              ${[lowest, mean, highest, atEnd].map((value) => html`<td class="number">${value}</td>`)}
            </tr> `,
        )}
      </tbody>
    </table>
  </section>`;
}

function identityRows({ view }: PostMortem, { say, numbers }: Tongue): readonly FigureRow[] {
  const { lifeId, seed, bornAtMs } = view.identity;
  return [
    { label: say(told('window.postMortem.figures.lifeId')), value: lifeId },
    { label: say(told('window.postMortem.figures.seed')), value: String(seed) },
    {
      label: say(told('window.postMortem.figures.born')),
      value: `${numbers.day(bornAtMs)} ${numbers.clockTime(bornAtMs)}`,
    },
    { label: say(told('window.postMortem.figures.policy')), value: view.policy.name },
  ];
}
