import { type ReactNode, use } from 'react';
import { classNames } from '../component/class-names.ts';
import { Table } from '../component/table.tsx';
import { AsTableContext } from './as-table.ts';
import styles from './bar-chart.module.css';
import { useWidth } from './use-width.ts';

const cx = classNames(styles);

/** One step of a sum: what it adds, or what is left in the end. */
export interface Step {
  readonly label: string;
  readonly value: number;
  readonly kind: 'ours' | 'cost' | 'sum';
  /** Its figure where it can be pressed: all steps have one, and it stands below the bar. */
  readonly figure?: ReactNode;
}

interface WaterfallProps {
  /** One sentence that says what the picture shows. */
  readonly label: string;
  readonly steps: readonly Step[];
  readonly format: (value: number) => string;
}

const top = 22;

/** How a sum comes about: each bar begins where the last one ended. */
export function Waterfall(props: WaterfallProps): ReactNode {
  const isTable = use(AsTableContext);
  return isTable ? <WaterfallTable {...props} /> : <WaterfallPicture {...props} />;
}

function WaterfallTable({ label, steps, format }: WaterfallProps): ReactNode {
  return (
    <Table
      label={label}
      rows={steps}
      rowKey={(step) => step.label}
      columns={[
        { id: 'label', title: '', cell: (step) => step.label },
        {
          id: 'value',
          title: '',
          isNumber: true,
          cell: (step) => step.figure ?? format(step.value),
        },
      ]}
    />
  );
}

interface Bar extends Step {
  readonly from: number;
  readonly to: number;
}

function WaterfallPicture({ label, steps, format }: WaterfallProps): ReactNode {
  const { ref, width } = useWidth<HTMLDivElement>();
  const bars = barsFrom(steps);
  const hasFigures = steps.every(({ figure }) => figure !== undefined);
  const height = hasFigures ? 200 : 230;
  const bottom = hasFigures ? 0 : 30;
  const highest = Math.max(0, ...bars.flatMap(({ from, to }) => [from, to]));
  const lowest = Math.min(0, ...bars.flatMap(({ from, to }) => [from, to]));
  const span = highest - lowest || 1;
  const place = (value: number): number =>
    top + ((highest - value) / span) * (height - top - bottom - 16);
  const slot = width / Math.max(1, bars.length);
  const barWidth = Math.min(84, slot * 0.55);
  return (
    <div ref={ref} className={cx('frame')}>
      <svg className={cx('chart')} width={width} height={height} role="img" aria-label={label}>
        <path className={cx('axis')} d={`M0 ${place(0)}H${width}`} />
        {bars.map((bar, at) => {
          const center = slot * (at + 0.5);
          const high = place(Math.max(bar.from, bar.to));
          const low = place(Math.min(bar.from, bar.to));
          const isDown = bar.to < bar.from;
          return (
            <g key={bar.label}>
              <rect
                className={cx(bar.kind)}
                x={center - barWidth / 2}
                y={high}
                width={barWidth}
                height={Math.max(1.5, low - high)}
                rx={2}
              />
              {at < bars.length - 1 && (
                <path
                  className={cx('link')}
                  d={`M${center + barWidth / 2} ${place(bar.to)}H${center + slot - barWidth / 2}`}
                />
              )}
              {!hasFigures && (
                <>
                  <text
                    className={cx('name')}
                    x={center}
                    y={isDown ? low + 15 : high - 7}
                    textAnchor="middle"
                  >
                    {format(bar.value)}
                  </text>
                  <text x={center} y={height - 6} textAnchor="middle">
                    {bar.label}
                  </text>
                </>
              )}
            </g>
          );
        })}
      </svg>
      {hasFigures && (
        <div className={cx('figures')}>
          {steps.map(({ label: name, figure }) => (
            <div key={name}>
              {name}
              <br />
              {figure}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

function barsFrom(steps: readonly Step[]): readonly Bar[] {
  let level = 0;
  return steps.map((step) => {
    if (step.kind === 'sum') return { ...step, from: 0, to: step.value };
    const from = level;
    level += step.value;
    return { ...step, from, to: level };
  });
}
