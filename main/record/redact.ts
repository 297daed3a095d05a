/** Keys whose values are never written, whatever object they are in. */
const secretKey =
  /^(pass(word|phrase)?|secret|token|cookie|authorization|auth|api-?key|rpcpassword|pass)$/i;
/** user:password@ in any URL inside a text. */
const urlCredentials = /\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@]+@/gi;
const bearer = /\b(Basic|Bearer|Digest)\s+[A-Za-z0-9+/=._-]{4,}/g;
const tokenParameter = /([?&](?:token|key|pass|password|secret)=)[^&\s"]+/gi;
/** Telegram's bot tokens, alone or in a path. */
const botToken = /\b(bot)?\d{6,20}:[A-Za-z0-9_-]{20,}/g;
/** Bitcoin Core's cookie. */
const nodeCookie = /__cookie__:[0-9a-f]+/gi;

/** A copy of anything with secrets replaced by '[redacted]', nesting bounded. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') {
    return value
      .slice(0, 2000)
      .replace(urlCredentials, '$1[redacted]@')
      .replace(bearer, '$1 [redacted]')
      .replace(tokenParameter, '$1[redacted]')
      .replace(botToken, '$1[redacted]')
      .replace(nodeCookie, '__cookie__:[redacted]');
  }
  if (typeof value === 'bigint') return value.toString();
  if (value instanceof Error) {
    return {
      name: value.name,
      message: redact(value.message),
      stack: redact(value.stack ?? ''),
      ...(value.cause === undefined || depth > 4 ? {} : { cause: redact(value.cause, depth + 1) }),
    };
  }
  if (typeof value !== 'object' || value === null) return value;
  if (depth > 4) return '[deep]';
  if (Array.isArray(value)) return value.slice(0, 50).map((item) => redact(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      secretKey.test(key) ? '[redacted]' : redact(item, depth + 1),
    ]),
  );
}
