import type { ReactNode } from 'react';
import { classNames } from '../component/class-names.ts';
import styles from './legend.module.css';

const cx = classNames(styles);

/** What one mark of a picture stands for. */
interface LegendEntry {
  readonly label: string;
  readonly color: 'one' | 'two' | 'three' | 'mute' | 'band';
  readonly form: 'box' | 'line' | 'dash';
}

/** Names of marks that stand too close together to be named in the picture. */
export function ChartLegend({ entries }: { readonly entries: readonly LegendEntry[] }): ReactNode {
  return (
    <div className={cx('legend')}>
      {entries.map(({ label, color, form }) => (
        <span key={label} className={cx('entry')}>
          <i className={cx(color, form)} />
          {label}
        </span>
      ))}
    </div>
  );
}
