import { bitcoin } from './bitcoin.ts';
import { bitcoinCash } from './bitcoin-cash.ts';
import { bitcoinRegtest } from './bitcoin-regtest.ts';
import { bitcoinSignet } from './bitcoin-signet.ts';
import { bitcoinTestnet4 } from './bitcoin-testnet4.ts';
import type { Chain } from './chain.ts';
import { dogecoin } from './dogecoin.ts';
import { dogecoinTestnet } from './dogecoin-testnet.ts';
import { litecoin } from './litecoin.ts';
import { litecoinRegtest } from './litecoin-regtest.ts';
import { litecoinTestnet } from './litecoin-testnet.ts';
import { monero } from './monero.ts';
import { moneroRegtest } from './monero-regtest.ts';
import { moneroStagenet } from './monero-stagenet.ts';
import { moneroTestnet } from './monero-testnet.ts';
import { practice } from './practice.ts';

/** Every chain, in the order a list shows them; a new one is one file and one line. */
export const chains = [
  practice,
  bitcoin,
  bitcoinCash,
  litecoin,
  dogecoin,
  monero,
  bitcoinTestnet4,
  bitcoinSignet,
  bitcoinRegtest,
  litecoinTestnet,
  litecoinRegtest,
  dogecoinTestnet,
  moneroStagenet,
  moneroTestnet,
  moneroRegtest,
] as const;

/** Id of a registered chain. */
export type ChainId = (typeof chains)[number]['id'];

/** The chain of an id. */
export function chainById(id: ChainId): Chain {
  return readChain(id)!;
}

/** The chain of an id from outside, or undefined when there is none. */
export function readChain(id: string): (Chain & { readonly id: ChainId }) | undefined {
  return chains.find((chain) => chain.id === id);
}
