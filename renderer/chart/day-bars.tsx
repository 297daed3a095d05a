import { type ReactNode, use } from 'react';
import { classNames } from '../component/class-names.ts';
import { Table } from '../component/table.tsx';
import { AsTableContext } from './as-table.ts';
import styles from './day-bars.module.css';
import { niceTicks } from './nice-ticks.ts';
import { TableBox } from './table-box.tsx';
import { useWidth } from './use-width.ts';

const cx = classNames(styles);

interface DayBarsProps {
  /** One sentence that says what the picture shows. */
  readonly label: string;
  /** Oldest first; null where it is not known. */
  readonly days: readonly { readonly atMs: number; readonly value: number | null }[];
  readonly color: 'energy' | 'cost' | 'reward';
  readonly height: number;
  readonly format: (value: number) => string;
  readonly formatAxis: (value: number) => string;
  readonly formatDay: (atMs: number) => string;
  readonly dayTitle: string;
  readonly valueTitle: string;
  /** Stands in the table for what is not known. */
  readonly unknown: string;
}

const top = 8;
const bottom = 20;
const start = 44;
/** Room for "28 Oct" and some air. */
const dayLabelPx = 76;

/** One bar for each day, from zero. */
export function DayBars(props: DayBarsProps): ReactNode {
  const isTable = use(AsTableContext);
  return isTable ? <DayTable {...props} /> : <DayPicture {...props} />;
}

function DayTable(props: DayBarsProps): ReactNode {
  const { label, days, format, formatDay, dayTitle, valueTitle, unknown } = props;
  return (
    <TableBox label={label}>
      <Table
        label={label}
        rows={days}
        rowKey={({ atMs }) => String(atMs)}
        columns={[
          { id: 'day', title: dayTitle, cell: ({ atMs }) => formatDay(atMs) },
          {
            id: 'value',
            title: valueTitle,
            isNumber: true,
            cell: ({ value }) => (value === null ? unknown : format(value)),
          },
        ]}
      />
    </TableBox>
  );
}

function DayPicture(props: DayBarsProps): ReactNode {
  const { label, days, color, height, format, formatAxis, formatDay } = props;
  const { ref, width } = useWidth<HTMLDivElement>();
  const values = days.map(({ value }) => value ?? 0);
  const highest = Math.max(0, ...values) || 1;
  const lowest = Math.min(0, ...values);
  const floor = height - bottom;
  const placeY = (value: number): number =>
    floor - ((value - lowest) / (highest - lowest)) * (floor - top);
  const step = Math.max(0, width - start) / Math.max(1, days.length);
  const every = Math.max(1, Math.ceil(dayLabelPx / Math.max(1, step)));
  return (
    <div ref={ref} className={cx('frame')} style={{ height }}>
      <svg className={cx('chart')} width={width} height={height} role="img" aria-label={label}>
        {width > 0 && (
          <>
            {niceTicks(lowest, highest, 3).map((value) => (
              <g key={value}>
                <path className={cx('grid')} d={`M${start} ${placeY(value)}H${width}`} />
                <text x={start - 8} y={placeY(value) + 4} textAnchor="end">
                  {formatAxis(value)}
                </text>
              </g>
            ))}
            {days.map(({ atMs, value }, at) => {
              const y = placeY(Math.max(0, value ?? 0));
              return (
                <g key={atMs}>
                  {value !== null && value !== 0 && (
                    <rect
                      className={cx(color)}
                      x={start + at * step + step * 0.15}
                      y={y}
                      width={Math.max(1, step * 0.7)}
                      height={Math.max(1, placeY(Math.min(0, value)) - y)}
                    >
                      <title>{`${formatDay(atMs)}: ${format(value)}`}</title>
                    </rect>
                  )}
                  {(days.length - 1 - at) % every === 0 && (
                    <text
                      x={Math.min(start + (at + 0.5) * step, width - 20)}
                      y={height - 4}
                      textAnchor="middle"
                    >
                      {formatDay(atMs)}
                    </text>
                  )}
                </g>
              );
            })}
            <path className={cx('axis')} d={`M${start} ${placeY(0)}H${width}`} />
          </>
        )}
      </svg>
    </div>
  );
}
