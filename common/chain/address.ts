import {
  type AddressRefusal,
  readScriptAddress,
  refuseAddress,
  type ScriptAddress,
} from '../block/address.ts';
import { type MoneroAddress, readMoneroAddress } from '../block/monero-address.ts';
import type { Chain } from './chain.ts';
import { type ChainId, chains } from './registry.ts';

/** Longer than any address (an MWEB one has about 130); what is longer is not looked at. */
const ADDRESS_MAX_CHARACTERS = 256;

/** An address of a known chain. */
export type ChainAddress = (ScriptAddress | MoneroAddress) & {
  readonly chainId: string;
  /** The text as given, trimmed. */
  readonly text: string;
};

/** Why a text is no address of the chain asked for; with `other-network`, whose it is. */
export type ChainAddressRefusal = AddressRefusal & { readonly otherChainIds: readonly ChainId[] };

/**
 * Reads any address of a chain.
 *
 * A good address of other chains is refused as `other-network` with their ids: several test networks share
 * one form.
 *
 * @param text - as typed; white space around it is ignored
 */
export function decodeAddress(text: string, chain: Chain): ChainAddress | ChainAddressRefusal {
  const trimmed = text.trim();
  if (trimmed === '') return refuse('empty');
  if (trimmed.length > ADDRESS_MAX_CHARACTERS) return refuse('unknown-form');
  const own = readAddress(trimmed, chain);
  if (own.ok) return { ...own, chainId: chain.id, text: trimmed };
  if (own.reason !== 'unknown-form' && own.reason !== 'bad-checksum') return refuse(own.reason);
  const elsewhere = chains.map((other) => ({ id: other.id, read: readAddress(trimmed, other) }));
  const otherChainIds = elsewhere.filter(({ read }) => read.ok).map(({ id }) => id);
  if (otherChainIds.length > 0) return { ...refuseAddress('other-network'), otherChainIds };
  const isMweb = elsewhere.some(({ read }) => !read.ok && read.reason === 'mweb');
  return refuse(isMweb ? 'mweb' : own.reason);
}

/**
 * Reads an address that a block reward may be paid to: as {@link decodeAddress}, and refuses witness forms that
 * anyone could spend and Monero subaddresses, which the daemon does not mine to.
 */
export function decodePayoutAddress(
  text: string,
  chain: Chain,
): ChainAddress | ChainAddressRefusal {
  const decoded = decodeAddress(text, chain);
  if (decoded.ok && decoded.kind === 'witness-unknown') return refuse('anyone-can-spend');
  if (decoded.ok && decoded.kind === 'subaddress') return refuse('subaddress');
  return decoded;
}

function readAddress(text: string, chain: Chain) {
  return chain.addressForms.family === 'script'
    ? readScriptAddress(text, chain.addressForms)
    : readMoneroAddress(text, chain.addressForms);
}

function refuse(reason: AddressRefusal['reason']): ChainAddressRefusal {
  return { ...refuseAddress(reason), otherChainIds: [] };
}
