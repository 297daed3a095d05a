import { z } from 'zod';
import { moneroSubsidy, penalizedMoneroSubsidy } from '../../chain/subsidy-monero.ts';
import { ratioFromBigints } from '../../quantity/ratio.ts';
import { defineModel, quantity, refuseInput, wholeNumber } from '../model.ts';

/** Bytes below which nothing is taken from the reward (since hard fork 5). */
const FULL_REWARD_BYTES = 300_000;

const weight = (label: string) =>
  quantity(label, 'B', { min: 0, max: 1e9 }).int({ error: 'must be whole bytes' });

/**
 * Monero's reward for a block of some weight, penalty included.
 *
 * base = (2^64 - 1 - A) >> 19, at least 0.6 XMR; a block of weight w over the median M gets
 * base (2M - w) w / M^2, one over 2M is invalid. Exact in piconero.
 */
export const moneroReward = defineModel({
  id: 'monero-reward',
  title: "Monero's reward and its penalty",
  section: '1.8',
  formula: 'base = max((2^64-1-A) >> 19, 0.6e12); w > M: base ((2M - w) w) / M / M',
  source: 'monero src/cryptonote_basic/cryptonote_basic_impl.cpp, get_block_reward',
  wrongWhen: 'The median is not the effective one the node uses (long-term weights).',
  input: z.object({
    generatedAtomic: wholeNumber('Coins made so far, piconero', '1').prefault(
      '18446744073709551615',
    ),
    weightBytes: weight('Weight of the block').default(0),
    medianBytes: weight('Median weight of recent blocks').default(FULL_REWARD_BYTES),
    fullRewardBytes: weight('Smallest median that counts').default(FULL_REWARD_BYTES),
    blockMinutes: z
      .union([z.literal(1), z.literal(2)], { error: 'must be 1 or 2' })
      .default(2)
      .meta({ label: 'Minutes between blocks', unit: 'min' }),
  }),
  output: z.object({
    rewardAtomic: z.string().meta({ label: 'Reward, piconero', unit: '1' }),
    rewardCoin: quantity('Reward', 'coin', { min: 0 }),
    baseCoin: quantity('Reward without penalty', 'coin', { min: 0 }),
    keptShare: quantity('Share kept after the penalty', '1', { min: 0, max: 1 }),
  }),
  example: { weightBytes: 450_000 },
  run: ({ generatedAtomic, weightBytes, medianBytes, fullRewardBytes, blockMinutes }) => {
    if (generatedAtomic >= 1n << 64n) {
      refuseInput(
        'monero-reward',
        'generatedAtomic',
        generatedAtomic.toString(),
        'must be below 2^64',
      );
    }
    const median = Math.max(medianBytes, fullRewardBytes);
    if (weightBytes > 2 * median) {
      refuseInput(
        'monero-reward',
        'weightBytes',
        weightBytes,
        `must be at most twice the median, ${2 * median} B: no such block is valid`,
      );
    }
    const base = moneroSubsidy(generatedAtomic, blockMinutes);
    const reward = penalizedMoneroSubsidy(base, weightBytes, medianBytes, fullRewardBytes);
    return {
      rewardAtomic: reward.toString(),
      rewardCoin: ratioFromBigints(reward, 10n ** 12n),
      baseCoin: ratioFromBigints(base, 10n ** 12n),
      keptShare: ratioFromBigints(reward, base),
    };
  },
});
