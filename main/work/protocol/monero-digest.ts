import { createHash } from 'node:crypto';

/** HTTP Digest (RFC 7616) as monerod asks for it: MD5 or MD5-sess, qop auth. */
export interface DigestChallenge {
  readonly realm: string;
  readonly nonce: string;
  readonly opaque: string | null;
  readonly isSession: boolean;
  readonly hasQop: boolean;
}

/**
 * Reads `WWW-Authenticate`.
 *
 * @returns undefined when it is no Digest challenge with an algorithm known here
 */
export function readDigestChallenge(header: string): DigestChallenge | undefined {
  if (!/^\s*Digest\s/i.test(header)) return undefined;
  const fields = new Map<string, string>();
  for (const [, name, quoted, plain] of header
    .slice(0, 2000)
    .matchAll(/([a-z]+)=(?:"([^"]*)"|([^\s,"]+))/gi)) {
    // Of several challenges in one header the first is taken.
    const field = name!.toLowerCase();
    if (!fields.has(field)) fields.set(field, quoted ?? plain ?? '');
  }
  const algorithm = (fields.get('algorithm') ?? 'MD5').toUpperCase();
  const realm = fields.get('realm');
  const nonce = fields.get('nonce');
  if (realm === undefined || nonce === undefined) return undefined;
  if (algorithm !== 'MD5' && algorithm !== 'MD5-SESS') return undefined;
  const qop = fields.get('qop')?.split(/\s*,\s*/) ?? [];
  return {
    realm,
    nonce,
    opaque: fields.get('opaque') ?? null,
    isSession: algorithm === 'MD5-SESS',
    hasQop: qop.includes('auth'),
  };
}

export interface DigestAnswer {
  readonly user: string;
  readonly password: string;
  readonly method: string;
  /** Path as sent. */
  readonly uri: string;
  /** Times this nonce was used, this one included. */
  readonly count: number;
  /** Random, of our choice. */
  readonly clientNonce: string;
}

/** The value of an `Authorization` header that answers a challenge. */
export function digestAuthorization(challenge: DigestChallenge, answer: DigestAnswer): string {
  const { realm, nonce, opaque, isSession, hasQop } = challenge;
  const { user, password, method, uri, clientNonce } = answer;
  const count = answer.count.toString(16).padStart(8, '0');
  const secret = md5(`${user}:${realm}:${password}`);
  const first = isSession ? md5(`${secret}:${nonce}:${clientNonce}`) : secret;
  const second = md5(`${method}:${uri}`);
  const response = hasQop
    ? md5(`${first}:${nonce}:${count}:${clientNonce}:auth:${second}`)
    : md5(`${first}:${nonce}:${second}`);
  const parts = [
    `username="${user.replaceAll(/[\\"]/g, '\\$&')}"`,
    `realm="${realm}"`,
    `nonce="${nonce}"`,
    `uri="${uri}"`,
    `algorithm=${isSession ? 'MD5-sess' : 'MD5'}`,
    ...(hasQop ? ['qop=auth', `nc=${count}`, `cnonce="${clientNonce}"`] : []),
    `response="${response}"`,
    ...(opaque === null ? [] : [`opaque="${opaque}"`]),
  ];
  return `Digest ${parts.join(', ')}`;
}

function md5(text: string): string {
  return createHash('md5').update(text, 'utf8').digest('hex');
}
