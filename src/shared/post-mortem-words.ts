import { say, told } from './i18n';
import { numbersIn, type Numbers } from './numbers';
import type { Care, ChainLink, Counterfactual, PostMortem } from './post-mortem';
import type { Message } from './views';
import type { Language } from './vocabulary';

/** A language, and how numbers are written in it. */
export interface Tongue {
  readonly language: Language;
  readonly numbers: Numbers;
  /** The zone in which clock times are told. */
  readonly timeZone: string;
  readonly say: (message: Message) => string;
}

const ownTimeZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** @param timeZone an IANA name; the machine's own where none is given */
export const tongueOf = (language: Language, timeZone: string = ownTimeZone()): Tongue => ({
  language,
  timeZone,
  numbers: numbersIn(language, timeZone),
  say: (message) => say(message, language),
});

/** So much of a hash tells one from all others to the eye. */
const HASH_DIGITS = 12;
export const shortHash = (hash: string): string => `${hash.slice(0, HASH_DIGITS)}…`;

/** When it ended. */
export const diedSaid = ({ death, figures }: PostMortem, { say, numbers }: Tongue): string =>
  say(
    told('window.postMortem.died', {
      tick: numbers.integer(death.tick),
      age: numbers.duration(figures.ageMs),
      time: `${numbers.day(death.atMs)}, ${numbers.clockTime(death.atMs)}`,
    }),
  );

const careSaid = ({ type, intensity, everyTicks }: Care, { say }: Tongue): string =>
  say(
    told('window.postMortem.care', {
      stimulus: say(told(`window.postMortem.stimulus.${type}`)),
      intensity,
      count: everyTicks,
    }),
  );

/** From where on nothing that was tried averts the end, and the care that still would have; in sentences. */
export function pointSaid(postMortem: PostMortem, tongue: Tongue): readonly string[] {
  const { tick, sinceBirthMs, beforeDeathTicks, care } = postMortem.pointOfNoReturn;
  const { say, numbers } = tongue;
  if (tick === null) return [say(told('window.postMortem.point.never'))];
  const place = {
    tick: numbers.integer(tick),
    count: beforeDeathTicks ?? postMortem.death.tick - tick,
    span: numbers.span(postMortem.death.sinceBirthMs - (sinceBirthMs ?? postMortem.death.sinceBirthMs)),
  };
  const where =
    care === null
      ? told('window.postMortem.point.noCare', place)
      : told('window.postMortem.point.averts', { ...place, care: careSaid(care, tongue) });
  return [where, told('window.postMortem.point.after')].map(say);
}

/** Every care that was tried; null where none was. */
export function careTriedSaid({ pointOfNoReturn: { tried } }: PostMortem, tongue: Tongue): string | null {
  if (tried.length === 0) return null;
  const cares = tried.map((care) => careSaid(care, tongue)).join('; ');
  return tongue.say(told('window.postMortem.point.tried', { cares }));
}

/** How a change was tried, and how the changed life fared; in sentences. */
export function testedSaid(
  { atTick, followedToTick, alive, vitals }: Counterfactual,
  hash: string,
  { say, numbers }: Tongue,
): readonly string[] {
  const tested = told('window.postMortem.counterfactual.tested', {
    atTick: numbers.integer(atTick),
    followed: numbers.integer(followedToTick),
    hash,
  });
  const fared = alive
    ? told('window.postMortem.counterfactual.alive', {
        energy: numbers.vital('energy', vitals.energy),
        integrity: numbers.vital('integrity', vitals.integrity),
        stability: numbers.vital('stability', vitals.stability),
      })
    : told('window.postMortem.counterfactual.dead');
  return [tested, fared].map(say);
}

/** `−12.4 %` of the ceiling of the fatal vital. */
export const tookText = ({ took }: ChainLink, { numbers }: Tongue): string =>
  `${numbers.signed(100 * took, 1)}\u00a0%`;

const DECISIVE = { true: 'yes', false: 'no', null: 'untried' } as const;

export const decisiveText = ({ decisive }: ChainLink, { say }: Tongue): string =>
  say(told(`window.postMortem.chain.${DECISIVE[`${decisive}`]}`));

export const chainAboutSaid = ({ death }: PostMortem, { say }: Tongue): string =>
  say(
    told('window.postMortem.chain.about', { vital: say(told(`common.vital.${death.cause}`)).toLowerCase() }),
  );

/** How much was lived again to know all this. */
export const foundSaid = ({ tried }: PostMortem, { say, numbers }: Tongue): string =>
  say(
    told('window.postMortem.found.said', {
      ticks: numbers.integer(tried.ticks),
      count: tried.runs,
      took: numbers.span(tried.tookMs),
    }),
  );
