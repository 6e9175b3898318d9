import { QUANTITIES, TIERS, type Course, type Quantity } from '../../../../../shared/past';
import { GAP_KINDS } from '../../../../../shared/vocabulary';
import { each } from './life';
import { wireOf, z, type Wire } from './wire';

const column = z.array(z.number());
const columns = each<Quantity, typeof column>(QUANTITIES, column).openapi('Columns');

export const courseSchema = wireOf<Course>()(
  z
    .strictObject({
      tier: z.enum(TIERS),
      count: z.number(),
      tick: column,
      ticks: column,
      fromMs: column,
      toMs: column,
      atMs: column,
      min: columns,
      mean: columns,
      max: columns,
      gaps: z.array(
        z.strictObject({
          seq: z.number(),
          kind: z.enum(GAP_KINDS),
          tick: z.number(),
          fromMs: z.number(),
          toMs: z.number(),
          atMs: z.number(),
        }),
      ),
    })
    .openapi('Course', {
      description: 'A stretch of life as columns: entry i of each belongs to point i, oldest first.',
    }),
);

export const wireCourse = (course: Course): Wire<Course> => ({
  tier: course.tier,
  count: course.count,
  tick: plain(course.tick),
  ticks: plain(course.ticks),
  fromMs: plain(course.fromMs),
  toMs: plain(course.toMs),
  atMs: plain(course.atMs),
  min: plainColumns(course.min),
  mean: plainColumns(course.mean),
  max: plainColumns(course.max),
  gaps: course.gaps,
});

const plain = (values: Float64Array): readonly number[] => Array.from(values);

const plainColumns = (all: Readonly<Record<Quantity, Float64Array>>): Wire<Course>['mean'] =>
  Object.fromEntries(QUANTITIES.map((name) => [name, plain(all[name])])) as Record<Quantity, number[]>;
