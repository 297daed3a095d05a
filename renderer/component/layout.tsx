import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './layout.module.css';

const cx = classNames(styles);

/** Columns of twelve; below 1080 px 3 and 4 become 6, the others 12. */
export type Span = 3 | 4 | 5 | 6 | 7 | 8 | 9 | 12;
type Gap = 1 | 2 | 3 | 4;

/** The class of a grid cell; `wide` takes the whole width on a narrow window. */
export function spanClass(span: Span, wide = false): string {
  return cx(`span${span}`, wide && 'wide');
}

export function Row(props: {
  readonly children: ReactNode;
  readonly wrap?: boolean;
  readonly between?: boolean;
  readonly top?: boolean;
}): ReactNode {
  return (
    <div
      className={cx('row', props.wrap && 'wrap', props.between && 'between', props.top && 'top')}
    >
      {props.children}
    </div>
  );
}

export function Stack(props: { readonly children: ReactNode; readonly gap?: Gap }): ReactNode {
  return <div className={cx('stack', `gap${props.gap ?? 2}`)}>{props.children}</div>;
}

/** Pushes what it holds to the end of a row. */
export function Push({ children }: { readonly children: ReactNode }): ReactNode {
  return <div className={cx('row', 'push')}>{children}</div>;
}

export function Grid({ children }: { readonly children: ReactNode }): ReactNode {
  return <div className={cx('grid')}>{children}</div>;
}

/** Cards above one another in one grid cell. */
export function Column(props: { readonly span: Span; readonly children: ReactNode }): ReactNode {
  return <div className={cx('column', `span${props.span}`, 'wide')}>{props.children}</div>;
}
