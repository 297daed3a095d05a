import { difficultyFromBits } from './difficulty-from-bits.ts';
import { networkHashrateModel } from './network-hashrate.ts';

/** Section 1: how a chain measures work, adjusts to it and pays for it. */
export const chainModels = [difficultyFromBits, networkHashrateModel] as const;
