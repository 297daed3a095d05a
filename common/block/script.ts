import { concatBytes } from './bytes.ts';

/** The standard ways an output can be locked, plus witness versions that nothing defines yet. */
export type ScriptKind =
  | 'p2pkh'
  | 'p2sh'
  | 'p2sh32'
  | 'p2wpkh'
  | 'p2wsh'
  | 'p2tr'
  | 'witness-unknown';

/** A script taken apart: its kind and the hash, key or program inside. */
export interface ScriptParts {
  readonly kind: ScriptKind;
  readonly payload: Uint8Array;
  /** 0 to 16 for witness programs, null for the others. */
  readonly witnessVersion: number | null;
}

/** OP_DUP OP_HASH160 <20> OP_EQUALVERIFY OP_CHECKSIG. */
export function p2pkhScript(keyHash: Uint8Array): Uint8Array {
  return concatBytes(Uint8Array.of(0x76, 0xa9, 0x14), keyHash, Uint8Array.of(0x88, 0xac));
}

/** OP_HASH160 <20> OP_EQUAL, or Bitcoin Cash's OP_HASH256 <32> OP_EQUAL. */
export function p2shScript(scriptHash: Uint8Array): Uint8Array {
  const opcode = scriptHash.length === 32 ? 0xaa : 0xa9;
  return concatBytes(Uint8Array.of(opcode, scriptHash.length), scriptHash, Uint8Array.of(0x87));
}

/** OP_n <program> (BIP 141). */
export function witnessScript(version: number, program: Uint8Array): Uint8Array {
  const opcode = version === 0 ? 0x00 : 0x50 + version;
  return concatBytes(Uint8Array.of(opcode, program.length), program);
}

/** The kind of a witness program by version and length. */
export function witnessKind(version: number, programBytes: number): ScriptKind {
  if (version === 0 && programBytes === 20) return 'p2wpkh';
  if (version === 0 && programBytes === 32) return 'p2wsh';
  if (version === 1 && programBytes === 32) return 'p2tr';
  return 'witness-unknown';
}

/**
 * Recognises a standard output script.
 *
 * @returns undefined for anything else: bare keys, OP_RETURN, multisig
 */
export function readScript(script: Uint8Array): ScriptParts | undefined {
  const starts = (...bytes: number[]) => bytes.every((byte, index) => script[index] === byte);
  const at = (index: number) => script[index];
  const { length } = script;
  if (length === 25 && starts(0x76, 0xa9, 0x14) && at(23) === 0x88 && at(24) === 0xac) {
    return { kind: 'p2pkh', payload: script.slice(3, 23), witnessVersion: null };
  }
  if (length === 23 && starts(0xa9, 0x14) && at(22) === 0x87) {
    return { kind: 'p2sh', payload: script.slice(2, 22), witnessVersion: null };
  }
  if (length === 35 && starts(0xaa, 0x20) && at(34) === 0x87) {
    return { kind: 'p2sh32', payload: script.slice(2, 34), witnessVersion: null };
  }
  const opcode = at(0)!;
  const isProgram = length >= 4 && length <= 42 && at(1) === length - 2;
  if (isProgram && (opcode === 0x00 || (opcode >= 0x51 && opcode <= 0x60))) {
    const witnessVersion = opcode === 0 ? 0 : opcode - 0x50;
    const kind = witnessKind(witnessVersion, length - 2);
    return { kind, payload: script.slice(2), witnessVersion };
  }
  return undefined;
}
