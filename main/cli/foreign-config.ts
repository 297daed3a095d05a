import { readChain } from '../../common/chain/registry.ts';
import { SourceSettings } from '../../common/contract/settings.ts';
import type { AlgorithmId } from '../../common/mining/job.ts';
import { sourceFromFlags } from './source-flags.ts';

/** What another miner's configuration means here. */
export interface ForeignConfig {
  /** 'XMRig', 'cpuminer', 'cgminer' or 'a command line'. */
  readonly kind: string;
  readonly sources: readonly {
    readonly settings: SourceSettings;
    /** '' when there is none. */
    readonly secret: string;
  }[];
  readonly threads: number | null;
  /** In words, one for each thing; never with a password. */
  readonly taken: readonly string[];
  readonly ignored: readonly string[];
}

/** No configuration of a miner is longer. */
export const mostConfigBytes = 1024 * 1024;

type Fields = Readonly<Record<string, unknown>>;

/** One pool or node as the file has it, before it is judged. */
interface Entry {
  readonly url: string;
  readonly user: string;
  readonly pass: string;
  readonly algorithm: string | null;
  readonly coin: string | null;
  readonly tls: boolean;
  readonly fingerprint: string;
  readonly enabled: boolean;
  /** XMRig's `daemon`: the pool is a monerod. */
  readonly isNode: boolean;
  readonly zmqPort: number | null;
  readonly address: string;
  readonly coinbaseText: string;
  /** host:port of a SOCKS5 proxy, '' for none. */
  readonly socks: string;
}

const algorithms: Readonly<Record<string, AlgorithmId>> = {
  'rx/0': 'randomx',
  rx: 'randomx',
  randomx: 'randomx',
  'randomx/0': 'randomx',
  sha256d: 'sha256d',
  sha256: 'sha256d',
  scrypt: 'scrypt',
  'scrypt:1024': 'scrypt',
};

/**
 * Reads the configuration of XMRig (`config.json`), cpuminer and its descendants (JSON), cgminer (JSON), or
 * a command line of one of them, as in a start script. Understands // and block comments and trailing commas.
 *
 * @throws {@link RangeError} in words when it is none of them
 */
export function readForeignConfig(text: string): ForeignConfig {
  if (text.length > mostConfigBytes) throw new RangeError('it is longer than any configuration');
  const trimmed = text.replace(/^\uFEFF/, '').trim();
  if (!trimmed.startsWith('{')) return fromCommandLine(trimmed);
  let json: unknown;
  try {
    json = JSON.parse(withoutComments(trimmed));
  } catch {
    throw new RangeError('it is not JSON');
  }
  const fields = fieldsOf(json);
  if (Array.isArray(fields['pools'])) {
    const isXmrig = ['cpu', 'randomx', 'donate-level', 'autosave'].some((name) => name in fields);
    return isXmrig ? fromXmrig(fields) : fromCgminer(fields);
  }
  if (typeof fields['url'] === 'string') return fromCpuminer(fields);
  throw new RangeError('it has neither "pools" nor "url"');
}

function fromXmrig(fields: Fields): ForeignConfig {
  const entries = listOf(fields['pools']).map((pool) => {
    const coin = textOf(pool['coin']);
    return entryOf({
      url: textOf(pool['url']),
      user: textOf(pool['user']),
      pass: textOf(pool['pass']),
      algorithm: textOf(pool['algo']) || textOf(fields['algo']) || null,
      coin: coin || null,
      tls: pool['tls'] === true,
      fingerprint: textOf(pool['tls-fingerprint']),
      enabled: pool['enabled'] !== false,
      isNode: pool['daemon'] === true,
      zmqPort: typeof pool['daemon-zmq-port'] === 'number' ? pool['daemon-zmq-port'] : null,
      socks: textOf(pool['socks5']),
    });
  });
  const known = new Set(['pools', 'algo', 'coin']);
  return judged('XMRig', entries, 'randomx', null, ignoredOf(fields, known));
}

function fromCgminer(fields: Fields): ForeignConfig {
  const algorithm = fields['scrypt'] === true ? 'scrypt' : textOf(fields['kernel']) || null;
  const entries = listOf(fields['pools']).map((pool) =>
    entryOf({
      url: textOf(pool['url']),
      user: textOf(pool['user']),
      pass: textOf(pool['pass']),
      algorithm,
    }),
  );
  const known = new Set(['pools', 'scrypt', 'kernel']);
  return judged('cgminer', entries, 'sha256d', null, ignoredOf(fields, known));
}

function fromCpuminer(fields: Fields): ForeignConfig {
  const [user, pass] = loginOf(textOf(fields['userpass']));
  const entry = entryOf({
    url: textOf(fields['url']),
    user: textOf(fields['user']) || user,
    pass: textOf(fields['pass']) || pass,
    algorithm: textOf(fields['algo']) || null,
    address: textOf(fields['coinbase-addr']),
    coinbaseText: textOf(fields['coinbase-sig']),
    socks: textOf(fields['proxy']),
  });
  const known = new Set(
    'url user pass userpass algo threads coinbase-addr coinbase-sig proxy'.split(' '),
  );
  const usual = entry.algorithm === null ? 'scrypt' : 'sha256d';
  return judged('cpuminer', [entry], usual, threadsOf(fields['threads']), ignoredOf(fields, known));
}

/** Flags of cpuminer and XMRig that name work, by their short and long names. */
const flagNames: Readonly<Record<string, string>> = {
  o: 'url',
  u: 'user',
  p: 'pass',
  O: 'userpass',
  a: 'algo',
  t: 'threads',
  x: 'proxy',
  algorithm: 'algo',
};
const valued = new Set(
  'url user pass userpass algo threads coinbase-addr coinbase-sig coin tls-fingerprint daemon-zmq-port proxy'.split(
    ' ',
  ),
);
const plain = new Set(['tls', 'daemon', 'scrypt']);

/** A line such as `./minerd -a sha256d -o stratum+tcp://host:3333 -u me -p x`; the first in the file that has one. */
function fromCommandLine(text: string): ForeignConfig {
  const joined = text.replace(/[\\^]\r?\n/g, ' ');
  const line = joined
    .split(/\r?\n/)
    .find((each) => /(^|\s)(-o|--url)[\s=]?\S/.test(each) && !/^\s*(#|::|rem\s)/i.test(each));
  if (line === undefined) throw new RangeError('it is neither JSON nor a command line with -o');
  const words = wordsOf(line);
  const fields: Record<string, string | true> = {};
  const urls: Record<string, string | true>[] = [];
  const ignored: string[] = [];
  let threads: string | undefined;
  for (let at = 0; at < words.length; at += 1) {
    const match = /^(?:--([a-zA-Z0-9-]+)(?:=(.*))?|-([a-zA-Z])(.*))$/s.exec(words[at]!);
    if (match === null) continue;
    const [, long, assigned, short, attached] = match;
    const name = flagNames[(long ?? short)!] ?? long ?? short!;
    const given = long === undefined ? attached || undefined : assigned;
    if (plain.has(name)) {
      (urls.at(-1) ?? fields)[name] = true;
      continue;
    }
    if (!valued.has(name)) {
      ignored.push(long === undefined ? `-${short}` : `--${name}`);
      continue;
    }
    const value = given ?? words[++at] ?? '';
    if (name === 'threads') threads = value;
    // As these programs do: -o begins another pool, what follows belongs to it.
    else if (name === 'url') urls.push({ url: value });
    else (urls.at(-1) ?? fields)[name] = value;
  }
  const entries = urls.map((own) => {
    const all: Fields = { ...fields, ...own };
    const [user, pass] = loginOf(textOf(all['userpass']));
    return entryOf({
      url: textOf(all['url']),
      user: textOf(all['user']) || user,
      pass: textOf(all['pass']) || pass,
      algorithm: all['scrypt'] === true ? 'scrypt' : textOf(all['algo']) || null,
      coin: textOf(all['coin']) || null,
      tls: all['tls'] === true,
      fingerprint: textOf(all['tls-fingerprint']),
      isNode: all['daemon'] === true,
      zmqPort: Number(all['daemon-zmq-port']) || null,
      address: textOf(all['coinbase-addr']),
      coinbaseText: textOf(all['coinbase-sig']),
      socks: textOf(all['proxy']),
    });
  });
  const program = /([a-z0-9_.-]+?)(?:\.exe)?$/i.exec(words[0]?.split(/[/\\]/).at(-1) ?? '')?.[1];
  const usual = program?.toLowerCase().startsWith('xmrig')
    ? 'randomx'
    : program?.toLowerCase().startsWith('minerd')
      ? 'scrypt'
      : 'sha256d';
  return judged('a command line', entries, usual, threadsOf(Number(threads)), ignored);
}

function entryOf(given: Partial<Entry> & Pick<Entry, 'url' | 'user' | 'pass'>): Entry {
  return {
    algorithm: null,
    coin: null,
    tls: false,
    fingerprint: '',
    enabled: true,
    isNode: false,
    zmqPort: null,
    address: '',
    coinbaseText: '',
    socks: '',
    ...given,
  };
}

function judged(
  kind: string,
  entries: readonly Entry[],
  usual: AlgorithmId,
  threads: number | null,
  ignoredFields: readonly string[],
): ForeignConfig {
  const sources: { settings: SourceSettings; secret: string }[] = [];
  const taken: string[] = [];
  const ignored: string[] = [];
  for (const [index, entry] of entries.slice(0, 20).entries()) {
    const where = `pool ${index + 1}`;
    const source = sourceOf(entry, usual);
    if (typeof source === 'string') {
      ignored.push(`${where}: ${source}`);
      continue;
    }
    sources.push(source);
    const { settings, secret } = source;
    const label = settings.kind === 'practice' ? '' : `${settings.label} (${settings.chain})`;
    const proxy = entry.socks === '' ? '' : ', its SOCKS proxy';
    taken.push(`${where}: ${label}${secret === '' ? '' : ', its password'}${proxy}`);
  }
  if (entries.length > 20) ignored.push(`${entries.length - 20} more pools`);
  if (threads !== null) taken.push(`threads: ${threads}`);
  ignored.push(...ignoredFields.slice(0, 100));
  return { kind, sources, threads, taken, ignored };
}

/** A source, or in words why the entry can not be one. */
function sourceOf(
  entry: Entry,
  usual: AlgorithmId,
): { readonly settings: SourceSettings; readonly secret: string } | string {
  if (entry.url === '') return 'it has no address';
  const named = entry.algorithm?.toLowerCase() ?? null;
  const algorithm =
    named === null
      ? entry.coin === null || /^(monero|xmr)$/i.test(entry.coin)
        ? usual
        : undefined
      : algorithms[named];
  if (algorithm === undefined) {
    return `Adit does not mine ${shown(entry.algorithm ?? entry.coin ?? '')}`;
  }
  const url = urlOf(entry, algorithm);
  if (url === undefined) return `its address can not be used: ${shown(withoutLogin(entry.url))}`;
  try {
    const isNode = url.address.startsWith('http');
    const isMonero = algorithm === 'randomx';
    const user = entry.user || url.user;
    const settings = sourceFromFlags({
      url: url.address,
      user,
      algorithm,
      'coinbase-addr': entry.address || undefined,
      'coinbase-text': entry.coinbaseText || undefined,
      'tls-pin': entry.fingerprint || undefined,
      'zmq-url':
        isNode && isMonero && entry.zmqPort !== null
          ? `tcp://${new URL(url.address).hostname}:${entry.zmqPort}`
          : undefined,
    });
    if (settings.kind === 'practice') return 'it has no address';
    const chain = readChain(settings.chain);
    if (chain === undefined) return `Adit does not know the chain ${shown(settings.chain)}`;
    const label = new URL(url.address.replace(/^stratum\+\w+:/, 'http:')).host.slice(0, 60);
    // Without its proxy a pool would learn an address that it was not to know: then it is left out.
    const socks = entry.socks === '' ? {} : { socks: entry.socks.replace(/^socks5h?:\/\//i, '') };
    const source = SourceSettings.safeParse({
      ...settings,
      ...socks,
      label,
      enabled: entry.enabled,
    });
    if (!source.success) return `its ${source.error.issues[0]?.path.join('.')} can not be used`;
    return {
      settings: source.data,
      // A monerod without a login takes none; its 'pass' is an empty habit.
      secret: isNode && isMonero ? '' : entry.pass || url.pass,
    };
  } catch (error) {
    return error instanceof Error ? problemIn(error) : String(error);
  }
}

function problemIn(error: Error): string {
  const params = (error as { readonly params?: { readonly problem?: unknown } }).params;
  return typeof params?.problem === 'string' ? params.problem : error.message;
}

/** The address as Adit writes it: with a scheme and without a login. */
function urlOf(
  entry: Entry,
  algorithm: AlgorithmId,
): { readonly address: string; readonly user: string; readonly pass: string } | undefined {
  const match = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(?:([^@/]*)@)?([^/?#@]+)(\/[^?#]*)?$/i.exec(
    entry.url.trim(),
  );
  if (match === null) return undefined;
  const [, scheme = '', login = '', host = '', path = ''] = match;
  if (!/:\d{1,5}$/.test(host)) return undefined;
  const [user, pass] = loginOf(login);
  const name = scheme.toLowerCase();
  const isNode =
    entry.isNode || /^daemon\+/.test(name) || (/^https?$/.test(name) && algorithm !== 'randomx');
  const isTls = entry.tls || /ssl|tls|https/.test(name);
  if (isNode) {
    const rest = path === '/' ? '' : path;
    return { address: `${isTls ? 'https' : 'http'}://${host}${rest}`, user, pass };
  }
  if (!/^(|tcp|ssl|tls|stratum|stratums|stratum\+(tcp|ssl|tls)|stratum1\+(tcp|ssl))$/.test(name)) {
    return undefined;
  }
  const scheme_ = isTls || name === 'stratums' ? 'stratum+ssl' : 'stratum+tcp';
  return { address: `${scheme_}://${host}`, user, pass };
}

function ignoredOf(fields: Fields, known: ReadonlySet<string>): string[] {
  return Object.keys(fields)
    .filter((name) => !known.has(name))
    .map(shown);
}

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
const listOf = (value: unknown): Fields[] => (Array.isArray(value) ? value.map(fieldsOf) : []);
const textOf = (value: unknown): string =>
  typeof value === 'string' ? value.slice(0, 1000).trim() : '';
const shown = (text: string): string => text.replace(/\p{C}/gu, '').slice(0, 80);
const withoutLogin = (url: string): string => url.replace(/\/\/[^/@]*@/, '//');

function loginOf(text: string): [string, string] {
  const at = text.indexOf(':');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

function threadsOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 1024
    ? value
    : null;
}

/** Takes comments and trailing commas out, outside of texts. */
function withoutComments(text: string): string {
  return text
    .replace(/("(?:[^"\\]|\\.)*")|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (_all, quoted) => quoted ?? '')
    .replace(/("(?:[^"\\]|\\.)*")|,(?=\s*[}\]])/g, (_all, quoted) => quoted ?? '');
}

/** Words of a shell's line, quotes taken off. */
function wordsOf(line: string): string[] {
  const words = line.match(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g) ?? [];
  return words.map((word) =>
    word.replace(/"([^"]*)"|'([^']*)'/g, (_all, double, single) => double ?? single),
  );
}
