import { afterEach, describe, expect, it } from 'vitest';
import { bytesFromHex, hexFromBytes } from '../../../common/block/bytes.ts';
import { MAX_TARGET, targetFromBigint } from '../../../common/quantity/target.ts';
import type { KeyedMemory } from '../../../main/mining/kernel/keyed-memory.ts';
import { randomxSource } from '../../../main/mining/kernel/randomx.ts';
import { rememberFloatEnvironment } from '../../../main/mining/kernel/randomx-float.ts';
import {
  loadRandomx,
  openFirst,
  type RandomxLibrary,
} from '../../../main/mining/kernel/randomx-library.ts';
import { openRandomxMemory } from '../../../main/mining/kernel/randomx-memory.ts';
import { testRandomx } from '../../../main/mining/kernel/randomx-test.ts';
import vectors from '../../vector/randomx.json' with { type: 'json' };

function findLibrary(): RandomxLibrary | null {
  try {
    return loadRandomx(null);
  } catch (error) {
    if (process.env['CI']) throw error;
    return null;
  }
}

const library = findLibrary();
const workerUrl = new URL('../../../main/mining/worker.ts', import.meta.url);
const seed = bytesFromHex(vectors.calcPow.seed);
const blob = bytesFromHex(vectors.calcPow.blob);
const options = () => ({
  threads: 2,
  priority: 'normal' as const,
  progress: () => undefined,
  signal: new AbortController().signal,
});

describe('a library that is not there', () => {
  it('is named with how to get it', () => {
    expect(() => openFirst(['/nowhere/librandomx.so'])).toThrow(
      expect.objectContaining({
        code: 'kernel.library-missing',
        params: {
          library: 'librandomx',
          howToGet: expect.stringMatching(/apt install librandomx0.*tevador\/RandomX/),
        },
      }),
    );
  });

  it.skipIf(process.platform !== 'linux')('is told from one that lacks calls', () => {
    expect(() => openFirst(['libc.so.6'])).toThrow(
      expect.objectContaining({
        code: 'kernel.library-missing',
        params: expect.objectContaining({ library: expect.stringContaining('lacks calls') }),
      }),
    );
  });
});

describe.skipIf(library === null)('librandomx', () => {
  let memory: KeyedMemory | undefined;

  afterEach(async () => {
    await memory?.close();
    memory = undefined;
  });

  function open(availableBytes?: () => number): KeyedMemory {
    memory = openRandomxMemory({
      workerUrl,
      nativeFolder: null,
      ...(availableBytes ? { availableBytes } : {}),
    });
    return memory;
  }

  it('passes its self-test', () => expect(testRandomx(library!)).toBeNull());

  it('gives every published hash of version 1', async () => {
    const opened = open();
    for (const { key, input, inputHex, v1 } of vectors.vectors) {
      const bytes = inputHex === undefined ? Buffer.from(input!) : bytesFromHex(inputHex);
      await opened.make(Buffer.from(key), 'light', options());
      const digest = await opened.digest(Buffer.from(key), bytes);
      expect(hexFromBytes(digest!), input ?? inputHex).toBe(v1);
    }
  });

  it('agrees with monerod’s calc_pow, scanned nonce by nonce', async () => {
    const opened = open();
    await opened.make(seed, 'light', options());
    expect(hexFromBytes((await opened.digest(seed, blob))!)).toBe(vectors.calcPow.hash);

    const kernel = randomxSource('light', null).open();
    const handle = opened.find(seed, 'light')!;
    const out = new Uint32Array(128);
    const nonces = [0, 1, 2, 0xffffffff];
    for (const nonce of nonces) {
      const header = Uint8Array.from(blob);
      new DataView(header.buffer).setUint32(39, nonce, true);
      const digest = (await opened.digest(seed, header))!;
      const value = BigInt(`0x${hexFromBytes(Uint8Array.from(digest).reverse())}`);
      for (const [target, found] of [
        [value, 1],
        [value - 1n, 0],
      ] as const) {
        kernel.setJob(blob, targetFromBigint(target), handle);
        expect(kernel.scan(nonce, 5, out)).toEqual({ found, scanned: 1 });
      }
    }
    kernel.setJob(blob, targetFromBigint(MAX_TARGET), handle);
    for (const [index, nonce] of [0xfffffffe, 0xffffffff, 0].entries()) {
      expect(kernel.scan(nonce, 3 - index, out).found).toBe(1);
      expect(out[0]).toBe(nonce);
    }
    kernel.close();
  });

  it('leaves the arithmetic of JavaScript as it was', async () => {
    const opened = open();
    await opened.make(seed, 'light', options());
    const kernel = randomxSource('light', null).open();
    kernel.setJob(blob, new Uint8Array(32), opened.find(seed, 'light')!);
    const out = new Uint32Array(128);
    for (let nonce = 0; nonce < 8; nonce += 1) {
      kernel.scan(nonce, 1, out);
      const [third, tiny] = [1 / (3 + nonce - nonce), Number.MIN_VALUE * (1 + nonce - nonce)];
      expect(third.toString()).toBe('0.3333333333333333');
      expect(tiny).toBeGreaterThan(0);
      expect((2 / 3 + nonce - nonce).toFixed(3)).toBe('0.667');
    }
    kernel.close();
    expect(rememberFloatEnvironment()).not.toBeNull();
  });

  it('follows a change of key in one kernel', async () => {
    const opened = open();
    const other = new Uint8Array(32).fill(9);
    const kernel = randomxSource('light', null).open();
    const out = new Uint32Array(128);
    for (const key of [seed, other, seed]) {
      await opened.make(key, 'light', options());
      const digest = (await opened.digest(key, blob))!;
      kernel.setJob(blob, digest, opened.find(key, 'light')!);
      expect(kernel.scan(0, 1, out).found).toBe(1);
    }
    kernel.close();
  });

  it('prepares the next key beside the present one, and frees what is over', async () => {
    const opened = open();
    const next = new Uint8Array(32).fill(5);
    await opened.make(seed, 'light', options());
    opened.announce(next, seed, 'light', 'normal');
    await opened.make(next, 'light', options());
    expect(opened.find(seed, 'light')).not.toBeNull();
    expect(opened.find(next, 'light')).not.toBeNull();
    opened.settle(next, null, 'light');
    expect(opened.find(seed, 'light')).toBeNull();
    expect(await opened.digest(seed, blob)).toBeNull();
    expect(await opened.digest(next, blob)).not.toBeNull();
  });

  it('refuses what the machine has no memory for', async () => {
    const opened = open(() => 700 * 2 ** 20);
    const made = opened.make(seed, 'light', options());
    await expect(made).rejects.toMatchObject({ code: 'kernel.memory' });
  });

  it('refuses the dataset and keeps the cache where memory is short', async () => {
    const opened = open(() => 2000 * 2 ** 20);
    const made = opened.make(seed, 'fast', options());
    await expect(made).rejects.toMatchObject({ code: 'kernel.memory' });
    expect(opened.find(seed, 'light')).not.toBeNull();
  });
});
