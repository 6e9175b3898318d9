import { describe, expect, it } from 'vitest';
import { csvLine } from '../../src/shared/csv';

describe('a record of CSV', () => {
  it.each([
    [['a', 1, true, null], 'a,1,true,\r\n'],
    [['a,b', 'c'], '"a,b",c\r\n'],
    [['he said "no"'], '"he said ""no"""\r\n'],
    [['two\nlines', 'x\ry'], '"two\nlines","x\ry"\r\n'],
    [['', ' spaces stay '], ', spaces stay \r\n'],
    [[{ note: 'a "b", c' }], '"{""note"":""a \\""b\\"", c""}"\r\n'],
    [[[812, 815]], '"[812,815]"\r\n'],
    [[-0.1, 1e-12], '-0.1,1e-12\r\n'],
  ])('%j', (cells, text) => {
    expect(csvLine(cells)).toBe(text);
  });
});
