/*
 * Which kernels this processor can run. build.mjs writes kernels.inc, one line KERNEL(name, needs) for each
 * kernel it could compile; their order is the order of preference on a processor nobody measured.
 */
#include "kernel.h"

#include <string.h>

enum { ALWAYS = 0, AVX2 = 1, AVX512 = 2, SHANI = 4, NEON = 8, ARM_SHA2 = 16 };

#if defined(__x86_64__) || defined(_M_X64)

#if defined(_MSC_VER) && !defined(__clang__)
#include <intrin.h>
static void cpuid(unsigned leaf, unsigned sub, unsigned out[4]) { __cpuidex((int *)out, (int)leaf, (int)sub); }
static unsigned long long xgetbv0(void) { return _xgetbv(0); }
#else
#include <cpuid.h>
static void cpuid(unsigned leaf, unsigned sub, unsigned out[4])
{
    __cpuid_count(leaf, sub, out[0], out[1], out[2], out[3]);
}
static unsigned long long xgetbv0(void)
{
    unsigned low, high;
    __asm__ volatile("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
    return (unsigned long long)high << 32 | low;
}
#endif

/* Intel SDM volume 2, CPUID; volume 1, 13.3 (XCR0) and 15.2 (AVX-512 detection). */
static unsigned features(void)
{
    enum { EAX, EBX, ECX, EDX };
    const unsigned OSXSAVE = 1u << 27, SSSE3 = 1u << 9, SSE41 = 1u << 19;  /* leaf 1 ECX */
    const unsigned AVX2_BIT = 1u << 5, AVX512F = 1u << 16, SHA = 1u << 29; /* leaf 7 EBX */
    const unsigned long long YMM = 0x06, ZMM = 0xe6;                       /* XCR0 states saved by the system */
    unsigned leaf[4], one, seven, found = ALWAYS;
    unsigned long long saved = 0;

    cpuid(0, 0, leaf);
    if (leaf[EAX] < 7)
        return ALWAYS;
    cpuid(1, 0, leaf);
    one = leaf[ECX];
    cpuid(7, 0, leaf);
    seven = leaf[EBX];
    if (one & OSXSAVE)
        saved = xgetbv0();
    if ((seven & SHA) && (one & SSSE3) && (one & SSE41))
        found |= SHANI;
    if ((seven & AVX2_BIT) && (saved & YMM) == YMM)
        found |= AVX2;
    if ((seven & AVX512F) && (saved & ZMM) == ZMM)
        found |= AVX512;
    return found;
}

#elif defined(__aarch64__) || defined(_M_ARM64)

#if defined(__linux__)
#include <asm/hwcap.h>
#include <sys/auxv.h>
static unsigned features(void) { return NEON | (getauxval(AT_HWCAP) & HWCAP_SHA2 ? ARM_SHA2 : 0); }
#elif defined(__APPLE__)
/* Every Apple processor of this architecture has the SHA-2 instructions. */
static unsigned features(void) { return NEON | ARM_SHA2; }
#elif defined(_WIN32)
#include <windows.h>
static unsigned features(void)
{
    return NEON | (IsProcessorFeaturePresent(PF_ARM_V8_CRYPTO_INSTRUCTIONS_AVAILABLE) ? ARM_SHA2 : 0);
}
#else
static unsigned features(void) { return NEON; }
#endif

#else
static unsigned features(void) { return ALWAYS; }
#endif

static const struct {
    const char *name;
    unsigned needs;
} KERNELS[] = {
#define KERNEL(name, needs) {#name, needs},
#include "kernels.inc"
#undef KERNEL
};

/* Kernel names are short: all of them fit with their commas. */
#define LIST_BYTES 512

static const char *list(char text[LIST_BYTES], unsigned has)
{
    size_t used = 0;
    for (size_t i = 0; i < sizeof KERNELS / sizeof *KERNELS; i++) {
        size_t length = strlen(KERNELS[i].name);
        if ((KERNELS[i].needs & ~has) || used + length + 2 > LIST_BYTES)
            continue;
        if (used)
            text[used++] = ',';
        memcpy(text + used, KERNELS[i].name, length);
        used += length;
    }
    text[used] = '\0';
    return text;
}

/* Each call writes the same bytes in the same places, so threads may call at once. */
ADIT_EXPORT const char *adit_kernel_list(void)
{
    static char text[LIST_BYTES];
    return list(text, features());
}

ADIT_EXPORT const char *adit_kernel_compiled(void)
{
    static char text[LIST_BYTES];
    return list(text, ~0u);
}
