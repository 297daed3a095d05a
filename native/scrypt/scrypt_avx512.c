/* scrypt(1024, 1, 1) with AVX-512F: six chains of four hashes. Seven fit the registers, but not the caches. */
#include "../kernel_entry.h"
#include "../sha256d/avx512_lanes.h"

typedef __m512i W;
#define PER 4
#define CHAINS 6

#define w_add(p, q) _mm512_add_epi32(p, q)
#define w_xor(p, q) _mm512_xor_si512(p, q)
#define w_rol(v, n) _mm512_rol_epi32(v, n)
#define w_up(v) _mm512_shuffle_epi32(v, 0x93)
#define w_down(v) _mm512_shuffle_epi32(v, 0x39)
#define w_half(v) _mm512_shuffle_epi32(v, 0x4e)

/* The 4 x 4 matrix of 128-bit parts, rows to columns; its own reverse. */
ADIT_INLINE void transpose(W to[4], W r0, W r1, W r2, W r3)
{
    W low01 = _mm512_shuffle_i32x4(r0, r1, 0x44), high01 = _mm512_shuffle_i32x4(r0, r1, 0xee);
    W low23 = _mm512_shuffle_i32x4(r2, r3, 0x44), high23 = _mm512_shuffle_i32x4(r2, r3, 0xee);
    to[0] = _mm512_shuffle_i32x4(low01, low23, 0x88);
    to[1] = _mm512_shuffle_i32x4(low01, low23, 0xdd);
    to[2] = _mm512_shuffle_i32x4(high01, high23, 0x88);
    to[3] = _mm512_shuffle_i32x4(high01, high23, 0xdd);
}

ADIT_INLINE void half_load(W parts[4], const uint32_t *const rows[PER])
{
    transpose(parts, _mm512_load_si512(rows[0]), _mm512_load_si512(rows[1]), _mm512_load_si512(rows[2]),
              _mm512_load_si512(rows[3]));
}

ADIT_INLINE void half_store(uint32_t *const rows[PER], const W parts[4])
{
    W to[4];
    transpose(to, parts[0], parts[1], parts[2], parts[3]);
    for (int k = 0; k < PER; k++)
        _mm512_store_si512(rows[k], to[k]);
}

#include "scrypt_chains.h"

ADIT_KERNEL(adit_scrypt_avx512, state, HASHES, set_job, batch)
