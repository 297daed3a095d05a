/*
 * SHA-256 (FIPS 180-4), HMAC (RFC 2104), PBKDF2 (RFC 8018) and scrypt (RFC 7914) written once more, as plainly as the
 * documents put them and sharing no line with the kernels: what the kernels are compared with.
 */
#ifndef ADIT_TEST_REFERENCE_H
#define ADIT_TEST_REFERENCE_H

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static uint32_t reference_k[64], reference_iv[8];

/* 32 bits of the fractional part of the given root of p. */
static uint32_t root_bits(int p, int cube)
{
    long double root = cube ? cbrtl(p) : sqrtl(p);
    return (uint32_t)((root - floorl(root)) * 4294967296.0L);
}

static void reference_begin(void)
{
    int primes = 0;
    for (int p = 2; primes < 64; p++) {
        int prime = 1;
        for (int q = 2; q * q <= p; q++)
            prime = prime && p % q;
        if (!prime)
            continue;
        if (primes < 8)
            reference_iv[primes] = root_bits(p, 0);
        reference_k[primes++] = root_bits(p, 1);
    }
}

#define RIGHT(x, n) ((x) >> (n) | (x) << (32 - (n)))

static void reference_block(uint32_t hash[8], const uint8_t block[64])
{
    uint32_t w[64], a = hash[0], b = hash[1], c = hash[2], d = hash[3];
    uint32_t e = hash[4], f = hash[5], g = hash[6], h = hash[7];
    for (int t = 0; t < 16; t++)
        w[t] = (uint32_t)block[4 * t] << 24 | (uint32_t)block[4 * t + 1] << 16 | (uint32_t)block[4 * t + 2] << 8 |
               block[4 * t + 3];
    for (int t = 16; t < 64; t++)
        w[t] = (RIGHT(w[t - 2], 17) ^ RIGHT(w[t - 2], 19) ^ w[t - 2] >> 10) + w[t - 7] +
               (RIGHT(w[t - 15], 7) ^ RIGHT(w[t - 15], 18) ^ w[t - 15] >> 3) + w[t - 16];
    for (int t = 0; t < 64; t++) {
        uint32_t t1 = h + (RIGHT(e, 6) ^ RIGHT(e, 11) ^ RIGHT(e, 25)) + ((e & f) ^ (~e & g)) + reference_k[t] + w[t];
        uint32_t t2 = (RIGHT(a, 2) ^ RIGHT(a, 13) ^ RIGHT(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
        h = g, g = f, f = e, e = d + t1, d = c, c = b, b = a, a = t1 + t2;
    }
    hash[0] += a, hash[1] += b, hash[2] += c, hash[3] += d;
    hash[4] += e, hash[5] += f, hash[6] += g, hash[7] += h;
}

static void reference_sha256(const uint8_t *message, size_t length, uint8_t digest[32])
{
    uint32_t hash[8];
    uint8_t last[128] = {0};
    size_t whole = length / 64 * 64, rest = length - whole, padded = rest < 56 ? 64 : 128;
    memcpy(hash, reference_iv, sizeof hash);
    for (size_t i = 0; i < whole; i += 64)
        reference_block(hash, message + i);
    if (rest)
        memcpy(last, message + whole, rest);
    last[rest] = 0x80;
    for (int i = 0; i < 8; i++)
        last[padded - 1 - (size_t)i] = (uint8_t)((uint64_t)length * 8 >> 8 * i);
    for (size_t i = 0; i < padded; i += 64)
        reference_block(hash, last + i);
    for (int i = 0; i < 32; i++)
        digest[i] = (uint8_t)(hash[i / 4] >> (24 - i % 4 * 8));
}

static void reference_sha256d(const uint8_t header[80], uint8_t digest[32])
{
    uint8_t first[32];
    reference_sha256(header, 80, first);
    reference_sha256(first, 32, digest);
}

static void reference_hmac(const uint8_t *key, size_t key_length, const uint8_t *message, size_t length,
                           uint8_t code[32])
{
    uint8_t block[64] = {0}, inner[64 + 512], outer[64 + 32];
    if (key_length > 64)
        reference_sha256(key, key_length, block);
    else if (key_length)
        memcpy(block, key, key_length);
    for (int i = 0; i < 64; i++) {
        inner[i] = block[i] ^ 0x36;
        outer[i] = block[i] ^ 0x5c;
    }
    if (length)
        memcpy(inner + 64, message, length);
    reference_sha256(inner, 64 + length, outer + 64);
    reference_sha256(outer, sizeof outer, code);
}

/* One iteration; salt of at most 400 bytes. */
static void reference_pbkdf2(const uint8_t *password, size_t password_length, const uint8_t *salt, size_t salt_length,
                             uint8_t *key, size_t key_length)
{
    uint8_t message[512];
    if (salt_length)
        memcpy(message, salt, salt_length);
    for (size_t done = 0, part = 1; done < key_length; done += 32, part++) {
        uint8_t code[32];
        for (int i = 0; i < 4; i++)
            message[salt_length + (size_t)i] = (uint8_t)(part >> (24 - 8 * i));
        reference_hmac(password, password_length, message, salt_length + 4, code);
        memcpy(key + done, code, key_length - done < 32 ? key_length - done : 32);
    }
}

/* RFC 7914 section 3, as the code there. */
static void reference_salsa8(uint32_t block[16])
{
    static const uint8_t order[8][4] = {{0, 4, 8, 12},  {5, 9, 13, 1}, {10, 14, 2, 6},  {15, 3, 7, 11},
                                        {0, 1, 2, 3},   {5, 6, 7, 4},  {10, 11, 8, 9},  {15, 12, 13, 14}};
    static const int turns[4] = {7, 9, 13, 18};
    uint32_t x[16];
    memcpy(x, block, sizeof x);
    for (int i = 0; i < 32; i++)
        for (int k = 0; k < 4; k++) {
            const uint8_t *q = order[i % 8];
            uint32_t sum = x[q[k]] + x[q[(k + 3) % 4]];
            x[q[(k + 1) % 4]] ^= sum << turns[k] | sum >> (32 - turns[k]);
        }
    for (int i = 0; i < 16; i++)
        block[i] += x[i];
}

/* RFC 7914 sections 4 and 5 with r = 1, on little-endian words. */
static void reference_mix(uint32_t x[32])
{
    for (int half = 0; half < 32; half += 16) {
        for (int i = 0; i < 16; i++)
            x[half + i] ^= x[16 - half + i];
        reference_salsa8(x + half);
    }
}

/* scrypt with r = p = 1 and 32-byte words as the miners use it; out of at most 64 bytes. Returns 0 without memory. */
static int reference_scrypt(const uint8_t *password, size_t password_length, const uint8_t *salt, size_t salt_length,
                            size_t n, uint8_t *key, size_t key_length)
{
    uint8_t bytes[128];
    uint32_t x[32], *v = malloc(n * sizeof x);
    if (!v)
        return 0;
    reference_pbkdf2(password, password_length, salt, salt_length, bytes, sizeof bytes);
    for (int i = 0; i < 32; i++)
        x[i] = bytes[4 * i] | (uint32_t)bytes[4 * i + 1] << 8 | (uint32_t)bytes[4 * i + 2] << 16 |
               (uint32_t)bytes[4 * i + 3] << 24;
    for (size_t i = 0; i < n; i++) {
        memcpy(v + 32 * i, x, sizeof x);
        reference_mix(x);
    }
    for (size_t i = 0; i < n; i++) {
        const uint32_t *chosen = v + 32 * (x[16] % n);
        for (int k = 0; k < 32; k++)
            x[k] ^= chosen[k];
        reference_mix(x);
    }
    free(v);
    for (int i = 0; i < 128; i++)
        bytes[i] = (uint8_t)(x[i / 4] >> i % 4 * 8);
    reference_pbkdf2(password, password_length, bytes, sizeof bytes, key, key_length);
    return 1;
}

#endif
