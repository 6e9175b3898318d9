import { expect, test } from 'vitest';
import { anomalyOf, pushOf, viewOf } from '../../views';
import { lifeCopy, openDoor } from './door';
import { listen } from './events';
import { plain } from './plain';
import { processOf } from './samples';

// Goal: what Prometheus reads is what the life and the channel are, and says nothing where there is nothing to say.

/** Each figure by its name and labels, as the text has it. */
async function figuresOf(port: number): Promise<Map<string, number>> {
  const { text, headers } = await plain(port, { path: '/metrics' });
  expect(headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/);
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => {
      const at = line.lastIndexOf(' ');
      return [line.slice(0, at), Number(line.slice(at + 1))];
    }),
  );
}

test('the figures of the life are those of the newest push', async () => {
  const { port, send } = await openDoor(
    lifeCopy({ anomalies: [anomalyOf(), anomalyOf({ id: 2, toTick: 9 })] }),
  );
  const vitals = { energy: 61.5, integrity: 0.9, stability: 0.4 };
  send({ is: 'push', push: pushOf(7, { view: viewOf({ tick: 300, vitals, phase: 'degrade' }) }) });
  send({ is: 'processes', processes: [processOf('a'), processOf('b', { condition: 'dead' })] });
  const figures = await figuresOf(port);
  expect(figures.get('life_vital{vital="energy"}')).toBe(61.5);
  expect([figures.get('life_phase{phase="degrade"}'), figures.get('life_phase{phase="run"}')]).toEqual([
    1, 0,
  ]);
  expect([figures.get('life_ticks_total'), figures.get('life_alive')]).toEqual([300, 1]);
  expect(figures.get('life_open_anomalies{severity="warning"}')).toBe(1);
  expect(figures.get('life_processes{condition="dead"}')).toBe(1);
  expect(figures.get('life_info{life_id="life-1",name="Ada",policy="natural"}')).toBe(1);
});

test('requests, refusals and streams are counted, those that mean nothing together', async () => {
  const { port } = await openDoor();
  await plain(port, { path: '/v1/state' });
  await plain(port, { path: '/v1/state', headers: { authorization: null } });
  for (const path of ['/a', '/b', '/c']) await plain(port, { path });
  await listen(port);
  const figures = await figuresOf(port);
  const requests = (labels: string) => figures.get(`life_channel_requests_total{${labels}}`);
  expect(requests('route="/v1/state",method="GET",status="200"')).toBe(1);
  expect(requests('route="/v1/state",method="GET",status="401"')).toBe(1);
  expect(requests('route="other",method="other",status="404"')).toBe(3);
  expect(figures.get('life_channel_refusals_total{code="token"}')).toBe(1);
  expect(figures.get('life_channel_streams')).toBe(1);
});

test('where no life is there are no figures of one', async () => {
  const { port, send } = await openDoor();
  await figuresOf(port);
  send({ is: 'life', life: null });
  const names = [...(await figuresOf(port)).keys()].filter((name) => name.startsWith('life_'));
  expect(names.filter((name) => !/^life_(channel|processes)/.test(name))).toEqual([]);
});
