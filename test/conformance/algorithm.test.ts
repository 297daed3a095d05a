import { createHash, scryptSync } from 'node:crypto';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bytesFromHex, reverseBytes, uint32Le } from '../../common/block/bytes.ts';
import type { AlgorithmId } from '../../common/mining/job.ts';
import {
  bigintFromTarget,
  isDigestWithinTarget,
  MAX_TARGET,
  targetFromBigint,
} from '../../common/quantity/target.ts';
import { createRandom } from '../../common/stats/random.ts';
import { isKeyed } from '../../main/mining/algorithm/algorithm.ts';
import { algorithms } from '../../main/mining/algorithm/registry.ts';
import { adaptBatch } from '../../main/mining/batch-size.ts';
import { kernelSources } from '../../main/mining/kernel/catalog.ts';
import { type Kernel, MIN_OUT_PLACES } from '../../main/mining/kernel/kernel.ts';
import { createSelfTest, runSelfTest } from '../../main/mining/kernel/self-test.ts';
import vectors from '../vector/block-header.json' with { type: 'json' };

/** Random headers per kernel; the full count is 100,000 (minutes for scrypt). */
const isFullRun = process.env['ADIT_DIFFERENTIAL'] !== undefined;
const DIFFERENTIAL = Number(process.env['ADIT_DIFFERENTIAL'] ?? 2000);
/** The full count outlasts the usual limit. */
const TIMEOUT_MS = isFullRun ? 1_800_000 : 30_000;
/** Longer than any kernel's lanes. */
const WINDOW = 65;

const nativeFolder = fileURLToPath(new URL('../../native/build', import.meta.url));

/** A second opinion on the reference itself. */
const nodeDigests: Partial<Record<AlgorithmId, (header: Uint8Array) => Uint8Array>> = {
  sha256d: (header) =>
    createHash('sha256').update(createHash('sha256').update(header).digest()).digest(),
  scrypt: (header) => scryptSync(header, header, 32, { N: 1024, r: 1, p: 1 }),
};
/** Cost of a reference hash against SHA-256d's: fewer repetitions where it is dear. */
const dearness: Partial<Record<AlgorithmId, number>> = { scrypt: 20 };

/** Those that hash a header by itself; keyed ones have tests of their own (integration/monero/randomx). */
const unkeyed = algorithms.flatMap((algorithm) => (isKeyed(algorithm) ? [] : [algorithm]));

describe.each(unkeyed.map((algorithm) => [algorithm.id, algorithm] as const))(
  '%s',
  (_, algorithm) => {
    const cases = vectors.cases.filter(({ algo }) => algo === algorithm.id);
    const count = isFullRun ? DIFFERENTIAL : DIFFERENTIAL / (dearness[algorithm.id] ?? 1);
    const headers = randomHeaders(count, algorithm.headerBytes);
    const digests = headers.map((header) => algorithm.digest(header));

    it('has vectors', () => {
      expect(cases.length).toBeGreaterThan(0);
      expect(algorithm.knownAnswers.length).toBeGreaterThan(0);
    });

    it('hashes every known header', () => {
      for (const { name, header, powHash } of cases) {
        const digest = algorithm.digest(bytesFromHex(header));
        expect(reverseBytes(digest), name).toEqual(bytesFromHex(powHash));
      }
    });

    it(
      `has a reference that agrees with node:crypto on ${count} random headers`,
      () => {
        const nodeDigest = nodeDigests[algorithm.id]!;
        for (const [index, header] of headers.entries()) {
          expect(Buffer.compare(nodeDigest(header), digests[index]!), `header ${index}`).toBe(0);
        }
      },
      TIMEOUT_MS,
    );

    it('names kernels that exist, the reference last', () => {
      expect(kernelSources(algorithm, null).map(({ id }) => id)).toEqual(algorithm.kernels);
      expect(algorithm.kernels.at(-1)).toBe('reference');
    });

    const sources = kernelSources(algorithm, existsSync(nativeFolder) ? nativeFolder : null);
    const runnable = sources.filter(({ unavailable }) => unavailable === null);

    describe.each(runnable.map((source) => [source.id, source] as const))(
      'kernel %s',
      (_id, source) => {
        let kernel: Kernel;
        const out = new Uint32Array(MIN_OUT_PLACES);
        beforeAll(() => {
          kernel = source.open();
        });
        afterAll(() => kernel.close());

        /** All hits of a range, through as many scans as it takes. */
        const scanAll = (first: number, range: number): number[] => {
          const hits: number[] = [];
          for (let done = 0; done < range; ) {
            const { found, scanned } = kernel.scan((first + done) >>> 0, range - done, out);
            expect(scanned).toBeGreaterThan(0);
            expect(scanned).toBeLessThanOrEqual(range - done);
            hits.push(...out.subarray(0, found));
            done += scanned;
          }
          return hits;
        };
        const nonceOf = (header: Uint8Array) =>
          new DataView(header.buffer, header.byteOffset).getUint32(algorithm.nonceOffset, true);
        const withNonce = (header: Uint8Array, nonce: number) => {
          const copy = Uint8Array.from(header);
          copy.set(uint32Le(nonce), algorithm.nonceOffset);
          return copy;
        };
        const expectedHits = (
          header: Uint8Array,
          target: Uint8Array,
          first: number,
          range: number,
        ) =>
          Array.from({ length: range }, (_, index) => (first + index) >>> 0).filter((nonce) =>
            isDigestWithinTarget(algorithm.digest(withNonce(header, nonce)), target),
          );
        const known = cases.map(({ name, header, powHash }) => ({
          name,
          header: bytesFromHex(header),
          digest: reverseBytes(bytesFromHex(powHash)),
        }));
        // Digests so rare that nothing beside them can meet them as a target.
        const rare = known.filter(({ digest }) => bigintFromTarget(digest) < 1n << 236n);

        it('says how much memory it holds', () => {
          expect(kernel.memoryBytes).toBeGreaterThanOrEqual(algorithm.memoryBytes);
        });

        it('passes its self-test', () => {
          expect(runSelfTest(kernel, createSelfTest(algorithm))).toBeNull();
        });

        it('finds every known header with a target equal to its digest, and not with one less', () => {
          for (const { name, header, digest } of known) {
            const nonce = nonceOf(header);
            kernel.setJob(header, digest);
            expect(scanAll(nonce, 1), name).toEqual([nonce]);
            kernel.setJob(header, targetFromBigint(bigintFromTarget(digest) + 1n));
            expect(scanAll(nonce, 1), `${name}, one more`).toEqual([nonce]);
            kernel.setJob(header, targetFromBigint(bigintFromTarget(digest) - 1n));
            expect(scanAll(nonce, 1), `${name}, one less`).toEqual([]);
          }
        });

        it(
          `agrees with the reference on ${count} random headers`,
          () => {
            for (const [index, header] of headers.entries()) {
              const nonce = nonceOf(header);
              const digest = digests[index]!;
              kernel.setJob(header, digest);
              const { found, scanned } = kernel.scan(nonce, 1, out);
              expect([found, scanned, out[0]], `header ${index}`).toEqual([1, 1, nonce]);
              kernel.setJob(header, targetFromBigint(bigintFromTarget(digest) - 1n));
              expect(kernel.scan(nonce, 1, out).found, `header ${index}, one less`).toBe(0);
            }
          },
          TIMEOUT_MS,
        );

        it('finds a planted nonce in every lane and not its neighbours', () => {
          const { header, digest } = rare[0]!;
          const nonce = nonceOf(header);
          kernel.setJob(header, digest);
          for (let before = 0; before < WINDOW; before += 1) {
            expect(scanAll((nonce - before) >>> 0, WINDOW), `lane ${before}`).toEqual([nonce]);
          }
          expect(scanAll(nonce + 1, WINDOW)).toEqual([]);
          expect(scanAll(nonce - WINDOW, WINDOW)).toEqual([]);
        });

        it('ignores the nonce bytes of the header it is given', () => {
          const { header, digest } = rare[0]!;
          kernel.setJob(withNonce(header, 0xdeadbeef), digest);
          expect(scanAll(nonceOf(header), 1)).toEqual([nonceOf(header)]);
        });

        it('finds a known nonce at every difficulty from none to its own', () => {
          const { header, digest } = rare[0]!;
          const nonce = nonceOf(header);
          const bits = bigintFromTarget(digest).toString(2).length;
          for (let exponent = bits; exponent <= 256; exponent += 1) {
            kernel.setJob(header, targetFromBigint((1n << BigInt(exponent)) - 1n));
            expect(scanAll(nonce, 1), `target 2^${exponent}`).toEqual([nonce]);
          }
        });

        it('agrees with the reference nonce by nonce at easy targets, over odd and wrapping ranges', () => {
          const ranges: readonly [number, number][] = [
            [0, 1],
            [7, 3],
            [0x7ffffff0, 33],
            [2 ** 32 - 17, 67],
            [2 ** 32 - 1, 2],
          ];
          for (const [round, exponent] of [256n, 255n, 254n, 252n, 249n].entries()) {
            const header = headers[round]!;
            const target = targetFromBigint((1n << exponent) - 1n);
            kernel.setJob(header, target);
            for (const [first, range] of ranges) {
              const name = `2^${exponent} from ${first}, ${range}`;
              expect(scanAll(first, range), name).toEqual(
                expectedHits(header, target, first, range),
              );
            }
          }
        });

        it('stops before hits overflow, and loses none', () => {
          kernel.setJob(headers[0]!, targetFromBigint(MAX_TARGET));
          const { found, scanned } = kernel.scan(5, 1000, out);
          expect(found).toBe(scanned);
          expect(found).toBeLessThanOrEqual(out.length);
          expect(scanAll(2 ** 32 - 300, 601)).toEqual(
            Array.from({ length: 601 }, (_, index) => (2 ** 32 - 300 + index) >>> 0),
          );
        });

        it('tests nothing when asked for nothing', () => {
          kernel.setJob(headers[0]!, targetFromBigint(MAX_TARGET));
          expect({ ...kernel.scan(5, 0, out) }).toEqual({ found: 0, scanned: 0 });
        });

        it('counts nothing for a header of the wrong length, and recovers', () => {
          const { header, digest } = rare[0]!;
          kernel.setJob(header.subarray(1), targetFromBigint(MAX_TARGET));
          expect(kernel.scan(0, 5, out).found).toBe(0);
          kernel.setJob(header, digest);
          expect(scanAll(nonceOf(header), 1)).toEqual([nonceOf(header)]);
        });

        it('comes back within 50 ms, so that a new job can preempt it', () => {
          kernel.setJob(headers[0]!, new Uint8Array(32));
          const durationsMs: number[] = [];
          for (let batch = 64; durationsMs.length < 15; ) {
            const startedMs = performance.now();
            const { scanned } = kernel.scan(0, batch, out);
            durationsMs.push(performance.now() - startedMs);
            batch = adaptBatch(batch, scanned, durationsMs.at(-1)!);
          }
          const settled = durationsMs.slice(-5).sort((left, right) => left - right);
          expect(settled[2]).toBeLessThan(50);
        });

        it('finds nothing at target 0', () => {
          kernel.setJob(headers[0]!, new Uint8Array(32));
          expect(scanAll(0, WINDOW)).toEqual([]);
        });
      },
    );
  },
);

function randomHeaders(count: number, bytes: number): readonly Uint8Array[] {
  const { uniform } = createRandom(1);
  return Array.from({ length: count }, () =>
    Uint8Array.from({ length: bytes }, () => Math.floor(uniform() * 256)),
  );
}
