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
  same: asked.has('same'),
  pastBroken: asked.has('broken'),
  marksBroken: asked.has('marksBroken'),
  ...(asked.has('past') ? { pastMs: Number(asked.get('past')) } : {}),
  trace: Number(asked.get('trace') ?? 60),
  settings: { theme: (asked.get('theme') ?? 'system') as 'system' },
});
Object.assign(window, { life: bridge });
await import('../../../src/renderer/main');
