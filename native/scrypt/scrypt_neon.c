/* scrypt(1024, 1, 1) with NEON: four chains of one hash each. */
#include "../kernel_entry.h"
#include "../sha256d/neon_lanes.h"

typedef uint32x4_t W;
#define PER 1
#define CHAINS 4

#define w_add(p, q) vaddq_u32(p, q)
#define w_xor(p, q) veorq_u32(p, q)
#define w_rol(v, n) vsriq_n_u32(vshlq_n_u32(v, n), v, 32 - (n))
#define w_up(v) vextq_u32(v, v, 3)
#define w_down(v) vextq_u32(v, v, 1)
#define w_half(v) vextq_u32(v, v, 2)

ADIT_INLINE void half_load(W parts[4], const uint32_t *const rows[PER])
{
    for (int i = 0; i < 4; i++)
        parts[i] = vld1q_u32(rows[0] + 4 * i);
}

ADIT_INLINE void half_store(uint32_t *const rows[PER], const W parts[4])
{
    for (int i = 0; i < 4; i++)
        vst1q_u32(rows[0] + 4 * i, parts[i]);
}

#include "scrypt_chains.h"

ADIT_KERNEL(adit_scrypt_neon, state, HASHES, set_job, batch)
