import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createNonceSpace,
  type NoncePlan,
  type NonceRange,
  type NonceSpace,
} from '../../../../main/mining/nonce-space.ts';

const plan: NoncePlan = {
  nonceFirst: 0,
  nonceCount: 2 ** 32,
  extranonce2Size: 4,
  ntime: 1000,
  ntimeMax: 1001,
  version: 0x20000000,
  versionMask: 0x1fffe000,
};

const headerOf = ({ extranonce2, ntime, version }: NonceRange) =>
  `${Buffer.from(extranonce2).toString('hex')} ${ntime} ${version}`;

/** Every (header, nonce) of a range. */
const pairsOf = (range: NonceRange) =>
  Array.from({ length: range.count }, (_, index) => `${headerOf(range)} ${range.first + index}`);

const drain = (space: NonceSpace, maxCount: number) => {
  const ranges: NonceRange[] = [];
  for (let range = space.take(maxCount); range !== null; range = space.take(maxCount)) {
    ranges.push(range);
  }
  return ranges;
};

describe('a nonce space', () => {
  it('begins at the first nonce of the job as it was given', () => {
    expect(createNonceSpace(plan).take(1000)).toEqual({
      extranonce2: new Uint8Array(4),
      ntime: 1000,
      version: 0x20000000,
      first: 0,
      count: 1000,
    });
  });

  it('rolls nonce, extranonce2, ntime and version in that order', () => {
    const space = createNonceSpace({ ...plan, extranonce2Size: 1 });
    const headers = [...new Set(takeHeaders(space, 514).map(headerOf))];
    expect(headers.slice(0, 2)).toEqual(['00 1000 536870912', '01 1000 536870912']);
    expect(headers[256]).toBe('00 1001 536870912');
    expect(headers[512]).toBe(`00 1000 ${0x20002000}`);
  });

  it('never crosses from one header into the next', () => {
    const space = createNonceSpace(plan);
    expect(space.take(2 ** 32 - 10)?.count).toBe(2 ** 32 - 10);
    expect(space.take(1000)).toMatchObject({ first: 2 ** 32 - 10, count: 10 });
    expect(space.take(1000)).toMatchObject({ first: 0, extranonce2: Uint8Array.of(1, 0, 0, 0) });
  });

  it('says when it is exhausted, and has work again when some is given back', () => {
    const space = createNonceSpace({
      ...plan,
      extranonce2Size: 0,
      ntimeMax: 1000,
      versionMask: 0,
    });
    const all = space.take(2 ** 32)!;
    expect(space.take(1)).toBeNull();
    space.giveBack(all);
    expect(space.take(7)).toMatchObject({ first: 0, count: 7 });
    expect(space.take(2 ** 32)).toMatchObject({ first: 7, count: 2 ** 32 - 7 });
    expect(space.take(1)).toBeNull();
  });

  it('leaves fixed bits of nonce and version alone', () => {
    const space = createNonceSpace({
      nonceFirst: 0xab000000,
      nonceCount: 2 ** 24,
      extranonce2Size: 0,
      ntime: 5,
      ntimeMax: 5,
      version: 0x3fff0001,
      versionMask: 0x80000002,
    });
    const ranges = drain(space, 2 ** 24);
    expect(ranges.map(({ version }) => version)).toEqual([
      0x3fff0001, 0x3fff0003, 0xbfff0001, 0xbfff0003,
    ]);
    for (const { first, count } of ranges) {
      expect([first, count]).toEqual([0xab000000, 2 ** 24]);
    }
  });

  it('hands out no pair twice and loses none, whatever is given back', () => {
    const plans = fc.record({
      nonceFirst: fc.integer({ min: 0, max: 2 ** 32 - 9 }),
      nonceCount: fc.integer({ min: 1, max: 9 }),
      extranonce2Size: fc.integer({ min: 0, max: 1 }),
      ntime: fc.integer({ min: 0, max: 2 ** 31 }),
      seconds: fc.integer({ min: 0, max: 2 }),
      version: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
      versionMask: fc.constantFrom(0, 1, 0x80000000, 0x00006000),
    });
    const steps = fc.array(
      fc.record({ maxCount: fc.integer({ min: 1, max: 12 }), isReturned: fc.boolean() }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(plans, steps, ({ seconds, ...fields }, taken) => {
        const small: NoncePlan = { ...fields, ntimeMax: fields.ntime + seconds };
        const space = createNonceSpace(small);
        const kept: NonceRange[] = [];
        for (const { maxCount, isReturned } of taken) {
          const range = space.take(maxCount);
          if (range === null) break;
          expect(range.count).toBeGreaterThan(0);
          expect(range.count).toBeLessThanOrEqual(maxCount);
          if (isReturned) space.giveBack(range);
          else kept.push(range);
        }
        kept.push(...drain(space, 1000));
        const pairs = kept.flatMap(pairsOf);
        const bits = small.versionMask.toString(2).replaceAll('0', '').length;
        const size = small.nonceCount * 256 ** small.extranonce2Size * (seconds + 1) * 2 ** bits;
        expect(pairs.length).toBe(size);
        expect(new Set(pairs).size).toBe(size);
      }),
      { numRuns: 60 },
    );
  });

  it('refuses plans that make no sense', () => {
    expect(() => createNonceSpace({ ...plan, nonceCount: 0 })).toThrow(RangeError);
    expect(() => createNonceSpace({ ...plan, nonceFirst: 1 })).toThrow(RangeError);
    expect(() => createNonceSpace({ ...plan, extranonce2Size: 17 })).toThrow(RangeError);
    expect(() => createNonceSpace({ ...plan, ntimeMax: 999 })).toThrow(RangeError);
    expect(() => createNonceSpace(plan).take(0)).toThrow(RangeError);
  });
});

/** The first `count` whole headers. */
function takeHeaders(space: NonceSpace, count: number): readonly NonceRange[] {
  return Array.from({ length: count }, () => space.take(2 ** 32)!);
}
