/*
 * libFuzzer target for the five entries of one kernel, FUZZ_KERNEL: any header of any length, any target, any range,
 * any room, several jobs and scans in one life of a state; every answer compared with reference.h.
 *
 * Input, repeated until it ends:
 *   1 byte    what to do: bit 0 new state, bit 1 new job, bit 2 target from a digest in range, bit 3 range near the wrap
 *   new job:  1 byte header length (below 128: 80, else modulo 120), 80 header bytes, 32 target bytes
 *   4 bytes   first nonce
 *   1 byte    count, 1 byte cap
 */
#include "../test/kernels.h"
#include "../test/reference.h"

enum { NEW_STATE = 1, NEW_JOB = 2, TARGET_FROM_DIGEST = 4, NEAR_WRAP = 8 };

static const uint8_t *input;
static size_t left;

/* The next bytes of the input, zeros beyond its end. */
static void take(void *to, size_t count)
{
    size_t have = count < left ? count : left;
    memset(to, 0, count);
    if (have)
        memcpy(to, input, have);
    input += have;
    left -= have;
}

static uint8_t take_byte(void)
{
    uint8_t byte;
    take(&byte, 1);
    return byte;
}

#define MUST(condition)                                              \
    do {                                                             \
        if (!(condition)) {                                          \
            fprintf(stderr, "%s: not %s\n", FUZZ_KERNEL, #condition); \
            abort();                                                 \
        }                                                            \
    } while (0)

static const struct kernel *kernel;

static void digest_of(const uint8_t header[80], uint32_t nonce, uint8_t digest[32])
{
    uint8_t own[80];
    memcpy(own, header, 76);
    for (int i = 0; i < 4; i++)
        own[76 + i] = (uint8_t)(nonce >> 8 * i);
    if (is_scrypt(kernel))
        MUST(reference_scrypt(own, 80, own, 80, 1024, digest, 32));
    else
        reference_sha256d(own, digest);
}

static int counts(const uint8_t digest[32], const uint8_t target[32])
{
    for (int i = 31; i >= 0; i--)
        if (digest[i] != target[i])
            return digest[i] < target[i];
    return 1;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static void *state;
    uint8_t header[120] = {0}, target[32] = {0}, digest[32];
    size_t length = 0; /* of the job's header; 80 is the only one by which anything counts */

    if (!kernel) {
        reference_begin();
        for (size_t i = 0; i < KERNEL_COUNT; i++)
            if (!strcmp(KERNELS[i].name, FUZZ_KERNEL) && runs_here(&KERNELS[i]))
                kernel = &KERNELS[i];
        if (!kernel) {
            fprintf(stderr, "%s does not run here\n", FUZZ_KERNEL);
            exit(0);
        }
    }
    if (!state)
        MUST((state = kernel->init()));
    kernel->set_job(state, header, 0, target);

    input = data;
    left = size;
    for (int calls = 0; left && calls < 8; calls++) {
        uint8_t what = take_byte();
        uint32_t first, scanned = 0;
        if (what & NEW_STATE) {
            kernel->destroy(state);
            MUST((state = kernel->init()));
            length = 0;
        }
        if (what & NEW_JOB) {
            length = take_byte();
            length = length < 128 ? 80 : length % sizeof header;
            take(header, 80);
            take(target, 32);
        }
        take(&first, sizeof first);
        uint32_t count = take_byte(), cap = take_byte();
        if (what & NEAR_WRAP)
            first |= 0xffffff00;
        if (is_scrypt(kernel))
            count %= 4;
        if (what & TARGET_FROM_DIGEST)
            digest_of(header, first + count / 2, target);
        if (what & (NEW_JOB | TARGET_FROM_DIGEST)) {
            /* Exactly as many bytes as promised, so that reading one more is seen. */
            uint8_t *exact = malloc(length ? length : 1);
            MUST(exact);
            memcpy(exact, header, length);
            kernel->set_job(state, exact, length, target);
            free(exact);
        }

        uint32_t *out = malloc(cap ? cap * sizeof *out : 1);
        MUST(out);
        uint32_t found = kernel->scan(state, first, count, out, cap, &scanned), next = 0;
        MUST(found <= cap && scanned <= count);
        MUST(scanned == count || cap - found < 64);
        for (uint32_t i = 0; i < scanned; i++) {
            int reported = next < found && out[next] == first + i;
            digest_of(header, first + i, digest);
            MUST(reported == (length == 80 && counts(digest, target)));
            next += (uint32_t)reported;
        }
        MUST(next == found);
        free(out);
    }
    return 0;
}
