import { nextDifficulty } from '../../../common/economics/chain/next-difficulty.ts';
import { asics } from '../../../common/economics/hardware/asic.ts';
import { quantity } from '../../../common/economics/model.ts';
import { attackCost } from '../../../common/economics/security/attack-cost.ts';
import { hashrateShock } from '../../../common/economics/security/hashrate-shock.ts';
import { securityBudget } from '../../../common/economics/security/security-budget.ts';
import { securityValue } from '../../../common/economics/security/security-value.ts';
import { whole } from '../../format/digits.ts';
import { message } from '../../message/message.ts';
import { hashesPerDifficulty, heightOf, mintedCoin } from '../../what-if/chain-facts.ts';
import { assumed, defineField, type Facts, type LiveValue, unknown } from '../../what-if/field.ts';
import {
  coinPriceField,
  difficultyField,
  electricityField,
  feesField,
  growthField,
  hashrateField,
  subsidyField,
} from '../../what-if/field-list.ts';
import type { WhatIf } from '../../what-if/use-what-if.ts';

const text = message.economics.network;
const dayS = 86_400;

/** The machine an attacker would buy: the cheapest per hash of those with a price. */
const bought = asics
  .filter(({ priceUsd }) => priceUsd !== null)
  .reduce((found, asic) =>
    (asic.priceUsd ?? 0) / asic.hashrateHps < (found.priceUsd ?? 0) / found.hashrateHps
      ? asic
      : found,
  );

/** What the node counts from recent blocks; without a node, what the difficulty implies. */
function liveNetworkHashrate({ network, isMined, chain, changed }: Facts): LiveValue {
  const own = isMined ? network : null;
  const shared = {
    provenance: 'estimated',
    atMs: own?.atMs ?? null,
    staleAfterMs: 6 * 3_600_000,
  } as const;
  const difficulty = changed['difficulty'];
  if (difficulty === undefined && own !== null && own.networkHashrateHps !== null) {
    return { value: own.networkHashrateHps, from: own.from, ...shared };
  }
  const known = difficulty ?? own?.difficulty ?? null;
  if (known === null) return unknown(message.economics.field.from.noSource);
  return {
    value: (known * hashesPerDifficulty(chain)) / chain.blockIntervalS,
    from: text.from.fromDifficulty,
    ...shared,
  };
}

const networkHpsField = defineField({
  id: 'networkHps',
  label: text.field.networkHps,
  unit: 'H/s',
  schema: attackCost.input.shape.networkHps,
  live: liveNetworkHashrate,
});

const heightField = defineField({
  id: 'height',
  label: text.field.height,
  unit: '1',
  schema: nextDifficulty.input.shape.height,
  live: (facts) => {
    const at = heightOf(facts);
    if (at === null || !at.isExact) return unknown(text.from.noHeight);
    return {
      value: at.height,
      provenance: 'measured',
      from: facts.network?.from ?? '',
      atMs: facts.network?.atMs ?? null,
      staleAfterMs: 6 * 3_600_000,
    };
  },
  usual: () => text.usual.height,
});

/** Days since the epoch began: as the node says, otherwise from the pace it sees. */
const elapsedField = defineField({
  id: 'epochElapsedDays',
  label: text.field.elapsed,
  unit: '1',
  schema: quantity(text.field.elapsed, 'd', { min: 0, max: 400 }),
  live: ({ network, isMined, chain }) => {
    const { retarget, blockIntervalS } = chain;
    const adjustedAtMs = isMined ? (network?.adjustedAtMs ?? null) : null;
    if (network !== null && adjustedAtMs !== null && network.atMs >= adjustedAtMs) {
      return {
        value: (network.atMs - adjustedAtMs) / 1000 / dayS,
        provenance: 'measured',
        from: network.from,
        atMs: network.atMs,
        staleAfterMs: 6 * 3_600_000,
      };
    }
    if (
      retarget.kind !== 'epoch' ||
      !isMined ||
      network === null ||
      network.height === null ||
      network.difficulty === null ||
      network.networkHashrateHps === null ||
      network.networkHashrateHps <= 0
    ) {
      return unknown(text.from.noPace);
    }
    const intended = (network.difficulty * hashesPerDifficulty(chain)) / blockIntervalS;
    const pace = network.networkHashrateHps / intended;
    const blocks = (network.height - 1) % retarget.blocks;
    return {
      value: (blocks * blockIntervalS) / pace / dayS,
      provenance: 'estimated',
      from: text.from.pace,
      atMs: network.atMs,
      staleAfterMs: 6 * 3_600_000,
    };
  },
  usual: ({ chain, network, isMined, changed }) => {
    const height = changed['height'] ?? (isMined ? network?.height : null) ?? null;
    if (chain.retarget.kind !== 'epoch') return text.usual.height;
    const { blocks } = chain.retarget;
    return height === null
      ? text.usual.epoch(whole(blocks))
      : text.usual.elapsed(whole(height - (height % blocks)));
  },
});

const lostField = defineField({
  id: 'lost',
  label: text.field.lost,
  unit: 'percent',
  schema: hashrateShock.input.shape.lost,
  live: () => assumed(0.9, text.from.question),
});

const machinePriceField = defineField({
  id: 'machinePricePerTh',
  label: text.field.machinePrice,
  unit: 'money/(TH/s)',
  schema: attackCost.input.shape.machinePricePerTh,
  live: ({ chain, settings }) =>
    chain.algorithm === 'sha256d' && settings.money.currency === 'USD'
      ? assumed(
          Number(((bought.priceUsd ?? 0) / (bought.hashrateHps / 1e12)).toPrecision(3)),
          text.from.table(bought.name),
        )
      : unknown(text.attackOnlySha),
});

const efficiencyField = defineField({
  id: 'efficiencyJPerTh',
  label: text.field.efficiency,
  unit: 'J/TH',
  schema: attackCost.input.shape.efficiencyJPerTh,
  live: ({ chain }) =>
    chain.algorithm === 'sha256d'
      ? assumed(
          Number((bought.powerW / (bought.hashrateHps / 1e12)).toPrecision(3)),
          text.from.table(bought.name),
        )
      : unknown(text.attackOnlySha),
});

const premiumField = defineField({
  id: 'rentalPremium',
  label: text.field.premium,
  unit: '1',
  schema: attackCost.input.shape.rentalPremium.unwrap(),
  sharedByCoins: true,
  live: () => assumed(1.5, text.from.premium),
});

const supplyField = defineField({
  id: 'supplyCoin',
  label: text.field.supply,
  unit: 'coin',
  schema: securityBudget.input.shape.supplyCoin,
  live: (facts) => {
    const at = heightOf(facts);
    const coin = at === null ? null : mintedCoin(facts.chain, at.height);
    return coin === null
      ? unknown(text.from.noSupply)
      : {
          value: coin,
          provenance: 'estimated',
          from: message.economics.field.from.schedule,
          atMs: null,
          staleAfterMs: null,
        };
  },
  usual: () => text.usual.supply,
});

const attemptsField = defineField({
  id: 'attemptsPerDay',
  label: text.field.attempts,
  unit: '1',
  schema: securityValue.input.shape.attemptsPerDay,
  live: () => assumed(144, text.from.judgement),
});

const stakeField = defineField({
  id: 'medianValue',
  label: text.field.stake,
  unit: 'money',
  schema: securityValue.input.shape.medianValue,
  live: () => assumed(100_000, text.from.judgement),
});

const sigmaField = defineField({
  id: 'sigma',
  label: text.field.sigma,
  unit: '1',
  schema: securityValue.input.shape.sigma,
  live: () => assumed(2, text.from.judgement),
});

const winBackField = defineField({
  id: 'attackBlocks',
  label: text.field.winBack,
  unit: '1',
  schema: securityValue.input.shape.attackBlocks,
  live: () => assumed(10, text.from.judgement),
});

/** What the Network screen rests on. */
export const networkFields = {
  difficulty: difficultyField,
  networkHps: networkHpsField,
  hashrateHps: hashrateField,
  height: heightField,
  epochElapsedDays: elapsedField,
  subsidyCoin: subsidyField,
  feesCoin: feesField,
  coinPrice: coinPriceField,
  pricePerKwh: electricityField,
  annualGrowth: growthField,
  lost: lostField,
  machinePricePerTh: machinePriceField,
  efficiencyJPerTh: efficiencyField,
  rentalPremium: premiumField,
  supplyCoin: supplyField,
  attemptsPerDay: attemptsField,
  medianValue: stakeField,
  sigma: sigmaField,
  attackBlocks: winBackField,
};

export type NetworkWhatIf = WhatIf<keyof typeof networkFields>;
