/*
 * SHA-256d with the x86 SHA extensions (Intel SDM volume 2: SHA256RNDS2, SHA256MSG1, SHA256MSG2).
 *
 * sha256rnds2 does two rounds, one every second cycle but four cycles deep, so LANES independent nonces take turns.
 * 60 of them per nonce are the whole cost: round 3 of the first hash and round 0 of the second are one addition each,
 * which leaves rounds 4..63 and, with the schedule's vectors shifted by one word, rounds 1..60.
 */
#include "../kernel_entry.h"
#include "sha256d_job.h"

#include <immintrin.h>

typedef __m128i V;
#define LANES 8
#define EACH for (int i = 0; i < LANES; i++)
#if defined(__clang__)
#define UNROLL _Pragma("clang loop unroll(full)")
#elif defined(__GNUC__)
#define UNROLL _Pragma("GCC unroll 16")
#else
#define UNROLL
#endif

/* Four consecutive words, the first in the lowest lane. */
struct words {
    _Alignas(16) uint32_t word[4];
};

struct state {
    struct sha256d_job job;
    int ready;
    struct words k[16];       /* K[4g] .. K[4g+3] */
    struct words k_odd[15];   /* K[4g+1] .. K[4g+4] */
    struct words kw[4];       /* K + W of groups 1..3 of the first hash, all padding */
    struct words m0, m3;      /* W0..W2 and room for the nonce; W12..W15 */
    struct words m5, m7;      /* what is constant in W20..W23 and W28..W31 before sha256msg2 */
    struct words abef, cdgh;  /* after round 3 of the first hash, less the nonce word in a and e */
    struct words mid_abef, mid_cdgh;
};

/* The order in which the instructions want a state: f e b a and h g d c, lowest lane first. */
static struct words abef_of(const uint32_t s[8]) { return (struct words){{s[5], s[4], s[1], s[0]}}; }
static struct words cdgh_of(const uint32_t s[8]) { return (struct words){{s[7], s[6], s[3], s[2]}}; }

static void set_job(struct state *own, const uint8_t *header, const uint8_t *target_le)
{
    struct sha256d_job *job = &own->job;
    const uint32_t *s = job->state3;

    sha256d_job_set(job, header, target_le);
    for (int t = 0; t < 64; t++)
        own->k[t / 4].word[t % 4] = SHA256_K[t];
    for (int t = 1; t <= 60; t++)
        own->k_odd[(t - 1) / 4].word[(t - 1) % 4] = SHA256_K[t];
    own->kw[1] = own->k[1];
    own->kw[2] = own->k[2];
    own->kw[3] = own->k[3];
    own->kw[1].word[0] += SHA256_PAD;
    own->kw[3].word[3] += SHA256D_HEADER_BITS;
    own->m0 = (struct words){{job->tail[0], job->tail[1], job->tail[2], 0}};
    own->m3 = (struct words){{0, 0, 0, SHA256D_HEADER_BITS}};
    own->m5 = (struct words){{SHA256_PAD, 0, SHA256D_HEADER_BITS, job->w16}};
    own->m7 = (struct words){{0, 0, sha256_s0(SHA256D_HEADER_BITS), job->w31}};
    own->abef = (struct words){{s[4], job->e4, s[0], job->a4}};
    own->cdgh = (struct words){{s[6], s[5], s[2], s[1]}};
    own->mid_abef = abef_of(job->midstate);
    own->mid_cdgh = cdgh_of(job->midstate);
}

#define LOAD(words) _mm_load_si128((const V *)(words).word)
#define SHUFFLE(v, l0, l1, l2, l3) _mm_shuffle_epi32(v, (l0) | (l1) << 2 | (l2) << 4 | (l3) << 6)
/* Lane 3 of the second, the others of the first; lanes 1 and 2 of the second. */
#define BLEND_3(p, q) _mm_blend_epi16(p, q, 0xc0)
#define BLEND_12(p, q) _mm_blend_epi16(p, q, 0x3c)

/* Four rounds in every lane, kw(i) being K + W of that lane. */
#define ROUNDS(kw)                                                          \
    do {                                                                    \
        UNROLL EACH                                                         \
        {                                                                   \
            V sum = kw(i);                                                  \
            cdgh[i] = _mm_sha256rnds2_epu32(cdgh[i], abef[i], sum);         \
            sum = SHUFFLE(sum, 2, 3, 2, 3);                                 \
            abef[i] = _mm_sha256rnds2_epu32(abef[i], cdgh[i], sum);         \
        }                                                                   \
    } while (0)

/* W[t..t+3] from the sixteen words before: FIPS 180-4 section 6.2.2 step 1, four at a time. m0 is replaced. */
#define EXTEND(m0, m1, m2, m3)                                                                          \
    UNROLL EACH                                                                                         \
    {                                                                                                   \
        V old = _mm_add_epi32(_mm_sha256msg1_epu32(m0[i], m1[i]), _mm_alignr_epi8(m3[i], m2[i], 4));    \
        m0[i] = _mm_sha256msg2_epu32(old, m3[i]);                                                       \
    }

/* Group g with K + W the same in every lane, from that table of the state. */
#define ROUNDS_SAME(table, g)               \
    do {                                    \
        const V kw = LOAD(own->table[g]);   \
        ROUNDS(KW_SAME);                    \
    } while (0)
#define KW_SAME(i) kw
/* Group g with the words m and K from that table. */
#define ROUNDS_WORDS(table, g, m)            \
    do {                                     \
        const V k = LOAD(own->table[g]);     \
        const V *words = m;                  \
        ROUNDS(KW_WORDS);                    \
    } while (0)
#define KW_WORDS(i) _mm_add_epi32(words[i], k)

ADIT_INLINE uint64_t candidates_of(const struct state *own, uint32_t first)
{
    V abef[LANES], cdgh[LANES], m0[LANES], m1[LANES], m2[LANES], m3[LANES];
    const uint32_t iv7 = SHA256_IV[7], mask = own->job.reject_mask;
    uint64_t candidates = 0;

    /* First hash, from round 4; m0 holds W16..W19. */
    UNROLL EACH
    {
        V n = _mm_cvtsi32_si128((int)swap32(first + (uint32_t)i));
        abef[i] = _mm_add_epi32(LOAD(own->abef), SHUFFLE(n, 1, 0, 1, 0));
        cdgh[i] = LOAD(own->cdgh);
        m0[i] = _mm_add_epi32(LOAD(own->m0), SHUFFLE(n, 1, 1, 1, 0));
    }
    ROUNDS_SAME(kw, 1);
    const V m1_first = _mm_set_epi32(0, 0, 0, (int)SHA256_PAD);
    UNROLL EACH m0[i] = _mm_sha256msg2_epu32(_mm_sha256msg1_epu32(m0[i], m1_first), LOAD(own->m3));
    ROUNDS_SAME(kw, 2);
    UNROLL EACH m1[i] = _mm_sha256msg2_epu32(LOAD(own->m5), m0[i]);
    ROUNDS_SAME(kw, 3);
    UNROLL EACH m2[i] = _mm_sha256msg2_epu32(_mm_alignr_epi8(m1[i], m0[i], 4), m1[i]);
    ROUNDS_WORDS(k, 4, m0);
    UNROLL EACH
    {
        V old = _mm_add_epi32(_mm_alignr_epi8(m2[i], m1[i], 4), LOAD(own->m7));
        m3[i] = _mm_sha256msg2_epu32(old, m2[i]);
    }
    ROUNDS_WORDS(k, 5, m1);
    /* W32..W35 want W16..W19 and so on; from here all is general. */
    EXTEND(m0, m1, m2, m3);
    ROUNDS_WORDS(k, 6, m2);
    EXTEND(m1, m2, m3, m0);
    ROUNDS_WORDS(k, 7, m3);
    EXTEND(m2, m3, m0, m1);
    ROUNDS_WORDS(k, 8, m0);
    EXTEND(m3, m0, m1, m2);
    ROUNDS_WORDS(k, 9, m1);
    EXTEND(m0, m1, m2, m3);
    ROUNDS_WORDS(k, 10, m2);
    EXTEND(m1, m2, m3, m0);
    ROUNDS_WORDS(k, 11, m3);
    EXTEND(m2, m3, m0, m1);
    ROUNDS_WORDS(k, 12, m0);
    EXTEND(m3, m0, m1, m2);
    ROUNDS_WORDS(k, 13, m1);
    ROUNDS_WORDS(k, 14, m2);
    ROUNDS_WORDS(k, 15, m3);

    /*
     * Second hash over H0..H7, H standing as f e b a = H5 H4 H1 H0 and h g d c = H7 H6 H3 H2.
     * m0 = W1..W4, m1 = W5..W8, m2 = W9..W12 = 0, m3 = W13..W16 with W16 = W0 + s0(W1), which sha256msg1 leaves in
     * lane 3. Round 0 adds W0 to a and e.
     */
    const V pad = _mm_set_epi32((int)SHA256_PAD, 0, 0, 0);
    const V bits = _mm_set_epi32(0, SHA256D_DIGEST_BITS, 0, 0);
    const V only_a_e = _mm_set_epi32(-1, 0, -1, 0);
    const V abef1 = _mm_set_epi32((int)SHA256D_A0, (int)SHA256_IV[0], (int)SHA256D_E0, (int)SHA256_IV[4]);
    const V cdgh1 = _mm_set_epi32((int)SHA256_IV[1], (int)SHA256_IV[2], (int)SHA256_IV[5], (int)SHA256_IV[6]);
    UNROLL EACH
    {
        V x = _mm_add_epi32(abef[i], LOAD(own->mid_abef));
        V y = _mm_add_epi32(cdgh[i], LOAD(own->mid_cdgh));
        m0[i] = BLEND_12(SHUFFLE(x, 2, 2, 1, 1), SHUFFLE(y, 2, 3, 2, 3));
        m1[i] = BLEND_3(BLEND_12(x, SHUFFLE(y, 0, 1, 0, 1)), pad);
        m3[i] = BLEND_3(bits, _mm_sha256msg1_epu32(x, m0[i]));
        abef[i] = _mm_add_epi32(abef1, _mm_and_si128(SHUFFLE(x, 3, 3, 3, 3), only_a_e));
        cdgh[i] = cdgh1;
    }
    ROUNDS_WORDS(k_odd, 0, m0);
    UNROLL EACH m0[i] = _mm_sha256msg2_epu32(_mm_sha256msg1_epu32(m0[i], m1[i]), m3[i]);
    ROUNDS_WORDS(k_odd, 1, m1);
    UNROLL EACH m1[i] = _mm_sha256msg2_epu32(
        _mm_add_epi32(_mm_sha256msg1_epu32(m1[i], _mm_setzero_si128()), _mm_alignr_epi8(m0[i], m3[i], 4)), m0[i]);
    ROUNDS_SAME(k_odd, 2);
    UNROLL EACH m2[i] = _mm_sha256msg2_epu32(_mm_alignr_epi8(m1[i], m0[i], 4), m1[i]);
    ROUNDS_WORDS(k_odd, 3, m3);
    EXTEND(m3, m0, m1, m2);
    ROUNDS_WORDS(k_odd, 4, m0);
    EXTEND(m0, m1, m2, m3);
    ROUNDS_WORDS(k_odd, 5, m1);
    EXTEND(m1, m2, m3, m0);
    ROUNDS_WORDS(k_odd, 6, m2);
    EXTEND(m2, m3, m0, m1);
    ROUNDS_WORDS(k_odd, 7, m3);
    EXTEND(m3, m0, m1, m2);
    ROUNDS_WORDS(k_odd, 8, m0);
    EXTEND(m0, m1, m2, m3);
    ROUNDS_WORDS(k_odd, 9, m1);
    EXTEND(m1, m2, m3, m0);
    ROUNDS_WORDS(k_odd, 10, m2);
    EXTEND(m2, m3, m0, m1);
    ROUNDS_WORDS(k_odd, 11, m3);
    ROUNDS_WORDS(k_odd, 12, m0);
    ROUNDS_WORDS(k_odd, 13, m1);
    ROUNDS_WORDS(k_odd, 14, m2);

    /* H7 = IV[7] + h after round 63 = IV[7] + e after round 60. */
    UNROLL EACH
    {
        uint32_t top = (uint32_t)_mm_extract_epi32(abef[i], 1) + iv7;
        candidates |= (uint64_t)((top & mask) == 0) << i;
    }
    return candidates;
}

static uint32_t batch(struct state *own, uint32_t first, uint32_t lanes, uint32_t *out)
{
    uint64_t candidates = candidates_of(own, first);
    return candidates ? sha256d_prove(&own->job, candidates, first, lanes, out) : 0;
}

ADIT_KERNEL(adit_sha256d_shani, state, LANES, set_job, batch)
