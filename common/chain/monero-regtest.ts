import { defineChain } from './chain.ts';
import { monero } from './monero.ts';

/**
 * monerod --regtest: the main network's genesis and addresses; the subsidy falls from the start by what has
 * been made.
 */
export const moneroRegtest = defineChain({
  ...monero,
  id: 'monero-regtest',
  label: 'Monero regtest',
  ticker: 'rXMR',
  isTest: true,
  subsidy: () => null,
  nodeChain: 'fakechain',
});
