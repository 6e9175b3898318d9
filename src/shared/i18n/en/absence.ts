/** What the command line says of the rule for absence. */
export const absence = {
  option:
    'what a new life does in its absence: sleep (default), or live-on, or live-on:<time> for at most so long, such as 90m, 24h, 30d',
  wrong: 'It must be sleep, live-on, or live-on:<time> with a time of 1m to 366d, such as live-on:24h.',
  row: 'In absence',
  sleep: 'sleeps',
  liveOn: 'lives on, at most {{time}}',
  other:
    'This life was born with another rule for absence ({{has}}). Leave --absence out, or let another life be born in an empty home.',
} as const;
