import { createElement, Fragment, type ReactNode } from 'react';
import type { Sentence } from '../component/text.tsx';

/** Marks in place of a node: two characters that no text has, around its number. */
const mark = { open: '\u{E000}', close: '\u{E001}' } as const;
const marks = /\u{E000}(\d+)\u{E001}/u;

/** Takes a node into the sentence; returns what stands for it among the words. */
type Put = (node: ReactNode) => string;

/** A sentence with nodes among its words. */
export interface Phrase {
  readonly lead: ReactNode;
  readonly rest: ReactNode;
}

/**
 * A sentence of the catalogue whose figures are nodes, such as numbers that explain themselves. The catalogue
 * keeps taking strings, so each language puts them in its own order.
 *
 * @example
 * phrase((put) => text.sentence(put(<Explained …>1 in 3,400</Explained>), put(…)))
 */
export function phrase(say: (put: Put) => string): ReactNode;
export function phrase(say: (put: Put) => Sentence): Phrase;
export function phrase(say: (put: Put) => string | Sentence): ReactNode | Phrase {
  const nodes: ReactNode[] = [];
  const said = say((node) => `${mark.open}${nodes.push(node) - 1}${mark.close}`);
  return typeof said === 'string'
    ? drawn(said, nodes)
    : { lead: drawn(said.lead, nodes), rest: drawn(said.rest, nodes) };
}

/** Split at the marks, every second part is the number of a node. */
function drawn(words: string, nodes: readonly ReactNode[]): ReactNode {
  return words
    .split(marks)
    .map((part, at) =>
      createElement(Fragment, { key: at }, at % 2 === 0 ? part : nodes[Number(part)]),
    );
}
