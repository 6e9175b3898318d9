/** The programs that are watched beside the life. */
export const adopted = {
  since: 'since {{when}}',
  fromTo: '{{from}} to {{to}}',
  progress: 'Progress',
  activity: 'Does',
  lastReport: 'Last report',
  ago: '#{{number}}, {{ago}} ago',
  usualEvery: 'Usually reports every',
  pid: 'Process number',
  adopted: 'Adopted',
  course: 'Course of {{name}}, between {{low}} and {{high}}',
  found: 'What was found',
  evidence_one: 'Report {{reports}}',
  evidence_other: 'Reports {{reports}}',
  times_one: '{{count}} time',
  times_other: '{{count}} times',
  more_one: '{{count}} earlier one',
  more_other: '{{count}} earlier ones',
  release: 'Release',
  releaseAsk: 'Release {{name}}?',
  releaseWhat:
    'It is watched no longer, and what was learnt of it is forgotten. The program itself goes on; with its next report it is adopted anew.',
  none: 'No process is adopted',
  noneAbout:
    'A program that runs for long, such as an agent, can report its progress here under a name. It is then watched beside the life: whether it gets on, has nothing to do, hangs, goes round, or is dead.',
  noneClosed: 'Open the channel first, in the tab beside this one. The first report of a name adopts it:',
  noneHow: 'The first report of a name adopts it:',
  noneMore:
    'Report as often as suits the program. What is usual for it is learnt from its own reports; nothing is told before.',
  example: 'A first report',
} as const;
