import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './stat.module.css';

const cx = classNames(styles);

/** The one large figure of a screen. */
export function Display(props: { readonly value: string; readonly unit?: string }): ReactNode {
  return (
    <div className={cx('display')}>
      {props.value}
      {props.unit !== undefined && <small>{props.unit}</small>}
    </div>
  );
}

/** A label above a figure, with a note below it. */
export function Stat(props: {
  readonly label: string;
  readonly value: ReactNode;
  readonly unit?: string;
  readonly note?: ReactNode;
  readonly stale?: boolean;
}): ReactNode {
  return (
    <div>
      <div className={cx('key')}>{props.label}</div>
      <div className={cx('value', props.stale && 'stale')}>
        {props.value}
        {props.unit !== undefined && <small> {props.unit}</small>}
      </div>
      {props.note !== undefined && <div className={cx('note')}>{props.note}</div>}
    </div>
  );
}

/** Stats beside one another: spread, in a block of two columns, or ruled. */
export function Stats(props: {
  readonly children: ReactNode;
  readonly form?: 'pair' | 'ruled';
}): ReactNode {
  const { form } = props;
  return (
    <div
      className={
        form === 'pair'
          ? cx('pair')
          : cx('stats', form === 'ruled' && 'ruled', form === 'ruled' && 'even')
      }
    >
      {props.children}
    </div>
  );
}

/** One line of a list of figures. */
export interface Figure {
  readonly label: string;
  /** Said smaller behind the label. */
  readonly detail?: ReactNode;
  readonly value: ReactNode;
  /** A sum: ruled off and strong. */
  readonly isTotal?: boolean;
}

/** Labels at the start, figures at the end. */
export function FigureList({ figures }: { readonly figures: readonly Figure[] }): ReactNode {
  return (
    <dl className={cx('list')}>
      {figures.map(({ label, detail, value, isTotal = false }) => [
        <dt key={label} className={cx(isTotal && 'total')}>
          {label}
          {detail !== undefined && <span> {detail}</span>}
        </dt>,
        <dd key={`${label} value`} className={cx(isTotal && 'total')}>
          {value}
        </dd>,
      ])}
    </dl>
  );
}
