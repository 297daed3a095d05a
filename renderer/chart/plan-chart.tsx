import { type ReactNode, use } from 'react';
import { classNames } from '../component/class-names.ts';
import { Table } from '../component/table.tsx';
import { tick } from '../format/digits.ts';
import { formatClock, formatDay, formatDayClock } from '../format/time.ts';
import { message } from '../message/message.ts';
import { AsTableContext } from './as-table.ts';
import { niceTicks } from './nice-ticks.ts';
import styles from './plan-chart.module.css';
import { TableBox } from './table-box.tsx';
import { useWidth } from './use-width.ts';

const cx = classNames(styles);

/** One slot of a plan; all as long as each other, one after the other. */
export interface PlanBar {
  readonly startMs: number;
  readonly price: number;
  readonly isOn: boolean;
  /** The user decided it. */
  readonly isTold: boolean;
  /** On the right axis; null: unknown. */
  readonly carbon: number | null;
}

interface PlanChartProps {
  /** One sentence that says what the picture shows. */
  readonly label: string;
  readonly bars: readonly PlanBar[];
  readonly slotMinutes: number;
  /** Dashed; null: none. */
  readonly breakEven: { readonly value: number; readonly label: string } | null;
  readonly nowMs: number;
  readonly picked: number;
  readonly onPick: (at: number) => void;
  /** Names the control that picks a slot, and what it reads out. */
  readonly pickLabel: string;
  readonly pickText: string;
  readonly formatPrice: (price: number) => string;
  /** A forecast beside the prices, named at its highest; on a scale of its own from zero. */
  readonly temperature: readonly { readonly atMs: number; readonly celsius: number }[];
  readonly formatTemperature: (celsius: number) => string;
  readonly words: {
    readonly time: string;
    readonly price: string;
    readonly plan: string;
    readonly on: string;
    readonly off: string;
    readonly carbon: string;
    readonly temperature: string;
  };
}

const top = 24;
const plotHeight = 160;
const stripTop = top + plotHeight + 12;
const stripHeight = 15;
const height = stripTop + stripHeight + 40;
const start = 46;
const letterPx = 6.2;
const hourMs = 3_600_000;

/** Prices to come as bars: the hours that are chosen filled, the others muted. Arrow keys pick one; T shows a table. */
export function PlanChart(props: PlanChartProps): ReactNode {
  const isTable = use(AsTableContext);
  return isTable ? <PlanTable {...props} /> : <PlanPicture {...props} />;
}

function PlanTable(props: PlanChartProps): ReactNode {
  const { label, bars, formatPrice, words, temperature, formatTemperature } = props;
  const warmthAt = new Map(temperature.map(({ atMs, celsius }) => [atMs, celsius]));
  const hasCarbon = bars.some(({ carbon }) => carbon !== null);
  return (
    <TableBox label={label}>
      <Table
        label={label}
        rows={bars}
        rowKey={({ startMs }) => String(startMs)}
        columns={[
          { id: 'time', title: words.time, cell: ({ startMs }) => formatDayClock(startMs) },
          {
            id: 'price',
            title: words.price,
            isNumber: true,
            cell: ({ price }) => formatPrice(price),
          },
          { id: 'plan', title: words.plan, cell: ({ isOn }) => (isOn ? words.on : words.off) },
          ...(hasCarbon
            ? [
                {
                  id: 'carbon',
                  title: words.carbon,
                  isNumber: true,
                  cell: ({ carbon }: PlanBar) => (carbon === null ? '–' : String(carbon)),
                },
              ]
            : []),
          ...(temperature.length > 0
            ? [
                {
                  id: 'temperature',
                  title: words.temperature,
                  isNumber: true,
                  cell: ({ startMs }: PlanBar) => {
                    const celsius = warmthAt.get(startMs);
                    return celsius === undefined ? '–' : formatTemperature(celsius);
                  },
                },
              ]
            : []),
        ]}
      />
    </TableBox>
  );
}

function PlanPicture(props: PlanChartProps): ReactNode {
  const { label, bars, slotMinutes, breakEven, nowMs, picked, onPick } = props;
  const { ref, width } = useWidth<HTMLDivElement>();
  const carbons = bars.flatMap(({ carbon }) => (carbon === null ? [] : [carbon]));
  const end = carbons.length > 0 ? 40 : 10;
  const count = Math.max(1, bars.length);
  const slot = Math.max(0, width - start - end) / count;
  const right = start + slot * count;
  const prices = bars.map(({ price }) => price);
  const line = breakEven?.value ?? 0;
  const highestPrice = Math.max(...prices, 0);
  const isLineShown = line <= 3 * Math.max(highestPrice, 1e-12);
  const most = Math.max(highestPrice, isLineShown ? line : 0) * 1.04 || 1;
  const least = Math.min(...prices, 0) * 1.04;
  const placeX = (at: number): number => start + at * slot;
  const placeY = (price: number): number =>
    top + plotHeight - ((price - least) / (most - least)) * plotHeight;
  const firstMs = bars[0]?.startMs ?? nowMs;
  const atTime = (ms: number): number => start + ((ms - firstMs) / (slotMinutes * 60_000)) * slot;
  const mostCarbon = Math.max(...carbons, 1) * 1.1;
  const placeCarbon = (carbon: number): number =>
    top + plotHeight - (carbon / mostCarbon) * plotHeight;
  const nowX = Math.min(right, Math.max(start, atTime(nowMs)));
  return (
    <div ref={ref} className={cx('frame')} style={{ blockSize: height }}>
      <svg className={cx('chart')} width={width} height={height} role="img" aria-label={label}>
        {width > 0 && bars.length > 0 && (
          <>
            {niceTicks(least, most, 4).map((price) => (
              <g key={price}>
                <path className={cx('grid')} d={`M${start} ${placeY(price)}H${right}`} />
                <text x={start - 6} y={placeY(price) + 4} textAnchor="end">
                  {tick(price)}
                </text>
              </g>
            ))}
            <Bars bars={bars} placeX={placeX} placeY={placeY} slot={slot} />
            <path className={cx('axis')} d={`M${start} ${placeY(0)}H${right}`} />
            {carbons.length > 0 && (
              <>
                <path className={cx('carbon')} d={carbonPath(bars, placeX, placeCarbon, slot)} />
                {niceTicks(0, mostCarbon, 3).map((carbon) => (
                  <text key={carbon} x={right + 6} y={placeCarbon(carbon) + 4}>
                    {carbon}
                  </text>
                ))}
              </>
            )}
            <TemperatureLine {...props} atTime={atTime} right={right} />
            {breakEven !== null && isLineShown && (
              <>
                <path className={cx('even')} d={`M${start} ${placeY(line)}H${right}`} />
                <text
                  className={cx('evenName')}
                  x={start + (right - start) * 0.32}
                  y={placeY(line) - 6}
                >
                  {breakEven.label}
                </text>
              </>
            )}
            <Times bars={bars} atTime={atTime} right={right} slotMinutes={slotMinutes} />
            <Strip bars={bars} placeX={placeX} slotMinutes={slotMinutes} />
            <path className={cx('now')} d={`M${nowX} ${top - 6}V${stripTop + stripHeight}`} />
            <rect
              className={cx('nowBox')}
              x={Math.max(start - 4, nowX - 18)}
              y={2}
              width={36}
              height={16}
              rx={3}
            />
            <text
              className={cx('nowName')}
              x={Math.max(start - 4, nowX - 18) + 18}
              y={14}
              textAnchor="middle"
            >
              {formatClock(nowMs)}
            </text>
            <rect
              className={cx('picked')}
              x={placeX(picked)}
              y={stripTop - 3}
              width={slot}
              height={stripHeight + 6}
              rx={2}
            />
          </>
        )}
      </svg>
      {width > 0 && bars.length > 1 && (
        <input
          type="range"
          className={cx('pick')}
          aria-label={props.pickLabel}
          aria-valuetext={props.pickText}
          min={0}
          max={bars.length - 1}
          value={picked}
          onChange={(event) => onPick(event.currentTarget.valueAsNumber)}
          style={
            {
              '--slot': `${slot}px`,
              insetInlineStart: start,
              inlineSize: right - start,
              blockSize: stripTop + stripHeight + 4,
            } as React.CSSProperties
          }
        />
      )}
    </div>
  );
}

/** How much of the plot the highest temperature takes: below the prices' own highest, so that both can be read. */
const temperatureShare = 0.8;

function TemperatureLine(
  props: Pick<PlanChartProps, 'temperature' | 'formatTemperature'> & {
    readonly atTime: (ms: number) => number;
    readonly right: number;
  },
): ReactNode {
  const { temperature, formatTemperature, atTime, right } = props;
  const most = Math.max(...temperature.map(({ celsius }) => celsius));
  // Named where it is last as warm as it gets: at the start the time stands.
  const named = temperature.findLast(({ celsius }) => celsius > most - 0.5);
  if (named === undefined || most <= 0) return null;
  const placeY = (celsius: number): number =>
    top + plotHeight * (1 - (Math.max(0, celsius) / most) * temperatureShare);
  const d = temperature
    .map(({ atMs, celsius }, at) => {
      const x = Math.min(right, atTime(atMs));
      return `${at === 0 ? 'M' : 'L'}${x.toFixed(1)} ${placeY(celsius).toFixed(1)}`;
    })
    .join('');
  return (
    <>
      <path className={cx('temperature')} d={d} />
      <text
        className={cx('temperatureName')}
        x={Math.min(right, atTime(named.atMs)) - 4}
        y={placeY(named.celsius) - 5}
        textAnchor="end"
      >
        {formatTemperature(most)}
      </text>
    </>
  );
}

/** Bars of one kind as one path, so that thousands of slots are three elements. */
function Bars(props: {
  readonly bars: readonly PlanBar[];
  readonly placeX: (at: number) => number;
  readonly placeY: (price: number) => number;
  readonly slot: number;
}): ReactNode {
  const { bars, placeX, placeY, slot } = props;
  const gap = slot > 6 ? 1.5 : slot > 3 ? 0.75 : 0;
  const floor = placeY(0);
  const width = Math.max(0.5, slot - gap);
  const pathOf = (is: (bar: PlanBar) => boolean): string =>
    bars
      .map((bar, at) => {
        if (!is(bar)) return '';
        const y = placeY(bar.price);
        const end = Math.abs(y - floor) < 1.5 ? floor - 1.5 : y;
        return `M${(placeX(at) + gap / 2).toFixed(2)} ${floor.toFixed(1)}V${end.toFixed(1)}h${width.toFixed(2)}V${floor.toFixed(1)}z`;
      })
      .join('');
  return (
    <>
      <path className={cx('off')} d={pathOf(({ isOn }) => !isOn)} />
      <path className={cx('on')} d={pathOf(({ isOn }) => isOn)} />
      <path className={cx('told')} d={pathOf(({ isTold }) => isTold)} />
    </>
  );
}

function carbonPath(
  bars: readonly PlanBar[],
  placeX: (at: number) => number,
  placeY: (carbon: number) => number,
  slot: number,
): string {
  let isOpen = false;
  return bars
    .map(({ carbon }, at) => {
      if (carbon === null) {
        isOpen = false;
        return '';
      }
      const step = `${isOpen ? 'L' : 'M'}${(placeX(at) + slot / 2).toFixed(1)} ${placeY(carbon).toFixed(1)}`;
      isOpen = true;
      return step;
    })
    .join('');
}

/** The runs of the plan as one strip, named with their times where there is room. */
function Strip(props: {
  readonly bars: readonly PlanBar[];
  readonly placeX: (at: number) => number;
  readonly slotMinutes: number;
}): ReactNode {
  const { bars, placeX, slotMinutes } = props;
  const runs: { from: number; to: number; isOn: boolean }[] = [];
  bars.forEach(({ isOn }, at) => {
    const last = runs.at(-1);
    if (last !== undefined && last.isOn === isOn) last.to = at;
    else runs.push({ from: at, to: at, isOn });
  });
  return runs.map(({ from, to, isOn }) => {
    const x = placeX(from);
    const width = placeX(to + 1) - x;
    const first = bars[from]?.startMs ?? 0;
    const last = (bars[to]?.startMs ?? 0) + slotMinutes * 60_000;
    const name = message.quantity.range(formatClock(first), formatClock(last));
    return (
      <g key={from}>
        <rect
          className={cx(isOn ? 'on' : 'off')}
          x={x + 0.75}
          y={stripTop}
          width={Math.max(0.5, width - 1.5)}
          height={stripHeight}
          rx={3}
        />
        {isOn && width > name.length * letterPx && (
          <text className={cx('onName')} x={x + width / 2} y={stripTop + 11.5} textAnchor="middle">
            {name}
          </text>
        )}
      </g>
    );
  });
}

/** Hours below, and the date where a local day begins. */
function Times(props: {
  readonly bars: readonly PlanBar[];
  readonly atTime: (ms: number) => number;
  readonly right: number;
  readonly slotMinutes: number;
}): ReactNode {
  const { bars, atTime, right, slotMinutes } = props;
  const firstMs = bars[0]?.startMs ?? 0;
  const spanMs = bars.length * slotMinutes * 60_000;
  const room = (right - start) / Math.max(1, spanMs / hourMs);
  const every = [1, 2, 3, 6, 12, 24].find((hours) => hours * room >= 56) ?? 24;
  const hoursOf = bars
    .map(({ startMs }) => ({ startMs, at: new Date(startMs) }))
    .filter(({ at }) => at.getMinutes() === 0);
  const ticks = hoursOf.filter(({ at }) => at.getHours() % every === 0);
  const days = hoursOf.filter(({ startMs, at }) => at.getHours() === 0 && startMs > firstMs);
  return (
    <>
      {ticks.map(({ startMs }) => (
        <text key={startMs} x={atTime(startMs)} y={stripTop + stripHeight + 17} textAnchor="middle">
          {formatClock(startMs)}
        </text>
      ))}
      {days.map(({ startMs }) => (
        <g key={startMs}>
          <path className={cx('day')} d={`M${atTime(startMs)} ${top}V${stripTop + stripHeight}`} />
          <text x={atTime(startMs)} y={height - 5} textAnchor="middle">
            {formatDay(startMs)}
          </text>
        </g>
      ))}
    </>
  );
}
