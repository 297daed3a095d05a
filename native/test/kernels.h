/* Every kernel of this build in a table, made from the kernels.inc that build.mjs wrote. */
#ifndef ADIT_TEST_KERNELS_H
#define ADIT_TEST_KERNELS_H

#include "../kernel.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct kernel {
    const char *name;
    size_t (*memory_bytes)(void);
    void *(*init)(void);
    void (*set_job)(void *, const uint8_t *, size_t, const uint8_t *);
    uint32_t (*scan)(void *, uint32_t, uint32_t, uint32_t *, uint32_t, uint32_t *);
    void (*destroy)(void *);
};

#define KERNEL(name, needs)                                                                                 \
    ADIT_EXPORT size_t adit_##name##_memory_bytes(void);                                                    \
    ADIT_EXPORT void *adit_##name##_init(void);                                                             \
    ADIT_EXPORT void adit_##name##_set_job(void *, const uint8_t *, size_t, const uint8_t *);               \
    ADIT_EXPORT uint32_t adit_##name##_scan(void *, uint32_t, uint32_t, uint32_t *, uint32_t, uint32_t *);  \
    ADIT_EXPORT void adit_##name##_destroy(void *);
#include "kernels.inc"
#undef KERNEL

static const struct kernel KERNELS[] = {
#define KERNEL(name, needs)                                                                       \
    {#name,           adit_##name##_memory_bytes, adit_##name##_init, adit_##name##_set_job, \
     adit_##name##_scan, adit_##name##_destroy},
#include "kernels.inc"
#undef KERNEL
};
#define KERNEL_COUNT (sizeof KERNELS / sizeof *KERNELS)

/* True when `name` is a whole word of the comma separated `list`. */
static int listed(const char *list, const char *name)
{
    size_t length = strlen(name);
    for (const char *at = list; (at = strstr(at, name)); at += length)
        if ((at == list || at[-1] == ',') && (at[length] == ',' || !at[length]))
            return 1;
    return 0;
}

__attribute__((unused)) static int is_scrypt(const struct kernel *kernel) { return strncmp(kernel->name, "scrypt", 6) == 0; }

static int runs_here(const struct kernel *kernel) { return listed(adit_kernel_list(), kernel->name); }

#endif
