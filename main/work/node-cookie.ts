import { open } from 'node:fs/promises';
import { AppError } from '../../common/contract/errors.ts';

/** `__cookie__:` and 64 hex digits; more is not a cookie file. */
const COOKIE_MAX_BYTES = 1000;

export interface Credentials {
  readonly user: string;
  readonly password: string;
}

/**
 * Reads a node's cookie file; the node writes a new one at every start.
 *
 * @throws {@link AppError} `rpc.cookie-unreadable` (retry later: the node may be about to write it)
 */
export async function readCookieFile(file: string): Promise<Credentials> {
  const refuse = (cause: string, error?: unknown): AppError =>
    new AppError('rpc.cookie-unreadable', { file, cause }, { retry: 'later', cause: error });
  let text: string;
  try {
    const handle = await open(file, 'r');
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(COOKIE_MAX_BYTES + 1), 0);
      text = buffer.toString('utf8', 0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw refuse((error as NodeJS.ErrnoException).code ?? String(error), error);
  }
  const colon = text.indexOf(':');
  if (text.length > COOKIE_MAX_BYTES || colon < 1) throw refuse('not a cookie file');
  return { user: text.slice(0, colon), password: text.slice(colon + 1).trim() };
}
