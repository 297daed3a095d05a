/*
 * scrypt(N = 1024, r = 1, p = 1) over an 80-byte header (RFC 7914), the header being both password and salt:
 * what a job fixes, and the two PBKDF2 ends for LANES nonces at once. Between them stands the kernel's own ROMix.
 *
 * The including file says what a vector is: the names of sha256d_lanes.h, and v_swap(x): bytes swapped per lane.
 */
#ifndef ADIT_SCRYPT_JOB_H
#define ADIT_SCRYPT_JOB_H

#include "../sha256d/sha256.h"

/* RFC 7914 section 2: N, and the block of r = 1: 128 bytes, 32 words. */
#define SCRYPT_N 1024
#define SCRYPT_WORDS 32
/* RFC 2104 section 2: bytes the key block is xored with. */
#define HMAC_INNER 0x36363636u
#define HMAC_OUTER 0x5c5c5c5cu

struct scrypt_job {
    uint32_t header[19];      /* header words big-endian, without the nonce */
    uint32_t key_midstate[8]; /* hash state of the password after header bytes 0..63 */
    uint32_t reject_mask;     /* target.h */
    uint32_t target[8];
};

static void scrypt_job_set(struct scrypt_job *job, const uint8_t header[80], const uint8_t target_le[32])
{
    for (int i = 0; i < 19; i++)
        job->header[i] = load_be32(header + 4 * i);
    for (int i = 0; i < 8; i++)
        job->key_midstate[i] = SHA256_IV[i];
    sha256_compress(job->key_midstate, job->header);
    target_load(job->target, target_le);
    job->reject_mask = target_reject_mask(job->target);
}

/* One block of SHA-256 in every lane, FIPS 180-4 section 6.2.2, the schedule in a ring of 16 words. */
static void scrypt_compress(V state[8], V w[16])
{
    V s[8];
    for (int i = 0; i < 8; i++)
        s[i] = state[i];
    for (int t = 0; t < 64; t += 16)
        for (int i = 0; i < 16; i++) {
            V t1 = v_add(v_add(v_add(s[7], v_splat(&SHA256_K[t + i])), w[i]), v_add(v_S1(s[4]), v_ch(s[4], s[5], s[6])));
            V t2 = v_add(v_S0(s[0]), v_maj(s[0], s[1], s[2]));
            s[7] = s[6], s[6] = s[5], s[5] = s[4], s[4] = v_add(s[3], t1);
            s[3] = s[2], s[2] = s[1], s[1] = s[0], s[0] = v_add(t1, t2);
            /* W[t + 16]; what the last sixteen rounds make is not used. */
            w[i] = v_add(v_add(w[i], v_s0(w[(i + 1) & 15])), v_add(w[(i + 9) & 15], v_s1(w[(i + 14) & 15])));
        }
    for (int i = 0; i < 8; i++)
        state[i] = v_add(state[i], s[i]);
}

static void scrypt_splat(V *to, const uint32_t *from, int words)
{
    for (int i = 0; i < words; i++)
        to[i] = v_splat(from + i);
}

/* Pads block from word `used` on, FIPS 180-4 section 5.1.1, for a message of `bytes` bytes in all. */
static void scrypt_pad(V block[16], int used, uint32_t bytes)
{
    const uint32_t pad = SHA256_PAD, zero = 0, bits = 8 * bytes;
    block[used] = v_splat(&pad);
    for (int i = used + 1; i < 15; i++)
        block[i] = v_splat(&zero);
    block[15] = v_splat(&bits);
}

/* The hash states of HMAC's two keys, RFC 2104, one per lane. */
struct scrypt_keys {
    V inner[8], outer[8];
};

static void scrypt_key_state(V state[8], const V key[8], uint32_t pad)
{
    V block[16];
    for (int i = 0; i < 16; i++)
        block[i] = v_splat(&pad);
    for (int i = 0; i < 8; i++)
        block[i] = v_xor(key[i], block[i]);
    scrypt_splat(state, SHA256_IV, 8);
    scrypt_compress(state, block);
}

/* HMAC's end: the outer hash over the inner digest. Leaves the code in `digest`. */
static void scrypt_outer(V digest[8], const V outer[8])
{
    V block[16];
    memcpy(block, digest, 8 * sizeof(V));
    scrypt_pad(block, 8, 64 + 32);
    memcpy(digest, outer, 8 * sizeof(V));
    scrypt_compress(digest, block);
}

/* First PBKDF2 (RFC 8018 section 5.2, one iteration): 128 bytes as 32 little-endian words, for ROMix. */
static void scrypt_expand(const struct scrypt_job *job, uint32_t first, struct scrypt_keys *keys, V x[SCRYPT_WORDS])
{
    V key[8], salted[8], block[16];
    const V nonce = v_nonces(first);

    /* A password longer than a block is hashed first, RFC 2104 section 2. */
    scrypt_splat(key, job->key_midstate, 8);
    scrypt_splat(block, job->header + 16, 3);
    block[3] = nonce;
    scrypt_pad(block, 4, 80);
    scrypt_compress(key, block);
    scrypt_key_state(keys->inner, key, HMAC_INNER);
    scrypt_key_state(keys->outer, key, HMAC_OUTER);

    memcpy(salted, keys->inner, sizeof salted);
    scrypt_splat(block, job->header, 16);
    scrypt_compress(salted, block);

    for (uint32_t part = 1; part <= 4; part++) {
        V digest[8];
        scrypt_splat(block, job->header + 16, 3);
        block[3] = nonce;
        block[4] = v_splat(&part);
        scrypt_pad(block, 5, 64 + 80 + 4);
        memcpy(digest, salted, sizeof digest);
        scrypt_compress(digest, block);
        scrypt_outer(digest, keys->outer);
        for (int i = 0; i < 8; i++)
            x[8 * (part - 1) + i] = v_swap(digest[i]);
    }
}

/* Second PBKDF2, with ROMix's result as salt: the digest as big-endian words. */
static void scrypt_reduce(const struct scrypt_keys *keys, const V x[SCRYPT_WORDS], V digest[8])
{
    const uint32_t part = 1;
    V block[16];
    memcpy(digest, keys->inner, 8 * sizeof(V));
    for (int half = 0; half < SCRYPT_WORDS; half += 16) {
        for (int i = 0; i < 16; i++)
            block[i] = v_swap(x[half + i]);
        scrypt_compress(digest, block);
    }
    block[0] = v_splat(&part);
    scrypt_pad(block, 1, 64 + 128 + 4);
    scrypt_compress(digest, block);
    scrypt_outer(digest, keys->outer);
}

/* Writes the nonces of a batch whose digests count; lane i is nonce first + i, lanes <= LANES. */
static uint32_t scrypt_prove(const struct scrypt_job *job, const V digest[8], uint32_t first, uint32_t lanes,
                             uint32_t *out)
{
    uint64_t candidates = v_zero(digest[7], v_splat(&job->reject_mask));
    uint32_t words[8][LANES], found = 0;
    if (!candidates)
        return 0;
    memcpy(words, digest, sizeof words);
    for (uint32_t i = 0; i < lanes && candidates >> i; i++)
        if (candidates >> i & 1) {
            uint32_t own[8];
            for (int k = 0; k < 8; k++)
                own[k] = words[k][i];
            if (digest_counts(own, job->target))
                out[found++] = first + i;
        }
    return found;
}

#endif
