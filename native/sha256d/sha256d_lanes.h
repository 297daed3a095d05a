/*
 * SHA-256d of one header under many nonces at once, one nonce per lane, everything a job fixes already folded
 * (sha256d_job.h; README.md has the table). The including file says what a vector is:
 *
 *   V                        LANES words of 32 bits
 *   LANES                    nonces tested at once
 *   v_add(x, y)              lane-wise, modulo 2^32
 *   v_splat(p)               *p in every lane
 *   v_ch(x, y, z)            FIPS 180-4 (4.2)
 *   v_maj(x, y, z)           FIPS 180-4 (4.3); where three-input logic is missing, V_MAJ_BY_XOR 1 and v_xor, v_and
 *   v_S0 v_S1 v_s0 v_s1 (x)  FIPS 180-4 (4.4) to (4.7)
 *   v_nonces(first)          lane i: the nonce first + i as the header word W3 (bytes swapped)
 *   v_zero(x, mask)          uint64: bit i set when lane i of (x & mask) is zero
 *   v_load(p), v_store(p, x)
 *   V_KEEP(x)                optional: x must be computed as it stands, whatever a compiler thinks of the order of sums
 *
 * Rounds 0..23 of each hash are written out, as each folds something else; rounds from 24 on are all alike and run as
 * one loop of eight for both hashes, so that the whole stays within the processor's cache of decoded instructions.
 */
#ifndef ADIT_SHA256D_LANES_H
#define ADIT_SHA256D_LANES_H

#include "sha256d_job.h"

#ifndef V_KEEP
#define V_KEEP(x) (void)0
#endif

/*
 * Maj(a, b, c) = b ^ ((a ^ b) & (b ^ c)), and this round's a ^ b is the next one's b ^ c: two logic operations and
 * one kept value instead of four operations.
 */
#if V_MAJ_BY_XOR
#define MAJ_BEGIN(b, c) bc = v_xor(b, c)
#define MAJ(a, b, c) (ab = v_xor(a, b), bc = v_and(ab, bc), mj = v_xor(b, bc), bc = ab, mj)
#define MAJ_VARIABLES V ab, bc, mj
#else
#define MAJ_BEGIN(b, c) (void)0
#define MAJ(a, b, c) v_maj(a, b, c)
#define MAJ_VARIABLES (void)0
#endif

/* Round t, FIPS 180-4 section 6.2.2 step 3, without moving a..h. hkw = h + K[t] + W[t] in whatever way is cheapest. */
#define ROUND(a, b, c, d, e, f, g, h, hkw)        \
    do {                                          \
        V t1 = v_add(hkw, v_ch(e, f, g));         \
        V_KEEP(t1);                               \
        t1 = v_add(t1, v_S1(e));                  \
        V_KEEP(t1);                               \
        V t2 = v_add(v_S0(a), MAJ(a, b, c));      \
        V_KEEP(t2);                               \
        d = v_add(d, t1);                         \
        h = v_add(t2, t1);                        \
    } while (0)

/* The same, when only e will be wanted afterwards: d becomes the new e. */
#define ROUND_E(d, e, f, g, hkw) (d = v_add(v_add(v_add(hkw, v_ch(e, f, g)), v_S1(e)), d))

/* Eight rounds return the letters to their places. SUM(h, t) gives round t's hkw. */
#define ROUND_AT(i, t, SUM) ROUND_AT_##i(t, SUM)
#define ROUND_AT_0(t, SUM) ROUND(a, b, c, d, e, f, g, h, SUM(h, t))
#define ROUND_AT_1(t, SUM) ROUND(h, a, b, c, d, e, f, g, SUM(g, t))
#define ROUND_AT_2(t, SUM) ROUND(g, h, a, b, c, d, e, f, SUM(f, t))
#define ROUND_AT_3(t, SUM) ROUND(f, g, h, a, b, c, d, e, SUM(e, t))
#define ROUND_AT_4(t, SUM) ROUND(e, f, g, h, a, b, c, d, SUM(d, t))
#define ROUND_AT_5(t, SUM) ROUND(d, e, f, g, h, a, b, c, SUM(c, t))
#define ROUND_AT_6(t, SUM) ROUND(c, d, e, f, g, h, a, b, SUM(b, t))
#define ROUND_AT_7(t, SUM) ROUND(b, c, d, e, f, g, h, a, SUM(a, t))

/* W[t] of the general rounds, FIPS 180-4 section 6.2.2 step 1, kept for the sixteen rounds that follow. */
ADIT_INLINE void sha256d_extend(V *w, int t)
{
    V old = v_add(v_s0(v_load(w + t - 15)), v_load(w + t - 16));
    v_store(w + t, v_add(old, v_add(v_s1(v_load(w + t - 2)), v_load(w + t - 7))));
}

/* The ways a round gets its hkw. */
#define SUM_JOB(h, t) v_add(h, v_splat(&job->hkw[t]))
#define SUM_SECOND(h, t) v_add(h, v_splat(&SHA256D_SECOND.kw[t]))
#define SUM_WORD(h, t) v_add(v_add(h, v_splat(&SHA256_K[t])), v_load(w + (t)))

/* A schedule word that folds something. */
#define MAKE(t, word) v_store(w + (t), word)

/*
 * Eight rounds from t and six words from u. A round is a chain that leaves a processor's ports idle, a schedule word
 * is not: words are made ahead of their rounds, at a pace that spreads them over all rounds.
 */
#define GENERAL_ROUNDS(t, u)                \
    do {                                    \
        sha256d_extend(w, (u) + 0);         \
        ROUND_AT(0, (t) + 0, SUM_WORD);     \
        sha256d_extend(w, (u) + 1);         \
        ROUND_AT(1, (t) + 1, SUM_WORD);     \
        sha256d_extend(w, (u) + 2);         \
        ROUND_AT(2, (t) + 2, SUM_WORD);     \
        ROUND_AT(3, (t) + 3, SUM_WORD);     \
        sha256d_extend(w, (u) + 3);         \
        ROUND_AT(4, (t) + 4, SUM_WORD);     \
        sha256d_extend(w, (u) + 4);         \
        ROUND_AT(5, (t) + 5, SUM_WORD);     \
        sha256d_extend(w, (u) + 5);         \
        ROUND_AT(6, (t) + 6, SUM_WORD);     \
        ROUND_AT(7, (t) + 7, SUM_WORD);     \
    } while (0)

/* Keeps the compiler from making two copies of the general loop, one per hash. */
#if defined(__GNUC__) || defined(__clang__)
#define ONE_LOOP(n) __asm__("" : "+r"(n))
#else
#define ONE_LOOP(n) (void)0
#endif

/* Constants of the second hash, whose padding never changes. */
static const struct {
    uint32_t a0, e0;     /* a and e after round 0, less W0 */
    uint32_t hk[4];      /* t = 1..3: h + K[t], h still an initial value */
    uint32_t kw[16];     /* t = 8..15: K[t] + W[t] */
    uint32_t w17, w22, w23, w24, w30, w31; /* constant parts of those schedule words */
} SHA256D_SECOND = {
    .a0 = SHA256D_A0, .e0 = SHA256D_E0,
    .hk = {0, 0x1f83d9abu + 0x71374491u, 0x9b05688cu + 0xb5c0fbcfu, 0x510e527fu + 0xe9b5dba5u},
    /* W8 = the padding bit, W9..W14 = 0, W15 = 256 bits */
    .kw = {0, 0, 0, 0, 0, 0, 0, 0, 0xd807aa98u + SHA256_PAD, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74,
           0x80deb1fe, 0x9bdc06a7, 0xc19bf174u + SHA256D_DIGEST_BITS},
    .w17 = 0x00a00000, /* s1(256) */
    .w22 = SHA256D_DIGEST_BITS,
    .w23 = 0x11002000, /* s0(SHA256_PAD) */
    .w24 = SHA256_PAD,
    .w30 = 0x00400022, /* s0(256) */
    .w31 = SHA256D_DIGEST_BITS,
};
static const uint32_t SHA256D_PAD_WORD = SHA256_PAD, SHA256D_BITS_WORD = SHA256D_HEADER_BITS;
static const uint32_t SHA256D_W30_FIRST = 0x00a00055; /* s0(640) */

/*
 * Bit i: the digest of nonce first + i has zeros wherever job->reject_mask demands them in its top word, so it may
 * count. The top word is H7 = IV[7] + h after round 63 = IV[7] + e after round 60: the rest is not computed.
 */
ADIT_INLINE uint64_t sha256d_lanes(const struct sha256d_job *job, uint32_t first)
{
    const uint32_t *s = job->state3;
    V w[64], a, b, c, d, e, f, g, h;
    MAJ_VARIABLES;
    V n = v_nonces(first);

    /* First hash, second block. Rounds 0..2 are in state3; round 3 only adds the nonce word. */
    e = v_add(n, v_splat(&job->a4));
    a = v_add(n, v_splat(&job->e4));
    f = v_splat(&s[0]);
    g = v_splat(&s[1]);
    h = v_splat(&s[2]);
    b = v_splat(&s[4]);
    c = v_splat(&s[5]);
    MAJ_BEGIN(f, g);
    MAKE(16, v_splat(&job->w16));
    ROUND(e, f, g, h, a, b, c, d, v_splat(&job->hkw[4]));
    MAKE(17, v_splat(&job->w17));
    ROUND(d, e, f, g, h, a, b, c, v_splat(&job->hkw[5]));
    MAKE(18, v_add(v_s0(n), v_splat(&job->w18)));
    ROUND(c, d, e, f, g, h, a, b, v_splat(&job->hkw[6]));
    MAKE(19, v_add(n, v_splat(&job->w19)));
    ROUND_AT(7, 7, SUM_JOB);
    MAKE(20, v_add(v_s1(w[18]), v_splat(&SHA256D_PAD_WORD)));
    ROUND_AT(0, 8, SUM_JOB);
    MAKE(21, v_s1(w[19]));
    ROUND_AT(1, 9, SUM_JOB);
    MAKE(22, v_add(v_s1(w[20]), v_splat(&SHA256D_BITS_WORD)));
    ROUND_AT(2, 10, SUM_JOB);
    MAKE(23, v_add(v_s1(w[21]), w[16]));
    ROUND_AT(3, 11, SUM_JOB);
    MAKE(24, v_add(v_s1(w[22]), w[17]));
    ROUND_AT(4, 12, SUM_JOB);
    MAKE(25, v_add(v_s1(w[23]), w[18]));
    ROUND_AT(5, 13, SUM_JOB);
    MAKE(26, v_add(v_s1(w[24]), w[19]));
    ROUND_AT(6, 14, SUM_JOB);
    MAKE(27, v_add(v_s1(w[25]), w[20]));
    ROUND_AT(7, 15, SUM_JOB);
    MAKE(28, v_add(v_s1(w[26]), w[21]));
    ROUND_AT(0, 16, SUM_JOB);
    MAKE(29, v_add(v_s1(w[27]), w[22]));
    ROUND_AT(1, 17, SUM_JOB);
    MAKE(30, v_add(v_add(v_s1(w[28]), w[23]), v_splat(&SHA256D_W30_FIRST)));
    ROUND_AT(2, 18, SUM_WORD);
    MAKE(31, v_add(v_add(v_s1(w[29]), w[24]), v_splat(&job->w31)));
    ROUND_AT(3, 19, SUM_WORD);
    MAKE(32, v_add(v_add(v_s1(w[30]), w[25]), v_splat(&job->w32)));
    ROUND_AT(4, 20, SUM_WORD);
    MAKE(33, v_add(v_add(v_s1(w[31]), w[26]), v_add(v_s0(w[18]), v_splat(&job->w33))));
    ROUND_AT(5, 21, SUM_WORD);
    ROUND_AT(6, 22, SUM_WORD);
    ROUND_AT(7, 23, SUM_WORD);

    for (int last = 64, u = 34;; last = 56, u = 32) {
        ONE_LOOP(last);
        for (int t = 24; t < last; t += 8, u += 6)
            GENERAL_ROUNDS(t, u);
        if (last == 56)
            break;

        /* The first digest is the message of the second hash. */
        MAKE(0, v_add(a, v_splat(&job->midstate[0])));
        MAKE(1, v_add(b, v_splat(&job->midstate[1])));
        MAKE(2, v_add(c, v_splat(&job->midstate[2])));
        MAKE(3, v_add(d, v_splat(&job->midstate[3])));
        MAKE(4, v_add(e, v_splat(&job->midstate[4])));
        MAKE(5, v_add(f, v_splat(&job->midstate[5])));
        MAKE(6, v_add(g, v_splat(&job->midstate[6])));
        MAKE(7, v_add(h, v_splat(&job->midstate[7])));

        /* Second hash. Round 0 has constant a..h: two additions. */
        h = v_add(w[0], v_splat(&SHA256D_SECOND.a0));
        d = v_add(w[0], v_splat(&SHA256D_SECOND.e0));
        a = v_splat(&SHA256_IV[0]);
        b = v_splat(&SHA256_IV[1]);
        c = v_splat(&SHA256_IV[2]);
        e = v_splat(&SHA256_IV[4]);
        f = v_splat(&SHA256_IV[5]);
        MAJ_BEGIN(a, b);
        MAKE(16, v_add(v_s0(w[1]), w[0]));
        ROUND(h, a, b, c, d, e, f, g, v_add(w[1], v_splat(&SHA256D_SECOND.hk[1])));
        MAKE(17, v_add(v_add(v_s0(w[2]), w[1]), v_splat(&SHA256D_SECOND.w17)));
        ROUND(g, h, a, b, c, d, e, f, v_add(w[2], v_splat(&SHA256D_SECOND.hk[2])));
        ROUND(f, g, h, a, b, c, d, e, v_add(w[3], v_splat(&SHA256D_SECOND.hk[3])));
        MAKE(18, v_add(v_add(v_s0(w[3]), w[2]), v_s1(w[16])));
        ROUND_AT(4, 4, SUM_WORD);
        MAKE(19, v_add(v_add(v_s0(w[4]), w[3]), v_s1(w[17])));
        ROUND_AT(5, 5, SUM_WORD);
        ROUND_AT(6, 6, SUM_WORD);
        MAKE(20, v_add(v_add(v_s0(w[5]), w[4]), v_s1(w[18])));
        ROUND_AT(7, 7, SUM_WORD);
        MAKE(21, v_add(v_add(v_s0(w[6]), w[5]), v_s1(w[19])));
        ROUND_AT(0, 8, SUM_SECOND);
        ROUND_AT(1, 9, SUM_SECOND);
        MAKE(22, v_add(v_add(v_s0(w[7]), w[6]), v_add(v_s1(w[20]), v_splat(&SHA256D_SECOND.w22))));
        ROUND_AT(2, 10, SUM_SECOND);
        MAKE(23, v_add(v_add(v_s1(w[21]), w[16]), v_add(w[7], v_splat(&SHA256D_SECOND.w23))));
        ROUND_AT(3, 11, SUM_SECOND);
        ROUND_AT(4, 12, SUM_SECOND);
        MAKE(24, v_add(v_add(v_s1(w[22]), w[17]), v_splat(&SHA256D_SECOND.w24)));
        ROUND_AT(5, 13, SUM_SECOND);
        MAKE(25, v_add(v_s1(w[23]), w[18]));
        ROUND_AT(6, 14, SUM_SECOND);
        MAKE(26, v_add(v_s1(w[24]), w[19]));
        ROUND_AT(7, 15, SUM_SECOND);
        MAKE(27, v_add(v_s1(w[25]), w[20]));
        ROUND_AT(0, 16, SUM_WORD);
        MAKE(28, v_add(v_s1(w[26]), w[21]));
        ROUND_AT(1, 17, SUM_WORD);
        MAKE(29, v_add(v_s1(w[27]), w[22]));
        ROUND_AT(2, 18, SUM_WORD);
        ROUND_AT(3, 19, SUM_WORD);
        MAKE(30, v_add(v_add(v_s1(w[28]), w[23]), v_splat(&SHA256D_SECOND.w30)));
        ROUND_AT(4, 20, SUM_WORD);
        MAKE(31, v_add(v_add(v_s1(w[29]), w[24]), v_add(v_s0(w[16]), v_splat(&SHA256D_SECOND.w31))));
        ROUND_AT(5, 21, SUM_WORD);
        ROUND_AT(6, 22, SUM_WORD);
        ROUND_AT(7, 23, SUM_WORD);
    }

    /* From round 57 on a is not wanted: after round 60 only e is, and an a reaches e four rounds later. */
    sha256d_extend(w, 56);
    sha256d_extend(w, 57);
    ROUND_AT(0, 56, SUM_WORD);
    sha256d_extend(w, 58);
    ROUND_E(c, d, e, f, SUM_WORD(g, 57));
    sha256d_extend(w, 59);
    ROUND_E(b, c, d, e, SUM_WORD(f, 58));
    sha256d_extend(w, 60);
    ROUND_E(a, b, c, d, SUM_WORD(e, 59));
    ROUND_E(h, a, b, c, SUM_WORD(d, 60));
    return v_zero(v_add(h, v_splat(&SHA256_IV[7])), v_splat(&job->reject_mask));
}

#endif
