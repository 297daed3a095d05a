/* SHA-256d in plain C, one nonce at a time: for any processor, and what the others are compared with. */
#include "../kernel_entry.h"
#include "sha256.h"

typedef uint32_t V;
#define LANES 1
#define V_MAJ_BY_XOR 1
#define v_add(x, y) ((x) + (y))
#define v_xor(x, y) ((x) ^ (y))
#define v_and(x, y) ((x) & (y))
#define v_splat(p) (*(p))
#define v_ch sha256_ch
#define v_S0 sha256_S0
#define v_S1 sha256_S1
#define v_s0 sha256_s0
#define v_s1 sha256_s1
#define v_nonces swap32
#define v_zero(x, mask) ((uint64_t)(((x) & (mask)) == 0))
#define v_load(p) (*(p))
#define v_store(p, x) (*(p) = (x))

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
    return sha256d_prove(&own->job, sha256d_lanes(&own->job, first), first, lanes, out);
}

ADIT_KERNEL(adit_sha256d_portable, state, LANES, set_job, batch)
