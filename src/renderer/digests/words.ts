import { t } from '../words/language.svelte';
import type { Digest, Extent } from '../../shared/monitor';
import { EVENT_TYPES, SEVERITIES, VITALS, type EventType, type Severity } from '../../shared/vocabulary';
import { quantityText } from '../anomalies/quantity';
import { clockTime, dateTime, duration, fixed, integer, otherDay, span } from '../words/format';

type Quantity = Digest['changed'][number];

/** So many quantities are named one by one. */
const NAMED_MAX = 2;
/** An event is out of the usual beyond so many deviations of a Poisson count. */
const UNUSUAL_DEVIATIONS = 2;
const EVENTS_NAMED_MAX = 3;
/** An end so long after the beginning has a date of its own. */
const DATED_FROM_MS = 12 * 3_600_000;

const nameOf = (quantity: Quantity): string => t(`common.subject.${quantity}`);

function reachOf(digest: Digest, quantity: Quantity): Extent {
  if (quantity === 'innerRate') return digest.innerRate;
  return quantity === 'energy' || quantity === 'integrity' || quantity === 'stability'
    ? digest.vitals[quantity]
    : digest.dynamics[quantity];
}

function changeText(digest: Digest, quantity: Quantity): string {
  const { mean, usual } = reachOf(digest, quantity);
  const words = { quantity: nameOf(quantity), mean: quantityText(quantity, mean) };
  if (!usual) return t('window.digests.changedUnknown', words);
  const band = { low: quantityText(quantity, usual.low), high: quantityText(quantity, usual.high) };
  return t(mean < usual.low ? 'window.digests.lower' : 'window.digests.higher', { ...words, ...band });
}

export const anomalyCount = ({ anomalies }: Digest): number =>
  SEVERITIES.reduce((sum, severity) => sum + anomalies[severity], 0);

/** Nothing was out of the usual, as far as it is known what is usual. */
export const isUsual = (digest: Digest): boolean => digest.changed.length === 0 && anomalyCount(digest) === 0;

const isYoung = (digest: Digest): boolean => VITALS.every((vital) => digest.vitals[vital].usual === null);

/** It is too early to say whether it was as usual. */
const isLearning = (digest: Digest): boolean => digest.changed.length === 0 && isYoung(digest);

/** The one that says that the usual is still being learnt, for all of which it is true; newest first. */
export const newestLearning = (digests: readonly Digest[]): Digest | null => digests.find(isLearning) ?? null;

/** What was unusual, furthest first; or that all was as usual. Null while it is not known what is usual. */
export function headlineOf(digest: Digest): string | null {
  if (isLearning(digest)) return null;
  if (digest.changed.length === 0)
    return t(isUsual(digest) ? 'window.digests.usual' : 'window.digests.otherwise');
  const named = digest.changed.slice(0, NAMED_MAX).map((quantity) => changeText(digest, quantity));
  const others = digest.changed.slice(NAMED_MAX).map(nameOf);
  if (others.length > 0) named.push(t('window.digests.also', { quantities: others.join(', ') }));
  return named.join(' ');
}

const countOf = (value: number): string => fixed(value, value < 10 && !Number.isInteger(value) ? 1 : 0);

/** How many events in all against the usual, and those types that are furthest from it. */
export function eventsText({ events }: Digest): string {
  const rows = EVENT_TYPES.flatMap((type) => {
    const event = events[type];
    return event ? [{ type, ...event }] : [];
  });
  const sum = (pick: (row: (typeof rows)[number]) => number): number =>
    rows.reduce((total, row) => total + pick(row), 0);
  const far = ({ count, usual }: (typeof rows)[number]): number =>
    Math.abs(count - usual) / Math.sqrt(Math.max(1, usual));
  const total = t('window.digests.events', {
    count: sum(({ count }) => count),
    usual: countOf(sum(({ usual }) => usual)),
  });
  const named = rows
    .filter((row) => far(row) > UNUSUAL_DEVIATIONS)
    .sort((a, b) => far(b) - far(a))
    .slice(0, EVENTS_NAMED_MAX)
    .map(({ type, count, usual }) => eventText(type, count, usual));
  return [total, ...named].join(', ');
}

const eventText = (type: EventType, count: number, usual: number): string =>
  t('window.digests.event', { type: t(`common.event.${type}`), met: integer(count), usual: countOf(usual) });

/** What else can be told of it, each a few words; what did not happen is left out. */
export function factsOf(digest: Digest): readonly string[] {
  const { rests, innerMs, innerRate, memory, lateTicks } = digest;
  const facts = [
    eventsText(digest),
    t('window.digests.rests', { count: rests.count, length: span(rests.ms) }),
    t('window.digests.inner', { time: duration(innerMs), rate: fixed(innerRate.mean, 2) }),
  ];
  if (memory.kept + memory.forgotten > 0) facts.push(t('window.digests.memory', { ...memory }));
  if (lateTicks > 0) facts.push(t('window.digests.late', { count: lateTicks }));
  return facts;
}

/** The anomalies that were opened in it, gravest first. */
export const anomaliesOf = ({
  anomalies,
}: Digest): readonly { readonly severity: Severity; readonly count: number }[] =>
  SEVERITIES.map((severity) => ({ severity, count: anomalies[severity] }))
    .filter(({ count }) => count > 0)
    .reverse();

const toMinute = (clock: string): string => clock.slice(0, -':00'.length);
/** Never broken over two lines. */
const inOne = (text: string): string => text.replaceAll(' ', '\u00a0');

/**
 * `14:02 to 15:05`, `3 Jan 2026 23:24 to 00:24`, `3 Jan 2026 22:10 to 4 Jan 2026 22:14`: to the minute, by the wall
 * clock as it stands now. No date where it is today, and one alone where the end is a few hours later. In a narrow
 * column a line ends behind that date, or between the beginning and the end.
 */
export function whenText(fromAtMs: number, toAtMs: number, nowMs: number): string {
  const day = otherDay(fromAtMs, nowMs);
  if (toAtMs - fromAtMs >= DATED_FROM_MS) {
    return t('window.digests.when', {
      from: inOne(toMinute(dateTime(fromAtMs, nowMs))),
      to: inOne(toMinute(dateTime(toAtMs, fromAtMs))),
    });
  }
  const clocks = inOne(
    t('window.digests.when', { from: toMinute(clockTime(fromAtMs)), to: toMinute(clockTime(toAtMs)) }),
  );
  return day === null ? clocks : `${inOne(day)} ${clocks}`;
}
