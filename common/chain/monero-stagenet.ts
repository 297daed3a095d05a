import { defineChain } from './chain.ts';
import { monero } from './monero.ts';

/** Source: monero src/cryptonote_config.h, namespace stagenet. */
export const moneroStagenet = defineChain({
  ...monero,
  id: 'monero-stagenet',
  label: 'Monero stagenet',
  ticker: 'sXMR',
  isTest: true,
  subsidy: () => null,
  genesis: {
    hash: '76ee3cc98646292206cd3e86f74d88b4dcc1d937088645e9b0cbca84b7ce74eb',
    header:
      '010000000000000000000000000000000000000000000000000000000000000000000012270000c099809301da6ad2fde11969b0e9cb291fc698f8dc678cef00506e7baf561de401',
  },
  addressForms: { family: 'monero', standard: 24, integrated: 25, subaddress: 36 },
  nodeChain: 'stagenet',
  rpcPort: 38081,
});
