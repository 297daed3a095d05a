import { type ReactNode, use } from 'react';
import { classNames } from '../component/class-names.ts';
import { Table } from '../component/table.tsx';
import { AsTableContext } from './as-table.ts';
import styles from './share-bars.module.css';
import { useWidth } from './use-width.ts';

const cx = classNames(styles);

/** A part of a whole with the interval its sample allows; all 0 to 1. */
export interface Share {
  readonly label: string;
  readonly share: number;
  readonly lower: number;
  readonly upper: number;
  readonly isChosen: boolean;
}

interface ShareBarsProps {
  /** One sentence that says what the picture shows. */
  readonly label: string;
  readonly shares: readonly Share[];
  readonly format: (share: number) => string;
  readonly shareTitle: string;
  readonly intervalTitle: string;
}

const rowHeight = 19;
const letterPx = 6.2;

/** Parts of a whole as bars with a whisker for the interval; those that matter are filled. */
export function ShareBars(props: ShareBarsProps): ReactNode {
  const isTable = use(AsTableContext);
  return isTable ? <ShareTable {...props} /> : <SharePicture {...props} />;
}

function ShareTable({
  label,
  shares,
  format,
  shareTitle,
  intervalTitle,
}: ShareBarsProps): ReactNode {
  return (
    <Table
      label={label}
      rows={shares}
      rowKey={(row) => row.label}
      columns={[
        { id: 'label', title: '', cell: (row) => row.label },
        { id: 'share', title: shareTitle, isNumber: true, cell: ({ share }) => format(share) },
        {
          id: 'interval',
          title: intervalTitle,
          isNumber: true,
          cell: ({ lower, upper }) => `${format(lower)} – ${format(upper)}`,
        },
      ]}
    />
  );
}

function SharePicture({ label, shares, format }: ShareBarsProps): ReactNode {
  const { ref, width } = useWidth<HTMLDivElement>();
  const height = Math.max(1, shares.length) * rowHeight;
  const start = Math.min(
    width * 0.4,
    Math.max(...shares.map((row) => row.label.length), 4) * letterPx,
  );
  const most = Math.max(...shares.map(({ upper }) => upper), 0.01);
  const room = Math.max(1, width - start - 8 - 44);
  const place = (share: number): number => start + 8 + (share / most) * room;
  return (
    <div ref={ref} className={cx('frame')} style={{ height }}>
      <svg className={cx('chart')} width={width} height={height} role="img" aria-label={label}>
        {width > 0 &&
          shares.map(({ label: name, share, lower, upper, isChosen }, at) => (
            <g key={name} transform={`translate(0 ${at * rowHeight})`}>
              <text x={start} y={13} textAnchor="end">
                {name}
              </text>
              <rect
                className={cx('bar', isChosen && 'chosen')}
                x={place(0)}
                y={4}
                width={Math.max(1, place(share) - place(0))}
                height={11}
                rx={2}
              />
              <path className={cx('whisker')} d={`M${place(lower)} 9.5H${place(upper)}`} />
              <text x={place(upper) + 6} y={13}>
                {format(share)}
              </text>
            </g>
          ))}
      </svg>
    </div>
  );
}
