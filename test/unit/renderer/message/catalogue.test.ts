import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogue as german } from '../../../../renderer/message/de/catalogue.ts';
import { catalogue as english } from '../../../../renderer/message/en/catalogue.ts';
import { catalogue as spanish } from '../../../../renderer/message/es/catalogue.ts';

/** Words that are the same in every language: names, protocols, units, keys. */
const names = [
  ...['Adit', 'RandomX', 'SHA-256d', 'scrypt', 'Tasmota', 'Home Assistant', 'Webhook', 'ntfy'],
  ...['Telegram', 'Home Assistant (MQTT)', 'Bitaxe (AxeOS)', 'cgminer', 'Beancount', 'hledger'],
  ...['CSV', 'JSON', 'TLS', 'STARTTLS', 'Chat', 'Esc', '15 min', '1 min', 'g/kWh', 'kWh'],
  ...['Hashprice', 'Hashrate', 'Hash', 'Shares', 'Pool', 'Pool (Stratum)', 'Solo', 'Kernel'],
  ...['Put', 'Collar', 'Normal', 'Plan', 'CO₂'],
];

const languages = [
  {
    name: 'German',
    catalogue: german,
    same: [
      ...['Pause', 'Name', 'System', 'Format', 'Export', 'Port', 'Option', 'Instrument', 'Ruin'],
      ...['max', 'Job', 'Threads', 'Coin', 'Median', 'Starts', 'Chance in 24 h', 'Feed'],
      ...['Broker', 'Miner', 'Download'],
    ],
  },
  {
    name: 'Spanish',
    catalogue: spanish,
    same: ['no', 'Script', 'Total', 'Kernels', 'General'],
  },
] as const;

type Words = Readonly<Record<string, unknown>>;
type Told = (...parameters: readonly unknown[]) => unknown;

/** Every text and function of a catalogue by its path. */
function leaves(words: unknown, path = ''): [string, unknown][] {
  if (typeof words !== 'object' || words === null) return [[path, words]];
  return Object.entries(words as Words).flatMap(([key, word]) =>
    leaves(word, path === '' ? key : `${path}.${key}`),
  );
}

const wanted = new Map(leaves(english));
/** Tested by themselves: they take more than words and numbers. */
const special =
  /^(error\.|said$|timeline$|guardName$|state\.paused$|money\.missing$|block\.told$|common\.inSentence$|plan\.feed\.on$|host\.lift\.guardsCount$|quantity\.sizes)/;
const functions = [...wanted].filter(
  ([path, word]) => word instanceof Function && !special.test(path),
);

const mark = (at: number): string => `⟦${at}⟧`;
/** Tells a count in place of everything; what is cut or lowered must be a text. */
function countSaid(word: Told, count: number): string {
  const told = (parameter: unknown) => Array.from({ length: word.length }, () => parameter);
  try {
    return JSON.stringify(word(...told(count)));
  } catch {
    return JSON.stringify(word(...told(String(count))));
  }
}

const marksIn = (said: unknown): readonly string[] =>
  [...new Set(JSON.stringify(said).match(/⟦\w+⟧/g) ?? [])].sort();

describe.each(languages)('the catalogue in $name', ({ catalogue, same }) => {
  const spoken = new Map(leaves(catalogue));

  it('has every text that English has, and no other', () => {
    const kinds = (words: Map<string, unknown>) =>
      [...words]
        .filter(([path]) => !path.startsWith('quantity.sizes'))
        .map(([path, word]) => `${path}: ${typeof word}`)
        .sort();
    expect(kinds(spoken)).toEqual(kinds(wanted));
  });

  it('says nothing in English but names', () => {
    const allowed: readonly string[] = [...names, ...same];
    const english = [...wanted].filter(
      ([path, word]) =>
        typeof word === 'string' &&
        /[a-z]{2}/i.test(word) &&
        spoken.get(path) === word &&
        !allowed.includes(word),
    );
    expect(english).toEqual([]);
  });

  it('leaves out nothing that it is told', () => {
    expect(functions.length).toBeGreaterThan(250);
    for (const [path, word] of functions) {
      const parameters = Array.from({ length: (word as Told).length }, (_, at) => mark(at));
      const said = (spoken.get(path) as Told)(...parameters);
      expect(marksIn(said), path).toEqual(marksIn((word as Told)(...parameters)));
    }
  });

  it('has words for one and for many', () => {
    for (const [path] of functions) {
      for (const count of [0, 1, 2, 7]) {
        const said = countSaid(spoken.get(path) as Told, count);
        expect(said, path).not.toMatch(/undefined|NaN|\[object/);
      }
    }
  });

  it('says in every error what it is told', () => {
    const params = new Proxy({}, { get: (_, name) => `⟦${String(name)}⟧` });
    for (const [code, write] of Object.entries(english.error)) {
      const told = catalogue.error[code as keyof typeof catalogue.error] as (p: object) => unknown;
      expect(marksIn(told(params)), code).toEqual(marksIn((write as typeof told)(params)));
    }
  });

  it('words pauses, blocks and what is missing', () => {
    const said = [
      catalogue.state.paused({ kind: 'user', untilMs: null }, null),
      catalogue.state.paused(
        { kind: 'guard', guard: 'battery', detail: '⟦detail⟧', untilMs: 1 },
        '⟦until⟧',
      ),
      catalogue.state.paused({ kind: 'payout-proof', detail: '⟦proof⟧' }, null),
      catalogue.money.missing(['price', 'difficulty']),
      catalogue.plan.feed.on(['⟦one⟧']),
      catalogue.plan.feed.on(['⟦one⟧', '⟦two⟧']),
      catalogue.host.lift.guardsCount(['⟦first⟧', '⟦second⟧']),
      catalogue.guardName('temperature'),
    ].map((text) => JSON.stringify(text));
    const text = said.join(' ');
    for (const told of ['detail', 'until', 'proof', 'one', 'two', 'first', 'second'])
      expect(text).toContain(told);
    expect(text).not.toMatch(/undefined|NaN|\[object/);
    expect(catalogue.guardName('temperature')).not.toBe(english.guardName('temperature'));
    expect(catalogue.guardName('something')).toBe('Something');
  });
});

describe('the catalogue', () => {
  it('is the only way to a language', () => {
    const files = readdirSync('renderer', { recursive: true, encoding: 'utf8' })
      .map((name) => name.replaceAll('\\', '/'))
      .filter((name) => /\.tsx?$/.test(name) && !name.startsWith('message/'));
    const around = files.filter((name) =>
      /message\/(en|de|es)\//.test(readFileSync(`renderer/${name}`, 'utf8')),
    );
    expect(files.length).toBeGreaterThan(200);
    expect(around).toEqual([]);
  });
});
