import fc from 'fast-check';

/** What no honest peer sends where something else is due. */
const oddities: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  0.5,
  2 ** 53,
  1e308,
  -1e308,
  '',
  '9'.repeat(400),
  'f'.repeat(64),
  'ab'.repeat(2000),
  '\u0000\u202e\ud800',
  [],
  {},
  JSON.parse(`${'['.repeat(200)}${']'.repeat(200)}`),
  { __proto__: null, constructor: 1, toString: 'x' },
];
const oddity = fc.oneof(fc.constantFrom(...oddities), fc.jsonValue({ maxDepth: 3 }));

/** A good value with up to three of its parts, however deep, replaced or left out. */
export function damagedValue(corpus: readonly unknown[]): fc.Arbitrary<unknown> {
  const blow = fc.record({ at: fc.nat(1_000_000), by: oddity, isLoss: fc.boolean() });
  return fc
    .record({
      good: fc.constantFrom(...corpus),
      blows: fc.array(blow, { maxLength: 3 }),
    })
    .map(({ good, blows }) => {
      const root = { value: structuredClone(good) };
      for (const { at, by, isLoss } of blows) strike(root, at, by, isLoss);
      return root.value;
    });
}

function strike(root: object, at: number, by: unknown, isLoss: boolean): void {
  const places: { readonly parent: Record<string, unknown>; readonly key: string }[] = [];
  const visit = (parent: Record<string, unknown>): void => {
    for (const key of Object.keys(parent)) {
      places.push({ parent, key });
      const value = parent[key];
      if (typeof value === 'object' && value !== null && places.length < 5000) {
        visit(value as Record<string, unknown>);
      }
    }
  };
  visit(root as Record<string, unknown>);
  const { parent, key } = places[at % places.length]!;
  if (isLoss && parent !== root) delete parent[key];
  else parent[key] = by;
}

/** A good text cut, doubled or with something foreign in it; or any text. */
export function damagedText(corpus: readonly string[]): fc.Arbitrary<string> {
  const cut = fc
    .record({
      text: fc.constantFrom(...corpus),
      at: fc.nat(5000),
      remove: fc.nat(12),
      insert: fc.oneof(fc.string({ maxLength: 8 }), fc.constantFrom('\u0000', '"', '[', '}', '٣')),
      isTwice: fc.boolean(),
    })
    .map(({ text, at, remove, insert, isTwice }) => {
      const here = at % (text.length + 1);
      const head = text.slice(0, here);
      return `${head}${insert}${isTwice ? head : ''}${text.slice(here + remove)}`;
    });
  return fc.oneof({ weight: 6, arbitrary: cut }, fc.string(), fc.json());
}

/** A good line of JSON with damage inside it or to its text. */
export function damagedLine(corpus: readonly unknown[]): fc.Arbitrary<string> {
  const lines = corpus.map((value) => JSON.stringify(value));
  return fc.oneof(
    damagedValue(corpus).map((value) => JSON.stringify(value) ?? 'undefined'),
    damagedText(lines),
  );
}

/** Good bytes with some changed, cut off or put in; or any bytes. */
export function damagedBytes(corpus: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> {
  const changed = fc
    .record({
      bytes: fc.constantFrom(...corpus),
      changes: fc.array(fc.record({ at: fc.nat(100_000), to: fc.nat(255) }), { maxLength: 4 }),
      length: fc.option(fc.nat(100_000), { nil: undefined }),
      insert: fc.uint8Array({ maxLength: 10 }),
      at: fc.nat(100_000),
    })
    .map(({ bytes, changes, length, insert, at }) => {
      const here = at % (bytes.length + 1);
      const all = Buffer.concat([bytes.subarray(0, here), insert, bytes.subarray(here)]);
      for (const { at: place, to } of changes) if (all.length > 0) all[place % all.length] = to;
      return Uint8Array.from(
        length === undefined ? all : all.subarray(0, length % (all.length + 1)),
      );
    });
  return fc.oneof({ weight: 6, arbitrary: changed }, fc.uint8Array({ maxLength: 300 }));
}
