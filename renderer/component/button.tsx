import type { ReactNode } from 'react';
import styles from './button.module.css';
import { classNames } from './class-names.ts';

const cx = classNames(styles);

interface Look {
  /** One primary per view. */
  readonly look?: 'primary' | 'quiet' | 'danger';
  readonly size?: 'small' | 'large';
  readonly icon?: ReactNode;
  /** Takes what is left of a row. */
  readonly grow?: boolean;
}

interface ButtonProps extends Look {
  /** A verb. Absent on a button of an icon alone, which then needs a `label`. */
  readonly children?: ReactNode;
  readonly onPress?: () => void;
  readonly submit?: boolean;
  readonly disabled?: boolean;
  /** What a button of an icon alone does, read aloud and shown on hover. */
  readonly label?: string;
  readonly title?: string;
  /** Id of the popover it opens. */
  readonly opens?: string;
}

function lookClass(props: Look, hasText: boolean): string {
  const { look, size, grow } = props;
  return cx('button', look, size, !hasText && 'bare', grow && 'grow');
}

export function Button(props: ButtonProps): ReactNode {
  return (
    <button
      type={props.submit ? 'submit' : 'button'}
      className={lookClass(props, props.children !== undefined)}
      onClick={props.onPress}
      disabled={props.disabled}
      aria-label={props.label}
      title={props.title ?? props.label}
      popoverTarget={props.opens}
    >
      {props.icon}
      {props.children}
    </button>
  );
}

/** Looks like a button and goes to a screen. */
export function ButtonLink(
  props: Look & { readonly href: string; readonly children: ReactNode },
): ReactNode {
  return (
    <a className={lookClass(props, true)} href={props.href}>
      {props.icon}
      {props.children}
    </a>
  );
}
