import { createRandom } from '../../stats/random.ts';
import { type Progress, report } from '../progress.ts';
import { deepestDrawdown } from './drawdown.ts';
import { type Policy, stepTreasury, type Treasury } from './policy.ts';

/** A miner's treasury over months to come. */
interface TreasuryScenario {
  readonly coinPrice: number;
  readonly drift: number;
  readonly volatility: number;
  readonly months: number;
  /** In the first month, falling as difficulty grows. */
  readonly coinsPerMonth: number;
  /** Coins per block for a solo miner; 0 for pooled, steady output. */
  readonly blockCoins: number;
  readonly difficultyGrowth: number;
  readonly costPerMonth: number;
  readonly startCoins: number;
  readonly startFiat: number;
  readonly paths: number;
  readonly seed: number;
}

/** One policy on every path: wealth by month (row 0 the start), insolvency and drawdown. */
interface PolicyPaths {
  /** `months + 1` rows, one column per path. */
  readonly wealth: readonly Float32Array[];
  readonly insolventPaths: number;
  readonly drawdowns: Float32Array;
}

/**
 * Runs a policy over simulated months: a geometric Brownian price, and output that is steady or Poisson.
 *
 * The same scenario gives the same prices and blocks to every policy, so policies can be compared path by
 * path. Cost: paths * months; memory 4 bytes each. @throws {@link StoppedError} if `progress` says so
 */
export function runPolicy(
  scenario: TreasuryScenario,
  policy: Policy,
  progress?: Progress,
): PolicyPaths {
  const { months, paths, blockCoins, costPerMonth } = scenario;
  const random = createRandom(scenario.seed);
  const blocks = random.split();
  const wealth = Array.from({ length: months + 1 }, () => new Float32Array(paths));
  const drawdowns = new Float32Array(paths);
  const trend = (scenario.drift - 0.5 * scenario.volatility ** 2) / 12;
  const jump = scenario.volatility * Math.sqrt(1 / 12);
  const growth = Math.log1p(scenario.difficultyGrowth) / 12;
  const coins = Array.from(
    { length: months },
    (_, month) => scenario.coinsPerMonth * Math.exp(-growth * (month + 0.5)),
  );
  const line = new Float64Array(months + 1);
  const start: Treasury = {
    coins: scenario.startCoins,
    fiat: scenario.startFiat,
    isInsolvent: false,
  };
  let insolventPaths = 0;
  for (let path = 0; path < paths; path++) {
    let treasury = start;
    let logPrice = 0;
    line[0] = start.coins * scenario.coinPrice + start.fiat;
    for (let month = 0; month < months; month++) {
      logPrice += trend + jump * random.normal();
      const price = scenario.coinPrice * Math.exp(logPrice);
      const expected = coins[month] as number;
      const mined = blockCoins > 0 ? blockCoins * blocks.poisson(expected / blockCoins) : expected;
      treasury = stepTreasury(treasury, policy, price, mined, costPerMonth);
      line[month + 1] = treasury.coins * price + treasury.fiat;
    }
    for (let month = 0; month <= months; month++) {
      (wealth[month] as Float32Array)[path] = line[month] as number;
    }
    drawdowns[path] = deepestDrawdown(line).deepest;
    if (treasury.isInsolvent) insolventPaths++;
    if (path % 2048 === 0) report(progress, path / paths);
  }
  return { wealth, insolventPaths, drawdowns };
}
