import type { ReactNode } from 'react';
import { message } from '../message/message.ts';
import { classNames } from './class-names.ts';
import styles from './provenance.module.css';

const cx = classNames(styles);

export type ProvenanceKind =
  | 'measured'
  | 'estimated'
  | 'typed'
  | 'assumed'
  | 'stale'
  | 'unavailable';

/** Where a number comes from: a shape, a word, and what follows (its age or its origin). */
export function Provenance(props: {
  readonly kind: ProvenanceKind;
  /** Age or origin, short: "2 s", "block 976,412". */
  readonly detail?: string;
  /** The whole origin, on hover. */
  readonly title?: string;
}): ReactNode {
  const word = message.provenance[props.kind];
  return (
    <span className={cx('provenance', props.kind)} title={props.title}>
      {props.detail === undefined ? word : `${word} · ${props.detail}`}
    </span>
  );
}
