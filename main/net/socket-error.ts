import { AppError } from '../../common/contract/errors.ts';

const REFUSED = new Set(['ECONNREFUSED']);
const UNKNOWN = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_NONAME']);
const CLOSED = new Set(['ECONNRESET', 'EPIPE', 'ECONNABORTED', 'UND_ERR_SOCKET', 'UND_ERR_CLOSED']);
const TIMED_OUT = new Set([
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
]);

/** Turns an error of a socket, TLS or undici into one of the `net.*` codes; an {@link AppError} passes unchanged. */
export function netErrorFrom(error: unknown, host: string, port: number): AppError {
  if (error instanceof AppError) return error;
  const code = codeOf(error);
  const options = { retry: 'later', cause: error } as const;
  if (REFUSED.has(code)) return new AppError('net.refused', { host, port }, options);
  if (UNKNOWN.has(code)) return new AppError('net.unknown-host', { host }, options);
  if (CLOSED.has(code)) return new AppError('net.closed', { host, port }, options);
  if (TIMED_OUT.has(code)) return new AppError('net.timeout', { host, port, afterMs: 0 }, options);
  if (isCertificateCode(code)) {
    return new AppError(
      'net.certificate',
      { host, cause: messageOf(error), fingerprint: null },
      { cause: error },
    );
  }
  return new AppError(
    'net.failed',
    { host, cause: code === '' ? messageOf(error) : code },
    options,
  );
}

/** True for what an AbortSignal throws: not an error, never logged above debug. */
export function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

function isCertificateCode(code: string): boolean {
  return /CERT|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH/.test(code);
}

/** The first code found on the error, its cause, or the members of an AggregateError (happy eyeballs). */
function codeOf(error: unknown, depth = 0): string {
  if (depth > 3 || typeof error !== 'object' || error === null) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  if (error instanceof AggregateError) {
    for (const member of error.errors) {
      const code = codeOf(member, depth + 1);
      if (code !== '') return code;
    }
  }
  return 'cause' in error ? codeOf(error.cause, depth + 1) : '';
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 200);
}
