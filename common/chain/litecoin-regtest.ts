import { REGTEST_HALVING_BLOCKS, REGTEST_POW_LIMIT } from './bitcoin-regtest.ts';
import { defineChain } from './chain.ts';
import { litecoin } from './litecoin.ts';
import { LITECOIN_TEST_ADDRESS_FORMS } from './litecoin-testnet.ts';
import { halvingSubsidy, halvingSupply } from './subsidy-halving.ts';

/** Source: Litecoin Core chainparams.cpp CRegTestParams. */
export const litecoinRegtest = defineChain({
  ...litecoin,
  id: 'litecoin-regtest',
  label: 'Litecoin regtest',
  ticker: 'rLTC',
  isTest: true,
  subsidy: halvingSubsidy(REGTEST_HALVING_BLOCKS),
  maxSupplyAtomic: halvingSupply(REGTEST_HALVING_BLOCKS),
  genesis: {
    hash: '530827f38f93b43ed12af0b3ad25a288dc02ed74d6d7857862df51fc56c416f9',
    header:
      '010000000000000000000000000000000000000000000000000000000000000000000000d9ced4ed1130f7b7faad9be25323ffafa33232a17c3edf6cfd97bee6bafbdd97dae5494dffff7f2000000000',
  },
  powLimit: REGTEST_POW_LIMIT,
  retarget: { kind: 'fixed' },
  addressForms: { ...LITECOIN_TEST_ADDRESS_FORMS, bech32Hrp: 'rltc' },
  nodeChain: 'regtest',
  rpcPort: 19443,
});
