/*
 * What of SHA-256d over an 80-byte header does not depend on the nonce, computed once per job.
 * README.md has the table of which terms are folded when; names here are those of that table.
 */
#ifndef ADIT_SHA256D_JOB_H
#define ADIT_SHA256D_JOB_H

#include "sha256.h"

#define SHA256D_HEADER_BITS 640
#define SHA256D_DIGEST_BITS 256

/*
 * a and e after round 0 of the second hash, less W0: that round sees only SHA256_IV. T1 = 0xf377ed68,
 * T2 = 0x08909ae5 (FIPS 180-4 section 6.2.2 step 3 with W0 = 0), a = T1 + T2, e = IV[3] + T1.
 */
#define SHA256D_A0 0xfc08884du
#define SHA256D_E0 0x98c7e2a2u

struct sha256d_job {
    uint32_t midstate[8];  /* hash state after header bytes 0..63 */
    uint32_t tail[3];      /* W0..W2 of the second block: end of the merkle root, time, bits */
    uint32_t state3[8];    /* a..h of the second block after rounds 0..2 */
    uint32_t a4, e4;       /* a and e after round 3, less the nonce word W3 */
    uint32_t hkw[18];      /* t = 4..6: h + K[t] + W[t], all three constant; t = 7..17: K[t] + W[t] */
    uint32_t w16, w17;     /* schedule words without a nonce term */
    uint32_t w18, w19;     /* the constant parts of W18 = w18 + s0(W3), W19 = w19 + W3 */
    uint32_t w31, w32, w33; /* W31 += s0(W16) + W15, W32 += s0(W17) + W16, W33 += W17 */
    uint32_t reject_mask;  /* target.h */
    uint32_t target[8];
};

static void sha256d_job_set(struct sha256d_job *job, const uint8_t header[80], const uint8_t target_le[32])
{
    uint32_t w[16], *s = job->state3;

    for (int i = 0; i < 16; i++)
        w[i] = load_be32(header + 4 * i);
    for (int i = 0; i < 8; i++)
        job->midstate[i] = SHA256_IV[i];
    sha256_compress(job->midstate, w);

    for (int i = 0; i < 3; i++)
        w[i] = job->tail[i] = load_be32(header + 64 + 4 * i);
    for (int i = 3; i < 16; i++)
        w[i] = 0;
    w[4] = SHA256_PAD;
    w[15] = SHA256D_HEADER_BITS;

    for (int i = 0; i < 8; i++)
        s[i] = job->midstate[i];
    for (int t = 0; t < 3; t++)
        sha256_round(s, SHA256_K[t] + w[t]);

    uint32_t after[8];
    for (int i = 0; i < 8; i++)
        after[i] = s[i];
    sha256_round(after, SHA256_K[3]);
    job->a4 = after[0];
    job->e4 = after[4];

    job->w16 = sha256_s0(w[1]) + w[0];
    job->w17 = sha256_s1(w[15]) + sha256_s0(w[2]) + w[1];
    job->w18 = sha256_s1(job->w16) + w[2];
    job->w19 = sha256_s1(job->w17) + sha256_s0(w[4]);
    job->w31 = sha256_s0(job->w16) + w[15];
    job->w32 = sha256_s0(job->w17) + job->w16;
    job->w33 = job->w17;

    for (int t = 4; t < 16; t++)
        job->hkw[t] = SHA256_K[t] + w[t];
    /* In round 4 h is what g was after round 2; rounds 5 and 6 see the f and e of that state. */
    for (int t = 4; t < 7; t++)
        job->hkw[t] += s[10 - t];
    job->hkw[16] = SHA256_K[16] + job->w16;
    job->hkw[17] = SHA256_K[17] + job->w17;

    target_load(job->target, target_le);
    job->reject_mask = target_reject_mask(job->target);
}

/* The whole digest of one nonce, against the whole target: the judge of every candidate. */
static int sha256d_counts(const struct sha256d_job *job, uint32_t nonce)
{
    uint32_t block[16] = {job->tail[0], job->tail[1], job->tail[2], swap32(nonce), SHA256_PAD};
    uint32_t first[8], digest[8];

    block[15] = SHA256D_HEADER_BITS;
    for (int i = 0; i < 8; i++)
        first[i] = job->midstate[i];
    sha256_compress(first, block);

    for (int i = 0; i < 8; i++)
        block[i] = first[i];
    for (int i = 8; i < 16; i++)
        block[i] = 0;
    block[8] = SHA256_PAD;
    block[15] = SHA256D_DIGEST_BITS;
    for (int i = 0; i < 8; i++)
        digest[i] = SHA256_IV[i];
    sha256_compress(digest, block);
    return digest_counts(digest, job->target);
}

/* Writes the lanes of `candidates` that truly count; bit i is nonce first + i. */
static uint32_t sha256d_prove(const struct sha256d_job *job, uint64_t candidates, uint32_t first, uint32_t lanes,
                              uint32_t *out)
{
    uint32_t found = 0;
    for (uint32_t i = 0; i < lanes && candidates >> i; i++)
        if (candidates >> i & 1 && sha256d_counts(job, first + i))
            out[found++] = first + i;
    return found;
}

#endif
