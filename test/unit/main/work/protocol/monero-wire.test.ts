import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../../common/contract/errors.ts';
import { bigintFromTarget, MAX_TARGET } from '../../../../../common/quantity/target.ts';
import {
  parseMoneroReply,
  parseMoneroTemplate,
  targetFromMoneroDifficulty,
} from '../../../../../main/work/protocol/monero-rpc.ts';
import { moneroStratumCodec } from '../../../../../main/work/protocol/monero-stratum.ts';
import { MONERO_TEMPLATE } from '../../../../fake/fake-monerod.ts';
import { MONERO_JOB } from '../../../../fake/monero-pool.ts';

/** One field of a good object replaced by anything. */
function spoiled(good: object) {
  return fc
    .record({ key: fc.constantFrom(...Object.keys(good)), value: fc.jsonValue() })
    .map(({ key, value }) => ({ ...good, [key]: value }));
}

function throwsOnlyItsOwn(run: () => unknown): void {
  try {
    run();
  } catch (error) {
    expect(error).toBeInstanceOf(AppError);
  }
}

describe('what a node or pool may send', () => {
  it('never breaks the reading of a job', () => {
    fc.assert(
      fc.property(spoiled(MONERO_JOB), (params) => {
        const line = JSON.stringify({ jsonrpc: '2.0', method: 'job', params });
        throwsOnlyItsOwn(() => moneroStratumCodec.parse(line, 'host'));
      }),
    );
  });

  it('never breaks the reading of a template', () => {
    fc.assert(
      fc.property(spoiled(MONERO_TEMPLATE), (template) =>
        throwsOnlyItsOwn(() => parseMoneroTemplate(template, 'host')),
      ),
    );
  });

  it('never breaks the reading of an answer', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 599 }), fc.json(), (status, text) =>
        throwsOnlyItsOwn(() => parseMoneroReply(status, text, { host: 'h', method: 'm' })),
      ),
    );
  });
});

describe('a difficulty', () => {
  it('is met by digests whose product with it stays below 2^256', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 2n ** 128n - 1n }), (difficulty) => {
        const target = bigintFromTarget(targetFromMoneroDifficulty(difficulty));
        expect(target * difficulty <= MAX_TARGET).toBe(true);
        expect((target + 1n) * difficulty > MAX_TARGET).toBe(true);
      }),
    );
  });

  it('of more than 64 bits is read in full', () => {
    const wide = { ...MONERO_TEMPLATE, wide_difficulty: `0x1${'0'.repeat(17)}` };
    expect(parseMoneroTemplate(wide, 'host').difficulty).toBe(2n ** 68n);
  });
});
