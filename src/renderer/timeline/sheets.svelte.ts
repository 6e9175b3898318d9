import type { Answer, Bridge } from '../../shared/border';
import type { Marks } from '../../shared/marks';
import type { Course } from '../../shared/past';
import type { Message } from '../../shared/views';
import { answered } from '../parts/answered';
import { Asker } from './asker';
import { Atlas } from './atlas';
import { isStillGood, sheetOf, type Sheet } from './sheets';
import { lengthOf, type Stretch } from './stretch';

export const COURSE_EVERY_MS = 120;

interface Need {
  readonly sheet: Sheet;
  readonly pixelMs: number;
}

/** One kind of answer: one question is under way at a time, the newest wish next, and what is known is kept. */
class Shelf<Content> {
  #read: (sheet: Sheet) => Promise<Answer<Content>>;
  #pointsOf: (content: Content) => number;
  #atlas = $state.raw(new Atlas<Content>());
  #trouble = $state.raw<Message | null>(null);
  #asker = this.#newAsker();
  #asked: { readonly needs: readonly Need[]; readonly atMs: number } | null = null;
  /** What is kept may be of another course of things: it is shown until the first answer, and then forgotten. */
  #behind = false;
  /** Rises whenever all is asked anew: an answer about what was before is not taken. */
  #turn = 0;

  constructor(read: (sheet: Sheet) => Promise<Answer<Content>>, pointsOf: (content: Content) => number) {
    this.#read = read;
    this.#pointsOf = pointsOf;
  }

  get atlas(): Atlas<Content> {
    return this.#atlas;
  }
  get trouble(): Message | null {
    return this.#trouble;
  }

  /** Asks for what is not known yet, in this order; what was asked for already is not asked for again. */
  ask(needs: readonly Need[]): void {
    const nowMs = Date.now();
    const missing = needs.filter((need) => !this.#has(need, nowMs));
    const last = this.#asked;
    const isAsked = ({ sheet, pixelMs }: Need): boolean =>
      last?.needs.some((old) => isStillGood(old.sheet, last.atMs, { sheet, pixelMs, nowMs })) === true;
    if (missing.length === 0 || missing.every(isAsked)) return;
    this.#asked = { needs: missing, atMs: nowMs };
    this.#asker.ask(missing);
  }

  stop(): void {
    this.#asker.stop();
    this.#asked = null;
  }

  begin({ forget }: { readonly forget: boolean }): void {
    this.#turn += 1;
    this.stop();
    this.#asker = this.#newAsker();
    this.#trouble = null;
    this.#behind = true;
    if (forget) this.#atlas = new Atlas();
  }

  #has({ sheet, pixelMs }: Need, nowMs: number): boolean {
    const kept = this.#behind ? null : this.#atlas.find(sheet.key);
    return kept !== null && isStillGood(kept.sheet, kept.atMs, { sheet, pixelMs, nowMs });
  }

  #newAsker(): Asker<readonly Need[]> {
    return new Asker(COURSE_EVERY_MS, async (needs) => {
      for (const need of needs) if (!this.#has(need, Date.now())) await this.#fetch(need.sheet);
    });
  }

  async #fetch(sheet: Sheet): Promise<void> {
    const turn = this.#turn;
    const atMs = Date.now();
    const answer = await answered(this.#read(sheet));
    if (turn !== this.#turn) return;
    if (!answer.ok) {
      this.#trouble = answer.message;
      return;
    }
    this.#trouble = null;
    const known = this.#behind ? new Atlas<Content>() : this.#atlas;
    this.#behind = false;
    const content = answer.value;
    this.#atlas = known.with({ sheet, content, atMs, points: this.#pointsOf(content) });
  }
}

/** All that is known of a life's course and of what happened in it, to be drawn. */
export class Sheets {
  #courses: Shelf<Course>;
  #marks: Shelf<Marks>;

  constructor(past: Pick<Bridge['past'], 'course' | 'marks'>) {
    this.#courses = new Shelf(
      ({ fromMs, toMs, pointsMax }) => past.course({ fromMs, toMs, pointsMax }),
      ({ count }) => count,
    );
    this.#marks = new Shelf(
      ({ fromMs, toMs, pointsMax }) => past.marks({ fromMs, toMs, bucketsMax: Math.ceil(pointsMax / 2) }),
      ({ count, anomalies }) => count + anomalies.length,
    );
  }

  get courses(): Atlas<Course> {
    return this.#courses.atlas;
  }
  get marks(): Atlas<Marks> {
    return this.#marks.atlas;
  }
  /** Why the course cannot be drawn, or no more of it. */
  get trouble(): Message | null {
    return this.#courses.trouble;
  }
  /** Why it cannot be told what happened. */
  get marksTrouble(): Message | null {
    return this.#marks.trouble;
  }

  /** Asks for what is shown, and then for the whole life, if it is not known. */
  ask(shown: Stretch, widthPx: number, life: Stretch): void {
    const needs = [shown, life].map((stretch) => ({
      sheet: sheetOf(stretch, widthPx, life),
      pixelMs: lengthOf(stretch) / widthPx,
    }));
    const [first, whole] = needs;
    const wanted = first?.sheet.key === whole?.sheet.key ? needs.slice(0, 1) : needs;
    this.#courses.ask(wanted);
    this.#marks.ask(wanted);
  }

  stop(): void {
    this.#courses.stop();
    this.#marks.stop();
  }

  begin(how: { readonly forget: boolean }): void {
    this.#courses.begin(how);
    this.#marks.begin(how);
  }
}
