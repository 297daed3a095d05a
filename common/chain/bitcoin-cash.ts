import { bitcoin } from './bitcoin.ts';
import { defineChain } from './chain.ts';

/** Bitcoin's history up to 2017, without segwit. Source: Bitcoin Cash Node chainparams.cpp CMainParams. */
export const bitcoinCash = defineChain({
  ...bitcoin,
  id: 'bitcoin-cash',
  label: 'Bitcoin Cash',
  ticker: 'BCH',
  retarget: { kind: 'asert' },
  hasSegwit: false,
  addressForms: {
    family: 'script',
    p2pkhVersion: 0,
    p2shVersion: 5,
    bech32Hrp: null,
    cashPrefix: 'bitcoincash',
    mwebHrp: null,
  },
});
