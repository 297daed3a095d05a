import type { AlgorithmDefinition } from '../../algorithm/algorithm.ts';
import { type Kernel, PLACES_PER_BATCH, type ScanResult } from '../kernel.ts';
import { instantiate } from './runtime.ts';
import { BLOCKS_AT, blockWord, CHAINS, STATE_AT } from './scrypt-module.ts';
import { wordOffset, writeConstants } from './sha256-lane.ts';
import { compress, INITIAL_STATE } from './sha256-words.ts';

/** HMAC's two paddings (RFC 2104), as words. */
const INNER_PAD = 0x36363636;
const OUTER_PAD = 0x5c5c5c5c;
const PADDING = 0x80000000;

/** Lengths of the hashed messages, bits. */
const HEADER_BITS = 8 * 80;
const OUTER_BITS = 8 * (64 + 32);
const FIRST_INNER_BITS = 8 * (64 + 80 + 4);
const LAST_INNER_BITS = 8 * (64 + 128 + 4);

const STATE_WORDS = 8 * CHAINS;

/**
 * Runs the scrypt module on groups of four nonces: PBKDF2-HMAC-SHA256 (RFC 8018) is put together here from
 * the module's compressions, 18 of them a group, some 2 % of the time.
 */
export function openScrypt(module: Uint8Array, algorithm: AlgorithmDefinition): Kernel {
  const { memory, functions } = instantiate<'compress' | 'mix'>(module);
  const words = new Uint32Array(memory);
  const state = words.subarray(STATE_AT / 4, STATE_AT / 4 + STATE_WORDS);
  const blocks = words.subarray(BLOCKS_AT / 4);
  const message = Array.from({ length: 16 }, (_, index) =>
    words.subarray(wordOffset(index) / 4, wordOffset(index) / 4 + CHAINS),
  );
  writeConstants(memory, { pool: new Map(), words: [[]] });

  // For one group: states of HMAC after its padded keys, and after the salt's first block.
  const inner = new Uint32Array(STATE_WORDS);
  const outer = new Uint32Array(STATE_WORDS);
  const salted = new Uint32Array(STATE_WORDS);
  const initial = Uint32Array.from({ length: STATE_WORDS }, (_, at) => INITIAL_STATE[at >> 2]!);
  const key = new Uint32Array(STATE_WORDS);
  const nonces = new Uint32Array(CHAINS);
  // For one job.
  const header = new Uint32Array(algorithm.headerBytes / 4);
  const midstate = new Uint32Array(STATE_WORDS);
  const target = new Uint32Array(8);
  const result: ScanResult = { found: 0, scanned: 0 };
  let isReady = false;

  /** Fills the message from `index` on: padding, zeros, the length. */
  const pad = (index: number, bits: number) => {
    message[index]!.fill(PADDING);
    for (let at = index + 1; at < 15; at += 1) message[at]!.fill(0);
    message[15]!.fill(bits);
  };

  const setHeaderTail = () => {
    for (let index = 0; index < 3; index += 1) message[index]!.fill(header[16 + index]!);
    message[3]!.set(nonces);
  };

  /** State of HMAC after one of its padded keys. */
  const padKey = (into: Uint32Array, padding: number) => {
    for (let index = 0; index < 8; index += 1) {
      for (let lane = 0; lane < CHAINS; lane += 1) {
        message[index]![lane] = key[index * CHAINS + lane]! ^ padding;
      }
    }
    for (let index = 8; index < 16; index += 1) message[index]!.fill(padding);
    state.set(initial);
    functions.compress();
    into.set(state);
  };

  /** HMAC's outer hash of the inner digest in `state`. */
  const finishHmac = () => {
    for (let index = 0; index < 8; index += 1) {
      message[index]!.set(state.subarray(index * CHAINS, (index + 1) * CHAINS));
    }
    pad(8, OUTER_BITS);
    state.set(outer);
    functions.compress();
  };

  /** Key of HMAC: the header is longer than a block, so its hash (RFC 2104). */
  const prepareKey = () => {
    state.set(midstate);
    setHeaderTail();
    pad(4, HEADER_BITS);
    functions.compress();
    key.set(state);
    padKey(inner, INNER_PAD);
    padKey(outer, OUTER_PAD);
  };

  /** X = PBKDF2(header, header, 128 bytes). */
  const expand = () => {
    state.set(inner);
    for (let index = 0; index < 16; index += 1) message[index]!.fill(header[index]!);
    functions.compress();
    salted.set(state);
    for (let block = 0; block < 4; block += 1) {
      state.set(salted);
      setHeaderTail();
      message[4]!.fill(block + 1);
      pad(5, FIRST_INNER_BITS);
      functions.compress();
      finishHmac();
      for (let index = 0; index < 8; index += 1) {
        for (let chain = 0; chain < CHAINS; chain += 1) {
          blocks[blockWord(chain, 8 * block + index)] = swapBytes(state[index * CHAINS + chain]!);
        }
      }
    }
  };

  /** Digest, in the state, = PBKDF2(header, X, 32 bytes). */
  const extract = () => {
    state.set(inner);
    for (let half = 0; half < 2; half += 1) {
      for (let index = 0; index < 16; index += 1) {
        for (let chain = 0; chain < CHAINS; chain += 1) {
          message[index]![chain] = swapBytes(blocks[blockWord(chain, 16 * half + index)]!);
        }
      }
      functions.compress();
    }
    message[0]!.fill(1);
    pad(1, LAST_INNER_BITS);
    functions.compress();
    finishHmac();
  };

  const isWithinTarget = (chain: number): boolean => {
    for (let index = 7; index >= 0; index -= 1) {
      const word = swapBytes(state[index * CHAINS + chain]!);
      if (word !== target[index]!) return word < target[index]!;
    }
    return true;
  };

  return {
    memoryBytes: memory.byteLength,
    setJob(jobHeader, targetLe) {
      isReady = jobHeader.length === algorithm.headerBytes;
      if (!isReady) return;
      const headerView = new DataView(jobHeader.buffer, jobHeader.byteOffset);
      const targetView = new DataView(targetLe.buffer, targetLe.byteOffset);
      for (const index of header.keys()) header[index] = headerView.getUint32(4 * index);
      for (const index of target.keys()) target[index] = targetView.getUint32(4 * index, true);
      const start = compress(INITIAL_STATE, [...header.subarray(0, 16)]);
      for (const at of midstate.keys()) midstate[at] = start[at >> 2]!;
    },
    scan(first, count, out) {
      result.found = 0;
      result.scanned = isReady ? 0 : count;
      while (result.scanned < count && out.length - result.found >= PLACES_PER_BATCH) {
        const group = (first + result.scanned) >>> 0;
        for (let chain = 0; chain < CHAINS; chain += 1) nonces[chain] = swapBytes(group + chain);
        prepareKey();
        expand();
        functions.mix();
        extract();
        const tested = Math.min(CHAINS, count - result.scanned);
        for (let chain = 0; chain < tested; chain += 1) {
          if (!isWithinTarget(chain)) continue;
          out[result.found] = (group + chain) >>> 0;
          result.found += 1;
        }
        result.scanned += tested;
      }
      return result;
    },
    close() {
      isReady = false;
    },
  };
}

function swapBytes(word: number): number {
  return ((word << 24) | ((word & 0xff00) << 8) | ((word >>> 8) & 0xff00) | (word >>> 24)) >>> 0;
}
