/* scrypt(1024, 1, 1) in plain C, one nonce at a time: for any processor, and what the others are compared with. */
#include "../kernel_entry.h"
#include "../sha256d/sha256.h"

typedef uint32_t V;
#define LANES 1
#define v_add(x, y) ((x) + (y))
#define v_xor(x, y) ((x) ^ (y))
#define v_splat(p) (*(p))
#define v_ch sha256_ch
#define v_maj sha256_maj
#define v_S0 sha256_S0
#define v_S1 sha256_S1
#define v_s0 sha256_s0
#define v_s1 sha256_s1
#define v_swap swap32
#define v_nonces swap32
#define v_zero(x, mask) ((uint64_t)(((x) & (mask)) == 0))

#include "scrypt_job.h"

struct state {
    struct scrypt_job job;
    int ready;
    uint32_t scratch[SCRYPT_N][SCRYPT_WORDS];
};

static inline uint32_t rol(uint32_t x, int n) { return x << n | x >> (32 - n); }

/* RFC 7914 section 3: to ^= with, then to += the Salsa20/8 core of it. */
static void xor_salsa8(uint32_t to[16], const uint32_t with[16])
{
    uint32_t x[16];
    for (int i = 0; i < 16; i++)
        x[i] = to[i] ^= with[i];
#define QUARTER(a, b, c, d)            \
    x[b] ^= rol(x[a] + x[d], 7);       \
    x[c] ^= rol(x[b] + x[a], 9);       \
    x[d] ^= rol(x[c] + x[b], 13);      \
    x[a] ^= rol(x[d] + x[c], 18)
    for (int round = 0; round < 8; round += 2) {
        QUARTER(0, 4, 8, 12);
        QUARTER(5, 9, 13, 1);
        QUARTER(10, 14, 2, 6);
        QUARTER(15, 3, 7, 11);
        QUARTER(0, 1, 2, 3);
        QUARTER(5, 6, 7, 4);
        QUARTER(10, 11, 8, 9);
        QUARTER(15, 12, 13, 14);
    }
#undef QUARTER
    for (int i = 0; i < 16; i++)
        to[i] += x[i];
}

/* RFC 7914 section 4: scryptBlockMix with r = 1. */
static void block_mix(uint32_t x[SCRYPT_WORDS])
{
    xor_salsa8(x, x + 16);
    xor_salsa8(x + 16, x);
}

/* RFC 7914 section 5: scryptROMix; integerify is the first word of the last 64 bytes. */
static void ro_mix(uint32_t scratch[SCRYPT_N][SCRYPT_WORDS], uint32_t x[SCRYPT_WORDS])
{
    for (int i = 0; i < SCRYPT_N; i++) {
        memcpy(scratch[i], x, sizeof scratch[i]);
        block_mix(x);
    }
    for (int i = 0; i < SCRYPT_N; i++) {
        const uint32_t *chosen = scratch[x[16] % SCRYPT_N];
        for (int k = 0; k < SCRYPT_WORDS; k++)
            x[k] ^= chosen[k];
        block_mix(x);
    }
}

static void set_job(struct state *own, const uint8_t *header, const uint8_t *target_le)
{
    scrypt_job_set(&own->job, header, target_le);
}

static uint32_t batch(struct state *own, uint32_t first, uint32_t lanes, uint32_t *out)
{
    struct scrypt_keys keys;
    V x[SCRYPT_WORDS], digest[8];
    scrypt_expand(&own->job, first, &keys, x);
    ro_mix(own->scratch, x);
    scrypt_reduce(&keys, x, digest);
    return scrypt_prove(&own->job, digest, first, lanes, out);
}

ADIT_KERNEL(adit_scrypt_portable, state, LANES, set_job, batch)
