import type { FilePreview, SnapshotInfo } from '../../src/shared/views';
import { TICK_MS, viewOf } from './scripted-life';
import { SCENES } from './scripted-scenes';

export function snapshotAt(index: number, tick: number): SnapshotInfo {
  return {
    id: `s${index}`,
    fileName: `${tick - index * 600}.life`,
    tick: tick - index * 600,
    ageMs: (tick - index * 600) * TICK_MS,
    savedAtMs: Date.now() - index * 600_000 - 40_000,
    bytes: 18_204 + index * 13,
    phase: index > 6 ? 'degrade' : 'run',
    reason: (['schedule', 'manual', 'schedule', 'sleep'] as const)[index % 4] ?? 'schedule',
  };
}

/** What a dropped file turns out to be, by its name: `older.life`, `dead.life`, `adopt.json`, ... */
export function previewOf(filePath: string): FilePreview {
  const name = filePath.split('/').at(-1) ?? '';
  const kind = name.split('.')[0] ?? '';
  const numbers = {
    tick: 3_812,
    ageMs: 3_812_000,
    vitals: { energy: 61.2, integrity: 0.93, stability: 0.88 },
  };
  if (kind === 'resume' || kind === 'other' || kind === 'older' || kind === 'dead' || kind === 'current') {
    const view = viewOf(SCENES.thriving, 3_812, kind === 'other' ? 'Grace' : 'Ada');
    return {
      kind: 'snapshot',
      filePath,
      identity: kind === 'other' ? { ...view.identity, lifeId: 'another-life' } : view.identity,
      phase: kind === 'dead' ? 'terminated' : 'run',
      savedAtMs: Date.now() - 86_400_000,
      policyName: 'natural',
      past: filePath.includes('past') ? { records: 4_812, fromTick: 0 } : null,
      verdict: kind,
      ...numbers,
      ...(kind === 'dead' ? { vitals: { energy: 0, integrity: 0.4, stability: 0.3 } } : {}),
    };
  }
  if (kind === 'adopt')
    return {
      kind: 'foreign',
      filePath,
      format: 'stage-05',
      phase: 'run',
      carries: { memories: 0, innerMs: null },
      verdict: 'adopt',
      ...numbers,
    };
  return {
    kind: 'refused',
    filePath,
    reason: { key: 'errors.file.binary', params: { file: name } },
  };
}
