/** Timeline: its lanes, the map of the whole life, and what is told of the moment under the cursor. */
export const lanes = {
  lanes: {
    open: 'Lanes',
    title: 'Lanes shown',
    name: {
      vitals: 'Vitals',
      dynamics: 'Dynamics',
      inner: 'Inner time',
      events: 'Events',
      phases: 'Phases',
      memories: 'Memories',
      anomalies: 'Anomalies',
    },
    earlier: 'Earlier',
    later: 'Later',
    newest: 'To the newest, and on with the life',
  },
  minimap: {
    name: 'Whole life',
    hint: 'Drag to move, drag its ends to resize. Arrows move it or its ends.',
    brush: 'Stretch shown',
    from: 'Beginning of the stretch shown',
    to: 'End of the stretch shown',
    range: 'From {{from}} to {{to}} after birth: {{length}}',
  },
  cursor: {
    title: 'What is at this moment',
    unread: 'What happened could not be read.',
    events: '×{{n}}, up to {{strongest}}',
    memory: 'Memory {{id}}: {{type}}, effect {{effect}}',
  },
} as const;
