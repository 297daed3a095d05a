import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bytesFromHex, uint32Le } from '../../common/block/bytes.ts';
import {
  bigintFromTarget,
  isDigestWithinTarget,
  targetFromBigint,
} from '../../common/quantity/target.ts';
import { sha256d } from '../../main/mining/algorithm/sha256d.ts';
import { kernelSources } from '../../main/mining/kernel/catalog.ts';
import { type Kernel, MIN_OUT_PLACES } from '../../main/mining/kernel/kernel.ts';
import accepted from '../vector/stratum-accepted.json' with { type: 'json' };
import mainnet from '../vector/stratum-mainnet.json' with { type: 'json' };

const nativeFolder = fileURLToPath(new URL('../../native/build', import.meta.url));

/** Version bits that miners may change (BIP 320). */
const ROLLED_BITS = Array.from({ length: 16 }, (_, index) => 13 + index);
const NONCES = 64;

/** Shares that pools took, with the version their miner rolled. */
const shares = [
  ...accepted.cases
    .filter(({ algo, submit }) => algo === 'sha256d' && submit[5] !== undefined)
    .map(({ server, header, submit }) => ({ name: server, header, rolled: submit[5]! })),
  ...mainnet.cases.map(({ name, header, vbits }) => ({ name, header, rolled: vbits })),
].map(({ name, header, rolled }) => ({
  name,
  header: bytesFromHex(header),
  rolled: Number.parseInt(rolled, 16),
}));

const versionOf = (header: Uint8Array) => new DataView(header.buffer).getUint32(0, true);
const nonceOf = (header: Uint8Array) => new DataView(header.buffer).getUint32(76, true);

function withVersion(header: Uint8Array, version: number): Uint8Array {
  const copy = Uint8Array.from(header);
  copy.set(uint32Le(version), 0);
  return copy;
}

describe('headers whose version was rolled', () => {
  it('are among the recorded shares', () => {
    expect(shares.length).toBeGreaterThanOrEqual(3);
    for (const { name, header, rolled } of shares) {
      expect(versionOf(header) & rolled, name).toBe(rolled);
      expect(rolled, name).not.toBe(0);
    }
  });

  const sources = kernelSources(sha256d, existsSync(nativeFolder) ? nativeFolder : null);
  const runnable = sources.filter(({ unavailable }) => unavailable === null);

  describe.each(runnable.map((source) => [source.id, source] as const))(
    'kernel %s',
    (_id, source) => {
      const out = new Uint32Array(MIN_OUT_PLACES);
      let kernel: Kernel;
      beforeAll(() => {
        kernel = source.open();
      });
      afterAll(() => kernel.close());

      it('finds each accepted share, and not with a target one less', () => {
        for (const { name, header } of shares) {
          const digest = sha256d.digest(header);
          const nonce = nonceOf(header);
          kernel.setJob(header, digest);
          const { found } = kernel.scan((nonce - 20) >>> 0, NONCES, out);
          expect([...out.subarray(0, found)], name).toEqual([nonce]);
          kernel.setJob(header, targetFromBigint(bigintFromTarget(digest) - 1n));
          expect(kernel.scan((nonce - 20) >>> 0, NONCES, out).found, name).toBe(0);
        }
      });

      it('agrees with the reference when one job after another differs in one bit of its version', () => {
        const targetLe = targetFromBigint((1n << 253n) - 1n);
        for (const { name, header } of shares) {
          for (const bit of ROLLED_BITS) {
            const rolled = withVersion(header, (versionOf(header) ^ (1 << bit)) >>> 0);
            const first = nonceOf(header);
            kernel.setJob(rolled, targetLe);
            const { found, scanned } = kernel.scan(first, NONCES, out);
            const expected = Array.from({ length: NONCES }, (_, index) => (first + index) >>> 0);
            const trial = Uint8Array.from(rolled);
            expect(scanned).toBe(NONCES);
            expect([...out.subarray(0, found)], `${name}, bit ${bit}`).toEqual(
              expected.filter((nonce) => {
                trial.set(uint32Le(nonce), sha256d.nonceOffset);
                return isDigestWithinTarget(sha256d.digest(trial), targetLe);
              }),
            );
          }
        }
      });
    },
  );
});
