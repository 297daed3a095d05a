/* SHA-256d with NEON: 8 nonces at once in two interleaved streams. */
#include "../kernel_entry.h"
#include "neon_lanes.h"
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

ADIT_KERNEL(adit_sha256d_neon, state, LANES, set_job, batch)
