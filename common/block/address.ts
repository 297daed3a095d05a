import { sha256 } from '@noble/hashes/sha2.js';
import { bech32, bech32m, createBase58check } from '@scure/base';
import { concatBytes } from './bytes.ts';
import { cashAddressFromParts, readCashAddress } from './cash-address.ts';
import {
  p2pkhScript,
  p2shScript,
  readScript,
  type ScriptKind,
  witnessKind,
  witnessScript,
} from './script.ts';

/** How a Bitcoin-like chain writes its addresses. */
export interface ScriptAddressForms {
  readonly family: 'script';
  /** base58check version byte of a key hash; null when the chain has none. */
  readonly p2pkhVersion: number | null;
  /** base58check version byte of a script hash; null when the chain has none. */
  readonly p2shVersion: number | null;
  /** Human-readable part of witness addresses; null without segwit. */
  readonly bech32Hrp: string | null;
  /** CashAddr prefix; null except on Bitcoin Cash. */
  readonly cashPrefix: string | null;
  /** Human-readable part of MWEB addresses, which a coinbase cannot pay; null except on Litecoin. */
  readonly mwebHrp: string | null;
}

/** An address that stands for an output script. */
export interface ScriptAddress {
  readonly ok: true;
  readonly family: 'script';
  readonly kind: ScriptKind;
  readonly script: Uint8Array;
}

/**
 * Why a text is not an address of the chain asked for.
 *
 * - `empty`: nothing but white space
 * - `mixed-case`: upper and lower case together where the form forbids it
 * - `bad-checksum`: the right form with a typing error
 * - `mweb`: a Litecoin extension-block address; a coinbase that "pays" it burns the reward
 * - `anyone-can-spend`: a witness version or length that no rule protects yet
 * - `subaddress`: a Monero subaddress, which a daemon refuses to mine to
 * - `other-network`: a good address of another chain
 * - `unknown-form`: nothing known
 */
export type AddressRefusalReason =
  | 'empty'
  | 'mixed-case'
  | 'bad-checksum'
  | 'mweb'
  | 'anyone-can-spend'
  | 'subaddress'
  | 'other-network'
  | 'unknown-form';

/** An address that was refused. */
export interface AddressRefusal {
  readonly ok: false;
  readonly reason: AddressRefusalReason;
}

const BECH32_MAX_CHARACTERS = 90;
const base58check = createBase58check(sha256);

/** Makes a refusal. */
export function refuseAddress(reason: AddressRefusalReason): AddressRefusal {
  return { ok: false, reason };
}

/**
 * Reads an address of one Bitcoin-like chain: base58check, bech32 and bech32m (BIP 173, BIP 350), CashAddr.
 *
 * The text must be trimmed. An address of another chain is `unknown-form` here.
 */
export function readScriptAddress(
  text: string,
  forms: ScriptAddressForms,
): ScriptAddress | AddressRefusal {
  const lower = text.toLowerCase();
  if (forms.mwebHrp !== null && lower.startsWith(`${forms.mwebHrp}1`)) return refuseAddress('mweb');
  if (forms.bech32Hrp !== null && lower.startsWith(`${forms.bech32Hrp}1`)) {
    return readWitnessAddress(text, forms.bech32Hrp);
  }
  if (forms.cashPrefix !== null) {
    const cash = readCashAddress(text, forms.cashPrefix);
    if (cash === 'mixed-case' || cash === 'bad-checksum') return refuseAddress(cash);
    if (cash !== 'unknown-form') {
      const { isScript, hash } = cash;
      const kind = isScript ? (hash.length === 32 ? 'p2sh32' : 'p2sh') : 'p2pkh';
      return accept(kind, isScript ? p2shScript(hash) : p2pkhScript(hash));
    }
  }
  return readBase58Address(text, forms);
}

/**
 * Writes a script as an address for display.
 *
 * @returns undefined when the script is not standard or the chain has no form for it
 */
export function addressFromScript(
  script: Uint8Array,
  forms: ScriptAddressForms,
): string | undefined {
  const parts = readScript(script);
  if (!parts) return undefined;
  const { kind, payload, witnessVersion } = parts;
  if (witnessVersion !== null) {
    if (forms.bech32Hrp === null || (witnessVersion === 0 && kind === 'witness-unknown')) {
      return undefined;
    }
    const codec = witnessVersion === 0 ? bech32 : bech32m;
    return codec.encode(forms.bech32Hrp, [witnessVersion, ...codec.toWords(payload)]);
  }
  if (forms.cashPrefix !== null) {
    return cashAddressFromParts({ isScript: kind !== 'p2pkh', hash: payload }, forms.cashPrefix);
  }
  const version = kind === 'p2pkh' ? forms.p2pkhVersion : forms.p2shVersion;
  if (version === null || kind === 'p2sh32') return undefined;
  return base58check.encode(concatBytes(Uint8Array.of(version), payload));
}

function accept(kind: ScriptKind, script: Uint8Array): ScriptAddress {
  return { ok: true, family: 'script', kind, script };
}

function readWitnessAddress(text: string, hrp: string): ScriptAddress | AddressRefusal {
  if (text !== text.toLowerCase() && text !== text.toUpperCase()) {
    return refuseAddress('mixed-case');
  }
  const asBech32 = bech32.decodeUnsafe(text, BECH32_MAX_CHARACTERS);
  const decoded = asBech32 ?? bech32m.decodeUnsafe(text, BECH32_MAX_CHARACTERS);
  const version = decoded?.words[0];
  if (!decoded || decoded.prefix !== hrp || version === undefined) {
    return refuseAddress('bad-checksum');
  }
  if (version > 16) return refuseAddress('unknown-form');
  // Version 0 uses bech32, later versions bech32m: the wrong one of the two is a wrong checksum.
  if ((version === 0) !== (asBech32 !== undefined)) return refuseAddress('bad-checksum');
  const program = bech32.fromWordsUnsafe(decoded.words.slice(1));
  if (!program || program.length < 2 || program.length > 40) return refuseAddress('unknown-form');
  const kind = witnessKind(version, program.length);
  if (version === 0 && kind === 'witness-unknown') return refuseAddress('unknown-form');
  return accept(kind, witnessScript(version, program));
}

function readBase58Address(
  text: string,
  forms: ScriptAddressForms,
): ScriptAddress | AddressRefusal {
  if (!/^[1-9A-HJ-NP-Za-km-z]{26,35}$/.test(text)) return refuseAddress('unknown-form');
  let payload: Uint8Array;
  try {
    payload = base58check.decode(text);
  } catch {
    return refuseAddress('bad-checksum');
  }
  const hash = payload.slice(1);
  if (hash.length !== 20) return refuseAddress('unknown-form');
  if (payload[0] === forms.p2pkhVersion) return accept('p2pkh', p2pkhScript(hash));
  if (payload[0] === forms.p2shVersion) return accept('p2sh', p2shScript(hash));
  return refuseAddress('unknown-form');
}
