import { defineChain } from './chain.ts';
import { monero } from './monero.ts';

/** Source: monero src/cryptonote_config.h, namespace testnet. */
export const moneroTestnet = defineChain({
  ...monero,
  id: 'monero-testnet',
  label: 'Monero testnet',
  ticker: 'tXMR',
  isTest: true,
  subsidy: () => null,
  genesis: {
    hash: '48ca7cd3c8de5b6a4d53d2861fbdaedca141553559f9be9520068053cda8430b',
    header:
      '010000000000000000000000000000000000000000000000000000000000000000000011270000c88ce9783b4f11190d7b9c17a69c1c52200f9faaee8e98dd07e681117517713901',
  },
  addressForms: { family: 'monero', standard: 53, integrated: 54, subaddress: 63 },
  nodeChain: 'testnet',
  rpcPort: 28081,
});
