import { BITCOIN_TEST_ADDRESS_FORMS, bitcoin } from './bitcoin.ts';
import { defineChain } from './chain.ts';

/** Source: Bitcoin Core kernel/chainparams.cpp CTestNet4Params; BIP 94. */
export const bitcoinTestnet4 = defineChain({
  ...bitcoin,
  id: 'bitcoin-testnet4',
  label: 'Bitcoin testnet4',
  ticker: 'tBTC',
  isTest: true,
  genesis: {
    hash: '00000000da84f2bafbbc53dee25a72ae507ff4914b867c565be350b0da8bf043',
    header:
      '0100000000000000000000000000000000000000000000000000000000000000000000004e7b2b9128fe0291db0693af2ae418b767e657cd407e80cb1434221eaea7a07a046f3566ffff001dbb0c7817',
  },
  minimumDifficultyAfterS: 1200,
  addressForms: BITCOIN_TEST_ADDRESS_FORMS,
  nodeChain: 'testnet4',
  rpcPort: 48332,
});
