/*
 * AVX2 words for sha256d_lanes.h and scrypt_job.h: 8 nonces per vector, one stream, as sixteen registers do not hold
 * a second one.
 */
#ifndef ADIT_AVX2_LANES_H
#define ADIT_AVX2_LANES_H

#include <immintrin.h>

typedef __m256i V;
#define LANES 8
#define V_MAJ_BY_XOR 1

#define v_add(p, q) _mm256_add_epi32(p, q)
#define v_xor(p, q) _mm256_xor_si256(p, q)
#define v_and(p, q) _mm256_and_si256(p, q)
#define v_splat(p) _mm256_set1_epi32((int)*(p))
#define v_load(p) _mm256_load_si256(p)
#define v_store(p, v) _mm256_store_si256(p, v)

/* AVX2 has no rotation: two shifts. */
#define SHR(v, n) _mm256_srli_epi32(v, n)
#define ROR(v, n) v_xor(_mm256_srli_epi32(v, n), _mm256_slli_epi32(v, 32 - (n)))
#define XOR3(p, q, r) v_xor(v_xor(p, q), r)

ADIT_INLINE V v_ch(V x, V y, V z) { return v_xor(z, v_and(x, v_xor(y, z))); }
ADIT_INLINE V v_maj(V x, V y, V z) { return v_xor(y, v_and(v_xor(x, y), v_xor(y, z))); }
ADIT_INLINE V v_S0(V v) { return XOR3(ROR(v, 2), ROR(v, 13), ROR(v, 22)); }
ADIT_INLINE V v_S1(V v) { return XOR3(ROR(v, 6), ROR(v, 11), ROR(v, 25)); }
ADIT_INLINE V v_s0(V v) { return XOR3(ROR(v, 7), ROR(v, 18), SHR(v, 3)); }
ADIT_INLINE V v_s1(V v) { return XOR3(ROR(v, 17), ROR(v, 19), SHR(v, 10)); }

/* Bytes swapped in every word. */
ADIT_INLINE V v_swap(V v)
{
    const V order = _mm256_set_epi8(12, 13, 14, 15, 8, 9, 10, 11, 4, 5, 6, 7, 0, 1, 2, 3, //
                                    12, 13, 14, 15, 8, 9, 10, 11, 4, 5, 6, 7, 0, 1, 2, 3);
    return _mm256_shuffle_epi8(v, order);
}

ADIT_INLINE V v_nonces(uint32_t first)
{
    return v_swap(v_add(_mm256_set1_epi32((int)first), _mm256_set_epi32(7, 6, 5, 4, 3, 2, 1, 0)));
}

ADIT_INLINE uint64_t v_zero(V v, V mask)
{
    V zero = _mm256_cmpeq_epi32(v_and(v, mask), _mm256_setzero_si256());
    return (uint64_t)(unsigned)_mm256_movemask_ps(_mm256_castsi256_ps(zero));
}

#endif
