import { Check, CircleAlert, Clock, Info, type LucideIcon, Minus, X } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './badge.module.css';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';

const cx = classNames(styles);

/** What a condition means: running or good, waiting, wrong, worth knowing, nothing. */
export type Condition = 'run' | 'wait' | 'fault' | 'info' | 'off';

const pictures: Readonly<Record<Condition, LucideIcon>> = {
  run: Check,
  wait: Clock,
  fault: X,
  info: Info,
  off: Minus,
};

/** A word on a coloured ground, with a shape that says the same. */
export function Badge(props: {
  readonly condition?: Condition;
  readonly icon?: LucideIcon | null;
  readonly children: ReactNode;
}): ReactNode {
  const { condition = 'off' } = props;
  const picture = props.icon === undefined ? pictures[condition] : props.icon;
  return (
    <span className={cx('badge', condition)}>
      {picture !== null && condition !== 'off' && <Icon of={picture} size={14} />}
      {props.children}
    </span>
  );
}

/** A condition as a shape alone; a word must stand beside it. */
export function Dot({ of }: { readonly of: 'run' | 'wait' | 'off' | 'fault' | 'note' }): ReactNode {
  return <i className={cx('dot', `dot${of}`)} aria-hidden="true" />;
}

/** The shape of a condition, coloured, for the start of a line. */
export function ConditionIcon({ of }: { readonly of: Condition }): ReactNode {
  const picture = of === 'fault' ? X : of === 'info' ? CircleAlert : pictures[of];
  return <Icon of={picture} size={14} />;
}
