import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../../common/contract/errors.ts';
import {
  parseServerMessage,
  parseSubscription,
  readVersionMask,
  rollableMask,
  submitParams,
} from '../../../../../main/work/protocol/stratum-v1.ts';
import recorded from '../../../../vector/stratum-accepted.json' with { type: 'json' };

const onlyCoded = (run: () => unknown): void => {
  try {
    run();
  } catch (error) {
    expect(error).toBeInstanceOf(AppError);
    expect((error as AppError).code).toBe('stratum.bad-message');
  }
};

/** Lines of real servers: what the fuzzer starts from. */
const CORPUS: readonly string[] = [
  '{"result":{"version-rolling":true,"version-rolling.mask":"1fffe000"},"id":1,"error":null}',
  '{"result":[[["mining.notify","6b000a79"]],"790a006b",8],"id":2,"error":null}',
  '{"params":[1],"id":null,"method":"mining.set_difficulty"}',
  '{"id":null,"method":"client.show_message","params":["Failed authorisation :("]}',
  '{"id":null,"method":"client.reconnect","params":["127.0.0.1","3334",0]}',
  '{"id":null,"method":"client.reconnect","params":[]}',
  '{"reject-reason":"Above target","result":false,"error":null,"id":6}',
  '{"id":5,"result":null,"error":[23,"low difficulty share of 0"]}',
  '{"id":5,"result":null,"error":"Failed subscription"}',
  ...recorded.cases
    .slice(0, 4)
    .map(({ notify }) => JSON.stringify({ params: notify, id: null, method: 'mining.notify' })),
];

describe('parseServerMessage', () => {
  it('reads the lines of real servers', () => {
    expect(CORPUS.map((line) => parseServerMessage(line, 'pool').kind)).toEqual([
      'reply',
      'reply',
      'difficulty',
      'message',
      'reconnect',
      'reconnect',
      'reply',
      'reply',
      'reply',
      'job',
      'job',
      'job',
      'job',
    ]);
  });

  it('takes the port of a reconnect as text or number', () => {
    const read = (params: unknown) =>
      parseServerMessage(JSON.stringify({ method: 'client.reconnect', params }), 'pool');
    expect(read(['h', '3334', 0])).toMatchObject({ host: 'h', port: 3334 });
    expect(read(['h', 3334])).toMatchObject({ host: 'h', port: 3334 });
    expect(read(['h', '99999'])).toMatchObject({ host: 'h', port: null });
    expect(read({ odd: true })).toMatchObject({ host: null, port: null });
  });

  it('throws nothing but its own error for any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (line) =>
        onlyCoded(() => parseServerMessage(line, 'pool')),
      ),
      { numRuns: 3000 },
    );
  });

  it('throws nothing but its own error for damaged real lines', () => {
    const damage = fc.record({
      line: fc.constantFrom(...CORPUS),
      at: fc.nat(2000),
      remove: fc.nat(8),
      insert: fc.string({ maxLength: 8 }),
    });
    fc.assert(
      fc.property(damage, ({ line, at, remove, insert }) => {
        const position = at % line.length;
        const damaged = line.slice(0, position) + insert + line.slice(position + remove);
        onlyCoded(() => parseServerMessage(damaged, 'pool'));
      }),
      { numRuns: 5000 },
    );
  });

  it('throws nothing but its own error for any parameters of any method', () => {
    const method = fc.constantFrom(
      'mining.notify',
      'mining.set_difficulty',
      'mining.set_extranonce',
      'mining.set_version_mask',
      'client.reconnect',
      'client.show_message',
      'client.get_version',
    );
    fc.assert(
      fc.property(method, fc.jsonValue(), (name, params) =>
        onlyCoded(() => parseServerMessage(JSON.stringify({ method: name, params }), 'pool')),
      ),
      { numRuns: 3000 },
    );
  });

  it('does not follow depth', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    for (const body of [
      deep,
      `{"method":"mining.set_difficulty","params":${deep}}`,
      `{"method":"client.show_message","params":${deep}}`,
      `{"method":"client.reconnect","params":${deep}}`,
      `{"id":1,"result":null,"error":${deep}}`,
    ]) {
      onlyCoded(() => parseServerMessage(body, 'pool'));
    }
  });
});

describe('parseSubscription', () => {
  it.each([
    [[[['mining.notify', 'sid']], '790a006b', 8], 'sid', 8],
    [
      [
        [
          ['mining.set_difficulty', 'x'],
          ['mining.notify', 'y'],
        ],
        '78000000',
        4,
      ],
      'y',
      4,
    ],
    [[['mining.notify', 'z'], '00', 4], 'z', 4],
    [[null, '', 16], null, 16],
    [[[], '00ff', 1, 'more'], null, 1],
  ])('reads %j', (result, sessionId, extranonce2Size) => {
    expect(parseSubscription(result, 'pool')).toMatchObject({ sessionId, extranonce2Size });
  });

  it('refuses sizes and lengths that no honest pool has', () => {
    for (const result of [
      [[], '00', 0],
      [[], '00', 17],
      [[], '00'.repeat(33), 4],
      [[], 5, 4],
      null,
      true,
    ]) {
      expect(() => parseSubscription(result, 'pool')).toThrow('stratum.bad-message');
    }
    fc.assert(
      fc.property(fc.anything(), (result) => onlyCoded(() => parseSubscription(result, 'pool'))),
    );
  });
});

describe('version rolling', () => {
  it('is granted only by true and a mask', () => {
    expect(readVersionMask({ 'version-rolling': true, 'version-rolling.mask': '1fffe000' })).toBe(
      0x1fffe000,
    );
    expect(readVersionMask({ 'version-rolling': true, 'version-rolling.mask': 'ffffffff' })).toBe(
      0xffffffff,
    );
    for (const refusal of [
      null,
      {},
      { 'version-rolling': false, 'version-rolling.mask': '1fffe000' },
      { 'version-rolling': 'true', 'version-rolling.mask': '1fffe000' },
      { 'version-rolling': true },
      { 'version-rolling': true, 'version-rolling.mask': 'x' },
    ]) {
      expect(readVersionMask(refusal)).toBe(0);
    }
  });

  it('is not done where servers would read the bits differently', () => {
    expect(rollableMask(0x20000000, 0x1fffe000)).toBe(0x1fffe000);
    expect(rollableMask(0x30000000, 0x1fffe000)).toBe(0);
  });
});

describe('submitParams', () => {
  const share = {
    user: 'u',
    jobId: 'j',
    extranonce2: Uint8Array.of(0, 0, 0, 14),
    ntime: 0x6b000b4a,
    nonce: 0x055ec346,
  };

  it('writes eight digits each and the size that was asked for', () => {
    expect(submitParams({ ...share, versionBits: null })).toEqual([
      'u',
      'j',
      '0000000e',
      '6b000b4a',
      '055ec346',
    ]);
    expect(submitParams({ ...share, versionBits: 0x1bf3a000 }).at(-1)).toBe('1bf3a000');
    expect(submitParams({ ...share, nonce: 0xffffffff, versionBits: 0 }).slice(-2)).toEqual([
      'ffffffff',
      '00000000',
    ]);
  });
});
