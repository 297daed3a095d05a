/* scrypt(1024, 1, 1) with AVX2: chains of two hashes. */
#include "../kernel_entry.h"
#include "../sha256d/avx2_lanes.h"

typedef __m256i W;
#define PER 2
#define CHAINS 6

#define w_add(p, q) _mm256_add_epi32(p, q)
#define w_xor(p, q) _mm256_xor_si256(p, q)
#define w_rol(v, n) _mm256_or_si256(_mm256_slli_epi32(v, n), _mm256_srli_epi32(v, 32 - (n)))
#define w_up(v) _mm256_shuffle_epi32(v, 0x93)
#define w_down(v) _mm256_shuffle_epi32(v, 0x39)
#define w_half(v) _mm256_shuffle_epi32(v, 0x4e)

/* Parts 2i and 2i + 1 of both rows, each row being two vectors of two parts. */
ADIT_INLINE void half_load(W parts[4], const uint32_t *const rows[PER])
{
    for (int i = 0; i < 2; i++) {
        W r0 = _mm256_load_si256((const W *)(rows[0] + 8 * i)), r1 = _mm256_load_si256((const W *)(rows[1] + 8 * i));
        parts[2 * i] = _mm256_permute2x128_si256(r0, r1, 0x20);
        parts[2 * i + 1] = _mm256_permute2x128_si256(r0, r1, 0x31);
    }
}

ADIT_INLINE void half_store(uint32_t *const rows[PER], const W parts[4])
{
    for (int i = 0; i < 2; i++) {
        W p0 = parts[2 * i], p1 = parts[2 * i + 1];
        _mm256_store_si256((W *)(rows[0] + 8 * i), _mm256_permute2x128_si256(p0, p1, 0x20));
        _mm256_store_si256((W *)(rows[1] + 8 * i), _mm256_permute2x128_si256(p0, p1, 0x31));
    }
}

#include "scrypt_chains.h"

ADIT_KERNEL(adit_scrypt_avx2, state, HASHES, set_job, batch)
