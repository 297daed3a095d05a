import type { ScriptAddressForms } from '../block/address.ts';
import { defineChain } from './chain.ts';
import { litecoin } from './litecoin.ts';

/** Addresses of Litecoin's test networks; regtest differs only in the witness form. */
export const LITECOIN_TEST_ADDRESS_FORMS: ScriptAddressForms = {
  family: 'script',
  p2pkhVersion: 111,
  p2shVersion: 58,
  bech32Hrp: 'tltc',
  cashPrefix: null,
  mwebHrp: 'tmweb',
};

/** Source: Litecoin Core chainparams.cpp CTestNetParams. */
export const litecoinTestnet = defineChain({
  ...litecoin,
  id: 'litecoin-testnet',
  label: 'Litecoin testnet',
  ticker: 'tLTC',
  isTest: true,
  genesis: {
    hash: '4966625a4b2851d9fdee139e56211a0d88575f59ed816ff5e6a63deb4e3e29a0',
    header:
      '010000000000000000000000000000000000000000000000000000000000000000000000d9ced4ed1130f7b7faad9be25323ffafa33232a17c3edf6cfd97bee6bafbdd97f60ba158f0ff0f1ee1790400',
  },
  minimumDifficultyAfterS: 300,
  addressForms: LITECOIN_TEST_ADDRESS_FORMS,
  nodeChain: 'test',
  rpcPort: 19332,
});
