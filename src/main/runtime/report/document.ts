import { told } from '../../../shared/i18n';
import type { PostMortem } from '../../../shared/post-mortem';
import { diedSaid, foundSaid, tongueOf, type Tongue } from '../../../shared/post-mortem-words';
import type { Language } from '../../../shared/vocabulary';
import { APP_VERSION } from '../../vault/app-version';
import { chainSection } from './chain-section';
import { claimSections } from './claim-sections';
import { courseSection } from './course-section';
import { figureDrawing } from './figure-drawing';
import { figureSection } from './figure-section';
import { html, Markup } from './markup';
import { memorySection } from './memory-section';
import { STYLE } from './style';

/** How a report is written. */
export interface ReportWish {
  readonly language: Language;
  /** An IANA name: the zone of its clock times; the machine's own where none is given. */
  readonly timeZone?: string;
}

/** What a report may load, run or send: nothing. It holds even should something have been written past the markup. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** A post-mortem as one HTML document that needs nothing besides itself. */
export function postMortemDocument(postMortem: PostMortem, { language, timeZone }: ReportWish): string {
  const tongue = tongueOf(language, timeZone);
  const title = tongue.say(told('window.postMortem.title', { name: postMortem.view.identity.name }));
  const { source } = html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${POLICY}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="generator" content="Life ${APP_VERSION}" />
        <title>${title}</title>
        <style>
          ${new Markup(STYLE)}
        </style>
      </head>
      <body>
        <main>
          ${heading(postMortem, title, tongue)} ${claimSections(postMortem, tongue)}
          ${courseSection(postMortem, tongue)} ${chainSection(postMortem, tongue)}
          ${figureSection(postMortem, tongue)} ${memorySection(postMortem, tongue)}
          <section aria-labelledby="found">
            <h2 id="found">${tongue.say(told('window.postMortem.found.title'))}</h2>
            <p>${foundSaid(postMortem, tongue)} ${tongue.say(told('window.postMortem.found.about'))}</p>
          </section>
        </main>
        <footer>
          ${tongue.say(told('window.postMortem.found.by', { version: APP_VERSION, zone: tongue.timeZone }))}
        </footer>
      </body>
    </html> `;
  return source;
}

function heading(postMortem: PostMortem, title: string, tongue: Tongue): Markup {
  const { say } = tongue;
  const { view, root, verdict } = postMortem;
  return html`<header>
    ${figureDrawing(view)}
    <div>
      <h1>${title}</h1>
      <p class="soft">
        ${say(told(`common.phase.${view.phase}`))} · ${say(told('window.postMortem.rootLabel'))}:
        ${say(told(`window.postMortem.root.${root}`))}
      </p>
      <p class="verdict">${say(verdict)}</p>
      <p class="soft">${diedSaid(postMortem, tongue)}</p>
    </div>
  </header>`;
}
