import { figureOf, REACH } from '../../../shared/glyph/geometry';
import { traitsOf } from '../../../shared/glyph/traits';
import { shareOf } from '../../../shared/numbers';
import type { LifeView } from '../../../shared/views';
import { html, type Markup } from './markup';

/** The figure of a life, standing still as it was at its last moment. It says nothing that is not told in words. */
export function figureDrawing({ identity, vitals }: LifeView): Markup {
  const figure = figureOf(traitsOf(identity.lifeId), {
    energy: shareOf('energy', vitals.energy),
    integrity: shareOf('integrity', vitals.integrity),
    stability: shareOf('stability', vitals.stability),
  });
  return html`<svg class="figure" viewBox="${-REACH} ${-REACH} ${2 * REACH} ${2 * REACH}" aria-hidden="true">
    ${figure.strands.map(({ d, opacity }) => html`<path class="strand" d="${d}" opacity="${opacity.toFixed(3)}" />`)}
    <path class="ring" d="${figure.ring.d}" />
  </svg>`;
}
