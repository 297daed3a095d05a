import type { Chain } from '../../common/chain/chain.ts';
import type { NetworkInfo } from '../../common/contract/source.ts';
import {
  difficultyFromTarget,
  expectedHashesFromTarget,
} from '../../common/quantity/difficulty.ts';
import type { BlockTemplate } from './protocol/getblocktemplate.ts';

/** What a template says about its chain. */
export function networkFromTemplate(
  chain: Chain,
  template: BlockTemplate,
  about: {
    readonly networkHashrateHps: number | null;
    readonly adjustedAtMs?: number | null;
    readonly from: string;
    readonly atMs: number;
  },
): NetworkInfo {
  const { subsidy, fees } = splitReward(chain, template);
  return {
    chainId: chain.id,
    height: template.height,
    difficulty: difficultyFromTarget(template.target, chain.difficulty1Target),
    hashesPerBlock: expectedHashesFromTarget(template.target),
    networkHashrateHps: about.networkHashrateHps,
    subsidyAtomic: subsidy?.toString() ?? null,
    feesAtomic: fees?.toString() ?? null,
    adjustedAtMs: about.adjustedAtMs ?? null,
    from: about.from,
    atMs: about.atMs,
  };
}

/** Subsidy by the chain's rule, or by what the transactions' fees leave of the reward. */
function splitReward(
  chain: Chain,
  template: BlockTemplate,
): { subsidy: bigint | null; fees: bigint | null } {
  const reward = template.coinbaseValueAtomic;
  const byRule = chain.subsidy(template.height);
  if (byRule !== null && byRule <= reward) return { subsidy: byRule, fees: reward - byRule };
  let fees = 0n;
  for (const { feeAtomic } of template.transactions) {
    if (feeAtomic === null) return { subsidy: null, fees: null };
    fees += feeAtomic;
  }
  return fees <= reward ? { subsidy: reward - fees, fees } : { subsidy: null, fees: null };
}
