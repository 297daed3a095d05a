import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Grid } from './layout.tsx';
import styles from './screen-frame.module.css';

const cx = classNames(styles);

/** Title, the sentence that answers the screen's question, its tools, and its cards. */
export function ScreenFrame(props: {
  readonly title: string;
  readonly sentence: ReactNode;
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <>
      <header className={cx('top')}>
        <div className={cx('title')}>
          <h1>{props.title}</h1>
          <p>{props.sentence}</p>
        </div>
        {props.tools !== undefined && <div className={cx('tools')}>{props.tools}</div>}
      </header>
      <div className={cx('body')}>
        <Grid>{props.children}</Grid>
      </div>
    </>
  );
}
