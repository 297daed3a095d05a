import { type ReactNode, use } from 'react';
import { classNames } from '../component/class-names.ts';
import { Table } from '../component/table.tsx';
import { formatRoundWait, formatWait, formatWaitRange } from '../format/time.ts';
import { message } from '../message/message.ts';
import { AsTableContext } from './as-table.ts';
import styles from './density-chart.module.css';
import { useWidth } from './use-width.ts';

const cx = classNames(styles);
const text = message.odds;
const height = 214;
const top = 22;
const axisY = 178;

interface Waits {
  readonly meanS: number;
  readonly medianS: number;
  readonly wait5S: number;
  readonly wait95S: number;
}

/** How waiting times spread: the density of an exponential wait on a logarithmic axis. */
export function WaitDensity(props: Waits): ReactNode {
  const isTable = use(AsTableContext);
  return isTable ? <WaitTable {...props} /> : <WaitPicture {...props} />;
}

function WaitTable({ meanS, medianS, wait5S, wait95S }: Waits): ReactNode {
  const rows: readonly (readonly [string, number])[] = [
    ['5 %', wait5S],
    [text.median, medianS],
    [text.average, meanS],
    ['95 %', wait95S],
  ];
  return (
    <Table
      label={text.timeToBlock}
      rows={rows}
      rowKey={([name]) => name}
      columns={[
        { id: 'name', title: text.quantile, cell: ([name]) => name },
        { id: 'wait', title: text.wait, isNumber: true, cell: ([, wait]) => formatWait(wait) },
      ]}
    />
  );
}

/** On a log axis the density of ln t is (t/m) e^(-t/m); drawn from a ten-thousandth to four hundred times the mean. */
function WaitPicture({ meanS, medianS, wait5S, wait95S }: Waits): ReactNode {
  const { ref, width } = useWidth<HTMLDivElement>();
  const low = Math.log10(meanS / 10_000);
  const high = Math.log10(meanS * 400);
  const x = (wait: number): number => ((Math.log10(wait) - low) / (high - low)) * width;
  const y = (wait: number): number =>
    axisY - (wait / meanS) * Math.exp(1 - wait / meanS) * (axisY - top - 6);
  const curve = (from: number, to: number): string => {
    const count = 160;
    const points = Array.from({ length: count + 1 }, (_, at) => {
      const wait = 10 ** (Math.log10(from) + (at / count) * Math.log10(to / from));
      return `${x(wait).toFixed(1)} ${y(wait).toFixed(1)}`;
    });
    return points.join('L');
  };
  return (
    <div ref={ref} className={cx('frame')}>
      <svg
        className={cx('chart')}
        width={width}
        height={height}
        role="img"
        aria-label={text.densityLabel(formatWait(medianS), formatWaitRange(wait5S, wait95S))}
      >
        {width > 0 && (
          <>
            {axisTicks(x, width).map(({ at, label }) => (
              <g key={label}>
                <path className={cx('grid')} d={`M${x(at)} ${top}V${axisY}`} />
                <text x={x(at)} y={axisY + 16} textAnchor="middle">
                  {label}
                </text>
              </g>
            ))}
            <path
              className={cx('band')}
              d={`M${x(wait5S)} ${axisY}L${curve(wait5S, wait95S)}L${x(wait95S)} ${axisY}Z`}
            />
            <path className={cx('line')} d={`M${curve(10 ** low, 10 ** high)}`} />
            <path className={cx('axis')} d={`M0 ${axisY}H${width}`} />
            <path className={cx('mark')} d={`M${x(medianS)} ${top - 6}V${axisY}`} />
            <text className={cx('name')} x={x(medianS) - 6} y={12} textAnchor="end">
              {text.medianIs(formatWait(medianS))}
            </text>
            <path className={cx('mark', 'dash')} d={`M${x(meanS)} ${top - 6}V${axisY}`} />
            <text className={cx('name')} x={x(meanS) + 6} y={12}>
              {text.averageIs(formatWait(meanS))}
            </text>
            <text x={x(wait5S) - 5} y={y(wait5S) - 3} textAnchor="end">
              5 %
            </text>
            <text x={x(wait95S) + 6} y={y(wait95S) - 3}>
              95 %
            </text>
          </>
        )}
      </svg>
    </div>
  );
}

const minuteS = 60;
const hourS = 60 * minuteS;
const dayS = 24 * hourS;
const yearS = 365.25 * dayS;
/** Moments people would choose for ticks; from a year on, powers of ten. */
const moments = [
  1,
  10,
  minuteS,
  10 * minuteS,
  hourS,
  10 * hourS,
  ...[1, 10, 100].map((days) => days * dayS),
  ...Array.from({ length: 40 }, (_, exponent) => 10 ** exponent * yearS),
];
/** Half of the widest label and a little air. */
const tickMarginPx = 44;

/** Ticks that have room: inside the frame and clear of one another. */
function axisTicks(
  x: (wait: number) => number,
  width: number,
): readonly { readonly at: number; readonly label: string }[] {
  let end = 0;
  return moments.flatMap((at) => {
    const place = x(at);
    if (place < end + tickMarginPx || place > width - tickMarginPx) return [];
    end = place + tickMarginPx;
    return [{ at, label: formatRoundWait(at) }];
  });
}
