import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { models } from '../../../../common/economics/registry.ts';
import { saidPhrases as germanPhrases } from '../../../../common/message/de/said.ts';
import { saidPhrases as spanishPhrases } from '../../../../common/message/es/said.ts';
import { hear } from '../../../../renderer/bridge/hear.ts';
import { catalogue as german } from '../../../../renderer/message/de/catalogue.ts';
import { catalogue as spanish } from '../../../../renderer/message/es/catalogue.ts';
import { loadLanguage } from '../../../../renderer/message/load.ts';

const languages = [
  { name: 'German', said: german.said, phrases: germanPhrases },
  { name: 'Spanish', said: spanish.said, phrases: spanishPhrases },
] as const;

/** Terms that every language takes over. */
const terms = ['Hashprice', 'Hashcost', 'Gamma', 'Delta', 'Coins', 'Starts', 'Benchmarks'];

interface FieldMeta {
  readonly label?: string;
  readonly absent?: string;
}

/** A default or a nullable carries its meaning inside. */
function metaOf(schema: unknown): FieldMeta {
  const { meta, unwrap } = schema as { meta?: () => FieldMeta; unwrap?: () => unknown };
  const own = meta?.call(schema);
  if (own?.label !== undefined) return own;
  return unwrap === undefined ? {} : metaOf(unwrap.call(schema));
}

const modelTexts = models.flatMap(({ title, wrongWhen, input, output }) => [
  title,
  wrongWhen,
  ...[input, output].flatMap(({ shape }: z.ZodObject) =>
    Object.values(shape).flatMap((field) => {
      const { label, absent } = metaOf(field);
      return [label, absent].filter((text) => text !== undefined);
    }),
  ),
]);

/** What stands in quotes, with places as a number. Choices within a place are said one by one. */
function sentencesIn(file: string): string[] {
  const source = readFileSync(file, 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(/^(import|} from) .*$/gm, '');
  return [...source.matchAll(/'((?:[^'\\\n]|\\.)*)'|`([^`]*)`/g)]
    .map(([, quoted, template]) => quoted ?? template ?? '')
    .filter((text) => !/\$\{[^}]*['`?]/.test(text))
    .map((text) => text.replace(/\$\{[^}]*\}/g, '7'))
    .filter((text) => /[a-z]{2,} [a-z]{2,}/.test(text) && !/^[A-Z]+ |;|=|\//.test(text));
}

/** Rooms whose every sentence reaches a screen. */
const rooms = [
  'main/host/guard/*.ts',
  'main/host/plan/slot-words.ts',
  'main/host/plan/price-line.ts',
  'main/host/measuring.ts',
  'main/host/power.ts',
  'main/work/check/*.ts',
  'main/work/share-account.ts',
  'main/work/payout-script.ts',
  'main/net/socks5.ts',
  'main/mining/randomx-limits.ts',
  'main/feed/feed-life.ts',
];

/** Parts that are put together before they are sent, names that a page has its own words for, and the log's. */
const parts = [
  'Somebody is at the computer',
  'On battery',
  'Battery is low',
  'Lid closed',
  'Other programs are busy',
  'Power cut',
  'Film, call or full screen',
  'Quiet hours',
  'Too hot',
  'Just woken',
  'Sleep and waking',
  'quiet from 7',
  'running on battery7',
  'on mains7',
  'whole machine',
  'processor package',
  'measurement of power failed',
  'measuring power anew',
  'Trusted by this system',
  'Trusted by its pin',
  '7, valid until 7.',
  'without long poll',
  'with long poll',
  'Height 7, 7 transactions, 7.',
  'Pages of 2 MiB are worth some 8 %',
  'Fast needs 7 MiB',
  '7, 7: it runs light, about ten times slower. Close other programs.',
  '7. To allow them: give your account the right "Lock pages in memory" and sign in anew.',
  '7: enough for all 7 cores.',
  '7: 7 of 7 are used unless you choose a number; more are slower each.',
  'the cache is filled with 7.',
];

describe.each(languages)('what comes in English, in $name', ({ said, phrases }) => {
  it('has words for every text of every economics model', () => {
    expect(modelTexts.length).toBeGreaterThan(1000);
    const missing = modelTexts.filter((text) => said(text) === text && !terms.includes(text));
    expect([...new Set(missing)]).toEqual([]);
  });

  it('has words for what models allow', () => {
    const allowed = globSync('common/economics/**/*.ts')
      .flatMap(sentencesIn)
      .filter((text) =>
        /^must (be|hold|have|name|not|lie|give|rise|leave|differ|stay) /.test(text),
      );
    expect(allowed.length).toBeGreaterThan(60);
    expect([...new Set(allowed.filter((text) => said(text) === text))]).toEqual([]);
  });

  it('has words for every sentence of the rooms of main that speak', () => {
    const sentences = rooms.flatMap((room) => globSync(room)).flatMap(sentencesIn);
    expect(sentences.length).toBeGreaterThan(100);
    const missing = sentences.filter((text) => said(text) === text && !parts.includes(text));
    expect([...new Set(missing)]).toEqual([]);
  });

  it('leaves no place out', () => {
    for (const [english, text] of Object.entries(phrases)) {
      const places = (of: string) => (of.match(/\{\w+/g) ?? []).sort();
      expect(places(text), english).toEqual(places(english));
    }
  });
});

describe('what main words', () => {
  it('is said in German and in Spanish alike', () => {
    expect(Object.keys(spanishPhrases).sort()).toEqual(Object.keys(germanPhrases).sort());
  });

  it('is still worded by main', () => {
    const source = globSync(['main/**/*.ts', 'common/**/*.ts'])
      .filter((file) => !/message[\\/](de|es)[\\/]/.test(file))
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n')
      .toLowerCase();
    for (const english of Object.keys(germanPhrases)) {
      const words = english.replace(/\{\w+#?\}/g, ' ').match(/[a-z]{4,}/gi) ?? [];
      for (const word of words) expect(source, english).toContain(word.toLowerCase());
    }
  });

  it.each([
    [
      'power costs 0.123 EUR/kWh, mining brings 0.045',
      'Strom kostet 0,123 EUR/kWh, Mining bringt 0,045',
    ],
    [
      'power costs 0.123 EUR/kWh (assumed), mining brings ?',
      'Strom kostet 0,123 EUR/kWh (angenommen), Mining bringt ?',
    ],
    ['a game fills the screen (Windows)', 'ein Spiel füllt den Bildschirm (Windows)'],
    ['quiet from 22:00 to 07:00', 'Ruhezeit von 22:00 bis 07:00'],
    ['running on battery, 41 % charged', 'Akkubetrieb, zu 41 % geladen'],
    ['71 °C (operating system), limit 85 °C', '71 °C (Betriebssystem), Grenze 85 °C'],
    ['guided measurement: operating system, on mains', 'geführte Messung: Betriebssystem, am Netz'],
    [
      'Trusted by its pin, valid until 2027-01-01.',
      'Vertraut durch Festlegung, gültig bis 2027-01-01.',
    ],
    ['the grid asks for less “Peak” (OpenADR)', 'das Stromnetz verlangt weniger: „Peak“ (OpenADR)'],
    ['high-hash', 'high-hash'],
  ])('%s', (english, text) => {
    expect(german.said(english)).toBe(text);
  });

  it('is heard where it speaks, and nowhere else', async () => {
    await loadLanguage('de');
    const state = {
      settings: { sources: [{ label: 'Pool' }], note: { detail: 'these are its hours' } },
      guards: [{ id: 'lid', label: 'Lid closed', detail: 'lid open (logind)', release: '' }],
      plan: { now: { detail: 'these are its hours' } },
      hash: 'practice',
    };
    expect(hear(state)).toEqual({
      ...state,
      guards: [{ id: 'lid', label: 'Lid closed', detail: 'Deckel offen (logind)', release: '' }],
      plan: { now: { detail: 'das sind seine Stunden' } },
    });
    await loadLanguage('en');
  });
});
