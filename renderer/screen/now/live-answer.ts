import type { MoneyNow, OddsNow } from '../../../common/contract/app.ts';
import { profit } from '../../../common/economics/profit/profit.ts';
import { soloOdds } from '../../../common/economics/solo/solo-odds.ts';
import { type Answer, answerOf } from '../../what-if/answer.ts';
import {
  coinPriceField,
  difficultyField,
  electricityField,
  hashrateField,
  powerField,
} from '../../what-if/field-list.ts';
import { createWhatIfStore } from '../../what-if/store.ts';

/** What the app told, as answers of the models it asked: so the numbers of this screen explain themselves. */

/** Nobody tries anything here: inputs are what the app says, whatever was changed on another screen. */
export const untouched = createWhatIfStore();

/** The inputs that explanations name, with where each comes from. */
export const liveFields = {
  hashrateHps: hashrateField,
  difficulty: difficultyField,
  coinPrice: coinPriceField,
  powerW: powerField,
  pricePerKwh: electricityField,
};

/** Model 2.1 with the inputs the app had. */
export function oddsAnswer(
  { hashrateHps, hashesPerBlock }: OddsNow,
  difficulty: number | null,
): Answer<(typeof soloOdds)['output']> {
  return answerOf(soloOdds, {
    hashrateHps,
    ...workOf(hashesPerBlock, difficulty),
    rewardCoin: 0,
  });
}

/** Model 4.1 with the inputs the app had; a price or a power that is unknown counts as none, as there. */
export function moneyAnswer(
  { coinsPerDay, difficulty, price, electricity, power }: MoneyNow,
  odds: Pick<OddsNow, 'hashrateHps' | 'hashesPerBlock'> | null,
): Answer<(typeof profit)['output']> {
  const blocksPerDay = odds === null ? 0 : (odds.hashrateHps * 86_400) / odds.hashesPerBlock;
  if (odds === null || coinsPerDay === null || blocksPerDay <= 0) return answerOf(profit, null);
  return answerOf(profit, {
    hashrateHps: odds.hashrateHps,
    ...workOf(odds.hashesPerBlock, difficulty),
    rewardCoin: coinsPerDay / blocksPerDay,
    coinPrice: price.value ?? 0,
    powerW: power.value ?? 0,
    pricePerKwh: electricity.value ?? 0,
  });
}

/** Hashes of a block in the chain's own difficulty, where that is known. */
function workOf(hashesPerBlock: number, difficulty: number | null) {
  return difficulty === null || difficulty <= 0
    ? { difficulty: hashesPerBlock, hashesPerDifficulty: 1 }
    : { difficulty, hashesPerDifficulty: hashesPerBlock / difficulty };
}
