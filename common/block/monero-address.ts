import { keccak_256 } from '@noble/hashes/sha3.js';
import { base58xmr } from '@scure/base';
import { type AddressRefusal, refuseAddress } from './address.ts';
import { equalBytes } from './bytes.ts';

/** First byte of each kind of address on a Monero network. */
export interface MoneroAddressForms {
  readonly family: 'monero';
  readonly standard: number;
  readonly integrated: number;
  readonly subaddress: number;
}

/** A Monero address; a coinbase output for it can only be made by the daemon, so there is no script. */
export interface MoneroAddress {
  readonly ok: true;
  readonly family: 'monero';
  readonly kind: 'standard' | 'integrated' | 'subaddress';
  /** 32 bytes. */
  readonly publicSpendKey: Uint8Array;
  /** 32 bytes. */
  readonly publicViewKey: Uint8Array;
  /** 8 bytes of an integrated address, otherwise null. */
  readonly paymentId: Uint8Array | null;
}

const CHECKSUM_BYTES = 4;
const KEYS_BYTES = 65;
const INTEGRATED_BYTES = KEYS_BYTES + 8;

/**
 * Reads an address of one Monero network.
 *
 * Layout: network byte, public spend key, public view key, (8-byte payment id), first 4 bytes of the
 * Keccak-256 of all before; in Monero's base58 by blocks of 8 bytes.
 * Source: monero src/cryptonote_basic/cryptonote_basic_impl.cpp get_account_address_from_str.
 *
 * The text must be trimmed. An address of another network is `unknown-form` here.
 */
export function readMoneroAddress(
  text: string,
  forms: MoneroAddressForms,
): MoneroAddress | AddressRefusal {
  if (!/^[1-9A-HJ-NP-Za-km-z]+$/.test(text) || (text.length !== 95 && text.length !== 106)) {
    return refuseAddress('unknown-form');
  }
  let bytes: Uint8Array;
  try {
    bytes = base58xmr.decode(text);
  } catch {
    return refuseAddress('bad-checksum');
  }
  const payload = bytes.subarray(0, -CHECKSUM_BYTES);
  const checksum = keccak_256(payload).subarray(0, CHECKSUM_BYTES);
  if (!equalBytes(checksum, bytes.subarray(-CHECKSUM_BYTES))) return refuseAddress('bad-checksum');
  const kind = (['standard', 'integrated', 'subaddress'] as const).find(
    (candidate) => forms[candidate] === payload[0],
  );
  const isIntegrated = kind === 'integrated';
  if (!kind || payload.length !== (isIntegrated ? INTEGRATED_BYTES : KEYS_BYTES)) {
    return refuseAddress('unknown-form');
  }
  return {
    ok: true,
    family: 'monero',
    kind,
    publicSpendKey: payload.slice(1, 33),
    publicViewKey: payload.slice(33, 65),
    paymentId: isIntegrated ? payload.slice(65) : null,
  };
}
