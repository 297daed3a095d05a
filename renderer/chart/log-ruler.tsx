import { type ReactNode, use } from 'react';
import { classNames } from '../component/class-names.ts';
import { Table } from '../component/table.tsx';
import { AsTableContext } from './as-table.ts';
import styles from './log-ruler.module.css';
import { useWidth } from './use-width.ts';

const cx = classNames(styles);

/** A value people know, to read the ruler by. */
export interface Landmark {
  readonly value: number;
  readonly label: string;
}

interface LogRulerProps {
  /** One sentence that says what the picture shows. */
  readonly label: string;
  /** The range drawn; both positive. */
  readonly from: number;
  readonly to: number;
  /** 5th and 95th percentile. */
  readonly band: readonly [number, number];
  readonly median: Landmark;
  /** A value to compare, as a dot. */
  readonly mine?: Landmark;
  readonly landmarks: readonly Landmark[];
  readonly format: (value: number) => string;
}

const axisY = 27;
/** Half the width of a label, from its letters: good enough to keep two from touching. */
const halfLetterPx = 3.3;
const labelGapPx = 14;

/** A logarithmic ruler: band from 5 to 95 %, tick at the median, landmarks below. */
export function LogRuler(props: LogRulerProps): ReactNode {
  const isTable = use(AsTableContext);
  return isTable ? <RulerTable {...props} /> : <RulerPicture {...props} />;
}

function RulerTable({ label, band, median, mine, format }: LogRulerProps): ReactNode {
  const rows: readonly Landmark[] = [
    { value: band[0], label: '5 %' },
    median,
    { value: band[1], label: '95 %' },
    ...(mine === undefined ? [] : [mine]),
  ];
  return (
    <Table
      label={label}
      rows={rows}
      rowKey={(row) => row.label}
      columns={[
        { id: 'name', title: '', cell: (row) => row.label },
        { id: 'value', title: '', isNumber: true, cell: (row) => format(row.value) },
      ]}
    />
  );
}

function RulerPicture(props: LogRulerProps): ReactNode {
  const { label, from, to, band, median, mine, landmarks } = props;
  const { ref, width } = useWidth<HTMLDivElement>();
  const pad = 10;
  const place = (value: number): number =>
    pad + (Math.log(value / from) / Math.log(to / from)) * (width - 2 * pad);
  const bandStart = place(band[0]);
  const medianX = place(median.value);
  const placed = placeLabels(
    landmarks.filter(({ value }) => value >= from && value <= to),
    place,
    width,
  );
  const decades = decadesBetween(from, to);
  return (
    <div ref={ref} className={cx('frame')}>
      <svg className={cx('ruler')} width={width} height={68} role="img" aria-label={label}>
        <path className={cx('axis')} d={`M${pad - 4} ${axisY}H${width - pad + 4}`} />
        {decades.map((value) => (
          <path key={value} className={cx('axis')} d={`M${place(value)} ${axisY - 3}v6`} />
        ))}
        <rect
          className={cx('band')}
          x={bandStart}
          y={axisY - 5}
          width={Math.max(0, place(band[1]) - bandStart)}
          height={10}
          rx={5}
        />
        <rect
          className={cx('median')}
          x={medianX - 1.5}
          y={axisY - 9}
          width={3}
          height={18}
          rx={1.5}
        />
        <text
          className={cx('name')}
          x={clampLabel(medianX, median.label, width)}
          y={12}
          textAnchor="middle"
        >
          {median.label}
        </text>
        {mine !== undefined && (
          <circle className={cx('mine')} cx={place(mine.value)} cy={axisY} r={4.5} />
        )}
        {placed.map(({ landmark, x, labelX, row }) => (
          <g key={landmark.label}>
            <path
              className={cx('axis')}
              d={`M${x} ${axisY + 4}V${row === 0 ? axisY + 12 : axisY + 26}`}
            />
            <text x={labelX} y={row === 0 ? axisY + 23 : axisY + 37} textAnchor="middle">
              {landmark.label}
            </text>
          </g>
        ))}
      </svg>
    </div>
  );
}

interface Placed {
  readonly landmark: Landmark;
  readonly x: number;
  readonly labelX: number;
  readonly row: 0 | 1;
}

/** Puts labels into the first of two rows with room for them; what fits in neither is left out. */
function placeLabels(
  landmarks: readonly Landmark[],
  place: (value: number) => number,
  width: number,
): readonly Placed[] {
  const ends = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  return landmarks.flatMap((landmark) => {
    const x = place(landmark.value);
    const labelX = clampLabel(x, landmark.label, width);
    const half = landmark.label.length * halfLetterPx + labelGapPx;
    const row = ends.findIndex((end) => end <= labelX - half);
    if (row === -1) return [];
    ends[row] = labelX + half;
    return [{ landmark, x, labelX, row: row === 0 ? 0 : 1 }];
  });
}

function clampLabel(x: number, label: string, width: number): number {
  const half = label.length * halfLetterPx;
  return Math.min(width - half, Math.max(half, x));
}

/** Powers of ten between two values, thinned so that a very long ruler is not a comb. */
function decadesBetween(from: number, to: number): readonly number[] {
  const first = Math.ceil(Math.log10(from));
  const last = Math.floor(Math.log10(to));
  const step = Math.max(1, Math.ceil((last - first) / 20));
  const count = Math.max(0, Math.floor((last - first) / step) + 1);
  return Array.from({ length: count }, (_, at) => 10 ** (first + at * step));
}
