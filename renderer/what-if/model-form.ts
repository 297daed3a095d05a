import type { Model } from '../../common/economics/model.ts';
import { metaOf } from './explained.tsx';
import { editableText, parseQuantity } from './quantity-text.ts';

/** Any model's input as text fields, from its schema alone. */

/** One input as it is typed. */
export interface Entry {
  readonly name: string;
  readonly label: string;
  /** As models write units. */
  readonly unit: string;
  /** 'json': a list or an object, typed as JSON. */
  readonly kind: 'number' | 'text' | 'choice' | 'json';
  /** Of a choice. */
  readonly options: readonly string[];
  /** Empty then means the model's default. */
  readonly isOptional: boolean;
}

/** What was typed, by input. */
export type Texts = Readonly<Record<string, string>>;

/** The input, or the entry whose text can not be read. */
export type ReadForm =
  | { readonly kind: 'ok'; readonly input: Readonly<Record<string, unknown>> }
  | { readonly kind: 'unreadable'; readonly entry: Entry; readonly text: string };

export function entriesOf(model: Model): readonly Entry[] {
  return Object.entries(model.input.shape).map(([name, schema]) => {
    const { label = name, unit = '1' } = metaOf(model.input, name);
    const { inner, isOptional } = unwrapped(schema as Wrapped);
    const type = inner.def.type;
    return {
      name,
      label,
      unit,
      isOptional,
      kind:
        type === 'number'
          ? 'number'
          : type === 'enum' || type === 'boolean'
            ? 'choice'
            : type === 'string'
              ? 'text'
              : 'json',
      options:
        type === 'enum'
          ? Object.keys(inner.def.entries ?? {})
          : type === 'boolean'
            ? ['true', 'false']
            : [],
    };
  });
}

/** An input as text; what is not given is empty. */
export function textsOf(
  entries: readonly Entry[],
  input: Readonly<Record<string, unknown>>,
): Texts {
  return Object.fromEntries(
    entries.map(({ name, kind, unit }) => {
      const value = input[name];
      if (value === undefined || value === null) return [name, ''];
      if (kind === 'number') return [name, editableText(value as number, unit)];
      return [name, kind === 'json' ? JSON.stringify(value) : String(value)];
    }),
  );
}

/** Reads what was typed; the model itself then says whether it is allowed. */
export function readForm(entries: readonly Entry[], texts: Texts): ReadForm {
  const input: Record<string, unknown> = {};
  for (const entry of entries) {
    const text = (texts[entry.name] ?? '').trim();
    if (text === '' && (entry.isOptional || entry.kind === 'text')) continue;
    const value = readEntry(entry, text);
    if (value === undefined) return { kind: 'unreadable', entry, text };
    input[entry.name] = value;
  }
  return { kind: 'ok', input };
}

function readEntry({ kind, unit, options }: Entry, text: string): unknown {
  switch (kind) {
    case 'number':
      return parseQuantity(text, unit);
    case 'choice':
      return options.includes(text)
        ? text === 'true' || text === 'false'
          ? text === 'true'
          : text
        : undefined;
    case 'text':
      return text;
    case 'json':
      try {
        return JSON.parse(text) as unknown;
      } catch {
        return undefined;
      }
  }
}

/** The part of a schema's inside that tells what it holds. */
interface Wrapped {
  readonly def: {
    readonly type: string;
    readonly innerType?: Wrapped;
    readonly entries?: Readonly<Record<string, unknown>>;
  };
}

/** A default or a nullable around a schema makes it one that may be left out. */
function unwrapped(schema: Wrapped): { readonly inner: Wrapped; readonly isOptional: boolean } {
  const wraps = ['default', 'nullable', 'optional', 'prefault'];
  if (!wraps.includes(schema.def.type) || schema.def.innerType === undefined) {
    return { inner: schema, isOptional: false };
  }
  return { inner: unwrapped(schema.def.innerType).inner, isOptional: true };
}
