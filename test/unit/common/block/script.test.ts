import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  p2pkhScript,
  p2shScript,
  readScript,
  witnessScript,
} from '../../../../common/block/script.ts';

const hash = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });

describe('output script', () => {
  it('is recognised when it was built here', () => {
    fc.assert(
      fc.property(hash(20), hash(32), (short, long) => {
        expect(readScript(p2pkhScript(short))).toEqual({
          kind: 'p2pkh',
          payload: short,
          witnessVersion: null,
        });
        expect(readScript(p2shScript(short))?.kind).toBe('p2sh');
        expect(readScript(p2shScript(long))?.kind).toBe('p2sh32');
        expect(readScript(witnessScript(0, short))?.kind).toBe('p2wpkh');
        expect(readScript(witnessScript(0, long))?.kind).toBe('p2wsh');
        expect(readScript(witnessScript(1, long))?.kind).toBe('p2tr');
        expect(readScript(witnessScript(16, long))).toEqual({
          kind: 'witness-unknown',
          payload: long,
          witnessVersion: 16,
        });
      }),
    );
  });

  it('is left alone when it is anything else', () => {
    for (const script of [[], [0x6a], [0x51], [0x51, 0x02, 0x4e], [0x4f, 0x02, 0x4e, 0x73]]) {
      expect(readScript(Uint8Array.from(script)), String(script)).toBeUndefined();
    }
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (script) => {
        const parts = readScript(script);
        if (parts) expect(parts.payload.length).toBeGreaterThanOrEqual(2);
      }),
    );
  });
});
