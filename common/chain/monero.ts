import { MAX_TARGET } from '../quantity/target.ts';
import { defineChain } from './chain.ts';
import { MONERO_WINDOW_BLOCKS } from './retarget-monero.ts';
import { MONERO_TAIL_HEIGHT, MONERO_TAIL_SUBSIDY } from './subsidy-monero.ts';

/** Difficulty is the number of hashes itself. Source: monero src/cryptonote_config.h. */
export const monero = defineChain({
  id: 'monero',
  label: 'Monero',
  ticker: 'XMR',
  isTest: false,
  algorithm: 'randomx',
  decimals: 12,
  blockIntervalS: 120,
  subsidy: (height) => (height >= MONERO_TAIL_HEIGHT ? MONERO_TAIL_SUBSIDY : null),
  maturityBlocks: 60,
  maxSupplyAtomic: null,
  genesis: {
    hash: '418015bb9ae982a1975da7d79277c2705727a56894ba0fb246adaabb1f4632e3',
    header:
      '010000000000000000000000000000000000000000000000000000000000000000000010270000c88ce9783b4f11190d7b9c17a69c1c52200f9faaee8e98dd07e681117517713901',
  },
  difficulty1Target: MAX_TARGET,
  powLimit: MAX_TARGET,
  retarget: { kind: 'window', blocks: MONERO_WINDOW_BLOCKS },
  minimumDifficultyAfterS: null,
  hasSegwit: false,
  hasMweb: false,
  addressForms: { family: 'monero', standard: 18, integrated: 19, subaddress: 42 },
  nodeChain: 'mainnet',
  rpcPort: 18081,
  sources: ['monero-daemon', 'monero-stratum'],
});
