import { AppError } from '../../common/contract/errors.ts';
import { payoutMinPercentDefault, type SourceSettings } from '../../common/contract/settings.ts';
import type { CoinbaseView, PayoutProof } from '../../common/contract/source.ts';

type PoolSettings = Pick<
  Extract<SourceSettings, { kind: 'stratum-v1' }>,
  'payoutAddress' | 'payoutExpect' | 'payoutMinPercent' | 'payoutAction'
>;

/** A pool rounds its fee to whole atomic units: a share below the minimum by less than this is no shortfall. */
const ROUNDING = 1e-6;

/** What a decoded coinbase proves against what its pool is expected to pay. Pure. */
export function payoutProofOf(view: CoinbaseView, settings: PoolSettings): PayoutProof {
  const { payoutAddress, payoutMinPercent = payoutMinPercentDefault } = settings;
  const { payoutAction = 'refuse' } = settings;
  const expect = settings.payoutExpect ?? (payoutAddress === '' ? 'unknown' : 'solo');
  const paidShare = view.yoursShare;
  const proof = { expect, paidShare, minShare: null, action: null, isNodeSatisfied: null };
  if (expect === 'shared') return { ...proof, level: 'none-expected' };
  if (expect === 'unknown' || paidShare === null) return { ...proof, level: 'unchecked' };
  const minShare = payoutMinPercent / 100;
  if (paidShare >= minShare - ROUNDING) return { ...proof, minShare, level: 'proven' };
  const level = paidShare === 0 ? 'missing' : 'short';
  return { ...proof, minShare, level, action: payoutAction };
}

/**
 * What an own node's coinbase proves: we built it, separate code decoded it, all of it must be ours.
 *
 * @param isNodeSatisfied - whether the node found the whole block good; null when it did not say
 */
export function ownPayoutProof(view: CoinbaseView, isNodeSatisfied: boolean | null): PayoutProof {
  const isWhole = view.yoursShare !== null && view.yoursShare >= 1 - ROUNDING;
  return {
    level: isWhole ? 'proven' : view.yoursShare === 0 ? 'missing' : 'short',
    expect: 'solo',
    paidShare: view.yoursShare,
    minShare: 1,
    action: isWhole ? null : 'refuse',
    isNodeSatisfied,
  };
}

/** The error of a coinbase that must not be mined; undefined when it may be. */
export function payoutRefusal(
  proof: PayoutProof,
  source: string,
  address: string,
): AppError<'work.payout-proof'> | undefined {
  const { action, paidShare, minShare } = proof;
  if (action === null || action === 'warn') return undefined;
  const isLeft = action === 'disconnect';
  const params = {
    source,
    address,
    paidPercent: (paidShare ?? 0) * 100,
    minPercent: (minShare ?? 0) * 100,
    isLeft,
  };
  return new AppError('work.payout-proof', params, { retry: isLeft ? 'no' : 'later' });
}
