/*
 * AVX-512F words for sha256d_lanes.h and scrypt_job.h: 16 nonces per vector, two vectors side by side in one V.
 * One stream alone waits for itself, as a round is a chain of operations of two cycles each; two fill the ports.
 */
#ifndef ADIT_AVX512_LANES_H
#define ADIT_AVX512_LANES_H

#include <immintrin.h>

typedef struct {
    __m512i x, y;
} V;
#define LANES 32
#define V_MAJ_BY_XOR 0
/* gcc can be told by a flag (build.mjs) and does worse with this; clang can not. */
#if defined(__clang__)
#define V_KEEP(v) __asm__("" : "+v"((v).x), "+v"((v).y))
#endif

/* Truth tables of vpternlogd: the result for input bits (a, b, c) stands at 4a + 2b + c. */
#define TERNARY_CH 0xca
#define TERNARY_MAJ 0xe8
#define TERNARY_XOR 0x96
#define TERNARY(p, q, r, table) \
    ((V){_mm512_ternarylogic_epi32(p.x, q.x, r.x, table), _mm512_ternarylogic_epi32(p.y, q.y, r.y, table)})

ADIT_INLINE V v_add(V p, V q) { return (V){_mm512_add_epi32(p.x, q.x), _mm512_add_epi32(p.y, q.y)}; }
ADIT_INLINE V v_xor(V p, V q) { return (V){_mm512_xor_si512(p.x, q.x), _mm512_xor_si512(p.y, q.y)}; }
ADIT_INLINE V v_ch(V p, V q, V r) { return TERNARY(p, q, r, TERNARY_CH); }
ADIT_INLINE V v_maj(V p, V q, V r) { return TERNARY(p, q, r, TERNARY_MAJ); }
ADIT_INLINE V v_load(const V *p) { return *p; }
ADIT_INLINE void v_store(V *p, V v) { *p = v; }

ADIT_INLINE V v_splat(const uint32_t *p)
{
    __m512i all = _mm512_set1_epi32((int)*p);
    return (V){all, all};
}

#define XOR3(p, q, r) _mm512_ternarylogic_epi32(p, q, r, TERNARY_XOR)
#define ROR(v, n) _mm512_ror_epi32(v, n)
#define SHR(v, n) _mm512_srli_epi32(v, n)
#define BIG_SIGMA0(v) XOR3(ROR(v, 2), ROR(v, 13), ROR(v, 22))
#define BIG_SIGMA1(v) XOR3(ROR(v, 6), ROR(v, 11), ROR(v, 25))
#define SMALL_SIGMA0(v) XOR3(ROR(v, 7), ROR(v, 18), SHR(v, 3))
#define SMALL_SIGMA1(v) XOR3(ROR(v, 17), ROR(v, 19), SHR(v, 10))
ADIT_INLINE V v_S0(V v) { return (V){BIG_SIGMA0(v.x), BIG_SIGMA0(v.y)}; }
ADIT_INLINE V v_S1(V v) { return (V){BIG_SIGMA1(v.x), BIG_SIGMA1(v.y)}; }
ADIT_INLINE V v_s0(V v) { return (V){SMALL_SIGMA0(v.x), SMALL_SIGMA0(v.y)}; }
ADIT_INLINE V v_s1(V v) { return (V){SMALL_SIGMA1(v.x), SMALL_SIGMA1(v.y)}; }

/* Bytes swapped in every word: one rotation has bytes 0 and 2 right, the other 1 and 3. (No byte shuffle in F.) */
ADIT_INLINE __m512i swap_bytes(__m512i v)
{
    return _mm512_ternarylogic_epi32(_mm512_set1_epi32(0x00ff00ff), _mm512_rol_epi32(v, 8), _mm512_ror_epi32(v, 8),
                                     TERNARY_CH);
}
ADIT_INLINE V v_swap(V v) { return (V){swap_bytes(v.x), swap_bytes(v.y)}; }

ADIT_INLINE V v_nonces(uint32_t first)
{
    const __m512i step = _mm512_set_epi32(15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0);
    __m512i low = _mm512_add_epi32(_mm512_set1_epi32((int)first), step);
    return v_swap((V){low, _mm512_add_epi32(low, _mm512_set1_epi32(16))});
}

ADIT_INLINE uint64_t v_zero(V v, V mask)
{
    return (uint64_t)_mm512_testn_epi32_mask(v.x, mask.x) | (uint64_t)_mm512_testn_epi32_mask(v.y, mask.y) << 16;
}

#endif
