/*
 * scrypt(1024, 1, 1) of many nonces at once (RFC 7914): CHAINS independent chains of PER hashes each.
 *
 * Salsa20/8 is one serial chain of additions, rotations and xors, so a vector of PER hashes alone leaves most of the
 * processor idle; several chains in turn fill it. The including file gives V and its names (scrypt_job.h), and
 *
 *   W                          one part (four words) of PER hashes
 *   PER, CHAINS
 *   w_add w_xor w_rol(v, n)    word-wise
 *   w_up(v), w_down(v), w_half(v)   within each part: words 3 0 1 2, 1 2 3 0, 2 3 0 1 of it, in this order
 *   half_load(parts, rows)     parts[k] = part k of rows[0 .. PER-1], each 64 bytes of one hash
 *   half_store(rows, parts)    the reverse
 *
 * A half block of 16 words is kept as four parts by diagonals, so that a column round and a row round are the same
 * four steps on whole parts, with turns of the parts between them (SALSA_ORDER).
 *
 * scratch[i][hash] is block i of one hash, 128 bytes together: a random read touches two cache lines. All hashes'
 * blocks i stand together: filling is one sequential stream.
 */
#ifndef ADIT_SCRYPT_CHAINS_H
#define ADIT_SCRYPT_CHAINS_H

#include "scrypt_job.h"

#define HASHES (PER * CHAINS)
#define PASSES ((HASHES + LANES - 1) / LANES)
#define EACH_CHAIN UNROLL for (int n = 0; n < CHAINS; n++)

#if defined(__clang__)
#define UNROLL _Pragma("clang loop unroll(full)")
#elif defined(__GNUC__)
#define UNROLL _Pragma("GCC unroll 16")
#else
#define UNROLL
#endif
#if defined(__GNUC__) || defined(__clang__)
#define KEEP_NOTHING __asm__ volatile("" ::: "memory")
#else
#define KEEP_NOTHING (void)0
#endif

/* Which word of a half block stands where: parts 0..3 are its diagonals. */
static const uint8_t SALSA_ORDER[16] = {0, 5, 10, 15, 4, 9, 14, 3, 8, 13, 2, 7, 12, 1, 6, 11};

/* One hash's block: two halves of 16 words in SALSA_ORDER. */
typedef struct {
    _Alignas(64) uint32_t half[2][16];
} block;

struct state {
    struct scrypt_job job;
    int ready;
    struct scrypt_keys keys[PASSES];
    W x[2][CHAINS][4]; /* the running block of every chain */
    block scratch[SCRYPT_N][HASHES];
};

/*
 * RFC 7914 section 3 in every chain: to ^= with, then to += the Salsa20/8 core of it. The xor is done twice rather than
 * kept: stores are scarcer than loads. KEEP_NOTHING stops the compiler from keeping it all the same.
 */
ADIT_INLINE void xor_salsa8(W to[CHAINS][4], W with[CHAINS][4])
{
    W a[CHAINS], b[CHAINS], c[CHAINS], d[CHAINS];
    EACH_CHAIN
    {
        a[n] = w_xor(to[n][0], with[n][0]);
        b[n] = w_xor(to[n][1], with[n][1]);
        c[n] = w_xor(to[n][2], with[n][2]);
        d[n] = w_xor(to[n][3], with[n][3]);
    }
    KEEP_NOTHING;
#define STEP(to, p, q, r) EACH_CHAIN to[n] = w_xor(to[n], w_rol(w_add(p[n], q[n]), r))
    for (int round = 0; round < 8; round += 2) {
        STEP(b, a, d, 7);
        STEP(c, b, a, 9);
        STEP(d, c, b, 13);
        STEP(a, d, c, 18);
        EACH_CHAIN b[n] = w_up(b[n]), c[n] = w_half(c[n]), d[n] = w_down(d[n]);
        STEP(d, a, b, 7);
        STEP(c, d, a, 9);
        STEP(b, c, d, 13);
        STEP(a, b, c, 18);
        EACH_CHAIN b[n] = w_down(b[n]), c[n] = w_half(c[n]), d[n] = w_up(d[n]);
    }
#undef STEP
    EACH_CHAIN
    {
        to[n][0] = w_add(w_xor(to[n][0], with[n][0]), a[n]);
        to[n][1] = w_add(w_xor(to[n][1], with[n][1]), b[n]);
        to[n][2] = w_add(w_xor(to[n][2], with[n][2]), c[n]);
        to[n][3] = w_add(w_xor(to[n][3], with[n][3]), d[n]);
    }
}

/* RFC 7914 section 4: scryptBlockMix with r = 1. */
ADIT_INLINE void block_mix(W x[2][CHAINS][4])
{
    xor_salsa8(x[0], x[1]);
    xor_salsa8(x[1], x[0]);
}

ADIT_INLINE void store_blocks(block to[HASHES], W x[2][CHAINS][4])
{
    for (int half = 0; half < 2; half++)
        EACH_CHAIN
        {
            uint32_t *rows[PER];
            for (int k = 0; k < PER; k++)
                rows[k] = to[n * PER + k].half[half];
            half_store(rows, x[half][n]);
        }
}

/* X ^= V[j], j being each hash's own: the first word of its last half (Integerify), first in part 0. */
ADIT_INLINE void xor_chosen(block scratch[SCRYPT_N][HASHES], W x[2][CHAINS][4])
{
    EACH_CHAIN
    {
        const block *chosen[PER];
        uint32_t words[PER * 4];
        memcpy(words, &x[1][n][0], sizeof words);
        for (int k = 0; k < PER; k++)
            chosen[k] = &scratch[words[4 * k] % SCRYPT_N][n * PER + k];
        for (int half = 0; half < 2; half++) {
            const uint32_t *rows[PER];
            W parts[4];
            for (int k = 0; k < PER; k++)
                rows[k] = chosen[k]->half[half];
            half_load(parts, rows);
            for (int k = 0; k < 4; k++)
                x[half][n][k] = w_xor(x[half][n][k], parts[k]);
        }
    }
}

/* RFC 7914 section 5: scryptROMix, from and to scratch[0]. */
static void ro_mix(block scratch[SCRYPT_N][HASHES], W x[2][CHAINS][4])
{
    for (int half = 0; half < 2; half++)
        for (int n = 0; n < CHAINS; n++) {
            const uint32_t *rows[PER];
            for (int k = 0; k < PER; k++)
                rows[k] = scratch[0][n * PER + k].half[half];
            half_load(x[half][n], rows);
        }
    for (int i = 1; i < SCRYPT_N; i++) {
        block_mix(x);
        store_blocks(scratch[i], x);
    }
    block_mix(x);
    for (int i = 0; i < SCRYPT_N; i++) {
        xor_chosen(scratch, x);
        block_mix(x);
    }
    store_blocks(scratch[0], x);
}

static void set_job(struct state *own, const uint8_t *header, const uint8_t *target_le)
{
    scrypt_job_set(&own->job, header, target_le);
}

/* How many hashes of pass p there are room for. */
static int hashes_in(int pass) { return HASHES - pass * LANES < LANES ? HASHES - pass * LANES : LANES; }

static uint32_t batch(struct state *own, uint32_t first, uint32_t lanes, uint32_t *out)
{
    uint32_t words[SCRYPT_WORDS][LANES], found = 0;
    V x[SCRYPT_WORDS], digest[8];

    for (int pass = 0; pass < PASSES; pass++) {
        block *blocks = &own->scratch[0][pass * LANES];
        scrypt_expand(&own->job, first + (uint32_t)(pass * LANES), &own->keys[pass], x);
        memcpy(words, x, sizeof words);
        for (int i = 0; i < hashes_in(pass); i++)
            for (int k = 0; k < SCRYPT_WORDS; k++)
                blocks[i].half[k / 16][k % 16] = words[k / 16 * 16 + SALSA_ORDER[k % 16]][i];
    }
    ro_mix(own->scratch, own->x);
    for (int pass = 0; pass < PASSES; pass++) {
        const block *blocks = &own->scratch[0][pass * LANES];
        uint32_t offset = (uint32_t)(pass * LANES);
        for (int i = 0; i < hashes_in(pass); i++)
            for (int k = 0; k < SCRYPT_WORDS; k++)
                words[k / 16 * 16 + SALSA_ORDER[k % 16]][i] = blocks[i].half[k / 16][k % 16];
        memcpy(x, words, sizeof words);
        scrypt_reduce(&own->keys[pass], x, digest);
        if (offset < lanes)
            found += scrypt_prove(&own->job, digest, first + offset,
                                  lanes - offset < LANES ? lanes - offset : LANES, out + found);
    }
    return found;
}

#endif
