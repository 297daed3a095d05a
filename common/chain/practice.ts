import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { addressFromScript, type ScriptAddressForms } from '../block/address.ts';
import { witnessScript } from '../block/script.ts';
import { BITCOIN_DIFFICULTY_1 } from '../quantity/difficulty.ts';
import { defineChain } from './chain.ts';
import { PRACTICE_INTERVAL_S, PRACTICE_POW_LIMIT } from './retarget-practice.ts';

const SUBSIDY = 50_00000000n;

const ADDRESS_FORMS: ScriptAddressForms = {
  family: 'script',
  p2pkhVersion: null,
  p2shVersion: null,
  bech32Hrp: 'ad',
  cashPrefix: null,
  mwebHrp: null,
};

/** Where practice coins go unless the user gives an address: a hash that is nobody's key. */
export const PRACTICE_PAYOUT_ADDRESS: string = addressFromScript(
  witnessScript(0, sha256(utf8ToBytes('Adit practice payout')).slice(0, 20)),
  ADDRESS_FORMS,
)!;

/**
 * A chain inside the app: Bitcoin's blocks and proof of work, a difficulty for one machine, coins worth nothing.
 *
 * The genesis merkle root is sha256d of "Adit practice chain"; its nonce was mined like any other.
 */
export const practice = defineChain({
  id: 'practice',
  label: 'Practice',
  ticker: 'PRACTICE',
  isTest: true,
  algorithm: 'sha256d',
  decimals: 8,
  blockIntervalS: PRACTICE_INTERVAL_S,
  subsidy: () => SUBSIDY,
  // Two minutes: long enough to see a reward mature, short enough to wait for it.
  maturityBlocks: 6,
  maxSupplyAtomic: null,
  genesis: {
    hash: '000036a0fe246a8760b372bfb35e5367c2f52b5aec444d97494ffe5438471481',
    header:
      '000000200000000000000000000000000000000000000000000000000000000000000000efa60c4bbe732197574f2a504120602f48e4f72dd8b50136ea2956e710fff65300b955690000401eadfa0000',
  },
  difficulty1Target: BITCOIN_DIFFICULTY_1,
  powLimit: PRACTICE_POW_LIMIT,
  retarget: { kind: 'practice' },
  minimumDifficultyAfterS: null,
  hasSegwit: true,
  hasMweb: false,
  addressForms: ADDRESS_FORMS,
  nodeChain: null,
  rpcPort: null,
  sources: ['practice'],
});
