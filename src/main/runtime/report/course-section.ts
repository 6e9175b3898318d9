import { told } from '../../../shared/i18n';
import type { Course } from '../../../shared/past';
import type { PostMortem } from '../../../shared/post-mortem';
import type { Tongue } from '../../../shared/post-mortem-words';
import { VITALS } from '../../../shared/vocabulary';
import { courseDrawing } from './course-drawing';
import { html, type Markup } from './markup';

const lengthMs = ({ fromMs, toMs, count }: Course): number => (toMs[count - 1] ?? 0) - (fromMs[0] ?? 0);

/** The courses of the end and of the whole life, and what their lines and marks mean. */
export function courseSection({ courses, pointOfNoReturn, chain }: PostMortem, tongue: Tongue): Markup {
  const { say, numbers } = tongue;
  const drawing = (course: Course, about: string, inputsMs: readonly number[]): Markup =>
    courseDrawing({
      course,
      about,
      inputsMs,
      pointMs: pointOfNoReturn.sinceBirthMs,
      age: (ms) => numbers.duration(ms),
    });
  const endAbout = say(
    told('window.postMortem.course.endAbout', { span: numbers.span(lengthMs(courses.end)) }),
  );
  const wholeAbout = say(told('window.postMortem.course.wholeAbout'));
  return html`<section aria-labelledby="course">
    <h2 id="course">${say(told('window.postMortem.course.end'))}</h2>
    <figure>
      <figcaption>${endAbout}</figcaption>
      ${drawing(
        courses.end,
        endAbout,
        chain.map(({ sinceBirthMs }) => sinceBirthMs),
      )}
    </figure>
    <h2>${say(told('window.postMortem.course.whole'))}</h2>
    <figure>
      <figcaption>${wholeAbout}</figcaption>
      ${drawing(courses.whole, wholeAbout, [])}
    </figure>
    <p class="keys">
      ${VITALS.map((vital) => key(html`<path class="line ${vital}" d="M0 5H26" />`, say(told(`common.vital.${vital}`))))}
      ${pointOfNoReturn.tick === null ? null : key(html`<path class="point" d="M13 0V10" />`, say(told('window.postMortem.course.point')))}
      ${chain.length === 0 ? null : key(html`<path class="input" d="M13 1l4 8h-8z" />`, say(told('window.postMortem.course.input')))}
      ${key(html`<rect class="gap" width="26" height="10" />`, say(told('window.postMortem.course.gap')))}
    </p>
    <p class="soft">${say(told('window.postMortem.course.spread'))}</p>
  </section>`;
}

const key = (sample: Markup, text: string): Markup =>
  html`<span><svg viewBox="0 0 26 10" aria-hidden="true">${sample}</svg>${text}</span>`;
