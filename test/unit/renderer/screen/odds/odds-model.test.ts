import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bitcoin } from '../../../../../common/chain/bitcoin.ts';
import { monero } from '../../../../../common/chain/monero.ts';
import { horizonChances, oddsOf } from '../../../../../renderer/screen/odds/odds-model.ts';

describe('oddsOf', () => {
  it('counts difficulty as the chain does', () => {
    const work = { hashrateHps: 20_500, difficulty: 560e9 };
    const onMonero = oddsOf(monero, work, 0.6);
    const onBitcoin = oddsOf(bitcoin, work, 3.125);
    expect(onMonero.kind === 'ready' && 1 / onMonero.output.chancePerDay).toBeCloseTo(316.7, 1);
    expect(onBitcoin.kind === 'ready' && onBitcoin.output.chancePerDay).toBeLessThan(1e-11);
    expect(oddsOf(bitcoin, null, 0).kind).toBe('missing');
  });
});

describe('horizonChances', () => {
  it('never falls with a longer horizon, nor rises with growth', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-15, max: 10, noNaN: true }),
        fc.double({ min: 0, max: 3, noNaN: true }),
        (blocksPerDay, growth) => {
          const chances = horizonChances(blocksPerDay, growth);
          for (const [at, { fixed, growing }] of chances.entries()) {
            const before = chances[at - 1];
            expect(growing, `row ${at}`).toBeLessThanOrEqual(fixed * (1 + 1e-12));
            if (before !== undefined) expect(fixed).toBeGreaterThanOrEqual(before.fixed);
            if (before !== undefined) expect(growing).toBeGreaterThanOrEqual(before.growing);
          }
        },
      ),
    );
  });

  it('is certain for ever only while nothing grows', () => {
    const [last] = horizonChances(1e-10, 0).slice(-1);
    expect(last?.growing).toBe(1);
    expect(horizonChances(1e-10, 0.3).at(-1)?.growing).toBeCloseTo(
      (1e-10 * 365.25) / Math.log(1.3),
      12,
    );
    expect(horizonChances(0, 0).at(-1)).toMatchObject({ fixed: 0, growing: 0 });
  });
});
