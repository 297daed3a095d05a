/*
 * The five exported functions of a kernel, made from three parts the including file supplies:
 *
 *   struct STATE       begins with its job; holds the scratchpad, if any
 *   SET_JOB(state, header80, target_le)
 *   BATCH(state, first, lanes, out) -> hits
 *                      tests nonces first .. first+lanes-1 (lanes <= LANES <= 64), writes hits in ascending order
 *
 * The batch size bounds both what can overflow `out` and how long a scan runs past its end.
 */
#ifndef ADIT_KERNEL_ENTRY_H
#define ADIT_KERNEL_ENTRY_H

#include "kernel.h"

#include <stdlib.h>
#include <string.h>
#if defined(_WIN32)
#include <malloc.h>
#endif

#define ADIT_HEADER_BYTES 80
/* Free places in `out` below which a scan stops: no batch has more lanes. */
#define ADIT_PLACES_PER_BATCH 64

#if defined(__GNUC__) || defined(__clang__)
#define ADIT_INLINE static inline __attribute__((always_inline))
#else
#define ADIT_INLINE static __forceinline
#endif

/* Zeroed memory aligned to a cache line (and to the widest vector), or NULL. */
static void *adit_allocate(size_t bytes)
{
#if defined(_WIN32)
    void *memory = _aligned_malloc(bytes, 64);
#else
    void *memory = NULL;
    if (posix_memalign(&memory, 64, bytes) != 0)
        memory = NULL;
#endif
    if (memory)
        memset(memory, 0, bytes);
    return memory;
}

static void adit_free(void *memory)
{
#if defined(_WIN32)
    _aligned_free(memory);
#else
    free(memory);
#endif
}

#define ADIT_KERNEL(NAME, STATE, LANES, SET_JOB, BATCH)                                                        \
    ADIT_EXPORT size_t NAME##_memory_bytes(void) { return sizeof(struct STATE); }                              \
    ADIT_EXPORT void *NAME##_init(void) { return adit_allocate(sizeof(struct STATE)); }                        \
    ADIT_EXPORT void NAME##_destroy(void *state) { adit_free(state); }                                         \
    ADIT_EXPORT void NAME##_set_job(void *state, const uint8_t *header, size_t header_bytes,                   \
                                    const uint8_t *target_le)                                                  \
    {                                                                                                          \
        struct STATE *own = state;                                                                             \
        memset(&own->job, 0, sizeof own->job);                                                                 \
        own->ready = header_bytes == ADIT_HEADER_BYTES;                                                        \
        if (own->ready)                                                                                        \
            SET_JOB(own, header, target_le);                                                                   \
    }                                                                                                          \
    ADIT_EXPORT uint32_t NAME##_scan(void *state, uint32_t first, uint32_t count, uint32_t *out, uint32_t cap, \
                                     uint32_t *scanned)                                                        \
    {                                                                                                          \
        struct STATE *own = state;                                                                             \
        uint32_t done = own->ready ? 0 : count, found = 0;                                                     \
        while (done < count && cap - found >= ADIT_PLACES_PER_BATCH) {                                         \
            uint32_t left = count - done, lanes = left < (LANES) ? left : (LANES);                             \
            found += BATCH(own, first + done, lanes, out + found);                                             \
            done += lanes;                                                                                     \
        }                                                                                                      \
        *scanned = done;                                                                                       \
        return found;                                                                                          \
    }

#endif
