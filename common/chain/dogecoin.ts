import { BITCOIN_DIFFICULTY_1 } from '../quantity/difficulty.ts';
import { defineChain } from './chain.ts';
import { SCRYPT_POW_LIMIT } from './litecoin.ts';
import { dogecoinSubsidy } from './subsidy-dogecoin.ts';

/** Source: Dogecoin Core chainparams.cpp CMainParams (rules since height 371,337). */
export const dogecoin = defineChain({
  id: 'dogecoin',
  label: 'Dogecoin',
  ticker: 'DOGE',
  isTest: false,
  algorithm: 'scrypt',
  decimals: 8,
  blockIntervalS: 60,
  subsidy: dogecoinSubsidy,
  maturityBlocks: 240,
  maxSupplyAtomic: null,
  genesis: {
    hash: '1a91e3dace36e2be3bf030a65679fe821aa1d6ef92e7c9902eb318182c355691',
    header:
      '010000000000000000000000000000000000000000000000000000000000000000000000696ad20e2dd4365c7459b4a4a5af743d5e92c6da3229e6532cd605f6533f2a5b24a6a152f0ff0f1e67860100',
  },
  difficulty1Target: BITCOIN_DIFFICULTY_1,
  powLimit: SCRYPT_POW_LIMIT,
  retarget: { kind: 'digishield' },
  minimumDifficultyAfterS: null,
  hasSegwit: false,
  hasMweb: false,
  addressForms: {
    family: 'script',
    p2pkhVersion: 30,
    p2shVersion: 22,
    bech32Hrp: null,
    cashPrefix: null,
    mwebHrp: null,
  },
  nodeChain: 'main',
  rpcPort: 22555,
  sources: ['solo-gbt', 'stratum-v1'],
});
