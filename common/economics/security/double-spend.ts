import { z } from 'zod';
import { logGamma, lowerGamma, poissonTerm } from '../../stats/gamma.ts';
import { defineModel, fraction, quantity, quantityOrNull } from '../model.ts';

/** The chance that an attacker of a share overtakes after a number of confirmations. */
export type DoubleSpendMethod = (attackerShare: number, confirmations: number) => number;

/** Beyond this many confirmations nobody waits; the search for a safe depth ends there. */
const MOST_CONFIRMATIONS = 20_000;

/**
 * Exact chance of a double spend: I_{4pq}(z, 1/2), the regularised incomplete beta function.
 *
 * For whole z it equals (p - q) sum_{k>=z} C(2k,k) (pq)^k. All terms are positive, so nothing cancels however
 * small the answer; where the answer is large the first z terms are taken from 1 instead.
 * 1 at z = 0 or q >= 1/2; 0 at q = 0. Cost O(z).
 * Source: Grunspan and Perez-Marco, "Double spend races", arXiv:1702.02867, theorem 1.
 */
export const grunspanDoubleSpend: DoubleSpendMethod = (attackerShare, confirmations) => {
  const lead = 1 - 2 * attackerShare;
  if (confirmations === 0 || lead <= 0) return 1;
  const x = 1 - lead * lead;
  // From the head the error is an absolute 1e-16, good while the answer is large; the tail takes 40/lead^2 terms.
  if (confirmations * lead * lead < 1) return 1 - lead * binomialSum(x, confirmations);
  let term = Math.exp(confirmations * Math.log1p(-lead * lead));
  for (let k = 1; k <= confirmations; k++) term *= 1 - 0.5 / k;
  let sum = 0;
  for (let k = confirmations; term > sum * 1e-18; k++) {
    sum += term;
    term *= x * ((k + 0.5) / (k + 1));
  }
  return lead * sum;
};

/** sum_{k<count} C(2k,k) (x/4)^k */
function binomialSum(x: number, count: number): number {
  let term = 1;
  let sum = 0;
  for (let k = 0; k < count; k++) {
    sum += term;
    term *= x * ((k + 0.5) / (k + 1));
  }
  return sum;
}

/**
 * The same chance as a negative binomial race: 1 - sum_{m=0}^n C(m+n-1,m)(p^n q^m - p^m q^n), 1 if q >= p.
 *
 * Written as sum_{m<=n} P(M=m)(q/p)^(n-m) + P(M>n), which has no differences.
 * Source: Rosenfeld, "Analysis of hashrate-based double-spending", arXiv:1402.2009, section 4.
 */
export const rosenfeldDoubleSpend: DoubleSpendMethod = (attackerShare, confirmations) => {
  const n = confirmations;
  const q = attackerShare;
  const p = 1 - q;
  if (n === 0 || q >= p) return 1;
  if (q === 0) return 0;
  const logRatio = Math.log(q / p);
  const atLeastOnce = (m: number) =>
    logGamma(m + n) - logGamma(n) - logGamma(m + 1) + n * Math.log(p) + m * Math.log(q);
  let sum = 0;
  for (let m = 0; m <= n; m++) sum += Math.exp(atLeastOnce(m) + (n - m) * logRatio);
  let term = Math.exp(atLeastOnce(n + 1));
  for (let m = n + 1; term > sum * 1e-18; m++) {
    sum += term;
    term *= (q * (m + n)) / (m + 1);
  }
  return Math.min(1, sum);
};

/**
 * The white paper's approximation: 1 - sum_{k=0}^z Pois(k; z q/p)(1 - (q/p)^(z-k)).
 *
 * It lets the honest blocks take exactly their mean time, which makes it optimistic from two confirmations on,
 * wherever the chance is below a quarter. For comparison only.
 * Source: Nakamoto 2008, section 11.
 */
export const nakamotoDoubleSpend: DoubleSpendMethod = (attackerShare, confirmations) => {
  const q = attackerShare;
  const p = 1 - q;
  if (confirmations === 0 || q >= p) return 1;
  if (q === 0) return 0;
  const mean = (confirmations * q) / p;
  let sum = lowerGamma(confirmations + 1, mean);
  for (let k = 0; k <= confirmations; k++) {
    sum += poissonTerm(k, mean) * (q / p) ** (confirmations - k);
  }
  return Math.min(1, sum);
};

/**
 * Fewest confirmations that push the chance of a double spend below `risk`.
 *
 * @returns null for half of the hash rate or more, and beyond 20,000 confirmations
 */
export function confirmationsForRisk(
  attackerShare: number,
  risk: number,
  method: DoubleSpendMethod = grunspanDoubleSpend,
): number | null {
  if (attackerShare >= 0.5) return null;
  let high = 1;
  while (method(attackerShare, high) >= risk) {
    if (high === MOST_CONFIRMATIONS) return null;
    high = Math.min(MOST_CONFIRMATIONS, high * 2);
  }
  let low = 0;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (method(attackerShare, middle) < risk) high = middle;
    else low = middle;
  }
  return high;
}

/**
 * How likely a payment can be undone after some confirmations, and how many to wait for.
 *
 * Assumes constant hash rates, instant propagation, and an attacker who never gives up and has no block ahead.
 */
export const doubleSpend = defineModel({
  id: 'double-spend',
  title: 'Chance that a confirmed payment is undone',
  section: '9.1',
  formula: 'P = I_{4pq}(z, 1/2), with q the attacker’s share, p = 1-q, z confirmations',
  source:
    'Grunspan and Perez-Marco 2017 (arXiv:1702.02867); Rosenfeld 2014 (arXiv:1402.2009); Nakamoto 2008, section 11',
  wrongWhen:
    'The attacker mined a block ahead, rents hash rate for the attempt, or cuts the network in two.',
  input: z.object({
    attackerShare: fraction('Attacker’s share of the hash rate'),
    confirmations: quantity('Confirmations', '1', { min: 0, max: MOST_CONFIRMATIONS }).int({
      error: 'must be a whole number',
    }),
    risk: quantity('Risk you accept', '1', { positive: true, max: 1 }).default(0.001),
    blockSeconds: quantity('Time between blocks', 's', { positive: true, max: 1e6 }).default(600),
    value: quantity('Value of the payment', 'money', { min: 0, max: 1e15 }).default(0),
  }),
  output: z.object({
    probability: fraction('Chance of a double spend'),
    nakamotoProbability: fraction('As the white paper has it, optimistic'),
    expectedLoss: quantity('Expected loss', 'money'),
    confirmationsNeeded: quantityOrNull(
      'Confirmations for the risk you accept',
      '1',
      'half of the hash rate or nearly: no number of blocks is enough',
    ),
    nakamotoConfirmations: quantityOrNull(
      'As the white paper has it',
      '1',
      'half of the hash rate or nearly: no number of blocks is enough',
    ),
    waitS: quantityOrNull('Mean wait for them', 's', 'no number of blocks is enough'),
  }),
  example: { attackerShare: 0.1, confirmations: 6 },
  run: (input) => {
    const { attackerShare, confirmations, risk } = input;
    const probability = grunspanDoubleSpend(attackerShare, confirmations);
    const needed = confirmationsForRisk(attackerShare, risk);
    return {
      probability,
      nakamotoProbability: nakamotoDoubleSpend(attackerShare, confirmations),
      expectedLoss: probability * input.value,
      confirmationsNeeded: needed,
      nakamotoConfirmations: confirmationsForRisk(attackerShare, risk, nakamotoDoubleSpend),
      waitS: needed === null ? null : needed * input.blockSeconds,
    };
  },
});
