import type { z } from 'zod';
import type { Chain } from '../../../common/chain/chain.ts';
import type { profit } from '../../../common/economics/profit/profit.ts';
import type { AlgorithmId } from '../../../common/mining/job.ts';
import type { Answer, Ready } from '../../what-if/answer.ts';
import { hashesPerDifficulty } from '../../what-if/chain-facts.ts';
import { neededFields, type ProfitWhatIf } from './fields.ts';

export type ProfitInput = z.input<(typeof profit)['input']>;
export type ProfitAnswer = Answer<(typeof profit)['output']>;
export type ProfitReady = Ready<(typeof profit)['output']>;

/** What the profit model is asked; null while something it needs is unknown. */
export function profitInput(whatIf: ProfitWhatIf, chain: Chain): ProfitInput | null {
  const input = whatIf.input(...neededFields, 'feesCoin', 'poolFee', 'rejectRate', 'pue');
  if (input === null) return null;
  const { subsidyCoin, feesCoin, ...rest } = input;
  return {
    ...rest,
    hashesPerDifficulty: hashesPerDifficulty(chain),
    rewardCoin: subsidyCoin + feesCoin,
  };
}

export const periods = { day: 1, month: 365.25 / 12, year: 365.25 } as const;
export type Period = keyof typeof periods;

/** The sum of a period, from the reward before anything is lost to what is left. */
export function sumOf({ input, output }: ProfitReady, period: Period) {
  const days = periods[period];
  const rejected = numberOf(input['rejectRate']);
  const fee = numberOf(input['poolFee']);
  const kept = output.coinPerDay * numberOf(input['coinPrice']);
  const reward = rejected < 1 ? kept / (1 - rejected) : 0;
  return {
    reward: reward * days,
    lost: -reward * rejected * days,
    fee: -kept * fee * days,
    power: -output.energyCostPerDay * days,
    net: output.profitPerDay * days,
  };
}

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

/** The unit in which people of an algorithm speak of speed: hashprice and efficiency are told per that. */
export const customaryUnit: Readonly<
  Record<
    AlgorithmId,
    {
      readonly hps: number;
      readonly speed: string;
      readonly perEnergy: string;
      readonly perEnergyHps: number;
    }
  >
> = {
  sha256d: { hps: 1e15, speed: 'PH/s', perEnergy: 'J/TH', perEnergyHps: 1e12 },
  scrypt: { hps: 1e9, speed: 'GH/s', perEnergy: 'J/MH', perEnergyHps: 1e6 },
  randomx: { hps: 1e3, speed: 'kH/s', perEnergy: 'J/kH', perEnergyHps: 1e3 },
};
