import { defineChain } from './chain.ts';
import { dogecoin } from './dogecoin.ts';

/** Source: Dogecoin Core chainparams.cpp CTestNetParams. */
export const dogecoinTestnet = defineChain({
  ...dogecoin,
  id: 'dogecoin-testnet',
  label: 'Dogecoin testnet',
  ticker: 'tDOGE',
  isTest: true,
  genesis: {
    hash: 'bb0a78264637406b6360aad926284d544d7049f45189db5664f3c4d07350559e',
    header:
      '010000000000000000000000000000000000000000000000000000000000000000000000696ad20e2dd4365c7459b4a4a5af743d5e92c6da3229e6532cd605f6533f2a5bb9a7f052f0ff0f1ef7390f00',
  },
  minimumDifficultyAfterS: 120,
  addressForms: {
    family: 'script',
    p2pkhVersion: 113,
    p2shVersion: 196,
    bech32Hrp: null,
    cashPrefix: null,
    mwebHrp: null,
  },
  nodeChain: 'test',
  rpcPort: 44555,
});
