import { type ReactNode, use } from 'react';
import { classNames } from '../component/class-names.ts';
import { Table } from '../component/table.tsx';
import { AsTableContext } from './as-table.ts';
import styles from './fan-chart.module.css';
import { niceTicks } from './nice-ticks.ts';
import { TableBox } from './table-box.tsx';
import { useWidth } from './use-width.ts';

const cx = classNames(styles);

/** Where shares of many paths lie, step by step; every list as long as the others. */
export interface FanBands {
  readonly p10: readonly number[];
  readonly p25: readonly number[];
  readonly p50: readonly number[];
  readonly p75: readonly number[];
  readonly p90: readonly number[];
}

interface FanChartProps {
  /** One sentence that says what the picture shows. */
  readonly label: string;
  readonly bands: FanBands;
  /** Another's median, dashed. */
  readonly rival: { readonly label: string; readonly values: readonly number[] } | null;
  readonly height: number;
  /** A value with its unit, for the table. */
  readonly format: (value: number) => string;
  /** A value for the axis. */
  readonly formatAxis: (value: number) => string;
  readonly formatStep: (step: number) => string;
  /** Steps that are named below. */
  readonly stepTicks: readonly number[];
  readonly titles: {
    readonly step: string;
    readonly low: string;
    readonly median: string;
    readonly high: string;
  };
}

const top = 8;
const bottom = 22;
const start = 48;
const end = 14;

/** Paths to come as a fan: 50 and 80 % of them as bands, the median as a line, a rival's median dashed. */
export function FanChart(props: FanChartProps): ReactNode {
  const isTable = use(AsTableContext);
  return isTable ? <FanTable {...props} /> : <FanPicture {...props} />;
}

function FanTable({ label, bands, rival, format, formatStep, titles }: FanChartProps): ReactNode {
  const at = (values: readonly number[], step: number): string =>
    values[step] === undefined ? '–' : format(values[step]);
  const column = (id: string, title: string, values: readonly number[]) => ({
    id,
    title,
    isNumber: true,
    nowrap: true,
    cell: (step: number) => at(values, step),
  });
  return (
    <TableBox label={label}>
      <Table
        label={label}
        rows={bands.p50.map((_, step) => step)}
        rowKey={String}
        columns={[
          { id: 'step', title: titles.step, nowrap: true, cell: formatStep },
          column('low', titles.low, bands.p10),
          column('median', titles.median, bands.p50),
          column('high', titles.high, bands.p90),
          ...(rival === null ? [] : [column('rival', rival.label, rival.values)]),
        ]}
      />
    </TableBox>
  );
}

function FanPicture(props: FanChartProps): ReactNode {
  const { label, bands, rival, height, formatAxis, formatStep, stepTicks } = props;
  const { ref, width } = useWidth<HTMLDivElement>();
  const steps = Math.max(1, bands.p50.length - 1);
  const values = [...bands.p10, ...bands.p90, ...(rival?.values ?? [])];
  const least = Math.min(0, ...values);
  const most = Math.max(...values, least + 1e-9);
  const right = width - end;
  const placeX = (step: number): number => start + (step / steps) * (right - start);
  const placeY = (value: number): number =>
    height - bottom - ((value - least) / (most - least)) * (height - bottom - top);
  const line = (list: readonly number[]): string =>
    list
      .map(
        (value, step) =>
          `${step === 0 ? 'M' : 'L'}${placeX(step).toFixed(1)} ${placeY(value).toFixed(1)}`,
      )
      .join('');
  const area = (low: readonly number[], high: readonly number[]): string => {
    const back = high
      .map((value, step) => `L${placeX(step).toFixed(1)} ${placeY(value).toFixed(1)}`)
      .reverse()
      .join('');
    return `${line(low)}${back}Z`;
  };
  return (
    <div ref={ref} className={cx('frame')} style={{ height }}>
      <svg className={cx('chart')} width={width} height={height} role="img" aria-label={label}>
        {width > 0 && bands.p50.length > 0 && (
          <>
            {niceTicks(least, most, 4).map((value) => (
              <g key={value}>
                <path className={cx('grid')} d={`M${start} ${placeY(value)}H${right}`} />
                <text x={start - 6} y={placeY(value) + 4} textAnchor="end">
                  {formatAxis(value)}
                </text>
              </g>
            ))}
            {stepTicks.map((step) => (
              <text
                key={step}
                x={placeX(step)}
                y={height - 5}
                textAnchor={step === 0 ? 'start' : step === steps ? 'end' : 'middle'}
              >
                {formatStep(step)}
              </text>
            ))}
            <path className={cx('band')} d={area(bands.p10, bands.p90)} />
            <path className={cx('band')} d={area(bands.p25, bands.p75)} />
            <path className={cx('median')} d={line(bands.p50)} />
            {rival !== null && <path className={cx('rival')} d={line(rival.values)} />}
          </>
        )}
      </svg>
    </div>
  );
}
