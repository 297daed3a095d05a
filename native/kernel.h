/*
 * The one C interface of every hashing kernel. No JavaScript engine, no globals, no allocation in scan.
 *
 * A shared library exports, for each kernel it was built with, the five functions below under the prefix
 * adit_<algorithm>_<isa>_, for example adit_sha256d_avx512_scan. adit_kernel_list() names them.
 */
#ifndef ADIT_KERNEL_H
#define ADIT_KERNEL_H

#include <stddef.h>
#include <stdint.h>

#if defined(_WIN32)
#define ADIT_EXPORT __declspec(dllexport)
#else
#define ADIT_EXPORT __attribute__((visibility("default")))
#endif

/*
 * The kernels in this library, comma separated, best first per algorithm: "sha256d_avx512,sha256d_shani,...".
 * Only those whose instructions this processor has and this system saves (cpuid + xgetbv, or getauxval).
 */
ADIT_EXPORT const char *adit_kernel_list(void);
/* All kernels compiled in, whether or not the processor can run them; same order. */
ADIT_EXPORT const char *adit_kernel_compiled(void);

/*
 * For each kernel K:
 *
 * size_t   K_memory_bytes(void)
 *          bytes one thread needs, alignment 64; includes the scratchpad.
 * void    *K_init(void)
 *          allocates K_memory_bytes() once; NULL when memory is refused. A state belongs to one thread at a
 *          time; before set_job nothing counts.
 * void     K_set_job(void *state, const uint8_t *header, size_t header_bytes, const uint8_t target_le[32])
 *          header: 80 bytes as hashed, nonce bytes ignored. target: 256-bit little-endian;
 *          a digest d, read as a 256-bit little-endian number, counts when d <= target.
 *          Any header_bytes but 80 leaves a job by which nothing counts.
 * uint32_t K_scan(void *state, uint32_t first, uint32_t count, uint32_t *out, uint32_t cap, uint32_t *scanned)
 *          tests nonces first, first+1, ... (wrapping at 2^32), writes those that count to out in ascending
 *          scan order and returns how many. Stops early, before it could overflow, when fewer than 64 places
 *          are free: *scanned says how many nonces were tested; every hit among them is in out. cap >= 128.
 *          Nonces are the header's uint32 read little-endian at byte 76.
 * void     K_destroy(void *state)
 *          frees it; NULL is allowed.
 */

#endif
