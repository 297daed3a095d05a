/*
 * SHA-256 as in FIPS 180-4, for one message at a time: what prepares a job and proves a candidate.
 * The fast kernels have their own rounds (sha256d_lanes.h, sha256d_shani.c, sha256d_armv8.c).
 */
#ifndef ADIT_SHA256_H
#define ADIT_SHA256_H

#include "../target.h"

/* FIPS 180-4 section 4.2.2: first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
static const uint32_t SHA256_K[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, //
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, //
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, //
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, //
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, //
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, //
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3, //
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

/* FIPS 180-4 section 5.3.3: the initial hash value, fractional parts of the square roots of the first 8 primes. */
static const uint32_t SHA256_IV[8] = {
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
};

/* FIPS 180-4 section 5.1.1: the bit that ends a message, as the first padding word after whole words. */
#define SHA256_PAD 0x80000000u

static inline uint32_t sha256_ror(uint32_t x, int n) { return x >> n | x << (32 - n); }

/* FIPS 180-4 section 4.1.2, equations 4.2 to 4.7. */
static inline uint32_t sha256_ch(uint32_t x, uint32_t y, uint32_t z) { return z ^ (x & (y ^ z)); }
static inline uint32_t sha256_maj(uint32_t x, uint32_t y, uint32_t z) { return (x & y) | (z & (x | y)); }
static inline uint32_t sha256_S0(uint32_t x) { return sha256_ror(x, 2) ^ sha256_ror(x, 13) ^ sha256_ror(x, 22); }
static inline uint32_t sha256_S1(uint32_t x) { return sha256_ror(x, 6) ^ sha256_ror(x, 11) ^ sha256_ror(x, 25); }
static inline uint32_t sha256_s0(uint32_t x) { return sha256_ror(x, 7) ^ sha256_ror(x, 18) ^ x >> 3; }
static inline uint32_t sha256_s1(uint32_t x) { return sha256_ror(x, 17) ^ sha256_ror(x, 19) ^ x >> 10; }

/* One round, FIPS 180-4 section 6.2.2 step 3, on s = a..h, with kw = K[t] + W[t]. */
static inline void sha256_round(uint32_t s[8], uint32_t kw)
{
    uint32_t t1 = s[7] + sha256_S1(s[4]) + sha256_ch(s[4], s[5], s[6]) + kw;
    uint32_t t2 = sha256_S0(s[0]) + sha256_maj(s[0], s[1], s[2]);
    for (int i = 7; i > 0; i--)
        s[i] = s[i - 1];
    s[4] += t1;
    s[0] = t1 + t2;
}

/* One block, FIPS 180-4 section 6.2.2, with the schedule in a ring of 16 words. */
static void sha256_compress(uint32_t state[8], const uint32_t block[16])
{
    uint32_t w[16], s[8];
    for (int i = 0; i < 16; i++)
        w[i] = block[i];
    for (int i = 0; i < 8; i++)
        s[i] = state[i];
    for (int t = 0; t < 64; t++) {
        if (t >= 16)
            w[t & 15] += sha256_s1(w[(t + 14) & 15]) + w[(t + 9) & 15] + sha256_s0(w[(t + 1) & 15]);
        sha256_round(s, SHA256_K[t] + w[t & 15]);
    }
    for (int i = 0; i < 8; i++)
        state[i] += s[i];
}

#endif
