import { hexFromBytes } from '../../common/block/bytes.ts';
import { decodePayoutAddress } from '../../common/chain/address.ts';
import { readChain } from '../../common/chain/registry.ts';
import type { AddressReport } from '../../common/contract/source.ts';
import { problemOf } from '../work/payout-script.ts';

/** Names of address forms as wallets and explorers say them. */
const formLabels: Readonly<Record<string, string>> = {
  p2pkh: 'Legacy (P2PKH)',
  p2sh: 'Script hash (P2SH)',
  p2wpkh: 'Segwit (P2WPKH)',
  p2wsh: 'Segwit script (P2WSH)',
  p2tr: 'Taproot (P2TR)',
  standard: 'Standard',
  integrated: 'Integrated',
};

/** What an address is, shown before anything is mined to it. */
export function addressReport(chainId: string, address: string): AddressReport {
  const chain = readChain(chainId);
  if (chain === undefined)
    return { kind: 'refused', problem: `There is no chain named ${chainId}.` };
  const decoded = decodePayoutAddress(address, chain);
  if (!decoded.ok) return { kind: 'refused', problem: problemOf(decoded) };
  return {
    kind: 'payable',
    chainId: chain.id,
    chainLabel: chain.label,
    form: formLabels[decoded.kind] ?? decoded.kind,
    scriptHex: decoded.family === 'script' ? hexFromBytes(decoded.script) : '',
    groups: decoded.text.match(/.{1,4}/g) ?? [],
  };
}
