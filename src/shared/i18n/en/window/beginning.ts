/** The first run, and the form a life begins by. */
export const beginning = {
  beginning: {
    title: 'Here a life can begin',
    what: 'Life keeps one digital life going, second by second, whether you look or not.',
    course:
      'It spends strength and regains it, meets what happens, remembers and ages; its time flows only forward, and one day it ends.',
    unwoken: 'The life that lived here could not be woken',
    others_one: '{{count}} life lies here. Wake it under Lives, or begin another.',
    others_other: '{{count}} lives lie here. Wake one under Lives, or begin another.',
    toLives: 'To all lives',
    form: 'A new life',
    roll: 'Another name',
    absence: 'While the app is closed',
    sleep: { name: 'It sleeps', about: 'The time counts as not lived.' },
    liveOn: { name: 'It lives on', about: 'The time is lived when the app opens again, up to a limit.' },
    cap: 'At most',
    caps: { hour: '1 hour', shift: '8 hours', day: '1 day', week: '7 days' },
    rule: { sleep: 'sleeps', 'live-on': 'lives on, at most {{cap}}' },
    forEver: 'All of this is written at birth and does not change.',
  },
} as const;
