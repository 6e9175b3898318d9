import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JSON_DEPTH_MAX, JsonFault, parseJson, parseJsonHead } from '../../src/main/vault/strict-json';

const faultOf = (text: string): string => {
  try {
    parseJson(text);
  } catch (error) {
    if (error instanceof JsonFault) return error.kind;
    throw error;
  }
  return 'none';
};

describe('strict JSON', () => {
  it('reads every JSON value as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        fc.pre(!text.includes('__proto__'));
        expect(parseJson(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it.each([
    ['{"a":1,"a":2}', 'duplicate-key'],
    ['{"a":1,"\\u0061":2}', 'duplicate-key'],
    ['{"__proto__":{}}', 'forbidden-key'],
    ['['.repeat(JSON_DEPTH_MAX + 2), 'too-deep'],
    ['{"a":'.repeat(500_000), 'too-deep'],
    ['', 'truncated'],
    ['{"a":1', 'truncated'],
    ['{"a":tru', 'truncated'],
    ['{"a":"b', 'truncated'],
    ['{"a":-', 'truncated'],
    ['{"a":1.', 'truncated'],
    ['{"a":1.5e-', 'truncated'],
    ['{"a":1}}', 'malformed'],
    ['{"a":01}', 'malformed'],
    ['{"a":+1}', 'malformed'],
    ['{"a":1,}', 'malformed'],
    ['{a:1}', 'malformed'],
    ["{'a':1}", 'malformed'],
    ['{"a":"\n"}', 'malformed'],
    ['{"a":"\\x"}', 'malformed'],
    ['\ufeff{}', 'malformed'],
    ['{"a":nulll}', 'malformed'],
    ['{"constructor":1,"toString":2}', 'none'],
    ['{"a":NaN,"b":[Infinity,-Infinity]}', 'none'],
  ])('%s: %s', (text, kind) => {
    expect(faultOf(text)).toBe(kind);
  });

  it('does not know -0, which no digest could tell from 0', () => {
    expect(Object.is(parseJson('-0'), 0)).toBe(true);
  });

  it('reads what stands before a key, even when the rest is cut', () => {
    expect(parseJsonHead('{"a":1,"b":{"c":[2]},"stop":{"d":', 'stop')).toEqual({ a: 1, b: { c: [2] } });
    expect(() => parseJsonHead('{"a":1,"b', 'stop')).toThrow(JsonFault);
  });
});
