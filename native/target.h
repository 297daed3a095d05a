/* 256-bit little-endian numbers: a digest as it is hashed, a target as the job carries it. */
#ifndef ADIT_TARGET_H
#define ADIT_TARGET_H

#include <stdint.h>

static inline uint32_t load_le32(const uint8_t *bytes)
{
    return (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24;
}

static inline uint32_t load_be32(const uint8_t *bytes)
{
    return (uint32_t)bytes[3] | (uint32_t)bytes[2] << 8 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[0] << 24;
}

static inline uint32_t swap32(uint32_t x)
{
    return x >> 24 | (x >> 8 & 0xff00) | (x << 8 & 0xff0000) | x << 24;
}

static void target_load(uint32_t words[8], const uint8_t target_le[32])
{
    for (int i = 0; i < 8; i++)
        words[i] = load_le32(target_le + 4 * i);
}

/*
 * digest <= target, both as eight words, word 7 the most significant. The digest comes as SHA-256 leaves it:
 * big-endian words, so a word of the little-endian number is the swapped word.
 */
static int digest_counts(const uint32_t digest[8], const uint32_t target[8])
{
    for (int i = 7; i >= 0; i--) {
        uint32_t word = swap32(digest[i]);
        if (word != target[i])
            return word < target[i];
    }
    return 1;
}

/*
 * The early reject on the digest's most significant word, for every target there is: bits of the (big-endian)
 * word that must be zero if the digest can count. All 32 for a target of difficulty 1 or more, none for a target
 * of ff..ff. It lets at most twice the true hits through, never rejects one.
 */
static uint32_t target_reject_mask(const uint32_t target[8])
{
    uint32_t must_be_zero = 0xffffffff;
    for (uint32_t top = target[7]; top; top >>= 1)
        must_be_zero <<= 1;
    return swap32(must_be_zero);
}

#endif
