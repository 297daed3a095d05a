import { type ReactNode, use } from 'react';
import { classNames } from '../component/class-names.ts';
import { Table } from '../component/table.tsx';
import { AsTableContext } from './as-table.ts';
import styles from './curve-chart.module.css';
import { TableBox } from './table-box.tsx';
import { useWidth } from './use-width.ts';

const cx = classNames(styles);

export interface Curve {
  readonly label: string;
  readonly color: 'one' | 'two' | 'three' | 'mute';
  readonly isDashed?: boolean;
  /** Ascending x; a step is two points at one x. */
  readonly points: readonly (readonly [x: number, y: number])[];
  /** Where its name stands, as a point of the chart; at the end of the line unless told. */
  readonly labelAt?: readonly [x: number, y: number];
}

export interface Tick {
  readonly value: number;
  readonly label: string;
}

interface Axis {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly Tick[];
  /** Powers of ten at equal distances; both ends above 0. */
  readonly isLog?: boolean;
}

/** An area that a curve may end in: what is likely next. */
export interface Box {
  readonly label: string;
  readonly x: readonly [from: number, to: number];
  readonly y: readonly [low: number, high: number];
}

interface CurveChartProps {
  /** One sentence that says what the picture shows. */
  readonly label: string;
  readonly curves: readonly Curve[];
  readonly box?: Box;
  readonly x: Axis;
  readonly y: Axis;
  readonly height: number;
  /** Room for the numbers of the y axis, and for names after the lines, in px. */
  readonly start?: number;
  readonly end?: number;
  readonly xTitle: string;
  readonly formatX: (value: number) => string;
  readonly formatY: (value: number) => string;
}

/** Up to four curves over a number, each axis linear or logarithmic, named at their ends; T shows a table. */
export function CurveChart(props: CurveChartProps): ReactNode {
  const isTable = use(AsTableContext);
  return isTable ? <CurveTable {...props} /> : <CurvePicture {...props} />;
}

/** Lines of the table: as many as a person would read. */
const tableRows = 24;

function CurveTable(props: CurveChartProps): ReactNode {
  const { label, curves, xTitle, formatX, formatY } = props;
  const xs = [...new Set(curves.flatMap(({ points }) => points.map(([x]) => x)))].sort(
    (a, b) => a - b,
  );
  const step = Math.max(1, Math.ceil(xs.length / tableRows));
  return (
    <TableBox label={label}>
      <Table
        label={label}
        rows={xs.filter((_, at) => at % step === 0 || at === xs.length - 1)}
        rowKey={String}
        columns={[
          { id: 'x', title: xTitle, cell: formatX },
          ...curves.map((curve) => ({
            id: curve.label,
            title: curve.label,
            isNumber: true,
            cell: (x: number) => {
              const point = curve.points.findLast(([at]) => at <= x);
              return point === undefined ? '–' : formatY(point[1]);
            },
          })),
        ]}
      />
    </TableBox>
  );
}

const top = 8;
const bottom = 22;
/** Names closer than this are moved apart. */
const lineHeight = 14;

function CurvePicture(props: CurveChartProps): ReactNode {
  const { label, curves, box, x, y, height, start = 64, end = 54 } = props;
  const { ref, width } = useWidth<HTMLDivElement>();
  const right = width - end;
  const placeX = (value: number): number => start + share(x, value) * (right - start);
  const placeY = (value: number): number =>
    height - bottom - share(y, value) * (height - bottom - top);
  const names = spread(
    curves
      .filter(({ labelAt, points }) => labelAt === undefined && points.length > 0)
      .map((curve) => ({ curve, at: placeY(curve.points.at(-1)?.[1] ?? y.from) })),
    top + 4,
    height - bottom,
  );
  return (
    <div ref={ref} className={cx('frame')} style={{ height }}>
      <svg className={cx('chart')} width={width} height={height} role="img" aria-label={label}>
        {width > 0 && (
          <>
            {y.ticks.map(({ value, label: name }) => (
              <g key={name}>
                <path className={cx('grid')} d={`M${start} ${placeY(value)}H${right}`} />
                <text x={start - 6} y={placeY(value) + 4} textAnchor="end">
                  {name}
                </text>
              </g>
            ))}
            {x.ticks.map(({ value, label: name }) => (
              <text key={name} x={placeX(value)} y={height - 5} textAnchor="middle">
                {name}
              </text>
            ))}
            {box !== undefined && (
              <>
                <rect
                  className={cx('box')}
                  x={placeX(box.x[0])}
                  y={placeY(box.y[1])}
                  width={Math.max(2, placeX(box.x[1]) - placeX(box.x[0]))}
                  height={Math.max(2, placeY(box.y[0]) - placeY(box.y[1]))}
                />
                <text
                  className={cx('strong')}
                  x={placeX(box.x[0])}
                  y={placeY(box.y[1]) - 5}
                  textAnchor="end"
                >
                  {box.label}
                </text>
              </>
            )}
            {curves.map((curve) => (
              <path
                key={curve.label}
                className={cx('line', curve.color, curve.isDashed && 'dash')}
                d={pathOf(curve, placeX, placeY, y)}
              />
            ))}
            {curves.map(({ label: name, labelAt }) =>
              labelAt === undefined ? null : (
                <text
                  key={name}
                  className={cx('strong')}
                  x={placeX(labelAt[0])}
                  y={placeY(labelAt[1]) - 5}
                >
                  {name}
                </text>
              ),
            )}
            {names.map(({ curve, at }) => (
              <text key={curve.label} className={cx('name')} x={right + 5} y={at + 4}>
                {curve.label}
              </text>
            ))}
          </>
        )}
      </svg>
    </div>
  );
}

function share({ from, to, isLog = false }: Axis, value: number): number {
  const part = isLog ? Math.log(value / from) / Math.log(to / from) : (value - from) / (to - from);
  return Math.min(1, Math.max(0, part));
}

function pathOf(
  { points }: Curve,
  placeX: (value: number) => number,
  placeY: (value: number) => number,
  { from, isLog = false }: Axis,
): string {
  const drawn = isLog ? points.filter(([, value]) => value >= from * 1e-6 && value > 0) : points;
  return drawn
    .map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${placeX(x).toFixed(1)} ${placeY(y).toFixed(1)}`)
    .join('');
}

/** Moves names apart that would touch, keeping their order and the middle of the group inside the picture. */
function spread<Name extends { readonly at: number }>(
  names: readonly Name[],
  least: number,
  most: number,
): Name[] {
  const sorted = [...names].sort((a, b) => a.at - b.at);
  let last = least - lineHeight;
  const down = sorted.map((name) => {
    last = Math.max(name.at, last + lineHeight);
    return { ...name, at: last };
  });
  const over = Math.max(0, (down.at(-1)?.at ?? 0) - most);
  return down.map((name) => ({ ...name, at: name.at - over }));
}
