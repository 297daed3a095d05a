import { z } from 'zod';
import { fraction, quantity } from '../model.ts';

/** What a miner does with coins each period. */
export const policyNames = ['hold', 'sell', 'cover', 'share', 'rebalance', 'threshold'] as const;

type PolicyName = (typeof policyNames)[number];

/** A policy and the numbers it uses. */
export interface Policy {
  readonly name: PolicyName;
  /** share: part of the coins sold each period. */
  readonly sellShare: number;
  /** rebalance: part of wealth kept in coins. */
  readonly targetWeight: number;
  /** rebalance: trade only if further than this from the target. */
  readonly band: number;
  /** threshold: sell everything at this price or above, nothing below. */
  readonly sellAbove: number;
}

/** Coins and currency held. Insolvent: costs could not be paid and nothing is left; it stays so. */
export interface Treasury {
  readonly coins: number;
  readonly fiat: number;
  readonly isInsolvent: boolean;
}

/** Input fields of {@link Policy}, without its name. */
export const policyFields = {
  sellShare: fraction('Part of the coins sold each period (sell a share)').default(0.25),
  targetWeight: fraction('Part of wealth in coins (rebalance)').default(0.5),
  band: fraction('Distance from it that is tolerated (rebalance)').default(0.1),
  sellAbove: quantity('Price at which everything is sold (threshold)', 'money', {
    min: 0,
    max: 1e12,
  }).default(1e12),
};

export const policyField = z
  .enum(policyNames, { error: `must be one of ${policyNames.join(', ')}` })
  .meta({ label: 'Policy', unit: '1' });

/**
 * One period: mine, pay, trade by the policy, and sell what must be sold if the currency ran out.
 *
 * hold sells nothing; sell everything; cover what pays this period's cost; share a part of the coins;
 * rebalance trades to a weight when outside its band; threshold sells all at a price.
 */
export function stepTreasury(
  treasury: Treasury,
  policy: Policy,
  price: number,
  mined: number,
  cost: number,
): Treasury {
  if (treasury.isInsolvent) return treasury;
  let coins = treasury.coins + mined;
  let fiat = treasury.fiat - cost;
  const sold = Math.min(coins, coinsToSell(policy, coins, fiat, price, cost));
  coins -= sold;
  fiat += sold * price;
  if (fiat < 0) {
    if (coins * price < -fiat) return { coins: 0, fiat: 0, isInsolvent: true };
    coins -= -fiat / price;
    fiat = 0;
  }
  return { coins, fiat, isInsolvent: false };
}

/** Coins to sell, negative to buy. */
function coinsToSell(
  policy: Policy,
  coins: number,
  fiat: number,
  price: number,
  cost: number,
): number {
  switch (policy.name) {
    case 'hold':
      return 0;
    case 'sell':
      return coins;
    case 'cover':
      return price > 0 ? cost / price : coins;
    case 'share':
      return coins * policy.sellShare;
    case 'threshold':
      return price >= policy.sellAbove ? coins : 0;
    case 'rebalance': {
      const wealth = coins * price + fiat;
      if (!(wealth > 0)) return 0;
      const weight = (coins * price) / wealth;
      if (Math.abs(weight - policy.targetWeight) <= policy.band) return 0;
      const target = (policy.targetWeight * wealth) / price;
      return Number.isFinite(target) ? coins - target : 0;
    }
  }
}
