import type { ScriptAddressForms } from '../block/address.ts';
import { BITCOIN_DIFFICULTY_1 } from '../quantity/difficulty.ts';
import { defineChain } from './chain.ts';
import { BITCOIN_TIMESPAN_S, EPOCH_BLOCKS } from './retarget-epoch.ts';
import { halvingSubsidy, halvingSupply } from './subsidy-halving.ts';

const HALVING_BLOCKS = 210_000;

/** Bitcoin's easiest target, 2^224 - 1: bits 0x1d00ffff. */
export const BITCOIN_POW_LIMIT = (1n << 224n) - 1n;

/** Addresses of Bitcoin's test networks; all of them but regtest share one form. */
export const BITCOIN_TEST_ADDRESS_FORMS: ScriptAddressForms = {
  family: 'script',
  p2pkhVersion: 111,
  p2shVersion: 196,
  bech32Hrp: 'tb',
  cashPrefix: null,
  mwebHrp: null,
};

/** Source: Bitcoin Core kernel/chainparams.cpp CMainParams. */
export const bitcoin = defineChain({
  id: 'bitcoin',
  label: 'Bitcoin',
  ticker: 'BTC',
  isTest: false,
  algorithm: 'sha256d',
  decimals: 8,
  blockIntervalS: 600,
  subsidy: halvingSubsidy(HALVING_BLOCKS),
  maturityBlocks: 100,
  maxSupplyAtomic: halvingSupply(HALVING_BLOCKS),
  genesis: {
    hash: '000000000019d6689c085ae165831e934ff763ae46a2a6c172b3f1b60a8ce26f',
    header:
      '0100000000000000000000000000000000000000000000000000000000000000000000003ba3edfd7a7b12b27ac72c3e67768f617fc81bc3888a51323a9fb8aa4b1e5e4a29ab5f49ffff001d1dac2b7c',
  },
  difficulty1Target: BITCOIN_DIFFICULTY_1,
  powLimit: BITCOIN_POW_LIMIT,
  retarget: { kind: 'epoch', blocks: EPOCH_BLOCKS, timespanS: BITCOIN_TIMESPAN_S },
  minimumDifficultyAfterS: null,
  hasSegwit: true,
  hasMweb: false,
  addressForms: {
    family: 'script',
    p2pkhVersion: 0,
    p2shVersion: 5,
    bech32Hrp: 'bc',
    cashPrefix: null,
    mwebHrp: null,
  },
  nodeChain: 'main',
  rpcPort: 8332,
  sources: ['solo-gbt', 'stratum-v1'],
});
