/*
 * Tests of every kernel this processor runs, against reference.h and real block headers.
 *
 * usage: test [--headers N]   random headers per SHA-256d kernel (default 20000); scrypt takes N / 100
 * Ends on "N passed, N failed, N skipped"; exit code 0 when none failed.
 */
#include "headers.h"
#include "kernels.h"
#include "reference.h"

/* Room the callers of scan must give at least, and what it must find free to go on (kernel.h). */
#define CAP 128
#define FREE 64
#define GUARD 0xdeadbeef

static int passed, failed, skipped, checks;
static const char *subject;

#define CHECK(condition, ...)                                                  \
    do {                                                                       \
        checks++;                                                              \
        if (!(condition)) {                                                    \
            printf("  %s: not %s: ", subject, #condition);                     \
            printf(__VA_ARGS__);                                               \
            printf("\n");                                                      \
            return 0;                                                          \
        }                                                                      \
    } while (0)

/* xorshift64*: the tests are the same every time. */
static uint64_t random_state = 0x9e3779b97f4a7c15u;
static uint32_t random32(void)
{
    random_state ^= random_state >> 12;
    random_state ^= random_state << 25;
    random_state ^= random_state >> 27;
    return (uint32_t)(random_state * 0x2545f4914f6cdd1du >> 32);
}

static void random_bytes(uint8_t *to, size_t count)
{
    for (size_t i = 0; i < count; i++)
        to[i] = (uint8_t)random32();
}

static void from_hex(uint8_t *to, const char *hex)
{
    for (; hex[0]; hex += 2) {
        char pair[3] = {hex[0], hex[1], 0};
        *to++ = (uint8_t)strtoul(pair, NULL, 16);
    }
}

/* A big-endian hex number as 32 little-endian bytes. */
static void number_from_hex(uint8_t to[32], const char *hex)
{
    uint8_t big[32];
    from_hex(big, hex);
    for (int i = 0; i < 32; i++)
        to[i] = big[31 - i];
}

static void add_one(uint8_t number[32])
{
    for (int i = 0; i < 32 && ++number[i] == 0; i++)
        ;
}

static void subtract_one(uint8_t number[32])
{
    for (int i = 0; i < 32 && number[i]-- == 0; i++)
        ;
}

static int at_most(const uint8_t a[32], const uint8_t b[32])
{
    for (int i = 31; i >= 0; i--)
        if (a[i] != b[i])
            return a[i] < b[i];
    return 1;
}

static uint32_t nonce_of(const uint8_t header[80])
{
    return header[76] | (uint32_t)header[77] << 8 | (uint32_t)header[78] << 16 | (uint32_t)header[79] << 24;
}

static void reference_digest(const struct kernel *kernel, const uint8_t header[80], uint32_t nonce, uint8_t digest[32])
{
    uint8_t own[80];
    memcpy(own, header, 76);
    for (int i = 0; i < 4; i++)
        own[76 + i] = (uint8_t)(nonce >> 8 * i);
    if (!is_scrypt(kernel))
        reference_sha256d(own, digest);
    else if (!reference_scrypt(own, 80, own, 80, 1024, digest, 32))
        abort();
}

/* A scan whose result is checked for what must always hold: nothing written beyond it, nothing tested twice. */
struct result {
    uint32_t found, scanned, nonce[CAP];
};

static int scan(const struct kernel *kernel, void *state, uint32_t first, uint32_t count, struct result *result)
{
    uint32_t out[CAP + FREE];
    for (int i = 0; i < CAP + FREE; i++)
        out[i] = GUARD;
    result->scanned = GUARD;
    result->found = kernel->scan(state, first, count, out, CAP, &result->scanned);
    CHECK(result->found <= CAP, "%u", result->found);
    CHECK(result->scanned <= count, "%u of %u", result->scanned, count);
    CHECK(result->scanned == count || CAP - result->found < FREE, "%u of %u with %u found", result->scanned, count,
          result->found);
    for (uint32_t i = 0; i < CAP + FREE; i++)
        CHECK(i < result->found || out[i] == GUARD, "written at %u after %u", i, result->found);
    for (uint32_t i = 0; i < result->found; i++) {
        CHECK(out[i] - first < result->scanned, "nonce %u out of %u + %u", out[i], first, result->scanned);
        CHECK(i == 0 || out[i] - first > out[i - 1] - first, "nonce %u after %u", out[i], out[i - 1]);
        result->nonce[i] = out[i];
    }
    return 1;
}

/* The reference: digests of nonces first .. first + count - 1, kept while kernels take turns on them. */
static uint8_t digests[512][32];

static void prepare(const struct kernel *kernel, const uint8_t header[80], uint32_t first, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        reference_digest(kernel, header, first + i, digests[i]);
}

/* Scans first .. first + count - 1 to the end, however often it stops, and compares every nonce with `digests`. */
static int agrees(const struct kernel *kernel, void *state, const uint8_t header[80], const uint8_t target[32],
                  uint32_t first, uint32_t count)
{
    uint32_t done = 0;
    kernel->set_job(state, header, 80, target);
    while (done < count) {
        struct result result;
        uint32_t next = 0;
        if (!scan(kernel, state, first + done, count - done, &result))
            return 0;
        CHECK(result.scanned > 0, "no progress at %u", done);
        for (uint32_t i = done; i < done + result.scanned; i++) {
            int counts = at_most(digests[i], target);
            int reported = next < result.found && result.nonce[next] == first + i;
            CHECK(counts == reported, "nonce %u: %d", first + i, reported);
            next += (uint32_t)reported;
        }
        CHECK(next == result.found, "%u of %u", next, result.found);
        done += result.scanned;
    }
    return 1;
}

/* -- the tests: each takes a kernel and a state -- */

static int known_headers(const struct kernel *kernel, void *state)
{
    for (size_t i = 0; i < sizeof HEADERS / sizeof *HEADERS; i++) {
        uint8_t header[80], target[32];
        struct result result;
        if (strcmp(HEADERS[i].algorithm, is_scrypt(kernel) ? "scrypt" : "sha256d"))
            continue;
        from_hex(header, HEADERS[i].header);
        number_from_hex(target, HEADERS[i].digest);
        /* A regtest header is so easy that more than a few of its neighbours count too. */
        int easy = strncmp(HEADERS[i].digest, "00000", 5) != 0;
        uint32_t nonce = nonce_of(header), before = easy ? 8 : is_scrypt(kernel) ? 50 : 5000;
        kernel->set_job(state, header, 80, target);
        if (!scan(kernel, state, nonce - before, 2 * before, &result))
            return 0;
        CHECK(result.found >= 1, "%s", HEADERS[i].name);
        int among = 0;
        for (uint32_t k = 0; k < result.found; k++)
            among |= result.nonce[k] == nonce;
        CHECK(among, "%s", HEADERS[i].name);
    }
    return 1;
}

/* digest = target counts, digest = target + 1 does not. */
static int target_edges(const struct kernel *kernel, void *state)
{
    for (size_t i = 0; i < sizeof HEADERS / sizeof *HEADERS; i++) {
        uint8_t header[80], target[32];
        struct result result;
        if (strcmp(HEADERS[i].algorithm, is_scrypt(kernel) ? "scrypt" : "sha256d"))
            continue;
        from_hex(header, HEADERS[i].header);
        number_from_hex(target, HEADERS[i].digest);
        uint32_t nonce = nonce_of(header);
        for (int step = -1; step <= 1; step++) {
            uint8_t near[32];
            memcpy(near, target, 32);
            if (step < 0)
                subtract_one(near);
            else if (step > 0)
                add_one(near);
            kernel->set_job(state, header, 80, near);
            if (!scan(kernel, state, nonce, 1, &result))
                return 0;
            CHECK(result.scanned == 1 && result.found == (step < 0 ? 0 : 1), "%s %+d", HEADERS[i].name, step);
        }
    }
    return 1;
}

/* A hit at every lane, as the last nonce of a range and just beyond it, and as the first and just before it. */
static int planted_nonces(const struct kernel *kernel, void *state)
{
    uint8_t header[80], target[32];
    size_t genesis = 0;
    while (strcmp(HEADERS[genesis].algorithm, is_scrypt(kernel) ? "scrypt" : "sha256d"))
        genesis++;
    from_hex(header, HEADERS[genesis].header);
    number_from_hex(target, HEADERS[genesis].digest);
    uint32_t nonce = nonce_of(header);
    kernel->set_job(state, header, 80, target);
    for (uint32_t lane = 0; lane <= 2 * FREE; lane++) {
        struct result result;
        if (!scan(kernel, state, nonce - lane, lane + 1, &result))
            return 0;
        CHECK(result.found == 1 && result.nonce[0] == nonce, "last of %u", lane + 1);
        if (!scan(kernel, state, nonce - lane, lane, &result))
            return 0;
        CHECK(result.found == 0, "beyond %u", lane);
        if (!scan(kernel, state, nonce, lane + 1, &result))
            return 0;
        CHECK(result.found == 1 && result.nonce[0] == nonce, "first of %u", lane + 1);
        if (!scan(kernel, state, nonce + 1, lane, &result))
            return 0;
        CHECK(result.found == 0, "before %u", lane);
    }
    return 1;
}

/* Every target 2^bits - 1 from none to all, and all ones but one bit: share difficulties from 2^-32 to network. */
static int relaxed_targets(const struct kernel *kernel, void *state)
{
    uint8_t header[80];
    uint32_t count = is_scrypt(kernel) ? 60 : 200, first = random32();
    random_bytes(header, 80);
    prepare(kernel, header, first, count);
    for (int bits = 0; bits <= 256; bits++) {
        uint8_t target[32] = {0};
        for (int bit = 0; bit < bits; bit++)
            target[bit / 8] |= (uint8_t)(1 << bit % 8);
        if (is_scrypt(kernel) && bits < 240 && bits % 16)
            continue;
        if (!agrees(kernel, state, header, target, first, count))
            return 0;
    }
    for (uint32_t i = 0; i < count; i += 7) /* the digest itself, which the rest of the range is compared with */
        if (!agrees(kernel, state, header, digests[i], first, count))
            return 0;
    return 1;
}

/* With everything passing a scan stops in time and can be taken up where it stopped. */
static int early_stop(const struct kernel *kernel, void *state)
{
    uint8_t header[80], target[32];
    struct result result;
    uint32_t first = random32(), done = 0;
    random_bytes(header, 80);
    memset(target, 0xff, sizeof target);
    kernel->set_job(state, header, 80, target);
    while (done < 500) {
        if (!scan(kernel, state, first + done, 500 - done, &result))
            return 0;
        CHECK(result.found == result.scanned && result.scanned > 0, "%u of %u", result.found, result.scanned);
        done += result.scanned;
    }
    return 1;
}

static int wrapping_ranges(const struct kernel *kernel, void *state)
{
    uint8_t header[80], target[32];
    const uint32_t starts[] = {0xffffffff, 0xfffffffe, 0xffffffe1, 0xffffffc0, 0xffffff9d, 0xffffff80};
    random_bytes(header, 80);
    memset(target, 0xff, sizeof target);
    target[31] = 0x2f;
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        prepare(kernel, header, starts[i], 160);
        if (!agrees(kernel, state, header, target, starts[i], 160))
            return 0;
    }
    return 1;
}

/* Random headers, ranges of odd lengths, targets that let from none to all of them through. */
static int random_headers(const struct kernel *kernel, void *state, int headers)
{
    for (int i = 0; i < headers; i++) {
        uint8_t header[80], target[32];
        uint32_t first = random32(), count = 1 + random32() % (is_scrypt(kernel) ? 30 : 80);
        random_bytes(header, 80);
        random_bytes(target, 32);
        if (i % 4 == 1)
            target[31] >>= random32() % 8;
        prepare(kernel, header, first, count);
        if (i % 4 == 2)
            memcpy(target, digests[random32() % count], 32);
        if (!agrees(kernel, state, header, target, first, count))
            return 0;
    }
    return 1;
}

static int odd_calls(const struct kernel *kernel, void *state)
{
    uint8_t header[80], target[32];
    struct result result;
    uint32_t out[CAP], scanned;
    random_bytes(header, 80);
    memset(target, 0xff, sizeof target);

    void *fresh = kernel->init();
    CHECK(fresh != NULL, "no memory");
    CHECK((uintptr_t)fresh % 64 == 0, "%p", fresh);
    int ok = scan(kernel, fresh, 5, 100, &result);
    CHECK(ok && result.found == 0 && result.scanned == 100, "before set_job: %u", result.found);
    kernel->destroy(fresh);
    kernel->destroy(NULL);

    kernel->set_job(state, header, 80, target);
    CHECK(scan(kernel, state, 7, 0, &result) && result.found == 0 && result.scanned == 0, "%u", result.scanned);
    for (uint32_t cap = 0; cap < FREE; cap += 9) {
        CHECK(kernel->scan(state, 7, 10, out, cap, &scanned) == 0 && scanned == 0, "cap %u: %u", cap, scanned);
    }
    const size_t lengths[] = {0, 1, 79, 81, 112};
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        uint8_t longer[112] = {0};
        kernel->set_job(state, longer, lengths[i], target);
        CHECK(scan(kernel, state, 7, 40, &result) && result.found == 0 && result.scanned == 40, "%zu bytes",
              lengths[i]);
    }
    /* The header's own nonce does not matter. */
    prepare(kernel, header, 1000, 20);
    memset(header + 76, 0x5a, 4);
    target[31] = 0x7f;
    if (!agrees(kernel, state, header, target, 1000, 20))
        return 0;
    CHECK(kernel->memory_bytes() >= 64, "%zu", kernel->memory_bytes());
    return 1;
}

/* Two states do not know of each other. */
static int two_states(const struct kernel *kernel, void *state)
{
    uint8_t one[80], two[80], target[32];
    struct result before, after;
    void *other = kernel->init();
    CHECK(other != NULL, "no memory");
    random_bytes(one, 80);
    random_bytes(two, 80);
    memset(target, 0xff, sizeof target);
    target[31] = 0x1f;
    kernel->set_job(state, one, 80, target);
    int ok = scan(kernel, state, 0, 100, &before);
    kernel->set_job(other, two, 80, target);
    struct result unrelated;
    ok = ok && scan(kernel, other, 0, 100, &unrelated) && scan(kernel, state, 0, 100, &after);
    kernel->destroy(other);
    CHECK(ok && before.found == after.found && !memcmp(before.nonce, after.nonce, 4 * before.found), "%u, %u",
          before.found, after.found);
    return 1;
}

/* The reference itself, by the examples of its documents. */
static int reference_examples(void)
{
    uint8_t digest[64], expected[64];
    reference_sha256((const uint8_t *)"abc", 3, digest); /* FIPS 180-4 examples */
    from_hex(expected, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(!memcmp(digest, expected, 32), "SHA-256 of abc");
    reference_sha256((const uint8_t *)"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 56, digest);
    from_hex(expected, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    CHECK(!memcmp(digest, expected, 32), "SHA-256 of two blocks");
    /* RFC 7914 section 12, the example whose r and p are 1. */
    CHECK(reference_scrypt(NULL, 0, NULL, 0, 16, digest, 64), "memory");
    from_hex(expected, "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442"
                       "fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906");
    CHECK(!memcmp(digest, expected, 64), "scrypt of nothing");
    for (size_t i = 0; i < sizeof HEADERS / sizeof *HEADERS; i++) {
        uint8_t header[80];
        from_hex(header, HEADERS[i].header);
        number_from_hex(expected, HEADERS[i].digest);
        if (!strcmp(HEADERS[i].algorithm, "scrypt"))
            reference_scrypt(header, 80, header, 80, 1024, digest, 32);
        else
            reference_sha256d(header, digest);
        CHECK(!memcmp(digest, expected, 32), "%s", HEADERS[i].name);
    }
    return 1;
}

static int lists(void)
{
    const char *compiled = adit_kernel_compiled();
    for (size_t i = 0; i < KERNEL_COUNT; i++)
        CHECK(listed(compiled, KERNELS[i].name), "%s in %s", KERNELS[i].name, compiled);
    CHECK(listed(adit_kernel_list(), "sha256d_portable") && listed(adit_kernel_list(), "scrypt_portable"), "%s",
          adit_kernel_list());
    CHECK(!strcmp(adit_kernel_list(), adit_kernel_list()), "%s", adit_kernel_list());
    return 1;
}

static void report(const char *name, int ok)
{
    printf("%s %s: %s (%d checks)\n", ok ? "ok  " : "FAIL", subject, name, checks);
    fflush(stdout);
    passed += ok;
    failed += !ok;
    checks = 0;
}

int main(int argc, char **argv)
{
    int headers = argc == 3 && !strcmp(argv[1], "--headers") ? atoi(argv[2]) : 20000;
    reference_begin();
    subject = "reference";
    report("examples", reference_examples());
    subject = "library";
    report("lists", lists());

    for (size_t i = 0; i < KERNEL_COUNT; i++) {
        const struct kernel *kernel = &KERNELS[i];
        subject = kernel->name;
        if (!runs_here(kernel)) {
            printf("skip %s: this processor has not the instructions\n", subject);
            skipped++;
            continue;
        }
        void *state = kernel->init();
        report("gets its memory", state != NULL);
        if (!state)
            continue;

        report("known headers", known_headers(kernel, state));
        report("target equal, plus one, minus one", target_edges(kernel, state));
        report("planted nonces at every lane and edge", planted_nonces(kernel, state));
        report("targets of every size", relaxed_targets(kernel, state));
        report("early stop", early_stop(kernel, state));
        report("ranges that wrap", wrapping_ranges(kernel, state));
        report("random headers", random_headers(kernel, state, is_scrypt(kernel) ? headers / 100 : headers));
        report("odd calls", odd_calls(kernel, state));
        report("two states", two_states(kernel, state));

        kernel->destroy(state);
    }
    printf("%d passed, %d failed, %d skipped\n", passed, failed, skipped);
    return failed != 0;
}
