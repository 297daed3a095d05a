/** SHA-256's functions on uint32 numbers and its constants (FIPS 180-4, sections 4.1.2, 4.2.2, 5.3.3). */

const rotateRight = (x: number, bits: number): number => (x >>> bits) | (x << (32 - bits));

const choose = (e: number, f: number, g: number): number => (g ^ (e & (f ^ g))) >>> 0;
const majority = (a: number, b: number, c: number): number => ((a & b) ^ (a & c) ^ (b & c)) >>> 0;
const bigSigma0 = (x: number): number =>
  (rotateRight(x, 2) ^ rotateRight(x, 13) ^ rotateRight(x, 22)) >>> 0;
const bigSigma1 = (x: number): number =>
  (rotateRight(x, 6) ^ rotateRight(x, 11) ^ rotateRight(x, 25)) >>> 0;
const smallSigma0 = (x: number): number =>
  (rotateRight(x, 7) ^ rotateRight(x, 18) ^ (x >>> 3)) >>> 0;
const smallSigma1 = (x: number): number =>
  (rotateRight(x, 17) ^ rotateRight(x, 19) ^ (x >>> 10)) >>> 0;

const PRIMES = (() => {
  const primes: number[] = [];
  for (let n = 2; primes.length < 64; n += 1) {
    if (primes.every((prime) => n % prime !== 0)) primes.push(n);
  }
  return primes;
})();

/** First 32 bits of the fractional part of the `degree`-th root: the root of n 2^(32 degree), modulo 2^32. */
function rootFraction(n: number, degree: bigint): number {
  const scaled = BigInt(n) << (32n * degree);
  let low = 0n;
  let high = 1n << 40n;
  while (high - low > 1n) {
    const middle = (low + high) >> 1n;
    if (middle ** degree <= scaled) low = middle;
    else high = middle;
  }
  return Number(low & 0xffffffffn);
}

/** K: cube roots of the first 64 primes. */
export const ROUND_CONSTANTS: readonly number[] = PRIMES.map((prime) => rootFraction(prime, 3n));

/** H(0): square roots of the first 8 primes. */
export const INITIAL_STATE: readonly number[] = PRIMES.slice(0, 8).map((prime) =>
  rootFraction(prime, 2n),
);

type State = readonly [number, number, number, number, number, number, number, number];

/** One round (section 6.2.2) on the letters a to h. */
export function round(state: readonly number[], constant: number, word: number): readonly number[] {
  const [a, b, c, d, e, f, g, h] = state as State;
  const t1 = h + bigSigma1(e) + choose(e, f, g) + constant + word;
  const t2 = bigSigma0(a) + majority(a, b, c);
  return [(t1 + t2) >>> 0, a, b, c, (d + t1) >>> 0, e, f, g];
}

/** The compression function (section 6.2.2) on 16 big-endian words; gives the next state. */
export function compress(state: readonly number[], block: readonly number[]): readonly number[] {
  const schedule = [...block];
  for (let t = 16; t < 64; t += 1) {
    const word =
      smallSigma1(schedule[t - 2]!) +
      schedule[t - 7]! +
      smallSigma0(schedule[t - 15]!) +
      schedule[t - 16]!;
    schedule.push(word >>> 0);
  }
  const last = schedule.reduce((now, word, t) => round(now, ROUND_CONSTANTS[t]!, word), state);
  return last.map((word, index) => (word + state[index]!) >>> 0);
}
