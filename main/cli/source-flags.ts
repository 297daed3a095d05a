import { readFileSync } from 'node:fs';
import { AppError } from '../../common/contract/errors.ts';
import type { SourceSettings } from '../../common/contract/settings.ts';
import type { AlgorithmId } from '../../common/mining/job.ts';

/** Flags that name a source of work, shared by `mine` and `check`. */
export const sourceOptions = {
  practice: { type: 'boolean' },
  url: { type: 'string', short: 'o' },
  user: { type: 'string', short: 'u' },
  pass: { type: 'string', short: 'p' },
  'pass-file': { type: 'string' },
  algorithm: { type: 'string', short: 'a' },
  'coinbase-addr': { type: 'string' },
  'coinbase-text': { type: 'string' },
  'cookie-file': { type: 'string' },
  network: { type: 'string' },
  'tls-pin': { type: 'string' },
  'zmq-url': { type: 'string' },
  socks: { type: 'string' },
  'tls-ca': { type: 'string' },
} as const;

export interface SourceFlags {
  readonly practice?: boolean | undefined;
  readonly url?: string | undefined;
  readonly user?: string | undefined;
  readonly algorithm?: AlgorithmId | undefined;
  readonly 'coinbase-addr'?: string | undefined;
  readonly 'coinbase-text'?: string | undefined;
  readonly 'cookie-file'?: string | undefined;
  readonly network?: string | undefined;
  readonly 'tls-pin'?: string | undefined;
  readonly 'zmq-url'?: string | undefined;
  readonly socks?: string | undefined;
  readonly 'tls-ca'?: string | undefined;
}

/** The chain an algorithm means when no --network is given. */
const usualChain: Readonly<Record<AlgorithmId, string>> = {
  sha256d: 'bitcoin',
  scrypt: 'litecoin',
  randomx: 'monero',
};

/**
 * Makes a source from flags, the way other miners read theirs: http(s) is a node, stratum+tcp or
 * stratum+ssl a pool; randomx makes either Monero's.
 *
 * @throws AppError cli.usage
 */
export function sourceFromFlags(flags: SourceFlags): SourceSettings {
  const base = { id: 'cli', enabled: true };
  if (flags.practice) {
    if (flags.url !== undefined) throw usage('--practice needs no -o.');
    return { ...base, kind: 'practice', label: 'Practice chain' };
  }
  const { url } = flags;
  if (url === undefined) throw usage('Say where work comes from: --practice or -o <url>.');
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(url)?.[1]?.toLowerCase();
  const algorithm = flags.algorithm ?? 'sha256d';
  const chain = flags.network ?? usualChain[algorithm];
  const user = flags.user ?? '';
  const address = flags['coinbase-addr'] ?? '';
  const route = {
    ...(flags.socks === undefined ? {} : { socks: flags.socks }),
    ...(flags['tls-pin'] === undefined ? {} : { tlsPin: flags['tls-pin'] }),
    ...(flags['tls-ca'] === undefined ? {} : { tlsCa: readAuthority(flags['tls-ca']) }),
  };
  switch (scheme) {
    case 'http':
    case 'https':
      if (algorithm === 'randomx') {
        return {
          ...base,
          ...route,
          kind: 'monero-daemon',
          label: url,
          chain,
          url,
          // The address is the user, as miners of Monero have it; with --coinbase-addr, -u is the login.
          auth: address === '' || user === '' ? 'none' : 'password',
          user: address === '' ? '' : user,
          payoutAddress: address === '' ? user : address,
          zmqUrl: flags['zmq-url'] ?? '',
        };
      }
      if (address === '') throw usage('Solo mining needs --coinbase-addr <address>: who is paid.');
      return {
        ...base,
        ...route,
        kind: 'solo-gbt',
        label: url,
        chain,
        url,
        auth: flags['cookie-file'] !== undefined ? 'cookie' : user === '' ? 'none' : 'password',
        user,
        cookieFile: flags['cookie-file'] ?? '',
        payoutAddress: address,
        coinbaseText: flags['coinbase-text'] ?? '',
      };
    case 'stratum+tcp':
    case 'stratum+ssl':
    case 'stratum+tls': {
      if (user === '') throw usage('A pool needs -u <user>: often your payout address.');
      const tlsPin = flags['tls-pin'] ?? '';
      return algorithm === 'randomx'
        ? { ...base, ...route, tlsPin, kind: 'monero-stratum', label: url, chain, url, user }
        : {
            ...base,
            ...route,
            tlsPin,
            kind: 'stratum-v1',
            label: url,
            chain,
            url,
            user,
            payoutAddress: address,
          };
    }
    default:
      throw usage(
        `${url}: use http://host:port or https://host:port for a node, stratum+tcp://host:port or stratum+ssl://host:port for a pool.`,
      );
  }
}

/** The PEM text of an authority to trust besides the system's. */
function readAuthority(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? String(cause);
    throw usage(`--tls-ca ${file} can not be read: ${code}.`);
  }
}

function usage(problem: string): AppError {
  return new AppError('cli.usage', { problem });
}
