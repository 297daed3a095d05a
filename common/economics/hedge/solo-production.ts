import { normalCdf, normalQuantile } from '../../stats/normal.ts';
import { poissonProbability } from '../../stats/poisson.ts';
import { moneyness } from '../option/black-76.ts';

/**
 * A solo miner's revenue at the horizon: N blocks of B coins sold at S, and coins sold forward at E[S].
 * N ~ Poisson(expectedBlocks), ln S normal with deviation s; independent of each other.
 */
interface SoloProduction {
  readonly expectedBlocks: number;
  readonly blockCoins: number;
  readonly forward: number;
  /** sigma sqrt T. */
  readonly deviation: number;
  readonly costs: number;
  /** Coins sold forward as a share of the expected ones. */
  readonly share: number;
}

/**
 * Share of the variance of price times Poisson output that the best forward sale can remove:
 * `m v / (1 + v + m v)`, v the squared variation of price, `e^(s^2) - 1`. The best sale is always E[Q].
 */
export function poissonHedgeEffectiveness(expectedBlocks: number, deviation: number): number {
  const v = Math.expm1(deviation * deviation);
  return (expectedBlocks * v) / (1 + v + expectedBlocks * v);
}

/** Outcome of n blocks as a line in price: `slope S + constant`, with the chance of n. */
interface BlockCase {
  readonly chance: number;
  readonly slope: number;
  readonly constant: number;
}

/** The cases that matter: outside, the Poisson chances sum to less than 1e-14. */
function blockCases(production: SoloProduction): BlockCase[] {
  const { expectedBlocks: m, blockCoins, forward, costs, share } = production;
  const sold = share * m * blockCoins;
  const spread = 8 * Math.sqrt(m) + 30;
  const cases: BlockCase[] = [];
  for (let n = Math.max(0, Math.floor(m - spread)); n <= m + spread; n++) {
    const chance = poissonProbability(n, m);
    if (chance > 0) {
      cases.push({ chance, slope: n * blockCoins - sold, constant: sold * forward - costs });
    }
  }
  return cases;
}

/** P(X <= x) and E[X; X <= x] of one case. */
function below(block: BlockCase, x: number, forward: number, deviation: number) {
  const { slope, constant } = block;
  if (slope === 0) {
    return constant <= x ? { chance: 1, part: constant } : { chance: 0, part: 0 };
  }
  const price = (x - constant) / slope;
  const isRising = slope > 0;
  if (price <= 0) {
    return isRising ? { chance: 0, part: 0 } : { chance: 1, part: slope * forward + constant };
  }
  const { d1, d2 } = moneyness(forward, price, deviation);
  const side = isRising ? -1 : 1;
  const chance = deviation === 0 ? (slope * forward + constant <= x ? 1 : 0) : normalCdf(side * d2);
  const priced = deviation === 0 ? chance : normalCdf(side * d1);
  return { chance, part: slope * forward * priced + constant * chance };
}

/** Risk of a {@link SoloProduction}; outcomes in money (a loss is negative). */
interface SoloRisk {
  readonly mean: number;
  readonly deviation: number;
  /** Outcome that is undercut with chance `tail`. */
  readonly quantile: number;
  /** Mean of the worst outcomes that together have chance `tail`. */
  readonly tailMean: number;
  readonly lossChance: number;
}

/**
 * Exact risk of a solo miner with a forward sale: a sum over block counts of lognormal closed forms, and a
 * bisection for the quantile. No simulation.
 *
 * @param tail - chance of the tail, above 0 and below 1: 0.05 for "95 %"
 */
export function soloRisk(production: SoloProduction, tail: number): SoloRisk {
  const { expectedBlocks: m, blockCoins, forward, deviation, costs, share } = production;
  const cases = blockCases(production);
  const chanceBelow = (x: number) =>
    cases.reduce(
      (sum, block) => sum + block.chance * below(block, x, forward, deviation).chance,
      0,
    );

  const sold = share * m * blockCoins;
  const reach = forward * Math.exp(9 * deviation);
  let low = -sold * reach - costs - 1;
  let high = (m + 8 * Math.sqrt(m) + 30) * blockCoins * reach + sold * forward + 1;
  for (let i = 0; i < 300 && high - low > 1e-13 * Math.max(1, Math.abs(low), Math.abs(high)); i++) {
    const middle = middleOf(low, high);
    if (chanceBelow(middle) >= tail) high = middle;
    else low = middle;
  }
  const quantile = high;
  let [chance, part] = [0, 0];
  for (const block of cases) {
    const piece = below(block, quantile, forward, deviation);
    chance += block.chance * piece.chance;
    part += block.chance * piece.part;
  }
  const v = Math.expm1(deviation * deviation);
  const coins = m * blockCoins;
  const variance =
    forward * forward * ((coins - sold) ** 2 * v + m * blockCoins * blockCoins * (1 + v));
  return {
    mean: coins * forward - costs,
    deviation: Math.sqrt(variance),
    quantile,
    tailMean: Math.min(quantile, (part + quantile * (tail - chance)) / tail),
    lossChance: Math.min(1, chanceBelow(-1e-9 * (1 + costs + sold * forward))),
  };
}

/** A point between that halves orders of magnitude where the ends lie far apart. */
function middleOf(low: number, high: number): number {
  if (low > 0 && high > 4 * low) return Math.sqrt(low) * Math.sqrt(high);
  if (high < 0 && low < 4 * high) return -Math.sqrt(-low) * Math.sqrt(-high);
  if (low < 0 && high > 0) return (0.5 * (Math.cbrt(low) + Math.cbrt(high))) ** 3;
  return 0.5 * (low + high);
}

/** Largest share of expected output that the search considers. */
const MOST_SHARE = 1.5;

/**
 * The forward share with the best tail mean. The tail mean is concave in the share (expected shortfall is
 * convex), so a golden-section search finds it, to 0.001.
 */
export function bestTailShare(production: Omit<SoloProduction, 'share'>, tail: number): number {
  const worth = (share: number) => soloRisk({ ...production, share }, tail).tailMean;
  const golden = 0.5 * (Math.sqrt(5) - 1);
  let [low, high] = [0, MOST_SHARE];
  let left = high - golden * (high - low);
  let right = low + golden * (high - low);
  let [atLeft, atRight] = [worth(left), worth(right)];
  while (high - low > 1e-3) {
    if (atLeft >= atRight) {
      [high, right, atRight] = [right, left, atLeft];
      left = high - golden * (high - low);
      atLeft = worth(left);
    } else {
      [low, left, atLeft] = [left, right, atRight];
      right = low + golden * (high - low);
      atRight = worth(right);
    }
  }
  const share = 0.5 * (low + high);
  return worth(0) >= worth(share) ? 0 : share;
}

/** From here on the Poisson quantile is a normal one to within a block. */
const MANY_BLOCKS = 10_000;

/** Below this many expected blocks nothing that is not mined yet may be sold forward. */
const LEAST_BLOCKS_TO_SELL = 5;

/**
 * Share of the expected output that may be sold forward: what there will be with 95 % certainty, and nothing
 * below five expected blocks, where the forward would mostly be a naked short.
 */
export function prudentForwardShare(expectedBlocks: number): number {
  if (expectedBlocks < LEAST_BLOCKS_TO_SELL) return 0;
  if (expectedBlocks > MANY_BLOCKS) {
    return 1 + normalQuantile(0.05) / Math.sqrt(expectedBlocks);
  }
  let certain = 0;
  let chance = poissonProbability(0, expectedBlocks);
  while (chance < 0.05) chance += poissonProbability(++certain, expectedBlocks);
  return certain / expectedBlocks;
}
