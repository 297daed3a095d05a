import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './text.module.css';

const cx = classNames(styles);

export type Tone = 'second' | 'third' | 'run' | 'wait' | 'fault';

interface TextProps {
  readonly children: ReactNode;
  readonly tone?: Tone;
  readonly size?: 'caption' | 'label' | 'lead';
  readonly weight?: 'medium' | 'strong';
  readonly mono?: boolean;
  /** Cuts at the end; the whole text is the tooltip where `title` gives it. */
  readonly clip?: boolean;
  readonly nowrap?: boolean;
  readonly title?: string;
  /** Address or amount: blurred when the user hides them. */
  readonly isPrivate?: boolean;
}

function textClass(props: TextProps): string {
  const { tone, size, weight, mono, clip, nowrap } = props;
  return cx(tone, size, weight, mono && 'mono', clip && 'clip', nowrap && 'nowrap');
}

/** A piece of a line. */
export function Text(props: TextProps): ReactNode {
  return (
    <span className={textClass(props)} title={props.title} data-private={props.isPrivate}>
      {props.children}
    </span>
  );
}

/** A paragraph. */
export function Paragraph(props: TextProps): ReactNode {
  return (
    <p className={textClass(props)} title={props.title}>
      {props.children}
    </p>
  );
}

/** A sentence whose first part says it and whose rest explains it. */
export interface Sentence {
  readonly lead: string;
  readonly rest: string;
}

/** Sets the first part of a sentence apart; either part may hold figures that can be pressed. */
export function Said(props: {
  readonly sentence: { readonly lead: ReactNode; readonly rest: ReactNode };
  readonly verdict?: boolean;
  readonly stale?: boolean;
}): ReactNode {
  const { sentence, verdict, stale } = props;
  return (
    <p className={cx('label', verdict && 'verdict', stale && 'third')}>
      <b className={cx(verdict ? 'strong' : 'medium')}>{sentence.lead}</b>{' '}
      <span className={cx(!verdict && 'second')}>{sentence.rest}</span>
    </p>
  );
}

export function Key({ children }: { readonly children: ReactNode }): ReactNode {
  return <kbd className={cx('key')}>{children}</kbd>;
}
