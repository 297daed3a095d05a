import { z } from 'zod';
import { normalQuantile } from '../../stats/normal.ts';
import { defineModel, quantity, quantityOrNull, refuseInput } from '../model.ts';

/** Herfindahl-Hirschman index of shares that sum to at most 1: sum (100 s)^2, 10,000 for a monopoly. */
function herfindahl(shares: readonly number[]): number {
  return shares.reduce((sum, share) => sum + (100 * share) ** 2, 0);
}

/**
 * Nakamoto coefficient: fewest miners whose shares together exceed a threshold.
 *
 * @returns null if all of them together do not
 */
function nakamotoCoefficient(shares: readonly number[], threshold: number): number | null {
  let sum = 0;
  for (const [i, share] of shares.toSorted((a, b) => b - a).entries()) {
    sum += share;
    if (sum > threshold + 1e-12) return i + 1;
  }
  return null;
}

/** Shannon entropy of shares, bits; a share of 0 adds nothing. */
function entropyBits(shares: readonly number[]): number {
  return shares.reduce((sum, share) => (share > 0 ? sum - share * Math.log2(share) : sum), 0);
}

/**
 * Wilson's interval of a share seen in a sample of blocks; the whole of 0 to 1 without blocks.
 *
 * Source: E. B. Wilson 1927; each marginal of a multinomial sample is binomial.
 */
export function shareInterval(
  share: number,
  blocks: number,
  confidence: number,
): { readonly lower: number; readonly upper: number } {
  if (blocks === 0) return { lower: 0, upper: 1 };
  const quantile = normalQuantile((1 + confidence) / 2);
  const square = quantile * quantile;
  const centre = share + square / (2 * blocks);
  const spread =
    quantile * Math.sqrt((share * (1 - share)) / blocks + square / (4 * blocks * blocks));
  const scale = 1 + square / blocks;
  return {
    lower: Math.max(0, (centre - spread) / scale),
    upper: Math.min(1, (centre + spread) / scale),
  };
}

/**
 * How concentrated mining is, from the blocks each pool found.
 *
 * "Unknown" is not one miner, so figures come as bounds: spread over many (least concentrated), and all
 * belonging to the largest (most). A pool is not a miner either; its members can leave within minutes.
 */
export const concentration = defineModel({
  id: 'concentration',
  title: 'Who finds the blocks, and how few could decide',
  section: '9.5',
  formula:
    'HHI = sum (100 s)^2; Nakamoto coefficient = fewest with sum s > 1/2; effective number = 1/sum s^2',
  source: 'Herfindahl 1950; Srinivasan and Lee 2017 (Nakamoto coefficient); Wilson 1927 (interval)',
  wrongWhen: 'One owner runs several pools, or a pool only forwards another’s blocks.',
  input: z.object({
    amounts: z
      .array(quantity('Blocks or share', '1', { min: 0, max: 1e12 }))
      .min(1, { error: 'must hold at least one miner' })
      .max(10_000, { error: 'must hold at most 10000 miners' })
      .meta({ label: 'Blocks found, or share, of each known pool', unit: '1' }),
    unknown: quantity('Blocks, or share, of unknown miners', '1', { min: 0, max: 1e12 }).default(0),
    sampleBlocks: quantity('Blocks in the sample; 0 if shares are exact', '1', {
      min: 0,
      max: 1e12,
    }).default(0),
    confidence: quantity('Confidence of the intervals', '1', { min: 0.5, max: 0.9999 }).default(
      0.95,
    ),
  }),
  output: z.object({
    shares: z
      .array(
        z.object({
          share: quantity('Share', '1'),
          lower: quantity('At least', '1'),
          upper: quantity('At most', '1'),
        }),
      )
      .meta({ label: 'Share of each, with its interval', unit: '1' }),
    herfindahlLow: quantity('HHI, unknown spread over many', '1'),
    herfindahlHigh: quantity('HHI, unknown all with the largest', '1'),
    effectiveNumberLow: quantity('As concentrated as this many equals, at least', '1'),
    effectiveNumberHigh: quantity('As concentrated as this many equals, at most', '1'),
    entropyBits: quantity('Entropy, unknown all with the largest', 'bit'),
    halfLow: quantity('Fewest that pass half, unknown with the largest', '1'),
    halfHigh: quantityOrNull('Fewest that pass half, unknown spread', '1', 'the known do not'),
    thirdLow: quantity('Fewest that pass a third, unknown with the largest', '1'),
    thirdHigh: quantityOrNull('Fewest that pass a third, unknown spread', '1', 'the known do not'),
  }),
  example: { amounts: [302, 251, 151, 100, 80, 50, 40], unknown: 31, sampleBlocks: 1005 },
  run: (input) => {
    const total = input.amounts.reduce((sum, amount) => sum + amount, input.unknown);
    if (total === 0) {
      refuseInput('concentration', 'amounts', 0, 'must hold at least one amount above 0');
    }
    const shares = input.amounts.map((amount) => amount / total);
    const joined = shares.toSorted((a, b) => b - a);
    joined[0] = joined[0]! + input.unknown / total;
    const low = herfindahl(shares);
    const high = herfindahl(joined);
    if (low === 0) {
      refuseInput('concentration', 'amounts', 0, 'must hold at least one known miner above 0');
    }
    return {
      shares: shares.map((share) => ({
        share,
        ...(input.sampleBlocks > 0
          ? shareInterval(share, input.sampleBlocks, input.confidence)
          : { lower: share, upper: share }),
      })),
      herfindahlLow: low,
      herfindahlHigh: high,
      effectiveNumberLow: 10_000 / high,
      effectiveNumberHigh: 10_000 / low,
      entropyBits: entropyBits(joined),
      halfLow: nakamotoCoefficient(joined, 1 / 2)!,
      halfHigh: nakamotoCoefficient(shares, 1 / 2),
      thirdLow: nakamotoCoefficient(joined, 1 / 3)!,
      thirdHigh: nakamotoCoefficient(shares, 1 / 3),
    };
  },
});
