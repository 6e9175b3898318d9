import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { life, run, temporaryFolder } from './in-process';

describe('life run, without a home', () => {
  it('lives the classic life to its end', async () => {
    const report = await run('--ticks', '5000', '--policy', 'classic', '--seed', '1');
    expect(report).toMatchObject({
      seed: 1,
      policy: 'classic',
      phase: 'terminated',
      ticks: 1000,
      ageMs: 1_000_000,
      death: { tick: 1000, cause: 'stability' },
      innerRate: { min: 1, mean: 1, max: 1 },
    });
    expect(report.vitals.energy).toBe(1.4043488594239761e-12);
    expect(report.transitions.map(({ tick, from, to }) => [tick, from, to])).toEqual([
      [1, 'init', 'run'],
      [750, 'run', 'degrade'],
      [1000, 'degrade', 'terminated'],
    ]);
    expect(report.anomalies.map(({ kind, toTick }) => [kind, toTick])).toEqual([
      ['vital-low', 1000],
      ['vital-low', 1000],
    ]);
  });

  it('prints every field that other tools rely on', async () => {
    const fields = ['lifeId', 'seed', 'policy', 'phase', 'ticks', 'ageMs', 'innerMs', 'vitals', 'dynamics'];
    const more = ['memory', 'innerRate', 'transitions', 'death', 'anomalies', 'lastAppraisal', 'stateHash'];
    const report = await run('--ticks', '10');
    expect(Object.keys(report)).toEqual(expect.arrayContaining([...fields, ...more, 'ticksPerSecond']));
    expect(report.stateHash).toMatch(/^[0-9a-f]{64}$/);
    expect(report.home).toBeNull();
  });

  it('gives the same state for the same seed, watched or not, and another for another seed', async () => {
    const hashOf = async (...args: string[]) => (await run('--ticks', '20000', ...args)).stateHash;
    const [one, twin, unwatched, other] = await Promise.all([
      hashOf('--seed', '7'),
      hashOf('--seed', '7'),
      hashOf('--seed', '7', '--no-monitor'),
      hashOf('--seed', '8'),
    ]);
    expect([twin, unwatched]).toEqual([one, one]);
    expect(other).not.toBe(one);
  });

  it('tells anomalies in the language that is asked for, and nothing else differs', async () => {
    const twin = ['--ticks', '900', '--policy', 'classic', '--seed', '1'];
    const english = await run(...twin);
    const russian = await run(...twin, '--lang', 'ru');
    expect(english.anomalies.map(({ evidence, clearsWhen }) => [evidence.said, clearsWhen])).toContainEqual([
      expect.stringMatching(/^Energy is down to \d+\.\d, below 25\.$/),
      'Clears when energy is above 30 again.',
    ]);
    expect(russian.anomalies.map(({ evidence, clearsWhen }) => [evidence.said, clearsWhen])).toContainEqual([
      expect.stringMatching(/^Энергия снизилась до \d+,\d — это ниже 25\.$/),
      'Снимется, когда энергия снова поднимется выше 30.',
    ]);
    expect(russian.anomalies.map(({ kind, causes }) => [kind, causes])).toEqual(
      english.anomalies.map(({ kind, causes }) => [kind, causes]),
    );
    expect(russian.stateHash).toBe(english.stateHash);
    const { out } = await life(['run', ...twin, '--lang', 'ru']);
    expect(out).toMatch(/Предупреждение +Энергия снизилась до/);
    const { code, err } = await life(['run', ...twin, '--lang', 'fr']);
    expect([code, err]).toEqual([2, expect.stringContaining('Allowed choices are en, ru')]);
  });

  it('tells no anomalies without the monitor', async () => {
    const report = await run('--ticks', '900', '--policy', 'classic', '--no-monitor');
    expect(report.anomalies).toEqual([]);
  });

  it('stops when it is told to, and tells what became of the life so far', async () => {
    const { code, out } = await life(['run', '--json', '--ticks', '100000'], AbortSignal.abort());
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ ticks: 0, ticksRun: 0, phase: 'init' });
  });

  it('lives by the clock for as many ticks as asked, then sleeps', async () => {
    const file = join(temporaryFolder(), 'fast.json');
    writeFileSync(file, '{"tickIntervalMs":10}');
    const report = await run('--realtime', '--ticks', '3', '--policy', file);
    expect(report).toMatchObject({ ticks: 3, ticksRun: 3, asleep: true });
  });

  it('says it for a person: aligned, with units, and what matters', async () => {
    const { out, err } = await life(['run', '--ticks', '1200', '--policy', 'classic', '--seed', '1']);
    expect(err).toBe('');
    const constant = out
      .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, '<id>')
      .replace(/[0-9a-f]{64}/, '<hash>')
      .replace(/[\d,]+ ticks\/s/, '<pace>');
    expect(constant).toMatchInlineSnapshot(`
      "Elod
        Life        <id>
        Lineage     born
        Policy      classic
        Seed        1
        In absence  sleeps
        Phase       Terminated at tick 1,000: stability was used up
        Ticks       1,000 (1,000 in this run)
        Age         16 min 40 s
        Inner time  16 min 40 s
        Inner rate  1.00 inner s/s on average (1.00 to 1.00)
        Memory      0 in short term, none kept by this policy

        Energy        0.0  ░░░░░░░░░░░░░░░░░░░░░░░░
        Integrity   1.000  ████████████████████████
        Stability   0.000  ░░░░░░░░░░░░░░░░░░░░░░░░
        Tension     0.000  ░░░░░░░░░░░░░░░░░░░░░░░░
        Fatigue     0.000  ░░░░░░░░░░░░░░░░░░░░░░░░
        Noise       0.000  ░░░░░░░░░░░░░░░░░░░░░░░░
        Drift       0.000  ░░░░░░░░░░░░░░░░░░░░░░░░

      Transitions
            1  Init to Running
          750  Running to Degrading
        1,000  Degrading to Terminated

      Anomalies: 2 (0 open)
        750 – 1,000  Grave  Stability is down to 0.049, below 0.1: close to its end.
        751 – 1,000  Grave  Energy is down to 4.9, below 10: close to its end.

        Pace   <pace>
        State  <hash>
      "
    `);
  });
});

describe('life run --stimuli', () => {
  const stimuli = (...lines: (object | string)[]): string => {
    const file = join(temporaryFolder(), 'stimuli.jsonl');
    writeFileSync(file, lines.map((l) => (typeof l === 'string' ? l : JSON.stringify(l))).join('\n'));
    return file;
  };

  it.each([
    { name: 'one that waits in the queue', intensity: 0.5 },
    { name: 'an urgent one', intensity: 1 },
  ])('meets $name in the tick it names', async ({ intensity }) => {
    const file = stimuli({ tick: 120, type: 'shock', intensity, note: 'a test' });
    const report = await run('--ticks', '200', '--seed', '1', '--stimuli', file);
    expect(report.lastAppraisal.shock).toMatchObject({ tick: 120 });
    expect(report.lastAppraisal.shock?.impact.stability).toBeLessThan(0);
    expect(report.stimuli).toEqual({ sent: 1, refused: 0, left: 0 });
    const fall = report.anomalies.find(({ kind }) => kind === 'fast-fall');
    // The ticks before are the first record, the stimulus the second; the tick an urgent one follows is in the first.
    expect(fall).toMatchObject({ fromTick: 120, causes: [2] });
  });

  it('takes lines in any order, passes over empty ones, and says what was not reached', async () => {
    const file = stimuli(
      { tick: 900, type: 'rest', intensity: 1 },
      '',
      { tick: 30, type: 'recovery', intensity: 1 },
      { tick: 1, type: 'noise', intensity: 0.1, note: null },
    );
    const report = await run('--ticks', '100', '--seed', '1', '--stimuli', file);
    expect(report.stimuli).toEqual({ sent: 2, refused: 0, left: 1 });
    expect(report.lastAppraisal.noise?.tick).toBe(1);
    expect(report.lastAppraisal.recovery?.tick).toBe(30);
  });

  it('counts what a full queue did not take', async () => {
    const file = stimuli(...Array.from({ length: 300 }, () => ({ tick: 5, type: 'noise', intensity: 0.01 })));
    const report = await run('--ticks', '50', '--seed', '1', '--stimuli', file);
    expect(report.stimuli).toEqual({ sent: 256, refused: 44, left: 0 });
  });

  it.each([
    ['{"tick":1,"type":"noise"', 'line 2: this is not a JSON object'],
    ['[1]', 'line 2: this is not a JSON object'],
    ['{"tick":1,"type":"love","intensity":0.5}', 'line 2: “type” is wrong'],
    ['{"tick":1,"type":"noise","intensity":0}', 'line 2: “intensity” is wrong'],
    ['{"tick":1,"type":"noise","intensity":1.5}', 'line 2: “intensity” is wrong'],
    ['{"tick":1,"type":"noise","intensity":"1"}', 'line 2: “intensity” is wrong'],
    ['{"tick":1.5,"type":"noise","intensity":1}', 'line 2: “tick” is wrong'],
    ['{"tick":-1,"type":"noise","intensity":1}', 'line 2: “tick” is wrong'],
    ['{"type":"noise","intensity":1}', 'line 2: “tick” is wrong'],
    ['{"tick":1,"type":"lag","intensity":1}', 'line 2: “type” is wrong'],
    ['{"tick":1,"type":"noise","intensity":1,"source":"me"}', 'line 2: “source” is wrong'],
    [`{"tick":1,"type":"noise","intensity":1,"note":"${'x'.repeat(201)}"}`, 'line 2: “note” is wrong'],
  ])('refuses %s', async (line, reason) => {
    const file = stimuli({ tick: 1, type: 'noise', intensity: 0.1 }, line);
    const { code, out, err } = await life(['run', '--ticks', '9', '--stimuli', file]);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain(`life: ${file}, ${reason}`);
    expect(err).toMatch(/^[^\n]*Nothing was run\.\n$/);
  });

  it.each([
    ['a file that is not there', (folder: string) => join(folder, 'none.jsonl')],
    ['a folder', (folder: string) => folder],
  ])('refuses %s', async (_, pathIn) => {
    const { code, err } = await life(['run', '--ticks', '9', '--stimuli', pathIn(temporaryFolder())]);
    expect(code).toBe(1);
    expect(err).toMatch(/^life: .* could not be read as stimuli .*\n$/);
  });
});

describe('life, used wrongly', () => {
  it.each([
    { args: [] },
    { args: ['dance'] },
    { args: ['run'] },
    { args: ['run', '--ticks', '-5'] },
    { args: ['run', '--ticks', '1e3'] },
    { args: ['run', '--ticks', '1.5'] },
    { args: ['run', '--ticks', ''] },
    { args: ['run', '--ticks', '10', '--seed', '4294967296'] },
    { args: ['run', '--ticks', '10', '--colour'] },
    { args: ['run', '--ticks', '10', 'more'] },
    { args: ['inspect'] },
    { args: ['inspect', 'a', 'b'] },
    { args: ['verify'] },
    { args: ['verify', 'a', 'b'] },
    { args: ['replay', 'a'] },
    { args: ['replay', 'a', '--to', 'soon'] },
    { args: ['fork', 'a', '--home', 'b'] },
    { args: ['fork', 'a', '--at', '1', '--home', 'b', '--name', ''] },
    { args: ['fork', 'a', '--at', '1', '--home', 'b', '--name', 'x'.repeat(41)] },
    { args: ['compare', 'a'] },
    { args: ['lives', 'a'] },
    { args: ['export', 'a'] },
  ])('$args: exit 2, and nothing on stdout', async ({ args }) => {
    const { code, out, err } = await life(args);
    expect([code, out]).toEqual([2, '']);
    expect(err).not.toBe('');
  });

  it.each([{ args: ['--help'] }, { args: ['run', '--help'] }, { args: ['--version'] }])(
    '$args is no mistake',
    async ({ args }) => {
      const { code, out, err } = await life(args);
      expect([code, err]).toEqual([0, '']);
      expect(out).not.toBe('');
    },
  );
});

describe('a policy that cannot be lived by', () => {
  const policyFile = (text: string): string => {
    const file = join(temporaryFolder(), 'policy.json');
    writeFileSync(file, text);
    return file;
  };

  it.each([
    { name: 'an unknown name', policy: () => 'stoic', words: /stoic/ },
    { name: 'an unknown field', policy: () => policyFile('{"wear":{"enrgy":1}}'), words: /wear.*enrgy/ },
    { name: 'a wrong value', policy: () => policyFile('{"tickIntervalMs":-1}'), words: /tickIntervalMs/ },
    { name: 'no JSON', policy: () => policyFile('{'), words: /policy\.json/ },
  ])('$name is refused, naming it', async ({ policy, words }) => {
    const { code, out, err } = await life(['run', '--ticks', '9', '--policy', policy()]);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/^life: [^\n]+\n$/);
    expect(err).toMatch(words);
  });
});
