import { type ReactNode, use, useEffect, useMemo, useRef, useState } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { classNames } from '../component/class-names.ts';
import { Table } from '../component/table.tsx';
import { formatClock, formatDay, formatInstant } from '../format/time.ts';
import { AsTableContext } from './as-table.ts';
import { type ColorToken, colorsOf, onThemeChange } from './color.ts';
import styles from './line-chart.module.css';
import { useWidth } from './use-width.ts';

const cx = classNames(styles);

export interface LineSeries {
  readonly label: string;
  readonly color: ColorToken;
  /** Same length as the times; null is a gap. */
  readonly values: readonly (number | null)[];
  /** 1.75 px and full colour, or 1 px. */
  readonly strong: boolean;
}

/** A stretch of time washed in amber, with a word. */
export interface Wash {
  readonly fromMs: number;
  readonly toMs: number;
  readonly label: string;
}

interface LineChartProps {
  /** One sentence that says what the picture shows. */
  readonly label: string;
  /** Ascending Unix milliseconds. */
  readonly atMs: readonly number[];
  readonly series: readonly LineSeries[];
  readonly washes?: readonly Wash[];
  /** What is drawn even where there are no samples. */
  readonly fromMs: number;
  readonly toMs: number;
  readonly height: number;
  /** A value with its unit, for the readout and the table. */
  readonly format: (value: number) => string;
  /** The number alone, for the axis. */
  readonly formatAxis: (value: number) => string;
  readonly timeTitle: string;
}

const axisFont = '11px Inter, system-ui, sans-serif';
const dayMs = 86_400_000;
/** Lines of the table: as many as a person would read; more samples are thinned evenly. */
const tableRows = 24;

/** Lines over time. Arrow keys or the pointer move a cursor that reads values out; T shows a table instead. */
export function LineChart(props: LineChartProps): ReactNode {
  const isTable = use(AsTableContext);
  return isTable ? <LineTable {...props} /> : <LinePlot {...props} />;
}

function LineTable({ label, atMs, series, format, timeTitle }: LineChartProps): ReactNode {
  const step = Math.max(1, Math.ceil(atMs.length / tableRows));
  const rows = atMs.map((_, at) => at).filter((at) => (atMs.length - 1 - at) % step === 0);
  return (
    <Table
      label={label}
      rows={rows.reverse()}
      rowKey={String}
      columns={[
        {
          id: 'time',
          title: timeTitle,
          cell: (at) => formatInstant(atMs[at] ?? 0),
          nowrap: true,
        },
        ...series.map((line) => ({
          id: line.label,
          title: line.label,
          isNumber: true,
          cell: (at: number) => {
            const value = line.values[at];
            return value === null || value === undefined ? '–' : format(value);
          },
        })),
      ]}
    />
  );
}

function LinePlot(props: LineChartProps): ReactNode {
  const { label, atMs, series, fromMs, toMs, height, format } = props;
  const { ref, width } = useWidth<HTMLDivElement>();
  const plot = useRef<uPlot | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const [cursor, setCursor] = useState<number | null>(null);
  const [theme, setTheme] = useState(0);
  useEffect(() => onThemeChange(() => setTheme((before) => before + 1)), []);

  const shape = series.map((line) => `${line.label} ${line.color} ${line.strong}`).join('|');
  // biome-ignore lint/correctness/useExhaustiveDependencies: a plot is made anew for another shape, width or theme; data flows in below
  useEffect(() => {
    const element = ref.current;
    if (element === null || width === 0) return;
    const made = new uPlot(
      options(element, width, latest, setCursor),
      data(latest.current),
      element,
    );
    plot.current = made;
    // A canvas comes back empty after the graphics process was lost.
    made.ctx.canvas.addEventListener('contextrestored', () => made.redraw());
    return () => {
      plot.current = null;
      made.destroy();
    };
  }, [ref, width, height, shape, theme]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the window moves with time even where no sample came
  useEffect(() => {
    plot.current?.setData(data(latest.current));
  }, [atMs, series, fromMs, toMs]);

  const shown = cursor !== null && cursor < atMs.length ? cursor : null;
  const readout = useMemo(() => {
    if (shown === null) return null;
    const value = series.find((line) => line.values[shown] != null)?.values[shown];
    const time = formatAxisTime(atMs[shown] ?? 0, toMs - fromMs);
    return value == null ? `${time}  –` : `${time}  ${format(value)}`;
  }, [shown, series, atMs, format, fromMs, toMs]);

  const move = (step: number): void => {
    if (atMs.length === 0) return;
    const next = Math.min(atMs.length - 1, Math.max(0, (shown ?? atMs.length) + step));
    setCursor(next);
    const u = plot.current;
    if (u !== null) u.setCursor({ left: u.valToPos((atMs[next] ?? 0) / 1000, 'x'), top: 10 });
  };

  return (
    <div className={cx('frame')}>
      <div
        ref={ref}
        className={cx('plot')}
        style={{ height }}
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={Math.max(0, atMs.length - 1)}
        aria-valuenow={shown ?? Math.max(0, atMs.length - 1)}
        aria-valuetext={readout ?? label}
        onKeyDown={(event) => {
          if (event.key === 'ArrowLeft') move(-1);
          else if (event.key === 'ArrowRight') move(1);
          else if (event.key === 'Escape') setCursor(null);
          else return;
          event.preventDefault();
        }}
        onBlur={() => setCursor(null)}
      />
      {readout !== null && shown !== null && (
        <span
          className={cx('readout')}
          style={readoutPlace(((atMs[shown] ?? 0) - fromMs) / (toMs - fromMs), width)}
        >
          {readout}
        </span>
      )}
    </div>
  );
}

/** Keeps the readout beside the cursor and inside the frame. */
function readoutPlace(share: number, width: number): { left: number } | { right: number } {
  const gap = 14;
  const axis = 46;
  const left = axis + share * (width - axis - gap);
  return share < 0.6 ? { left: left + gap / 2 } : { right: width - left + gap / 2 };
}

function data({ atMs, series }: LineChartProps): uPlot.AlignedData {
  return [atMs.map((at) => at / 1000), ...series.map((line) => [...line.values])];
}

function formatAxisTime(ms: number, spanMs: number): string {
  return spanMs > 2 * dayMs ? formatDay(ms) : formatClock(ms);
}

function options(
  element: HTMLElement,
  width: number,
  latest: { readonly current: LineChartProps },
  setCursor: (at: number | null) => void,
): uPlot.Options {
  const { height, series } = latest.current;
  const color = colorsOf(element);
  const strong = series.findIndex((line) => line.strong);
  const strongColor = {
    index: strong + 1,
    color: color(series[strong]?.color ?? '--color-text-2'),
  };
  const axis = { font: axisFont, stroke: color('--color-text-3'), ticks: { show: false } };
  return {
    width,
    height,
    padding: [8, 14, 0, 0],
    legend: { show: false },
    cursor: {
      y: false,
      points: { show: false },
      drag: { x: false, y: false, setScale: false },
    },
    scales: {
      x: {
        time: true,
        range: () => [latest.current.fromMs / 1000, latest.current.toMs / 1000],
      },
      y: { range: (_u, min, max) => niceRange(min, max) },
    },
    axes: [
      {
        ...axis,
        size: 22,
        gap: 6,
        space: 90,
        grid: { show: false },
        values: (_u, splits) =>
          splits.map((at) =>
            formatAxisTime(at * 1000, latest.current.toMs - latest.current.fromMs),
          ),
      },
      {
        ...axis,
        size: 46,
        gap: 6,
        space: 34,
        grid: { stroke: color('--chart-grid'), width: 1 },
        values: (_u, splits) => splits.map((value) => latest.current.formatAxis(value)),
      },
    ],
    series: [
      {},
      ...series.map((line) => ({
        label: line.label,
        stroke: color(line.color),
        width: line.strong ? 1.75 : 1,
        points: { show: false },
        spanGaps: false,
      })),
    ],
    hooks: {
      drawClear: [
        (u) =>
          drawWashes(u, latest.current.washes ?? [], {
            wash: color('--color-wait-soft'),
            text: color('--color-text-2'),
          }),
      ],
      draw: [(u) => drawLast(u, strongColor)],
      setCursor: [
        (u) =>
          setCursor(
            u.cursor.left !== undefined && u.cursor.left >= 0 ? (u.cursor.idx ?? null) : null,
          ),
      ],
    },
  };
}

/** An axis from zero would flatten a steady rate: it begins at a stated minimum, at most three quarters of the highest. */
function niceRange(min: number | null, max: number | null): [number, number] {
  if (min === null || max === null || max <= 0) return [0, 1];
  const top = max * 1.04;
  const step = 10 ** Math.floor(Math.log10(top / 4));
  const lowest = Math.min(min - (max - min) * 0.2, max * 0.75);
  return [min < max * 0.4 ? 0 : Math.max(0, Math.floor(lowest / step) * step), top];
}

function drawWashes(
  u: uPlot,
  washes: readonly Wash[],
  colors: { readonly wash: string; readonly text: string },
): void {
  const { ctx, bbox } = u;
  const ratio = devicePixelRatio;
  ctx.save();
  ctx.font = `${11 * ratio}px Inter, system-ui, sans-serif`;
  ctx.textAlign = 'center';
  for (const wash of washes) {
    const left = Math.max(bbox.left, u.valToPos(wash.fromMs / 1000, 'x', true));
    const right = Math.min(bbox.left + bbox.width, u.valToPos(wash.toMs / 1000, 'x', true));
    if (right <= left) continue;
    ctx.fillStyle = colors.wash;
    ctx.fillRect(left, bbox.top, right - left, bbox.height);
    if (ctx.measureText(wash.label).width > right - left - 8 * ratio) continue;
    ctx.fillStyle = colors.text;
    ctx.fillText(wash.label, (left + right) / 2, bbox.top + 16 * ratio);
  }
  ctx.restore();
}

/** A dot on the newest value of the strong line. */
function drawLast(u: uPlot, strong: { readonly index: number; readonly color: string }): void {
  const times = u.data[0];
  const last = times.length - 1;
  const at = times[last];
  const value = u.data[strong.index]?.[last];
  if (at === undefined || value == null) return;
  const { ctx } = u;
  const radius = 3 * devicePixelRatio;
  ctx.save();
  ctx.fillStyle = strong.color;
  ctx.beginPath();
  ctx.arc(u.valToPos(at, 'x', true), u.valToPos(value, 'y', true), radius, 0, 2 * Math.PI);
  ctx.fill();
  ctx.restore();
}

/** What the lines are, said beside the chart. */
export function Legend(props: {
  readonly series: readonly LineSeries[];
  /** The unit of the axis. */
  readonly unit: string;
}): ReactNode {
  return (
    <div className={cx('legend')}>
      <span>{props.unit}</span>
      {props.series.map((line) => (
        <span key={line.label}>
          <svg width="12" height="2" aria-hidden="true">
            <path d="M0 1h12" strokeWidth={line.strong ? 2 : 1} stroke={`var(${line.color})`} />
          </svg>
          {line.label}
        </span>
      ))}
    </div>
  );
}
