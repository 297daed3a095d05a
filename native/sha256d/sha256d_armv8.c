/*
 * SHA-256d with the Armv8 SHA2 instructions (Arm ARM, C7.2: SHA256H, SHA256H2, SHA256SU0, SHA256SU1).
 *
 * A pair sha256h, sha256h2 does four rounds in sequence, so LANES independent nonces take turns. States stand in the
 * order of the standard: a b c d and e f g h. Round 3 of the first hash and round 0 of the second are one addition
 * each, which leaves rounds 4..63 and, with the schedule's vectors shifted by one word, rounds 1..60.
 */
#include "../kernel_entry.h"
#include "sha256d_job.h"

#include <arm_neon.h>

typedef uint32x4_t V;
#define LANES 4
#define EACH for (int i = 0; i < LANES; i++)

struct state {
    struct sha256d_job job;
    int ready;
    uint32_t abcd[4], efgh[4]; /* after round 3 of the first hash, less the nonce word in a and e */
    uint32_t kw[16];           /* K[t] + W[t] for t = 4..15 of the first hash, all padding */
};

static void set_job(struct state *own, const uint8_t *header, const uint8_t *target_le)
{
    struct sha256d_job *job = &own->job;
    const uint32_t *s = job->state3;

    sha256d_job_set(job, header, target_le);
    memcpy(own->abcd, (uint32_t[4]){job->a4, s[0], s[1], s[2]}, sizeof own->abcd);
    memcpy(own->efgh, (uint32_t[4]){job->e4, s[4], s[5], s[6]}, sizeof own->efgh);
    for (int t = 4; t < 16; t++)
        own->kw[t] = SHA256_K[t];
    own->kw[4] += SHA256_PAD;
    own->kw[15] += SHA256D_HEADER_BITS;
}

/* Four rounds in every lane; kw is an expression of i. */
#define ROUNDS(kw)                                         \
    EACH                                                   \
    {                                                      \
        V sum = kw, before = abcd[i];                      \
        abcd[i] = vsha256hq_u32(before, efgh[i], sum);     \
        efgh[i] = vsha256h2q_u32(efgh[i], before, sum);    \
    }

/* Rounds t .. t+3 with the words m. */
#define ROUNDS_WORDS(t, m)                   \
    do {                                     \
        const V k = vld1q_u32(SHA256_K + (t)); \
        ROUNDS(vaddq_u32(m[i], k))           \
    } while (0)

/* Four schedule words from the sixteen before, FIPS 180-4 section 6.2.2 step 1, in place of the oldest four. */
#define EXTEND(m0, m1, m2, m3) \
    EACH m0[i] = vsha256su1q_u32(vsha256su0q_u32(m0[i], m1[i]), m2[i], m3[i])

/* Sixteen rounds from t with the words m0..m3, and the sixteen words after them. */
#define ROUNDS_16(t)                 \
    do {                             \
        ROUNDS_WORDS((t) + 0, m0);   \
        EXTEND(m0, m1, m2, m3);      \
        ROUNDS_WORDS((t) + 4, m1);   \
        EXTEND(m1, m2, m3, m0);      \
        ROUNDS_WORDS((t) + 8, m2);   \
        EXTEND(m2, m3, m0, m1);      \
        ROUNDS_WORDS((t) + 12, m3);  \
        EXTEND(m3, m0, m1, m2);      \
    } while (0)

ADIT_INLINE uint64_t candidates_of(const struct state *own, uint32_t first)
{
    static const uint32_t pad[4] = {SHA256_PAD}, bits[4] = {0, 0, 0, SHA256D_HEADER_BITS};
    static const uint32_t second_bits[4] = {0, 0, 0, SHA256D_DIGEST_BITS};
    /* The second hash after round 0, less W0 in a and e. */
    const uint32_t abcd1[4] = {SHA256D_A0, SHA256_IV[0], SHA256_IV[1], SHA256_IV[2]};
    const uint32_t efgh1[4] = {SHA256D_E0, SHA256_IV[4], SHA256_IV[5], SHA256_IV[6]};
    const V zero = vdupq_n_u32(0);
    V abcd[LANES], efgh[LANES], m0[LANES], m1[LANES], m2[LANES], m3[LANES];
    uint64_t candidates = 0;

    /* First hash, from round 4. */
    EACH
    {
        uint32_t n = swap32(first + (uint32_t)i);
        V add = vsetq_lane_u32(n, zero, 0);
        abcd[i] = vaddq_u32(vld1q_u32(own->abcd), add);
        efgh[i] = vaddq_u32(vld1q_u32(own->efgh), add);
        m0[i] = (V){own->job.tail[0], own->job.tail[1], own->job.tail[2], n};
        m1[i] = vld1q_u32(pad);
        m2[i] = zero;
        m3[i] = vld1q_u32(bits);
    }
    ROUNDS(vld1q_u32(own->kw + 4))
    EXTEND(m0, m1, m2, m3);
    ROUNDS(vld1q_u32(own->kw + 8))
    EXTEND(m1, m2, m3, m0);
    ROUNDS(vld1q_u32(own->kw + 12))
    EXTEND(m2, m3, m0, m1);
    EXTEND(m3, m0, m1, m2);
    ROUNDS_16(16);
    ROUNDS_16(32);
    ROUNDS_WORDS(48, m0);
    ROUNDS_WORDS(52, m1);
    ROUNDS_WORDS(56, m2);
    ROUNDS_WORDS(60, m3);

    /* Second hash: m0 = W1..W4, m1 = W5..W8, m2 = W9..W12 = 0, m3 = W13..W16 with W16 = W0 + s0(W1), SHA256SU0's. */
    EACH
    {
        V low = vaddq_u32(abcd[i], vld1q_u32(own->job.midstate));
        V high = vaddq_u32(efgh[i], vld1q_u32(own->job.midstate + 4));
        V add = vsetq_lane_u32(vgetq_lane_u32(low, 0), zero, 0);
        m0[i] = vextq_u32(low, high, 1);
        m1[i] = vextq_u32(high, vld1q_u32(pad), 1);
        m2[i] = zero;
        m3[i] = vextq_u32(vld1q_u32(second_bits), vsha256su0q_u32(low, high), 1);
        abcd[i] = vaddq_u32(vld1q_u32(abcd1), add);
        efgh[i] = vaddq_u32(vld1q_u32(efgh1), add);
    }
    ROUNDS_16(1);
    ROUNDS_16(17);
    ROUNDS_WORDS(33, m0);
    EXTEND(m0, m1, m2, m3);
    ROUNDS_WORDS(37, m1);
    EXTEND(m1, m2, m3, m0);
    ROUNDS_WORDS(41, m2);
    EXTEND(m2, m3, m0, m1);
    ROUNDS_WORDS(45, m3);
    ROUNDS_WORDS(49, m0);
    ROUNDS_WORDS(53, m1);
    ROUNDS_WORDS(57, m2);

    /* H7 = IV[7] + h after round 63 = IV[7] + e after round 60. */
    EACH
    {
        uint32_t top = vgetq_lane_u32(efgh[i], 0) + SHA256_IV[7];
        candidates |= (uint64_t)((top & own->job.reject_mask) == 0) << i;
    }
    return candidates;
}

static uint32_t batch(struct state *own, uint32_t first, uint32_t lanes, uint32_t *out)
{
    uint64_t candidates = candidates_of(own, first);
    return candidates ? sha256d_prove(&own->job, candidates, first, lanes, out) : 0;
}

ADIT_KERNEL(adit_sha256d_armv8, state, LANES, set_job, batch)
