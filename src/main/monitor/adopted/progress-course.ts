import { z } from 'zod';

/** So much of the usual height a round has to reach for the next one to count as new work. */
const ROUND_SHARE = 0.5;
/** A round begins within this part of its height: between two reports it has gone on already. */
const BEGIN_SHARE = 0.25;
/** The usual height follows what rounds reach by this weight. */
const HEIGHT_WEIGHT = 0.2;

export const progressCourseSchema = z.strictObject({
  lowest: z.number().nullable(),
  highest: z.number(),
  last: z.number(),
  usualHeight: z.number().nullable(),
  fallbacks: z.int().min(0),
});
export type ProgressCourseState = z.infer<typeof progressCourseSchema>;

/**
 * Tells new progress from going over the same ground: a count that rises above all it was is new; one that falls back
 * is not, unless it begins a new round near the beginning after one that came as far as rounds usually do (a job
 * after a job, each counted from nothing). O(1).
 */
export class ProgressCourse {
  /** Null before the first. */
  #lowest: number | null = null;
  #highest = 0;
  #last = 0;
  /** How far rounds usually come above the lowest; null before the first has ended. */
  #usualHeight: number | null = null;
  #fallbacks = 0;

  /** How often it fell back since there was new progress. */
  get fallbacks(): number {
    return this.#fallbacks;
  }

  /** Whether this is new progress. The first that is told is none: nothing is known of what was before. */
  meet(progress: number): boolean {
    const { isNew, fell } = this.#place(progress);
    this.#last = progress;
    if (isNew) this.#fallbacks = 0;
    else if (fell) this.#fallbacks += 1;
    return isNew;
  }

  state(): ProgressCourseState {
    return {
      lowest: this.#lowest,
      highest: this.#highest,
      last: this.#last,
      usualHeight: this.#usualHeight,
      fallbacks: this.#fallbacks,
    };
  }

  static from({ lowest, highest, last, usualHeight, fallbacks }: ProgressCourseState): ProgressCourse {
    const course = new ProgressCourse();
    course.#lowest = lowest;
    course.#highest = highest;
    course.#last = last;
    course.#usualHeight = usualHeight;
    course.#fallbacks = fallbacks;
    return course;
  }

  #place(progress: number): { readonly isNew: boolean; readonly fell: boolean } {
    if (this.#lowest === null) {
      this.#lowest = progress;
      this.#highest = progress;
      return { isNew: false, fell: false };
    }
    if (progress > this.#highest) {
      this.#highest = progress;
      return { isNew: true, fell: false };
    }
    const fell = progress < this.#last;
    const height = this.#highest - this.#lowest;
    if (!fell || progress > this.#lowest + BEGIN_SHARE * height) return { isNew: false, fell };
    const isWhole = height > 0 && height >= ROUND_SHARE * (this.#usualHeight ?? height);
    this.#lowest = Math.min(this.#lowest, progress);
    if (!isWhole) return { isNew: false, fell };
    this.#usualHeight =
      this.#usualHeight === null ? height : this.#usualHeight + HEIGHT_WEIGHT * (height - this.#usualHeight);
    this.#highest = progress;
    return { isNew: true, fell };
  }
}
