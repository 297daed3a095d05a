import type { ReactNode } from 'react';
import styles from './table-box.module.css';

/** Holds a long table of a chart to the height of a picture; reachable by keyboard, so that it can be scrolled. */
export function TableBox(props: {
  readonly label: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={styles['box']} tabIndex={0} aria-label={props.label}>
      {props.children}
    </section>
  );
}
