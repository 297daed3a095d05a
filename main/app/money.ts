import { readChain } from '../../common/chain/registry.ts';
import type { MoneyNow, OddsNow } from '../../common/contract/app.ts';
import type { Reading } from '../../common/contract/devices.ts';
import type { Settings } from '../../common/contract/settings.ts';
import type { NetworkInfo } from '../../common/contract/source.ts';
import { runModel } from '../../common/economics/model.ts';
import { profit } from '../../common/economics/profit/profit.ts';
import { chanceOfAtLeastOne, waitQuantile } from '../../common/economics/solo/solo-odds.ts';

const secondsPerDay = 86_400;

/** A chain's facts that the money needs. */
export interface CoinFacts {
  readonly id: string;
  readonly decimals: number;
}

/**
 * Odds for this machine alone from its measured speed and its chain's difficulty; null when either is unknown.
 *
 * @param effort - work since the last block of this chain, in blocks
 */
export function oddsNow(
  hashrateHps: number | null,
  network: NetworkInfo | null,
  effort: number,
): OddsNow | null {
  const hashesPerBlock = network?.hashesPerBlock ?? null;
  if (network === null || hashesPerBlock === null || hashrateHps === null || hashrateHps <= 0) {
    return null;
  }
  const perSecond = hashrateHps / hashesPerBlock;
  const wait = (quantile: number) => waitQuantile(perSecond, quantile) ?? 0;
  return {
    chainId: network.chainId,
    hashrateHps,
    hashesPerBlock,
    chancePerDay: chanceOfAtLeastOne(perSecond * secondsPerDay),
    meanWaitS: 1 / perSecond,
    medianWaitS: wait(0.5),
    wait5S: wait(0.05),
    wait95S: wait(0.95),
    from: network.from,
    atMs: network.atMs,
    effort,
  };
}

/**
 * Expected reward, cost and break-evens per day. What is missing is named and everything that depends on
 * it is null: a figure is never computed from a guess that nobody typed.
 *
 * @param given - what a feed or a tariff tells instead of the typed figures
 */
export function moneyNow(
  coin: CoinFacts | null,
  hashrateHps: number | null,
  network: NetworkInfo | null,
  money: Settings['money'],
  power: Reading,
  given: {
    readonly price?: Reading;
    readonly electricity?: Reading;
    /** Draw of the whole machine. */
    readonly machine?: Reading;
  } = {},
): MoneyNow | null {
  if (coin === null || network === null) return null;
  const price =
    given.price ??
    typedReading('price', 'Coin price', `${money.currency}/coin`, money.price[coin.id]);
  const electricity =
    given.electricity ??
    typedReading(
      'electricity',
      'Electricity price',
      `${money.currency}/kWh`,
      money.electricity ?? undefined,
    );
  const rewardCoin = rewardOf(network, coin.decimals);
  const hashesPerBlock = network.hashesPerBlock;
  const hasWork = hashrateHps !== null && hashrateHps > 0;
  const missing: MoneyNow['missing'] = [];
  if (price.value === null) missing.push('price');
  if (electricity.value === null) missing.push('electricity');
  if (power.value === null) missing.push('power');
  if (hashesPerBlock === null || rewardCoin === null) missing.push('difficulty');
  if (!hasWork) missing.push('hashrate');

  const kwhOf = (watts: number | null): number | null =>
    watts === null ? null : (watts * 24) / 1000;
  const costOf = (kwh: number | null): number | null =>
    kwh === null || electricity.value === null ? null : kwh * electricity.value;
  const kwhPerDay = kwhOf(power.value);
  const costPerDay = costOf(kwhPerDay);
  const base = {
    chainId: coin.id,
    currency: money.currency,
    price,
    electricity,
    power,
    missing,
    machineCostPerDay: costOf(kwhOf(given.machine?.value ?? null)),
  };
  if (!hasWork || hashesPerBlock === null || rewardCoin === null) {
    return {
      ...base,
      coinsPerDay: null,
      revenuePerDay: null,
      powerW: power.value,
      kwhPerDay,
      costPerDay,
      netPerDay: null,
      breakEvenElectricity: null,
      breakEvenPrice: null,
      breakEvenDifficulty: null,
      difficulty: network.difficulty,
    };
  }
  const answer = runModel(profit, {
    hashrateHps,
    difficulty: hashesPerBlock,
    hashesPerDifficulty: 1,
    rewardCoin,
    coinPrice: price.value ?? 0,
    powerW: power.value ?? 0,
    pricePerKwh: electricity.value ?? 0,
  });
  const knowsPrice = price.value !== null;
  const knowsCost = costPerDay !== null;
  const difficultyScale = network.difficulty === null ? null : network.difficulty / hashesPerBlock;
  return {
    ...base,
    coinsPerDay: answer.coinPerDay,
    revenuePerDay: knowsPrice ? answer.revenuePerDay : null,
    powerW: power.value,
    kwhPerDay,
    costPerDay,
    netPerDay: knowsPrice && knowsCost ? answer.profitPerDay : null,
    breakEvenElectricity: knowsPrice && power.value !== null ? answer.breakEvenPricePerKwh : null,
    breakEvenPrice: knowsCost ? answer.breakEvenCoinPrice : null,
    breakEvenDifficulty:
      knowsPrice && knowsCost && difficultyScale !== null && answer.breakEvenDifficulty !== null
        ? answer.breakEvenDifficulty * difficultyScale
        : null,
    difficulty: network.difficulty,
  };
}

/** What so many hashes can expect, whole coins; null where difficulty or reward is not known. */
export function expectedCoins(network: NetworkInfo | null, hashes: number): number | null {
  const chain = network === null ? undefined : readChain(network.chainId);
  if (network === null || chain === undefined || !network.hashesPerBlock) return null;
  const coins = rewardOf(network, chain.decimals);
  return coins === null ? null : (hashes / network.hashesPerBlock) * coins;
}

/** Subsidy and fees in whole coins; null when the subsidy is not known. */
function rewardOf(network: NetworkInfo, decimals: number): number | null {
  if (network.subsidyAtomic === null) return null;
  const atomic = BigInt(network.subsidyAtomic) + BigInt(network.feesAtomic ?? '0');
  return Number(atomic) / 10 ** decimals;
}

function typedReading(
  id: string,
  label: string,
  unit: string,
  typed: { value: number; typedAtMs: number } | undefined,
): Reading {
  return {
    id,
    label,
    unit,
    value: typed?.value ?? null,
    provenance: typed === undefined ? 'unavailable' : 'typed',
    from: typed === undefined ? 'not typed yet' : 'you',
    atMs: typed?.typedAtMs ?? null,
    staleAfterMs: null,
  };
}
