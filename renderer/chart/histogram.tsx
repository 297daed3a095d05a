import { type ReactNode, use } from 'react';
import { classNames } from '../component/class-names.ts';
import { Table } from '../component/table.tsx';
import { AsTableContext } from './as-table.ts';
import styles from './histogram.module.css';
import { niceTicks } from './nice-ticks.ts';
import { TableBox } from './table-box.tsx';
import { useWidth } from './use-width.ts';

const cx = classNames(styles);

interface HistogramProps {
  /** One sentence that says what the picture shows. */
  readonly label: string;
  /** One more than the shares. */
  readonly edges: readonly number[];
  /** Drawn as bars. */
  readonly bars: { readonly label: string; readonly shares: readonly number[] };
  /** The alternative, drawn as an outline. */
  readonly outline: { readonly label: string; readonly shares: readonly number[] };
  readonly height: number;
  readonly formatAxis: (value: number) => string;
  readonly formatShare: (share: number) => string;
  readonly fromTitle: string;
}

const top = 6;
const bottom = 20;

/** How often an amount falls where: one distribution as bars, the alternative as an outline, zero dashed. */
export function Histogram(props: HistogramProps): ReactNode {
  const isTable = use(AsTableContext);
  return isTable ? <HistogramTable {...props} /> : <HistogramPicture {...props} />;
}

function HistogramTable(props: HistogramProps): ReactNode {
  const { label, edges, bars, outline, formatAxis, formatShare, fromTitle } = props;
  return (
    <TableBox label={label}>
      <Table
        label={label}
        rows={bars.shares.map((_, at) => at)}
        rowKey={String}
        columns={[
          {
            id: 'from',
            title: fromTitle,
            isNumber: true,
            cell: (at) => formatAxis(edges[at] ?? 0),
          },
          {
            id: 'bars',
            title: bars.label,
            isNumber: true,
            cell: (at) => formatShare(bars.shares[at] ?? 0),
          },
          {
            id: 'outline',
            title: outline.label,
            isNumber: true,
            cell: (at) => formatShare(outline.shares[at] ?? 0),
          },
        ]}
      />
    </TableBox>
  );
}

function HistogramPicture(props: HistogramProps): ReactNode {
  const { label, edges, bars, outline, height, formatAxis } = props;
  const { ref, width } = useWidth<HTMLDivElement>();
  const least = edges[0] ?? 0;
  const most = edges.at(-1) ?? 1;
  const span = most - least || 1;
  const highest = Math.max(...bars.shares, ...outline.shares, 1e-9);
  const floor = height - bottom;
  const placeX = (value: number): number => ((value - least) / span) * width;
  const placeY = (share: number): number => floor - (share / highest) * (floor - top);
  const steps = outline.shares
    .map((share, at) => `V${placeY(share).toFixed(1)}H${placeX(edges[at + 1] ?? most).toFixed(1)}`)
    .join('');
  return (
    <div ref={ref} className={cx('frame')} style={{ height }}>
      <svg className={cx('chart')} width={width} height={height} role="img" aria-label={label}>
        {width > 0 && (
          <>
            {bars.shares.map((share, at) => {
              const x = placeX(edges[at] ?? least);
              return share === 0 ? null : (
                <rect
                  // biome-ignore lint/suspicious/noArrayIndexKey: a bin is its place
                  key={at}
                  className={cx('bar')}
                  x={x}
                  y={placeY(share)}
                  width={Math.max(1, placeX(edges[at + 1] ?? most) - x - 0.75)}
                  height={floor - placeY(share)}
                />
              );
            })}
            {outline.shares.length > 0 && (
              <path className={cx('outline')} d={`M0 ${floor}${steps}V${floor}`} />
            )}
            <path className={cx('axis')} d={`M0 ${floor}H${width}`} />
            {least < 0 && most > 0 && (
              <path className={cx('zero')} d={`M${placeX(0)} ${top}V${floor}`} />
            )}
            {niceTicks(least, most, Math.max(2, Math.floor(width / 90))).map((value) => (
              <text
                key={value}
                x={placeX(value)}
                y={height - 5}
                textAnchor={
                  placeX(value) < 24 ? 'start' : placeX(value) > width - 24 ? 'end' : 'middle'
                }
              >
                {formatAxis(value)}
              </text>
            ))}
          </>
        )}
      </svg>
    </div>
  );
}
