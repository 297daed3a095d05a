import { asertRetarget } from './asert-retarget.ts';
import { blockSubsidy } from './block-subsidy.ts';
import { difficultyFromBits } from './difficulty-from-bits.ts';
import { difficultyGrowth } from './difficulty-growth.ts';
import { dogecoinRetarget } from './dogecoin-retarget.ts';
import { bitcoinRetarget, litecoinRetarget } from './epoch-retarget.ts';
import { growthConversion } from './growth-conversion.ts';
import { hashrateFromBlocks } from './hashrate-from-blocks.ts';
import { hashrateResponse } from './hashrate-response.ts';
import { moneroRetarget } from './monero-retarget.ts';
import { moneroReward } from './monero-reward.ts';
import { networkHashrateModel } from './network-hashrate.ts';
import { nextDifficulty } from './next-difficulty.ts';

/** Section 1: how a chain measures work, adjusts to it and pays for it. */
export const chainModels = [
  difficultyFromBits,
  networkHashrateModel,
  hashrateFromBlocks,
  bitcoinRetarget,
  litecoinRetarget,
  dogecoinRetarget,
  asertRetarget,
  moneroRetarget,
  blockSubsidy,
  moneroReward,
  nextDifficulty,
  difficultyGrowth,
  growthConversion,
  hashrateResponse,
] as const;
