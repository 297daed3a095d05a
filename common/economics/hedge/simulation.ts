import { createRandom } from '../../stats/random.ts';
import { revertingDeviation } from '../option/mean-reversion.ts';
import { type Progress, report } from '../progress.ts';

/** A miner's horizon, simulated in equal steps of about one difficulty epoch. */
interface HedgeScenario {
  readonly coinPrice: number;
  readonly drift: number;
  readonly volatility: number;
  readonly years: number;
  readonly steps: number;
  /** Coins over the horizon if difficulty stayed as it is. */
  readonly expectedCoins: number;
  /** Coins per block for a solo miner; 0 for pooled, steady output. */
  readonly blockCoins: number;
  /** Growth of difficulty per year as a ratio, whatever price does. */
  readonly difficultyGrowth: number;
  /** Share of a move in price (in logarithms) that difficulty follows. */
  readonly elasticity: number;
  /** Steps it takes to follow. */
  readonly lag: number;
  readonly energyKwh: number;
  readonly powerPrice: number;
  readonly powerVolatility: number;
  readonly powerReversion: number;
  readonly otherCosts: number;
  /** Standard deviation of the own price over the settlement index, relative. */
  readonly basisDeviation: number;
  readonly hedge: Hedge;
  /** Rounded up to even: each path has its mirror image. */
  readonly paths: number;
  readonly seed: number;
}

/** What is held against the price, in coins and money; settled at the horizon. */
export interface Hedge {
  readonly forwardCoins: number;
  readonly forward: number;
  readonly putCoins: number;
  readonly putStrike: number;
  /** Calls sold, to pay for puts. */
  readonly callCoins: number;
  readonly callStrike: number;
  /** Paid at the start, counted with interest at the horizon. */
  readonly premium: number;
}

/** Gains per path, in the order simulated. */
interface HedgeOutcomes {
  readonly unhedged: Float64Array;
  readonly hedged: Float64Array;
  /** Highest price of each path at any step. */
  readonly peaks: Float64Array;
}

/**
 * Simulates what the miner earns with and without the hedge.
 *
 * Price: geometric Brownian motion. Difficulty: `ln D` grows by `growth` and by `elasticity` times the price move
 * `lag` steps ago, so output falls after a rise. Output: steady, or Poisson blocks at the path's rate; sold at
 * the horizon at the settlement price times a basis. Power: fixed, or its logarithm reverting to today's with
 * the mean kept. Antithetic pairs.
 *
 * Cost: paths * steps; 24 bytes a path. @throws {@link StoppedError} if `progress` says so
 */
export function simulateHedge(scenario: HedgeScenario, progress?: Progress): HedgeOutcomes {
  const { steps, years, volatility, hedge, elasticity, lag, powerVolatility } = scenario;
  const pairs = Math.ceil(scenario.paths / 2);
  const paths = 2 * pairs;
  const random = createRandom(scenario.seed);
  const powerRandom = random.split();
  const eventRandom = random.split();
  const unhedged = new Float64Array(paths);
  const hedged = new Float64Array(paths);
  const peaks = new Float64Array(paths);

  const dt = years / steps;
  const trend = (scenario.drift - 0.5 * volatility * volatility) * dt;
  const jump = volatility * Math.sqrt(dt);
  const growth = Math.log1p(scenario.difficultyGrowth) * dt;
  const coinsPerStep = scenario.expectedCoins / steps;
  const steadyCoins = Array.from(
    { length: steps },
    (_, step) => coinsPerStep * Math.exp(-growth * step),
  ).reduce((sum, coins) => sum + coins, 0);
  const follows = elasticity !== 0;
  const hasPower = powerVolatility > 0 && scenario.energyKwh > 0;
  const fade = Math.exp(-scenario.powerReversion * dt);
  const powerJump = revertingDeviation(powerVolatility, scenario.powerReversion, dt);
  const powerMeans = Array.from(
    { length: steps },
    (_, step) =>
      0.5 * revertingDeviation(powerVolatility, scenario.powerReversion, (step + 1) * dt) ** 2,
  );
  const fixedPowerCost = scenario.energyKwh * scenario.powerPrice;
  const shocks = new Float64Array(steps);
  const powerShocks = new Float64Array(steps);
  const moves = new Float64Array(steps + lag + 1);

  for (let pair = 0; pair < pairs; pair++) {
    for (let step = 0; step < steps; step++) shocks[step] = jump * random.normal();
    if (hasPower) {
      for (let step = 0; step < steps; step++) powerShocks[step] = powerJump * powerRandom.normal();
    }
    for (let sign = 1; sign >= -1; sign -= 2) {
      let logPrice = 0;
      let peak = 0;
      let logDifficulty = 0;
      let coins = follows ? 0 : steadyCoins;
      let logPower = 0;
      let powerCost = hasPower ? 0 : fixedPowerCost;
      for (let step = 0; step < steps; step++) {
        if (follows) {
          if (step > 0) {
            logDifficulty +=
              growth + (step >= lag ? elasticity * (moves[step - lag] as number) : 0);
          }
          coins += coinsPerStep * Math.exp(-logDifficulty);
        }
        const move = trend + sign * (shocks[step] as number);
        moves[step + 1] = move;
        logPrice += move;
        if (logPrice > peak) peak = logPrice;
        if (hasPower) {
          logPower = logPower * fade + sign * (powerShocks[step] as number);
          powerCost += (fixedPowerCost / steps) * Math.exp(logPower - (powerMeans[step] as number));
        }
      }
      const settlement = scenario.coinPrice * Math.exp(logPrice);
      const own =
        scenario.basisDeviation > 0
          ? settlement * (1 + scenario.basisDeviation * eventRandom.normal())
          : settlement;
      const mined =
        scenario.blockCoins > 0
          ? scenario.blockCoins * eventRandom.poisson(coins / scenario.blockCoins)
          : coins;
      const gain = mined * own - powerCost - scenario.otherCosts;
      const payoff =
        hedge.forwardCoins * (hedge.forward - settlement) +
        hedge.putCoins * Math.max(0, hedge.putStrike - settlement) -
        hedge.callCoins * Math.max(0, settlement - hedge.callStrike) -
        hedge.premium;
      const path = 2 * pair + (sign > 0 ? 0 : 1);
      unhedged[path] = gain;
      hedged[path] = gain + payoff;
      peaks[path] = scenario.coinPrice * Math.exp(peak);
    }
    if (pair % 8192 === 0) report(progress, pair / pairs);
  }
  return { unhedged, hedged, peaks };
}
