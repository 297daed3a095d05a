/*
 * Core cycles per hash of every kernel this processor runs, on one thread.
 *
 * Absolute speed drifts with the clock and the neighbours, cycles do not: kernels take turns in short slices, and the
 * core's clock is measured on both sides of each slice by a chain of dependent multiplications, CYCLES_PER_MULTIPLY
 * each. Cycles per hash = processor seconds of this thread x clock / hashes, per slice; median and spread over slices.
 * Hashes per second are by the wall clock, so they fall when other programs take the processor; cycles do not.
 *
 * usage: bench [--kernel <name>[,<name>]] [--slices N] [--slice-ms N] [--json]
 */
#include "../test/kernels.h"

#include <time.h>
#if defined(_WIN32)
#include <windows.h>
#endif

/* Latency of a 64-bit multiplication: x86 processors since Nehalem and Zen, Arm's big cores. */
#define CYCLES_PER_MULTIPLY 3
#define CLOCK_CHAIN 400000

/* Seconds by the wall clock. */
static double now(void)
{
#if defined(_WIN32)
    LARGE_INTEGER count, frequency;
    QueryPerformanceCounter(&count);
    QueryPerformanceFrequency(&frequency);
    return (double)count.QuadPart / (double)frequency.QuadPart;
#else
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
#endif
}

/* Seconds this thread has had a processor, where the system tells; else the wall clock. */
static double busy(void)
{
#if defined(_WIN32)
    return now();
#else
    struct timespec time;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
#endif
}

static double clock_hz(void)
{
    uint64_t x = 3;
    double start = busy();
    for (int i = 0; i < CLOCK_CHAIN / 8; i++) {
#define LINK                 \
    x *= 0x9e3779b97f4a7c15u; \
    __asm__ volatile("" : "+r"(x));
        LINK LINK LINK LINK LINK LINK LINK LINK
#undef LINK
    }
    return CLOCK_CHAIN * (double)CYCLES_PER_MULTIPLY / (busy() - start);
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Quantile q of n sorted values. */
static double quantile(const double *sorted, int n, double q) { return sorted[(int)(q * (n - 1) + 0.5)]; }

struct run {
    const struct kernel *kernel;
    void *state;
    uint32_t next, count; /* nonces: where the next slice starts, how many it takes */
    double *cycles, *rate;
};

struct timing {
    double seconds, busy, hz;
};

/* One scan; false when the kernel stopped early, which no target of zero should make it do. */
static int slice(struct run *run, struct timing *timing)
{
    uint32_t out[128], scanned;
    double before = clock_hz(), start = now(), start_busy = busy();
    run->kernel->scan(run->state, run->next, run->count, out, 128, &scanned);
    timing->busy = busy() - start_busy;
    timing->seconds = now() - start;
    timing->hz = (before + clock_hz()) / 2;
    run->next += run->count;
    return scanned == run->count;
}

int main(int argc, char **argv)
{
    int slices = 41, json = 0;
    double slice_seconds = 0.02;
    const char *only = NULL;
    struct run runs[KERNEL_COUNT];
    int count = 0;
    uint8_t header[80] = {1}, target[32] = {0};

    for (int i = 1; i < argc; i++) {
        if (!strcmp(argv[i], "--json"))
            json = 1;
        else if (!strcmp(argv[i], "--kernel") && i + 1 < argc)
            only = argv[++i];
        else if (!strcmp(argv[i], "--slices") && i + 1 < argc)
            slices = atoi(argv[++i]);
        else if (!strcmp(argv[i], "--slice-ms") && i + 1 < argc)
            slice_seconds = atof(argv[++i]) / 1000;
        else {
            fprintf(stderr, "usage: bench [--kernel <name>[,<name>]] [--slices N] [--slice-ms N] [--json]\n");
            return 2;
        }
    }
    if (slices < 1 || !(slice_seconds > 0))
        return 2;

    for (size_t i = 0; i < KERNEL_COUNT; i++) {
        struct run *run = &runs[count];
        struct timing timing;
        if (!runs_here(&KERNELS[i]) || (only && !listed(only, KERNELS[i].name)))
            continue;
        *run = (struct run){.kernel = &KERNELS[i], .state = KERNELS[i].init(), .count = 64};
        run->cycles = calloc((size_t)slices, sizeof *run->cycles);
        run->rate = calloc((size_t)slices, sizeof *run->rate);
        if (!run->state || !run->cycles || !run->rate)
            return 1;
        run->kernel->set_job(run->state, header, sizeof header, target);
        do { /* finds how many nonces fill a slice */
            if (!slice(run, &timing))
                return 1;
            if (timing.busy < slice_seconds)
                run->count *= 2;
        } while (timing.busy < slice_seconds / 2);
        count++;
    }

    for (int s = 0; s < slices; s++)
        for (int i = 0; i < count; i++) {
            struct timing timing;
            if (!slice(&runs[i], &timing))
                return 1;
            runs[i].cycles[s] = timing.busy * timing.hz / runs[i].count;
            runs[i].rate[s] = runs[i].count / timing.seconds;
        }

    if (json)
        printf("{\"slices\":%d,\"kernels\":[", slices);
    for (int i = 0; i < count; i++) {
        struct run *run = &runs[i];
        qsort(run->cycles, (size_t)slices, sizeof *run->cycles, ascending);
        qsort(run->rate, (size_t)slices, sizeof *run->rate, ascending);
        double p10 = quantile(run->cycles, slices, 0.1), p50 = quantile(run->cycles, slices, 0.5);
        double p90 = quantile(run->cycles, slices, 0.9), rate = quantile(run->rate, slices, 0.5);
        if (json)
            printf("%s{\"id\":\"%s\",\"cyclesPerHash\":{\"p10\":%.2f,\"p50\":%.2f,\"p90\":%.2f},"
                   "\"hashesPerSecond\":%.0f,\"memoryBytes\":%zu}",
                   i ? "," : "", run->kernel->name, p10, p50, p90, rate, run->kernel->memory_bytes());
        else
            printf("%-18s %10.2f cycles/hash (p10 %.2f, p90 %.2f) %14.0f H/s\n", run->kernel->name, p50, p10, p90,
                   rate);
        run->kernel->destroy(run->state);
        free(run->cycles);
        free(run->rate);
    }
    if (json)
        printf("]}\n");
    return 0;
}
