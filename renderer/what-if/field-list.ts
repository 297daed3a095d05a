import { certaintyEquivalent } from '../../common/economics/pool/certainty-equivalent.ts';
import { investment } from '../../common/economics/profit/investment.ts';
import { profit } from '../../common/economics/profit/profit.ts';
import { soloOddsGrowing } from '../../common/economics/solo/solo-odds-growing.ts';
import { message } from '../message/message.ts';
import { heightOf, scheduledSubsidyCoin } from './chain-facts.ts';
import { assumed, defineField, type Facts, type LiveValue, unknown } from './field.ts';

/** The inputs that more than one screen asks about. A screen's own are in its folder. */

const text = message.economics.field;
const hourMs = 3_600_000;

/** A minute's mean while the coin is mined; otherwise what the benchmarks of the kernels say. */
function liveHashrate({ odds, isMined, kernels, mining, machine, chain }: Facts): LiveValue {
  if (isMined && odds !== null) {
    return {
      value: odds.hashrateHps,
      provenance: 'measured',
      from: text.from.minuteMean,
      atMs: odds.atMs,
      staleAfterMs: null,
    };
  }
  const best = kernels
    .filter((kernel) => kernel.algorithm === chain.algorithm && kernel.selfTest.kind === 'passed')
    .reduce<(typeof kernels)[number] | null>(
      (found, kernel) => ((kernel.hps ?? 0) > (found?.hps ?? 0) ? kernel : found),
      null,
    );
  if (best === null || best.hps === null) return unknown(text.from.noBenchmark);
  const threads = mining.threads > 0 ? mining.threads : machine.threads;
  return {
    value: best.hps * threads,
    provenance: 'estimated',
    from: text.from.benchmark(best.label, threads),
    atMs: null,
    staleAfterMs: null,
  };
}

/** One hash in thirty thousand years: below it the wait for a block would be beyond any number. */
const slowestHps = 1e-12;

/** What this machine, or the one that stands in for it, hashes. */
export const hashrateField = defineField({
  id: 'hashrateHps',
  label: text.hashrate,
  unit: 'H/s',
  schema: profit.input.shape.hashrateHps.refine((hps) => hps === 0 || hps >= slowestHps, {
    error: `must be 0, or at least ${slowestHps} H/s`,
  }),
  live: liveHashrate,
  ofMachine: ({ hashrateHps }) => hashrateHps,
  usual: () => text.usual.hashrate,
});

export const difficultyField = defineField({
  id: 'difficulty',
  label: text.difficulty,
  unit: 'difficulty',
  schema: profit.input.shape.difficulty,
  live: ({ network, isMined }) =>
    isMined && network !== null && network.difficulty !== null
      ? {
          value: network.difficulty,
          provenance: 'measured',
          from: network.from,
          atMs: network.atMs,
          staleAfterMs: 6 * hourMs,
        }
      : unknown(text.from.noSource),
  usual: ({ chain }) => text.usual.difficulty(chain.id),
});

export const subsidyField = defineField({
  id: 'subsidyCoin',
  label: text.subsidy,
  unit: 'coin',
  schema: soloOddsGrowing.input.shape.subsidyCoin.unwrap(),
  live: (facts) => {
    const { network, isMined, chain } = facts;
    if (isMined && network !== null && network.subsidyAtomic !== null) {
      return {
        value: Number(network.subsidyAtomic) / 10 ** chain.decimals,
        provenance: 'measured',
        from: network.from,
        atMs: network.atMs,
        staleAfterMs: null,
      };
    }
    const at = heightOf(facts);
    const coin = at === null ? null : scheduledSubsidyCoin(chain, at.height);
    return coin === null ? unknown(text.from.noSource) : assumed(coin, text.from.schedule);
  },
  usual: () => text.usual.subsidy,
});

export const feesField = defineField({
  id: 'feesCoin',
  label: text.fees,
  unit: 'coin',
  schema: soloOddsGrowing.input.shape.feesCoin.unwrap(),
  live: ({ network, isMined, chain }) =>
    isMined && network !== null && network.feesAtomic !== null
      ? {
          value: Number(network.feesAtomic) / 10 ** chain.decimals,
          provenance: 'measured',
          from: network.from,
          atMs: network.atMs,
          staleAfterMs: 6 * hourMs,
        }
      : assumed(0, text.from.noFees),
});

export const coinPriceField = defineField({
  id: 'coinPrice',
  label: text.coinPrice,
  unit: 'money/coin',
  schema: profit.input.shape.coinPrice,
  live: ({ settings, chain }) => {
    const typed = settings.money.price[chain.id];
    if (typed !== undefined) {
      return {
        value: typed.value,
        provenance: 'typed',
        from: text.from.settings,
        atMs: typed.typedAtMs,
        staleAfterMs: null,
      };
    }
    return chain.isTest ? assumed(0, text.from.worthless) : unknown(text.from.notTyped);
  },
  usual: () => text.usual.coinPrice,
});

export const powerField = defineField({
  id: 'powerW',
  label: text.power,
  unit: 'W',
  schema: profit.input.shape.powerW,
  live: ({ power }) => power.marginal,
  ofMachine: ({ powerW }) => powerW,
  usual: () => text.usual.power,
});

export const electricityField = defineField({
  id: 'pricePerKwh',
  label: text.electricity,
  unit: 'money/kWh',
  schema: profit.input.shape.pricePerKwh,
  sharedByCoins: true,
  live: ({ settings }) => {
    const typed = settings.money.electricity;
    return typed === null
      ? unknown(text.from.notTyped)
      : {
          value: typed.value,
          provenance: 'typed',
          from: text.from.settings,
          atMs: typed.typedAtMs,
          staleAfterMs: null,
        };
  },
  usual: () => text.usual.electricity,
});

export const growthField = defineField({
  id: 'annualGrowth',
  label: text.growth,
  unit: 'percent',
  schema: soloOddsGrowing.input.shape.annualGrowth,
  live: ({ chain }) =>
    chain.isTest ? assumed(0, text.from.noGrowth) : assumed(0.3, text.from.growth),
});

export const poolFeeField = defineField({
  id: 'poolFee',
  label: text.poolFee,
  unit: 'percent',
  schema: profit.input.shape.poolFee.unwrap(),
  live: () => assumed(0, text.from.noPool),
});

/** Shares the network did not take, from the session's own counts once there are enough to tell. */
export const rejectField = defineField({
  id: 'rejectRate',
  label: text.rejected,
  unit: 'percent',
  schema: profit.input.shape.rejectRate.unwrap(),
  live: ({ shares, isMined }) => {
    const lost = shares.rejected + shares.stale;
    const all = shares.accepted + lost;
    return isMined && all >= 100
      ? {
          value: lost / all,
          provenance: 'measured',
          from: text.from.shares(all),
          atMs: null,
          staleAfterMs: null,
        }
      : assumed(0, text.from.fewShares);
  },
});

export const pueField = defineField({
  id: 'pue',
  label: text.pue,
  unit: '1',
  schema: profit.input.shape.pue.unwrap(),
  sharedByCoins: true,
  live: () => assumed(1, text.from.noOverhead),
});

export const wealthField = defineField({
  id: 'wealth',
  label: text.wealth,
  unit: 'money',
  schema: certaintyEquivalent.input.shape.wealth,
  sharedByCoins: true,
  live: () => assumed(10_000, text.from.round),
});

export const discountField = defineField({
  id: 'discountRate',
  label: text.discount,
  unit: 'percent',
  schema: investment.input.shape.discountRate.unwrap(),
  sharedByCoins: true,
  live: () => assumed(0.1, text.from.round),
});

export const lifeField = defineField({
  id: 'years',
  label: text.life,
  unit: 'a',
  schema: investment.input.shape.years.unwrap(),
  sharedByCoins: true,
  live: () => assumed(4, text.from.round),
});
