import { type ReactNode, use } from 'react';
import { classNames } from '../component/class-names.ts';
import { Table } from '../component/table.tsx';
import { AsTableContext } from './as-table.ts';
import styles from './tornado.module.css';
import { useWidth } from './use-width.ts';

const cx = classNames(styles);

/** What one input does to the result, lowered and raised; null where that is not possible. */
export interface Swing {
  readonly label: string;
  readonly low: number | null;
  readonly high: number | null;
}

interface TornadoProps {
  /** One sentence that says what the picture shows. */
  readonly label: string;
  /** The result as it is. */
  readonly now: number;
  /** Widest first. */
  readonly swings: readonly Swing[];
  readonly format: (value: number) => string;
  readonly lowTitle: string;
  readonly highTitle: string;
}

const rowHeight = 24;
const axisHeight = 20;
const letterPx = 6.2;

/** What moves a result most: bars around its value now, worse and better by colour and by side. */
export function Tornado(props: TornadoProps): ReactNode {
  const isTable = use(AsTableContext);
  return isTable ? <TornadoTable {...props} /> : <TornadoPicture {...props} />;
}

function TornadoTable({ label, swings, format, lowTitle, highTitle }: TornadoProps): ReactNode {
  const cell = (value: number | null): string => (value === null ? '–' : format(value));
  return (
    <Table
      label={label}
      rows={swings}
      rowKey={(swing) => swing.label}
      columns={[
        { id: 'label', title: '', cell: (swing) => swing.label },
        { id: 'low', title: lowTitle, isNumber: true, cell: ({ low }) => cell(low) },
        { id: 'high', title: highTitle, isNumber: true, cell: ({ high }) => cell(high) },
      ]}
    />
  );
}

function TornadoPicture({ label, now, swings, format }: TornadoProps): ReactNode {
  const { ref, width } = useWidth<HTMLDivElement>();
  const height = swings.length * rowHeight + axisHeight;
  const start = Math.min(
    width * 0.42,
    Math.max(...swings.map((s) => s.label.length), 8) * letterPx,
  );
  const values = swings.flatMap(({ low, high }) => [low ?? now, high ?? now]);
  const least = Math.min(now, ...values);
  const most = Math.max(now, ...values);
  const span = most - least || Math.abs(now) || 1;
  const inner = { from: start + 8, to: width - 14 };
  const place = (value: number): number =>
    inner.from + ((value - least) / span) * (inner.to - inner.from);
  const isZeroInside = least < 0 && most > 0;
  return (
    <div ref={ref} className={cx('frame')} style={{ height }}>
      <svg className={cx('chart')} width={width} height={height} role="img" aria-label={label}>
        {width > 0 && (
          <>
            {isZeroInside && (
              <path className={cx('zero')} d={`M${place(0)} 0V${height - axisHeight}`} />
            )}
            {swings.map((swing, at) => (
              <g key={swing.label}>
                <text className={cx('name')} x={0} y={at * rowHeight + 15}>
                  {swing.label}
                </text>
                {[swing.low, swing.high].map((value, side) =>
                  value === null || value === now ? null : (
                    <rect
                      key={side === 0 ? 'low' : 'high'}
                      className={cx(value < now ? 'worse' : 'better')}
                      x={Math.min(place(value), place(now))}
                      y={at * rowHeight + 3}
                      width={Math.max(1, Math.abs(place(value) - place(now)))}
                      height={rowHeight - 8}
                      rx={2}
                    />
                  ),
                )}
              </g>
            ))}
            <path className={cx('now')} d={`M${place(now)} 0V${height - axisHeight}`} />
            <text x={inner.from} y={height - 4} textAnchor="start">
              {format(least)}
            </text>
            <text x={inner.to} y={height - 4} textAnchor="end">
              {format(most)}
            </text>
          </>
        )}
      </svg>
    </div>
  );
}
