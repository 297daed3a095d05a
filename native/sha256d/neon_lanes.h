/* NEON words for sha256d_lanes.h and scrypt_job.h: 4 nonces per vector, two vectors side by side in one V. */
#ifndef ADIT_NEON_LANES_H
#define ADIT_NEON_LANES_H

#include <arm_neon.h>

typedef struct {
    uint32x4_t x, y;
} V;
#define LANES 8
#define V_MAJ_BY_XOR 0

ADIT_INLINE V v_add(V p, V q) { return (V){vaddq_u32(p.x, q.x), vaddq_u32(p.y, q.y)}; }
ADIT_INLINE V v_xor(V p, V q) { return (V){veorq_u32(p.x, q.x), veorq_u32(p.y, q.y)}; }
ADIT_INLINE V v_load(const V *p) { return *p; }
ADIT_INLINE void v_store(V *p, V v) { *p = v; }

ADIT_INLINE V v_splat(const uint32_t *p)
{
    uint32x4_t all = vld1q_dup_u32(p);
    return (V){all, all};
}

/* Bit select is both: Ch(x, y, z) picks y or z by x; Maj(x, y, z) is z where x and y differ, else y. */
ADIT_INLINE V v_ch(V p, V q, V r) { return (V){vbslq_u32(p.x, q.x, r.x), vbslq_u32(p.y, q.y, r.y)}; }
ADIT_INLINE V v_maj(V p, V q, V r)
{
    return (V){vbslq_u32(veorq_u32(p.x, q.x), r.x, q.x), vbslq_u32(veorq_u32(p.y, q.y), r.y, q.y)};
}

/* A rotation is a shift and a shift with insertion. */
#define ROR(v, n) vsriq_n_u32(vshlq_n_u32(v, 32 - (n)), v, n)
#define SHR(v, n) vshrq_n_u32(v, n)
#define XOR3(p, q, r) veorq_u32(veorq_u32(p, q), r)
#define BIG_SIGMA0(v) XOR3(ROR(v, 2), ROR(v, 13), ROR(v, 22))
#define BIG_SIGMA1(v) XOR3(ROR(v, 6), ROR(v, 11), ROR(v, 25))
#define SMALL_SIGMA0(v) XOR3(ROR(v, 7), ROR(v, 18), SHR(v, 3))
#define SMALL_SIGMA1(v) XOR3(ROR(v, 17), ROR(v, 19), SHR(v, 10))
ADIT_INLINE V v_S0(V v) { return (V){BIG_SIGMA0(v.x), BIG_SIGMA0(v.y)}; }
ADIT_INLINE V v_S1(V v) { return (V){BIG_SIGMA1(v.x), BIG_SIGMA1(v.y)}; }
ADIT_INLINE V v_s0(V v) { return (V){SMALL_SIGMA0(v.x), SMALL_SIGMA0(v.y)}; }
ADIT_INLINE V v_s1(V v) { return (V){SMALL_SIGMA1(v.x), SMALL_SIGMA1(v.y)}; }

/* Bytes swapped in every word. */
ADIT_INLINE uint32x4_t swap_bytes(uint32x4_t v)
{
    return vreinterpretq_u32_u8(vrev32q_u8(vreinterpretq_u8_u32(v)));
}
ADIT_INLINE V v_swap(V v) { return (V){swap_bytes(v.x), swap_bytes(v.y)}; }

ADIT_INLINE V v_nonces(uint32_t first)
{
    static const uint32_t step[8] = {0, 1, 2, 3, 4, 5, 6, 7};
    uint32x4_t from = vdupq_n_u32(first);
    return v_swap((V){vaddq_u32(from, vld1q_u32(step)), vaddq_u32(from, vld1q_u32(step + 4))});
}

ADIT_INLINE uint64_t v_zero(V v, V mask)
{
    static const uint32_t bit[8] = {1, 2, 4, 8, 16, 32, 64, 128};
    uint32x4_t low = vceqzq_u32(vandq_u32(v.x, mask.x)), high = vceqzq_u32(vandq_u32(v.y, mask.y));
    return vaddvq_u32(vandq_u32(low, vld1q_u32(bit))) + vaddvq_u32(vandq_u32(high, vld1q_u32(bit + 4)));
}

#endif
