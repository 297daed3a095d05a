/*
 * SHA-256d with AVX-512F: 16 nonces per vector, two vectors side by side. One stream alone waits for itself (a
 * round's chain is four operations of two cycles); two fill the four vector ports. Both streams together are one V.
 */
#include "../kernel_entry.h"
#include "sha256.h"

#include <immintrin.h>

typedef struct {
    __m512i x, y;
} V;
#define LANES 32
#define V_MAJ_BY_XOR 0

/* Truth tables of vpternlogd, the bit of inputs (a, b, c) at 4a + 2b + c. */
#define TERNARY_CH 0xca
#define TERNARY_MAJ 0xe8
#define TERNARY_XOR 0x96

#define BOTH(name, operation)                                                    \
    ADIT_INLINE V name(V v)                                                      \
    {                                                                            \
        return (V){operation(v.x), operation(v.y)};                              \
    }

ADIT_INLINE V v_add(V p, V q) { return (V){_mm512_add_epi32(p.x, q.x), _mm512_add_epi32(p.y, q.y)}; }

ADIT_INLINE V v_splat(const uint32_t *p)
{
    __m512i all = _mm512_set1_epi32((int)*p);
    return (V){all, all};
}

ADIT_INLINE V v_load(const V *p) { return *p; }
ADIT_INLINE void v_store(V *p, V v) { *p = v; }

ADIT_INLINE V v_ch(V p, V q, V r)
{
    return (V){_mm512_ternarylogic_epi32(p.x, q.x, r.x, TERNARY_CH), _mm512_ternarylogic_epi32(p.y, q.y, r.y, TERNARY_CH)};
}

ADIT_INLINE V v_maj(V p, V q, V r)
{
    return (V){_mm512_ternarylogic_epi32(p.x, q.x, r.x, TERNARY_MAJ),
               _mm512_ternarylogic_epi32(p.y, q.y, r.y, TERNARY_MAJ)};
}

#define XOR3(p, q, r) _mm512_ternarylogic_epi32(p, q, r, TERNARY_XOR)
#define BIG_SIGMA0(v) XOR3(_mm512_ror_epi32(v, 2), _mm512_ror_epi32(v, 13), _mm512_ror_epi32(v, 22))
#define BIG_SIGMA1(v) XOR3(_mm512_ror_epi32(v, 6), _mm512_ror_epi32(v, 11), _mm512_ror_epi32(v, 25))
#define SMALL_SIGMA0(v) XOR3(_mm512_ror_epi32(v, 7), _mm512_ror_epi32(v, 18), _mm512_srli_epi32(v, 3))
#define SMALL_SIGMA1(v) XOR3(_mm512_ror_epi32(v, 17), _mm512_ror_epi32(v, 19), _mm512_srli_epi32(v, 10))
BOTH(v_S0, BIG_SIGMA0)
BOTH(v_S1, BIG_SIGMA1)
BOTH(v_s0, SMALL_SIGMA0)
BOTH(v_s1, SMALL_SIGMA1)

ADIT_INLINE __m512i swap_bytes(__m512i v)
{
    /* Bytes 0 and 2 of each word from one rotation, 1 and 3 from the other: AVX-512F alone has no byte shuffle. */
    return _mm512_ternarylogic_epi32(_mm512_set1_epi32(0x00ff00ff), _mm512_rol_epi32(v, 8), _mm512_ror_epi32(v, 8),
                                     TERNARY_CH);
}

ADIT_INLINE V v_nonces(uint32_t first)
{
    const __m512i step = _mm512_set_epi32(15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0);
    __m512i low = _mm512_add_epi32(_mm512_set1_epi32((int)first), step);
    return (V){swap_bytes(low), swap_bytes(_mm512_add_epi32(low, _mm512_set1_epi32(16)))};
}

ADIT_INLINE uint64_t v_zero(V v, V mask)
{
    return (uint64_t)_mm512_testn_epi32_mask(v.x, mask.x) | (uint64_t)_mm512_testn_epi32_mask(v.y, mask.y) << 16;
}

#include "sha256d_lanes.h"

struct state {
    struct sha256d_job job;
    int ready;
};

static void set_job(struct state *own, const uint8_t *header, const uint8_t *target_le)
{
    sha256d_job_set(&own->job, header, target_le);
}

static uint32_t batch(struct state *own, uint32_t first, uint32_t lanes, uint32_t *out)
{
    uint64_t candidates = sha256d_lanes(&own->job, first);
    return candidates ? sha256d_prove(&own->job, candidates, first, lanes, out) : 0;
}

ADIT_KERNEL(adit_sha256d_avx512, state, LANES, set_job, batch)
