import type { Bridge } from '../../shared/border';
import type { Course, CourseQuery, JournalNote } from '../../shared/past';
import type { Message } from '../../shared/views';
import { answered } from '../parts/answered';
import { Asker } from '../timeline/asker';

const COURSE_EVERY_MS = 1000;
/** So many records are told at once. */
const RECORDS_MAX = 64;

/** What the past tells of one anomaly: the course around it, and what its causes were. */
export class Evidence {
  #past: Pick<Bridge['past'], 'course' | 'records'>;
  #course = $state.raw<Course | null>(null);
  #trouble = $state.raw<Message | null>(null);
  #notes = $state.raw<readonly JournalNote[] | null>(null);
  #seqs = '';
  #courses = new Asker<CourseQuery>(COURSE_EVERY_MS, (query) => this.#readCourse(query));

  constructor(past: Pick<Bridge['past'], 'course' | 'records'>) {
    this.#past = past;
  }

  get course(): Course | null {
    return this.#course;
  }
  /** Why the past could not be read. */
  get trouble(): Message | null {
    return this.#trouble;
  }
  /** What the journal tells of the causes; null until it has answered. */
  get notes(): readonly JournalNote[] | null {
    return this.#notes;
  }

  draw(query: CourseQuery): void {
    this.#courses.ask(query);
  }

  stop(): void {
    this.#courses.stop();
  }

  /** Asks once for the same records: an open anomaly is told anew again and again. */
  async explain(seqs: readonly number[]): Promise<void> {
    const asked = seqs.join();
    if (asked === this.#seqs) return;
    this.#seqs = asked;
    const answer = await answered(this.#past.records({ seqs: seqs.slice(0, RECORDS_MAX) }));
    if (asked !== this.#seqs) return;
    if (answer.ok) this.#notes = answer.value;
    else this.#trouble = answer.message;
  }

  async #readCourse(query: CourseQuery): Promise<void> {
    const answer = await answered(this.#past.course(query));
    this.#trouble = answer.ok ? null : answer.message;
    if (answer.ok) this.#course = answer.value;
  }
}
