import { type ReactNode, use } from 'react';
import { classNames } from '../component/class-names.ts';
import { Table } from '../component/table.tsx';
import { AsTableContext } from './as-table.ts';
import styles from './threshold-bar.module.css';
import { useWidth } from './use-width.ts';

const cx = classNames(styles);

/** A value named on the axis. */
export interface Mark {
  readonly value: number;
  readonly label: string;
}

interface ThresholdBarProps {
  /** One sentence that says what the picture shows. */
  readonly label: string;
  /** Below it one stops; null: nowhere. */
  readonly stop: Mark | null;
  /** From it on one starts again; null: nowhere. */
  readonly restart: Mark | null;
  /** Values to compare with. */
  readonly marks: readonly Mark[];
  readonly words: { readonly stop: string; readonly stay: string; readonly run: string };
  readonly markTitle: string;
  readonly valueTitle: string;
  readonly format: (value: number) => string;
}

const height = 76;
const barTop = 22;
const barHeight = 20;
const letterPx = 6;

/** Stop, stay as you are, run: two thresholds on one axis, with the values of today below. */
export function ThresholdBar(props: ThresholdBarProps): ReactNode {
  const isTable = use(AsTableContext);
  return isTable ? <ThresholdTable {...props} /> : <ThresholdPicture {...props} />;
}

function ThresholdTable(props: ThresholdBarProps): ReactNode {
  const { label, stop, restart, marks, markTitle, valueTitle, format } = props;
  return (
    <Table
      label={label}
      rows={[stop, restart, ...marks].filter((mark) => mark !== null)}
      rowKey={({ label: name }) => name}
      columns={[
        { id: 'name', title: markTitle, cell: ({ label: name }) => name },
        {
          id: 'value',
          title: valueTitle,
          isNumber: true,
          cell: ({ value }) => format(value),
        },
      ]}
    />
  );
}

function ThresholdPicture({ label, stop, restart, marks, words }: ThresholdBarProps): ReactNode {
  const { ref, width } = useWidth<HTMLDivElement>();
  const all = [stop, restart, ...marks].filter((mark) => mark !== null).map(({ value }) => value);
  const least = Math.min(...all);
  const most = Math.max(...all);
  const isWide = least > 0 && most / least > 20;
  const pad = isWide ? Math.log(most / least) * 0.35 : (most - least) * 0.6 || most * 0.5 || 1;
  const from = isWide ? Math.log(least) - pad : Math.max(0, least - pad);
  const to = isWide ? Math.log(most) + pad : most + pad;
  const place = (value: number): number =>
    (((isWide ? Math.log(Math.max(value, 1e-300)) : value) - from) / (to - from)) * width;
  const stopX = stop === null ? 0 : place(stop.value);
  const restartX = restart === null ? width : place(restart.value);
  const parts = [
    { id: 'stop', from: 0, to: stopX, word: words.stop, inside: 'inStop' },
    { id: 'stay', from: stopX, to: restartX, word: words.stay, inside: 'inStay' },
    { id: 'run', from: restartX, to: width, word: words.run, inside: 'inRun' },
  ];
  return (
    <div ref={ref} className={cx('frame')} style={{ height }}>
      <svg className={cx('chart')} width={width} height={height} role="img" aria-label={label}>
        {width > 0 && all.length > 0 && (
          <>
            {parts.map((part) => (
              <g key={part.id}>
                <rect
                  className={cx(part.id)}
                  x={part.from}
                  y={barTop}
                  width={Math.max(0, part.to - part.from)}
                  height={barHeight}
                />
                {part.to - part.from > part.word.length * letterPx + 8 && (
                  <text
                    className={cx(part.inside)}
                    x={(part.from + part.to) / 2}
                    y={barTop + 14}
                    textAnchor="middle"
                  >
                    {part.word}
                  </text>
                )}
              </g>
            ))}
            {[stop, restart].map((edge) =>
              edge === null ? null : (
                <g key={edge.label}>
                  <path
                    className={cx('edge')}
                    d={`M${place(edge.value)} ${barTop - 3}V${barTop + barHeight + 3}`}
                  />
                  <text
                    className={cx('edgeName')}
                    x={place(edge.value)}
                    y={13}
                    textAnchor={edge === stop ? 'end' : 'start'}
                  >
                    {edge.label}
                  </text>
                </g>
              ),
            )}
            {apart(marks, place, width).map(({ label: name, x, textX }) => (
              <g key={name}>
                <path className={cx('tick')} d={`M${x} ${barTop + barHeight}V${barTop + 28}`} />
                <text x={textX} y={height - 12} textAnchor="middle">
                  {name}
                </text>
              </g>
            ))}
          </>
        )}
      </svg>
    </div>
  );
}

/** Moves the names of marks apart where they would touch, inside the picture. */
function apart(
  marks: readonly Mark[],
  place: (value: number) => number,
  width: number,
): { readonly label: string; readonly x: number; readonly textX: number }[] {
  const sorted = [...marks].sort((a, b) => a.value - b.value);
  let free = 0;
  const placed = sorted.map(({ value, label }) => {
    const half = (label.length * letterPx) / 2;
    const textX = Math.max(place(value), free + half);
    free = textX + half + 8;
    return { label, x: place(value), textX, half };
  });
  let limit = width;
  return placed
    .reverse()
    .map((mark) => {
      const textX = Math.min(mark.textX, limit - mark.half);
      limit = textX - mark.half - 8;
      return { label: mark.label, x: mark.x, textX };
    })
    .reverse();
}
