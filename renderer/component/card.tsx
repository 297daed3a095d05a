import { type ReactNode, useId } from 'react';
import styles from './card.module.css';
import { classNames } from './class-names.ts';
import { type Span, spanClass } from './layout.tsx';

const cx = classNames(styles);

/** A card: title at the start, provenance or its one control at the end. */
export function Card(props: {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  readonly span?: Span;
  /** Takes the whole width on a narrow window. */
  readonly wide?: boolean;
  /** Rows of its own to the edge. */
  readonly flush?: boolean;
}): ReactNode {
  const titleId = useId();
  const spans = props.span === undefined ? '' : spanClass(props.span, props.wide);
  return (
    <section className={`${cx('card', props.flush && 'flush')} ${spans}`} aria-labelledby={titleId}>
      <header className={cx('header')}>
        <h2 id={titleId}>{props.title}</h2>
        {props.aside !== undefined && <div className={cx('aside')}>{props.aside}</div>}
      </header>
      {props.children}
    </section>
  );
}

/** A card that has a sentence instead of a title. */
export function Panel(props: {
  readonly label: string;
  readonly children: ReactNode;
  readonly span?: Span;
}): ReactNode {
  const spans = props.span === undefined ? '' : spanClass(props.span, true);
  return (
    <section className={`${cx('card')} ${spans}`} aria-label={props.label}>
      {props.children}
    </section>
  );
}
