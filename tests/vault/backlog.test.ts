import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { LifeInput } from '../../src/main/life/input';
import { Backlog } from '../../src/main/runtime/backlog';
import type { JournalInput } from '../../src/main/vault/journal-record';
import { openStore, SHOCK, temporaryFolder, TICK, unrolled, writer } from './helpers';

const LATE: LifeInput = { kind: 'tick', dtMs: 1700 };
const CLOCK: JournalInput = { kind: 'clock', shiftMs: 700 };
const WAKE: JournalInput = { kind: 'wake', gapMs: 5000, gap: 'unknown' };

const step = fc.record({
  input: fc.constantFrom(TICK, TICK, TICK, TICK, LATE, SHOCK, CLOCK, WAKE),
  /** What is said of the disk after this input. */
  then: fc.constantFrom('waits', 'waits', 'waits', 'write', 'reopen'),
});

it('tells each input the number it gets in the journal, whatever was there and however long it waits', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const folder = temporaryFolder();
      let store = openStore(folder);
      let backlog = new Backlog(store);
      const told: number[] = [];
      const write = writer((input, place) => {
        const seq =
          backlog.empty && told.length % 3 === 0 ? store.append(input, place) : backlog.add(input, place);
        told.push(seq);
        return seq;
      });
      for (const { input, then } of steps) {
        write(input);
        if (then === 'waits') continue;
        backlog.write();
        expect(backlog.empty).toBe(true);
        if (then !== 'reopen') continue;
        store.close();
        store = openStore(folder);
        backlog = new Backlog(store);
      }
      backlog.write();
      const records = [...store.tail(null, [store.anchor()])];
      expect(unrolled(records)).toEqual(steps.map(({ input }) => input));
      expect(records.flatMap(({ seq, count }) => Array<number>(count).fill(seq))).toEqual(told);
      store.close();
    }),
    { numRuns: 40 },
  );
});

it('keeps all of it where the disk takes only a part, and writes it once there is room', () => {
  const store = openStore(temporaryFolder());
  let room = false;
  const backlog = new Backlog({
    nextSeq: (input) => store.nextSeq(input),
    transaction: (act) => store.transaction(act),
    appendRecord: (record) => {
      if (!room && record.input.kind === 'clock') throw new Error('no room');
      return store.appendRecord(record);
    },
  });
  const write = writer((input, place) => backlog.add(input, place));
  write(TICK, TICK, SHOCK, CLOCK, TICK);
  const before = store.anchor();
  expect(() => backlog.write()).toThrow('no room');
  expect(store.anchor()).toEqual(before);
  expect([...store.tail(null)]).toEqual([]);
  room = true;
  backlog.write();
  expect(unrolled(store.tail(null))).toEqual([TICK, TICK, SHOCK, CLOCK, TICK]);
  store.close();
});

it('grows by runs of ticks, not by ticks: a day without a disk is one record', () => {
  const store = openStore(temporaryFolder());
  const written: number[] = [];
  const backlog = new Backlog({
    nextSeq: (input) => store.nextSeq(input),
    transaction: (act) => act(),
    appendRecord: ({ count }) => {
      written.push(count);
      return written.length;
    },
  });
  const write = writer((input, place) => backlog.add(input, place));
  write(...Array<LifeInput>(86_400).fill(TICK));
  backlog.write();
  expect(written).toEqual([86_400]);
  store.close();
});
