import type { Chain } from '../../../common/chain/chain.ts';
import { chanceOfAtLeastOne, soloOdds } from '../../../common/economics/solo/solo-odds.ts';
import { expectedBlocksGrowing } from '../../../common/economics/solo/solo-odds-growing.ts';
import { DAYS_PER_YEAR } from '../../../common/economics/work.ts';
import { type Answer, answerOf } from '../../what-if/answer.ts';
import { hashesPerDifficulty } from '../../what-if/chain-facts.ts';

export type OddsAnswer = Answer<(typeof soloOdds)['output']>;

/** Model 2.1 for a machine against a chain; null input is a missing value. */
export function oddsOf(
  chain: Chain,
  work: { readonly hashrateHps: number; readonly difficulty: number } | null,
  rewardCoin: number,
): OddsAnswer {
  return answerOf(
    soloOdds,
    work === null ? null : { ...work, hashesPerDifficulty: hashesPerDifficulty(chain), rewardCoin },
  );
}

/** Years of mining the screen asks about; null is for ever. */
export const horizons = [
  { id: 'day', years: 1 / DAYS_PER_YEAR },
  { id: 'week', years: 7 / DAYS_PER_YEAR },
  { id: 'year', years: 1 },
  { id: 'tenYears', years: 10 },
  { id: 'life', years: 80 },
  { id: 'ever', years: null },
] as const;

export interface HorizonChance {
  readonly id: (typeof horizons)[number]['id'];
  /** null: for ever. */
  readonly years: number | null;
  readonly fixed: number;
  readonly growing: number;
}

/** Chance of a block within each horizon, difficulty fixed and growing. */
export function horizonChances(blocksPerDay: number, annualGrowth: number): HorizonChance[] {
  const rate = blocksPerDay * DAYS_PER_YEAR;
  const growth = Math.log1p(annualGrowth);
  return horizons.map(({ id, years }) => {
    const within = years ?? Number.POSITIVE_INFINITY;
    return {
      id,
      years,
      fixed: chanceOfAtLeastOne(expectedBlocksGrowing(rate, 0, within)),
      growing: chanceOfAtLeastOne(expectedBlocksGrowing(rate, growth, within)),
    };
  });
}
