import { BITCOIN_TEST_ADDRESS_FORMS, bitcoin } from './bitcoin.ts';
import { defineChain } from './chain.ts';
import { halvingSubsidy, halvingSupply } from './subsidy-halving.ts';

/** Blocks between two halvings on Bitcoin's and Litecoin's regtest. */
export const REGTEST_HALVING_BLOCKS = 150;

/** The easiest target of Bitcoin's and Litecoin's regtest, 2^255 - 1: every second hash is a block. */
export const REGTEST_POW_LIMIT = (1n << 255n) - 1n;

/** Source: Bitcoin Core kernel/chainparams.cpp CRegTestParams. */
export const bitcoinRegtest = defineChain({
  ...bitcoin,
  id: 'bitcoin-regtest',
  label: 'Bitcoin regtest',
  ticker: 'rBTC',
  isTest: true,
  subsidy: halvingSubsidy(REGTEST_HALVING_BLOCKS),
  maxSupplyAtomic: halvingSupply(REGTEST_HALVING_BLOCKS),
  genesis: {
    hash: '0f9188f13cb7b2c71f2a335e3a4fc328bf5beb436012afca590b1a11466e2206',
    header:
      '0100000000000000000000000000000000000000000000000000000000000000000000003ba3edfd7a7b12b27ac72c3e67768f617fc81bc3888a51323a9fb8aa4b1e5e4adae5494dffff7f2002000000',
  },
  powLimit: REGTEST_POW_LIMIT,
  retarget: { kind: 'fixed' },
  addressForms: { ...BITCOIN_TEST_ADDRESS_FORMS, bech32Hrp: 'bcrt' },
  nodeChain: 'regtest',
  rpcPort: 18443,
});
