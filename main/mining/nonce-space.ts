/** Nonces in one header. */
const NONCES = 2 ** 32;

/** What of a job a miner may choose. */
export interface NoncePlan {
  /** First nonce, uint32. */
  readonly nonceFirst: number;
  /** How many nonces from there on, 1 to 2^32. */
  readonly nonceCount: number;
  /** Bytes, 0 to 16. */
  readonly extranonce2Size: number;
  /** Seconds; first and last value, both used. */
  readonly ntime: number;
  readonly ntimeMax: number;
  /** uint32. */
  readonly version: number;
  /** uint32; bits of the version that may differ from `version`. */
  readonly versionMask: number;
}

/** A range of nonces under one header; nobody else gets any of it. */
export interface NonceRange {
  /** Little-endian counter, `extranonce2Size` bytes. */
  readonly extranonce2: Uint8Array;
  readonly ntime: number;
  readonly version: number;
  readonly first: number;
  /** 1 to 2^32; never wraps. */
  readonly count: number;
}

/** Hands out a job's (header, nonce) pairs, each once. */
export interface NonceSpace {
  /**
   * The next range, rolling in the order nonce, extranonce2, ntime, version bits.
   *
   * @param maxCount - how many nonces at most, at least 1; fewer come at the end of a header
   * @returns null when everything was handed out
   */
  take(maxCount: number): NonceRange | null;
  /** Returns a range of which no nonce was tested; it is handed out again before new ones. */
  giveBack(range: NonceRange): void;
}

/**
 * Makes the space of a job: nonceCount x 256^extranonce2Size x (ntimeMax - ntime + 1) x 2^bits(versionMask)
 * pairs.
 *
 * @throws {@link RangeError} if a count is out of its range or ntimeMax lies before ntime
 */
export function createNonceSpace(plan: NoncePlan): NonceSpace {
  assertPlan(plan);
  const extranonce2Count = 256n ** BigInt(plan.extranonce2Size);
  const versionBits = bitsOf(plan.versionMask);
  const versionCount = 2 ** versionBits.length;
  const returned: NonceRange[] = [];

  let nonceOffset = 0;
  let extranonce2 = 0n;
  let ntime = plan.ntime;
  let versionIndex = 0;

  /** Moves to the next header once the nonces of this one are out. */
  const roll = () => {
    nonceOffset = 0;
    extranonce2 += 1n;
    if (extranonce2 < extranonce2Count) return;
    extranonce2 = 0n;
    ntime += 1;
    if (ntime <= plan.ntimeMax) return;
    ntime = plan.ntime;
    versionIndex += 1;
  };

  return {
    take(maxCount) {
      if (!(maxCount >= 1)) throw new RangeError(`"maxCount" expected at least 1, got ${maxCount}`);
      const back = returned.pop();
      if (back !== undefined) return split(back, maxCount, returned);
      if (versionIndex === versionCount) return null;
      const count = Math.min(Math.floor(maxCount), plan.nonceCount - nonceOffset);
      const range: NonceRange = {
        extranonce2: counterBytes(extranonce2, plan.extranonce2Size),
        ntime,
        version: rollVersion(plan.version, versionBits, versionIndex),
        first: plan.nonceFirst + nonceOffset,
        count,
      };
      nonceOffset += count;
      if (nonceOffset === plan.nonceCount) roll();
      return range;
    },
    giveBack(range) {
      returned.push(range);
    },
  };
}

/** The front of a range; the rest stays with those returned. */
function split(range: NonceRange, maxCount: number, returned: NonceRange[]): NonceRange {
  const count = Math.min(Math.floor(maxCount), range.count);
  if (count < range.count) {
    returned.push({ ...range, first: range.first + count, count: range.count - count });
  }
  return { ...range, count };
}

/** Positions of the set bits, lowest first. */
function bitsOf(mask: number): readonly number[] {
  return Array.from({ length: 32 }, (_, bit) => bit).filter((bit) => (mask >>> bit) & 1);
}

/** Spreads the bits of `index` over the rollable ones; index 0 leaves the version as it is. */
function rollVersion(version: number, bits: readonly number[], index: number): number {
  let rolled = version;
  for (const [position, bit] of bits.entries()) {
    if (Math.floor(index / 2 ** position) % 2 === 1) rolled ^= 1 << bit;
  }
  return rolled >>> 0;
}

function counterBytes(counter: bigint, size: number): Uint8Array {
  return Uint8Array.from({ length: size }, (_, index) =>
    Number((counter >> BigInt(8 * index)) & 0xffn),
  );
}

function assertPlan(plan: NoncePlan): void {
  const { nonceFirst, nonceCount, extranonce2Size, ntime, ntimeMax } = plan;
  if (!(nonceFirst >= 0 && nonceCount >= 1 && nonceFirst + nonceCount <= NONCES)) {
    throw new RangeError(`nonces ${nonceFirst} + ${nonceCount} are not within 2^32`);
  }
  if (!Number.isInteger(extranonce2Size) || extranonce2Size < 0 || extranonce2Size > 16) {
    throw new RangeError(`"extranonce2Size" expected 0 to 16, got ${extranonce2Size}`);
  }
  if (!(ntimeMax >= ntime)) throw new RangeError(`ntime ${ntime} is after ntimeMax ${ntimeMax}`);
}
