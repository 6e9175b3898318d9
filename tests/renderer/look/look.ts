import { scriptedBridge, type Scene } from '../scripted-bridge';

// The window in a plain browser, with a scripted life: ?scene=failing&anomalies=40&trace=10000&theme=light
const asked = new URLSearchParams(location.search);
const bridge = scriptedBridge({
  scene: (asked.get('scene') ?? 'thriving') as Scene,
  name: asked.get('name') ?? 'Ada',
  anomalies: Number(asked.get('anomalies') ?? 0),
  outlook: asked.has('outlook'),
  ...(asked.has('points') ? { pointsAt: Number(asked.get('points')) } : {}),
  digestsBroken: asked.has('digestsBroken'),
  memories: asked.get('memories') === 'none' ? null : Number(asked.get('memories') ?? 256),
  safety: (asked.get('safety') ?? 'proven') as 'proven',
  report: (asked.get('report') ?? 'whole') as 'whole',
  workMs: Number(asked.get('work') ?? 40),
  postMortem: (asked.get('end') ?? 'stimuli') as 'stimuli',
  same: asked.has('same'),
  away: asked.get('away') as 'asleep' | null,
  moreLives: Number(asked.get('lives') ?? 0),
  sleepers: Number(asked.get('sleepers') ?? 0),
  unwoken: asked.has('unwoken'),
  noTrash: asked.has('noTrash'),
  pastBroken: asked.has('broken'),
  marksBroken: asked.has('marksBroken'),
  ...(asked.has('past') ? { pastMs: Number(asked.get('past')) } : {}),
  trace: Number(asked.get('trace') ?? 60),
  channel: {
    state: (asked.get('channel') ?? 'off') as 'off',
    streams: Number(asked.get('streams') ?? 0),
    token: asked.has('token'),
  },
  processes: (asked.get('processes') ?? 'none') as 'none',
  program: {
    update: (asked.get('update') ?? 'current') as 'current',
    updated: asked.has('updated'),
    development: asked.has('development'),
  },
  settings: {
    theme: (asked.get('theme') ?? 'system') as 'system',
    language: (asked.get('language') ?? 'en') as 'en',
    checkForUpdates: asked.has('update'),
    ...(asked.has('senses')
      ? { senses: { sleep: true, lock: true, idle: false, power: true, load: true, hour: true } }
      : {}),
    channel: { enabled: asked.has('channel'), port: 0 },
  },
  hooks: asked.has('hooks') ? 'some' : 'none',
});
Object.assign(window, { life: bridge });
await import('../../../src/renderer/main');
