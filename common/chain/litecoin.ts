import { BITCOIN_DIFFICULTY_1 } from '../quantity/difficulty.ts';
import { defineChain } from './chain.ts';
import { EPOCH_BLOCKS, LITECOIN_TIMESPAN_S } from './retarget-epoch.ts';
import { halvingSubsidy, halvingSupply } from './subsidy-halving.ts';

const HALVING_BLOCKS = 840_000;

/** Easiest target of Litecoin and Dogecoin, 2^236 - 1. */
export const SCRYPT_POW_LIMIT = (1n << 236n) - 1n;

/**
 * Script hashes are read in the `M…` form only: the old `3…` form is also Bitcoin's, and a Bitcoin address
 * pasted by mistake must be refused. Source: Litecoin Core chainparams.cpp CMainParams.
 */
export const litecoin = defineChain({
  id: 'litecoin',
  label: 'Litecoin',
  ticker: 'LTC',
  isTest: false,
  algorithm: 'scrypt',
  decimals: 8,
  blockIntervalS: 150,
  subsidy: halvingSubsidy(HALVING_BLOCKS),
  maturityBlocks: 100,
  maxSupplyAtomic: halvingSupply(HALVING_BLOCKS),
  genesis: {
    hash: '12a765e31ffd4059bada1e25190f6e98c99d9714d334efa41a195a7e7e04bfe2',
    header:
      '010000000000000000000000000000000000000000000000000000000000000000000000d9ced4ed1130f7b7faad9be25323ffafa33232a17c3edf6cfd97bee6bafbdd97b9aa8e4ef0ff0f1ecd513f7c',
  },
  difficulty1Target: BITCOIN_DIFFICULTY_1,
  powLimit: SCRYPT_POW_LIMIT,
  retarget: { kind: 'epoch', blocks: EPOCH_BLOCKS, timespanS: LITECOIN_TIMESPAN_S },
  minimumDifficultyAfterS: null,
  hasSegwit: true,
  hasMweb: true,
  addressForms: {
    family: 'script',
    p2pkhVersion: 48,
    p2shVersion: 50,
    bech32Hrp: 'ltc',
    cashPrefix: null,
    mwebHrp: 'ltcmweb',
  },
  nodeChain: 'main',
  rpcPort: 9332,
  sources: ['solo-gbt', 'stratum-v1'],
});
