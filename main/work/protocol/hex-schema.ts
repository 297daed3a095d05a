import { z } from 'zod';
import { bytesFromHex, reverseBytes } from '../../../common/block/bytes.ts';

/** Hex of at most so many bytes, read to bytes. No pattern: a regular expression over 8 MB would need a stack of its own. */
export function hexBytes(maxBytes: number) {
  return z
    .string()
    .max(2 * maxBytes)
    .transform((text, context) => {
      try {
        return bytesFromHex(text);
      } catch {
        // The text itself is of no use in a message.
        context.addIssue({ code: 'custom', message: 'not hex' });
        return z.NEVER;
      }
    });
}

/** A hash as RPC prints it, read to 32 bytes in internal order. */
export const RpcHash = hexBytes(32)
  .refine((bytes) => bytes.length === 32, 'not 32 bytes')
  .transform(reverseBytes);
