import { readChain } from '../../common/chain/registry.ts';
import { withUnit } from '../format/digits.ts';
import { formatAtomic } from '../format/money.ts';
import { message } from '../message/message.ts';

/** What the interface says of a chain; a chain that this version does not know is named by its id. */
export interface Coin {
  readonly id: string;
  readonly label: string;
  readonly ticker: string;
  readonly decimals: number;
  readonly maturityBlocks: number | null;
  /** Practice and test networks: coins without a price. */
  readonly isWorthless: boolean;
}

export function coinOf(chainId: string): Coin {
  const chain = readChain(chainId);
  return {
    id: chainId,
    label: chain === undefined ? chainId : message.said(chain.label),
    ticker: chain?.ticker ?? '',
    decimals: chain?.decimals ?? 8,
    maturityBlocks: chain?.maturityBlocks ?? null,
    isWorthless: chain?.isTest ?? false,
  };
}

/** An exact amount with its ticker: "3.15500000 BTC". */
export function formatAmount(atomic: string, coin: Coin): string {
  return withUnit(formatAtomic(atomic, coin.decimals), coin.ticker);
}
