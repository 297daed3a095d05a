import { type ReactNode, use } from 'react';
import { classNames } from '../component/class-names.ts';
import { Table } from '../component/table.tsx';
import { AsTableContext } from './as-table.ts';
import styles from './balance-dial.module.css';
import { useWidth } from './use-width.ts';

const cx = classNames(styles);
const height = 56;
const pad = 8;

interface BalanceDialProps {
  /** One sentence that says what the picture shows. */
  readonly label: string;
  /** At least 0; 1 is the balance. */
  readonly ratio: number;
  readonly valueText: string;
  readonly low: string;
  readonly middle: string;
  readonly high: string;
}

/** One ratio on a scale whose middle is 1: a tenth at the start, ten at the end. */
export function BalanceDial(props: BalanceDialProps): ReactNode {
  const isTable = use(AsTableContext);
  const { ref, width } = useWidth<HTMLDivElement>();
  const { label, ratio, valueText, low, middle, high } = props;
  if (isTable) {
    return (
      <Table
        label={label}
        rows={[valueText]}
        rowKey={String}
        columns={[
          { id: 'what', title: '', cell: () => middle },
          { id: 'value', title: '', isNumber: true, cell: String },
        ]}
      />
    );
  }
  const share = Math.min(1, Math.max(0, (Math.log10(Math.max(ratio, 1e-9)) + 1) / 2));
  const x = pad + share * (width - 2 * pad);
  return (
    <div ref={ref} className={cx('frame')} style={{ height }}>
      <svg className={cx('chart')} width={width} height={height} role="img" aria-label={label}>
        {width > 0 && (
          <>
            <rect
              className={cx('track')}
              x={pad}
              y={22}
              width={width - 2 * pad}
              height={8}
              rx={4}
            />
            <rect className={cx('mark')} x={width / 2 - 0.5} y={17} width={1} height={18} />
            <circle className={cx('mark')} cx={x} cy={26} r={5.5} />
            <text
              className={cx('value')}
              x={Math.min(width - 20, Math.max(20, x))}
              y={13}
              textAnchor="middle"
            >
              {valueText}
            </text>
            <text x={pad} y={50}>
              {low}
            </text>
            <text x={width / 2} y={50} textAnchor="middle">
              {middle}
            </text>
            <text x={width - pad} y={50} textAnchor="end">
              {high}
            </text>
          </>
        )}
      </svg>
    </div>
  );
}
