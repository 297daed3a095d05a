import { logGamma } from './gamma.ts';

/** A seeded source of random numbers: the same seed gives the same numbers on every machine. */
export interface Random {
  /** Uniform on [0, 1), 53 bits. */
  readonly uniform: () => number;
  /** Standard normal. */
  readonly normal: () => number;
  /** Poisson with the given mean (0 gives 0); beyond 1e9 the normal law it has become, beyond 1e15 the mean. */
  readonly poisson: (mean: number) => number;
  /** A child whose next 2^64 numbers overlap neither the parent's nor another child's. */
  readonly split: () => Random;
}

/**
 * Creates a generator from a seed (any whole number from 0 to 2^53 - 1).
 *
 * xoshiro128** seeded by a 32-bit splitmix; 32-bit arithmetic because that is what JavaScript does fast.
 * Source: Blackman and Vigna 2018, "Scrambled linear pseudorandom number generators". Not for secrets.
 *
 * @throws {@link RangeError} if the seed is not a safe whole number from 0
 */
export function createRandom(seed: number): Random {
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw new RangeError(`"seed" expected a whole number from 0 to 2^53 - 1, got ${seed}`);
  }
  let mixer = (seed >>> 0) ^ Math.imul(Math.floor(seed / 2 ** 32) + 1, 0x85ebca6b);
  const word = () => {
    mixer = (mixer + 0x9e3779b9) | 0;
    let z = mixer;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  };
  return fromGenerator(createXoshiro([word(), word(), word(), word() | 1]));
}

/** xoshiro128**: `next` gives an unsigned 32-bit word, `fork` a copy of the state, `jump` skips 2^64 words. */
interface Xoshiro {
  readonly next: () => number;
  readonly fork: () => Xoshiro;
  readonly jump: () => void;
}

/** Creates xoshiro128** from its four 32-bit state words, not all zero. */
export function createXoshiro(state: readonly [number, number, number, number]): Xoshiro {
  let [a, b, c, d] = state;
  const next = () => {
    const scrambled = Math.imul(b, 5);
    const result = Math.imul((scrambled << 7) | (scrambled >>> 25), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result;
  };
  return {
    next,
    fork: () => createXoshiro([a, b, c, d]),
    jump: () => {
      let [w, x, y, z] = [0, 0, 0, 0];
      for (const mask of JUMP) {
        for (let bit = 0; bit < 32; bit++) {
          if (mask & (1 << bit)) {
            w ^= a;
            x ^= b;
            y ^= c;
            z ^= d;
          }
          next();
        }
      }
      [a, b, c, d] = [w, x, y, z];
    },
  };
}

/** Jump polynomial of xoshiro128 (2^64 steps), from the authors' reference code. */
const JUMP = [0x8764000b, 0xf542d2d3, 0x6fa035c3, 0x77f2db5b] as const;

function fromGenerator(generator: Xoshiro): Random {
  const { next } = generator;
  const uniform = () => ((next() >>> 5) * 67108864 + (next() >>> 6)) / 9007199254740992;

  let spare = 0;
  let hasSpare = false;
  /** Marsaglia's polar method: two normals from one accepted point of the unit disc. */
  const normal = () => {
    if (hasSpare) {
      hasSpare = false;
      return spare;
    }
    for (;;) {
      // Odd 32-bit steps: never exactly 0, so the logarithm is safe.
      const u = (next() - 2147483647.5) / 2147483648;
      const v = (next() - 2147483647.5) / 2147483648;
      const s = u * u + v * v;
      if (s < 1) {
        const scale = Math.sqrt((-2 * Math.log(s)) / s);
        spare = v * scale;
        hasSpare = true;
        return u * scale;
      }
    }
  };

  const poisson = (mean: number) => {
    if (!(mean >= 0)) throw new RangeError(`"mean" expected at least 0, got ${mean}`);
    if (mean < 10) return poissonByProduct(mean, uniform);
    if (mean < 1e9) return poissonByRejection(mean, uniform);
    return mean > 1e15 ? mean : Math.round(mean + Math.sqrt(mean) * normal());
  };

  const split = () => {
    const child = generator.fork();
    generator.jump();
    return fromGenerator(child);
  };
  return { uniform, normal, poisson, split };
}

/** Knuth's product of uniforms; about `mean` draws. */
function poissonByProduct(mean: number, uniform: () => number): number {
  const limit = Math.exp(-mean);
  let product = uniform();
  let count = 0;
  while (product > limit) {
    product *= uniform();
    count++;
  }
  return count;
}

/** Hormann 1993, "The transformed rejection method for generating Poisson random variables" (PTRS). */
function poissonByRejection(mean: number, uniform: () => number): number {
  const b = 0.931 + 2.53 * Math.sqrt(mean);
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  const squeeze = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const u = uniform() - 0.5;
    const v = uniform();
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + mean + 0.43);
    if (us >= 0.07 && v <= squeeze) return k;
    if (k < 0 || (us < 0.013 && v > us)) continue;
    const logAccept = Math.log((v * inverseAlpha) / (a / (us * us) + b));
    if (logAccept <= k * Math.log(mean) - mean - logGamma(k + 1)) return k;
  }
}
