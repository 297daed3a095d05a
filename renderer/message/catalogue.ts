import type { catalogue } from './en/catalogue.ts';
import type { message } from './en/message.ts';

/**
 * The shape of a language: English with every text widened to `string`. A key that is missing or that English
 * does not have does not compile, nor does a function of other parameters.
 */
export type Catalogue = Widen<typeof catalogue>;

/** The part of it that every `message.ts` holds, with the parts that it takes in itself. */
export type MainCatalogue = Widen<typeof message>;

type Widen<T> = T extends string
  ? string
  : T extends (...parameters: infer Parameters) => infer Said
    ? (...parameters: Parameters) => Widen<Said>
    : T extends object
      ? { readonly [Key in keyof T]: Widen<T[Key]> }
      : T;
