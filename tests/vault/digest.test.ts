import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { APP_VERSION } from '../../src/main/vault/app-version';
import { canonicalJson, digestOf, sha256Hex, stateHash } from '../../src/main/vault/digest';
import { OTHER_ID, stateAfter } from './helpers';

describe('digests', () => {
  it('follow RFC 8785: sorted keys, shortest numbers, no white space', () => {
    expect(canonicalJson({ b: [1e21, 0.1, 1.0], a: 'é\n', '€': null })).toBe(
      '{"a":"é\\n","b":[1e+21,0.1,1],"€":null}',
    );
    expect(sha256Hex('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  it('leave out the digest itself and nothing else', () => {
    expect(digestOf({ a: 1, digest: 'x' })).toBe(digestOf({ digest: 'y', a: 1 }));
    expect(digestOf({ a: 1 })).not.toBe(digestOf({ a: 2 }));
  });

  it('tell twins equal, and another seed or another moment not', () => {
    const state = stateAfter(3);
    const twin = {
      ...state,
      identity: {
        ...state.identity,
        lifeId: OTHER_ID,
        name: 'Twin',
        bornAtMs: 0,
        lineage: { ...state.identity.lineage, branchTick: 3 },
      },
    };
    expect(stateHash(twin)).toBe(stateHash(state));
    expect(stateHash({ ...state, identity: { ...state.identity, seed: 8 } })).not.toBe(stateHash(state));
    expect(stateHash(stateAfter(4))).not.toBe(stateHash(state));
  });

  it('name the version of the app in its package', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(APP_VERSION).toBe(version);
  });
});
