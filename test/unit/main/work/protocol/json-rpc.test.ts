import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../../common/contract/errors.ts';
import { parseTemplate } from '../../../../../main/work/protocol/getblocktemplate.ts';
import { parseRpcReply } from '../../../../../main/work/protocol/json-rpc.ts';
import recorded from '../../../../vector/template-with-transactions.json' with { type: 'json' };

const context = { host: 'node', method: 'getblocktemplate', auth: 'password' } as const;
const codeOf = (run: () => unknown): string => {
  try {
    run();
    return 'no error';
  } catch (error) {
    return error instanceof AppError ? `${error.code} ${error.retry}` : `foreign: ${error}`;
  }
};
const reply = (status: number, body: unknown): string =>
  codeOf(() =>
    parseRpcReply(status, typeof body === 'string' ? body : JSON.stringify(body), context),
  );

describe('parseRpcReply', () => {
  it('gives the result whatever the status says', () => {
    expect(parseRpcReply(200, '{"result":null,"error":null,"id":1}', context)).toBeNull();
    expect(parseRpcReply(200, '{"jsonrpc":"2.0","result":7,"id":1}', context)).toBe(7);
    expect(parseRpcReply(500, '{"result":7,"error":null,"id":1}', context)).toBe(7);
  });

  it.each([
    [
      'warming up',
      500,
      { result: null, error: { code: -28, message: 'Loading' } },
      'rpc.warming-up later',
    ],
    ['no peers', 500, { error: { code: -9, message: 'not connected' } }, 'rpc.no-peers later'],
    ['syncing, 2.0', 200, { error: { code: -10, message: 'sync' } }, 'rpc.syncing later'],
    ['unknown method', 404, { error: { code: -32601, message: 'x' } }, 'rpc.no-such-method later'],
    ['anything else', 500, { error: { code: -8, message: 'rules' } }, 'rpc.failed later'],
    ['wrong password', 401, '', 'rpc.unauthorized no'],
    ['forbidden', 403, '', 'rpc.unauthorized no'],
    ['queue full', 503, 'Work queue depth exceeded', 'rpc.busy later'],
    ['a web page', 200, '<html>', 'rpc.not-json later'],
    ['nothing', 200, '', 'rpc.not-json later'],
    ['neither', 200, {}, 'rpc.bad-answer later'],
    ['a number', 200, '7', 'rpc.bad-answer later'],
  ])('names %s', (_name, status, body, expected) => {
    expect(reply(status, body)).toBe(expected);
  });

  it('tries a refused cookie again by itself', () => {
    const asCookie = { ...context, auth: 'cookie' } as const;
    expect(codeOf(() => parseRpcReply(401, '', asCookie))).toBe('rpc.unauthorized later');
  });

  it('throws nothing but coded errors for any text', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 100, max: 599 }),
        fc.oneof(fc.string(), fc.json()),
        (status, text) => {
          expect(codeOf(() => parseRpcReply(status, text, context))).not.toMatch(/^foreign/);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('parseTemplate', () => {
  const raw: Record<string, unknown> = recorded.cases.template;

  it('reads a recorded one', () => {
    const template = parseTemplate(raw, 'node');
    expect(template).toMatchObject({
      height: 288,
      version: 0x30000000,
      coinbaseValueAtomic: 2_500_100_000n,
      canPropose: true,
      rules: ['csv', 'segwit', 'taproot'],
    });
    expect(template.transactions.map(({ feeAtomic }) => feeAtomic)).toEqual([
      40_000n,
      30_000n,
      20_000n,
      10_000n,
    ]);
  });

  it('takes a negative version as the bits it stands for', () => {
    expect(parseTemplate({ ...raw, version: -1 }, 'node').version).toBe(0xffffffff);
  });

  it('throws nothing but its own error when any field is anything', () => {
    const field = fc.constantFrom(...Object.keys(raw));
    const odd = fc.anything({ maxDepth: 3, withBigInt: false });
    fc.assert(
      fc.property(field, odd, (name, value) => {
        const code = codeOf(() => parseTemplate({ ...raw, [name]: value }, 'node'));
        expect(['no error', 'rpc.bad-answer later']).toContain(code);
      }),
      { numRuns: 3000 },
    );
  });

  it('reads four megabytes in linear time', () => {
    const big = (count: number) => {
      const data = '00'.repeat(1000);
      const transactions = Array.from({ length: count }, () => ({
        data,
        hash: '11'.repeat(32),
        fee: 1,
      }));
      const startedMs = performance.now();
      parseTemplate({ ...raw, transactions }, 'node');
      return performance.now() - startedMs;
    };
    big(100);
    const small = Math.max(big(400), 1);
    expect(big(4000) / small).toBeLessThan(40);
  });
});
