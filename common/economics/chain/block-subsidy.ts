import { z } from 'zod';
import { chainById } from '../../chain/registry.ts';
import { ratioFromBigints } from '../../quantity/ratio.ts';
import { defineModel, quantity, quantityOrNull, refuseInput } from '../model.ts';
import { DAYS_PER_YEAR, SECONDS_PER_DAY } from '../work.ts';

const chainIds = ['bitcoin', 'bitcoin-cash', 'litecoin', 'dogecoin', 'monero'] as const;

/** Blocks between halvings; null where the subsidy no longer halves. */
const HALVING_BLOCKS: Readonly<Record<(typeof chainIds)[number], number | null>> = {
  bitcoin: 210_000,
  'bitcoin-cash': 210_000,
  litecoin: 840_000,
  dogecoin: null,
  monero: null,
};

/**
 * Sum of the subsidies of blocks 0 .. `height` of a chain that halves, in atomic units.
 *
 * @param subsidy - of a height, as the chain defines it
 */
function suppliedBy(
  height: number,
  halvingBlocks: number,
  subsidy: (height: number) => bigint,
): bigint {
  let supply = 0n;
  for (let start = 0; start <= height; start += halvingBlocks) {
    const each = subsidy(start);
    if (each === 0n) break;
    supply += each * BigInt(Math.min(halvingBlocks, height + 1 - start));
  }
  return supply;
}

/**
 * What a block makes at a height, how much there is, and what the next halving does.
 *
 * After a halving with fees at a share phi of the reward R, R' = R (1 + phi)/2. The date assumes the chain's
 * aimed-at spacing. Exact in atomic units.
 */
export const blockSubsidy = defineModel({
  id: 'block-subsidy',
  title: 'Subsidy, supply and halving',
  section: '1.8',
  formula: "subsidy = 50e8 >> floor(h / interval) (and each chain's own rule); R' = R (1 + phi)/2",
  source: 'Bitcoin Core validation.cpp GetBlockSubsidy and its kin of each chain',
  wrongWhen: 'Blocks come faster or slower than aimed: the halving date moves with them.',
  input: z.object({
    chain: z
      .enum(chainIds, { error: `must be one of ${chainIds.join(', ')}` })
      .meta({ label: 'Chain', unit: '1' }),
    height: quantity('Height', '1', { min: 0, max: 1e9 }).int({ error: 'must be a whole number' }),
    feesCoin: quantity('Fees per block', 'coin', { min: 0, max: 1e9 }).default(0),
  }),
  output: z.object({
    subsidyAtomic: z.string().meta({ label: 'Subsidy in atomic units', unit: '1' }),
    subsidyCoin: quantity('Subsidy', 'coin', { min: 0 }),
    rewardCoin: quantity('Reward with fees', 'coin', { min: 0 }),
    feeShare: quantityOrNull('Fees as a share of the reward', '1', 'there is no reward'),
    coinPerDay: quantity('New coins per day', 'coin/d', { min: 0 }),
    supplyAtomic: z
      .string()
      .nullable()
      .meta({ label: 'Coins made up to this block, atomic units', unit: '1', absent: 'unknown' }),
    maxSupplyAtomic: z
      .string()
      .nullable()
      .meta({ label: 'Coins there will ever be, atomic units', unit: '1', absent: 'no limit' }),
    yearlyInflation: quantityOrNull('New coins per year over coins made', '1', 'unknown'),
    nextHalvingHeight: quantityOrNull('Height of the next halving', '1', 'no halving'),
    daysToHalving: quantityOrNull('Days to the next halving', 'd', 'no halving'),
    rewardAfterHalvingCoin: quantityOrNull('Reward after the halving', 'coin', 'no halving'),
  }),
  example: { chain: 'bitcoin', height: 925_000, feesCoin: 0.03 },
  run: ({ chain: id, height, feesCoin }) => {
    const chain = chainById(id);
    const subsidy = chain.subsidy(height);
    if (subsidy === null) {
      refuseInput(
        'block-subsidy',
        'height',
        height,
        id === 'monero'
          ? 'must lie in the tail emission; the reward of an earlier block depends on the coins made'
          : 'must be at least 145000: earlier rewards were random',
      );
    }
    const unit = 10n ** BigInt(chain.decimals);
    const coins = (atomic: bigint) => ratioFromBigints(atomic, unit);
    const subsidyCoin = coins(subsidy);
    const rewardCoin = subsidyCoin + feesCoin;
    const coinPerDay = (subsidyCoin * SECONDS_PER_DAY) / chain.blockIntervalS;
    const interval = HALVING_BLOCKS[id];
    const supply =
      interval === null ? null : suppliedBy(height, interval, (at) => chain.subsidy(at) ?? 0n);
    const next = interval === null || subsidy === 0n ? null : nextMultiple(height, interval);
    return {
      subsidyAtomic: subsidy.toString(),
      subsidyCoin,
      rewardCoin,
      feeShare: rewardCoin > 0 ? feesCoin / rewardCoin : null,
      coinPerDay,
      supplyAtomic: supply?.toString() ?? null,
      maxSupplyAtomic: chain.maxSupplyAtomic?.toString() ?? null,
      yearlyInflation: supply === null ? null : (coinPerDay * DAYS_PER_YEAR) / coins(supply),
      nextHalvingHeight: next,
      daysToHalving:
        next === null ? null : ((next - height) * chain.blockIntervalS) / SECONDS_PER_DAY,
      rewardAfterHalvingCoin: next === null ? null : subsidyCoin / 2 + feesCoin,
    };
  },
});

function nextMultiple(height: number, interval: number): number {
  return (Math.floor(height / interval) + 1) * interval;
}
