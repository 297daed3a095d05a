import { BITCOIN_TEST_ADDRESS_FORMS, bitcoin } from './bitcoin.ts';
import { defineChain } from './chain.ts';

/**
 * The default signet needs its signers' signature in each block; a signet of one's own with an open challenge
 * can be mined by anyone. Source: Bitcoin Core kernel/chainparams.cpp SigNetParams; BIP 325.
 */
export const bitcoinSignet = defineChain({
  ...bitcoin,
  id: 'bitcoin-signet',
  label: 'Bitcoin signet',
  ticker: 'sBTC',
  isTest: true,
  genesis: {
    hash: '00000008819873e925422c1ff0f99f7cc9bbb232af63a077a480a3633bee1ef6',
    header:
      '0100000000000000000000000000000000000000000000000000000000000000000000003ba3edfd7a7b12b27ac72c3e67768f617fc81bc3888a51323a9fb8aa4b1e5e4a008f4d5fae77031e8ad22203',
  },
  powLimit: 0x0377aen << 216n,
  addressForms: BITCOIN_TEST_ADDRESS_FORMS,
  nodeChain: 'signet',
  rpcPort: 38332,
});
