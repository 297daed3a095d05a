import { Activity } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import type { Telemetry, WindowRate } from '../../../common/contract/mining.ts';
import { Legend, LineChart, type LineSeries } from '../../chart/line-chart.tsx';
import { Panel } from '../../component/card.tsx';
import { classNames } from '../../component/class-names.ts';
import { Segment } from '../../component/control.tsx';
import { EmptyState } from '../../component/list.tsx';
import { Provenance } from '../../component/provenance.tsx';
import { Display, Stat, Stats } from '../../component/stat.tsx';
import { tick } from '../../format/digits.ts';
import {
  displayHashrate,
  formatHashrate,
  prefixOf,
  scaleOf,
  splitHashrate,
} from '../../format/scale.ts';
import { formatClock, formatElapsed } from '../../format/time.ts';
import { message } from '../../message/message.ts';
import { isActive } from '../../part/mining-state.ts';
import { useNow } from '../../state/clock.ts';
import { pausesFrom, trackSpanMs, useHashrateTrack } from '../../state/hashrate-track.ts';
import { useSlice } from '../../state/use-app.ts';
import styles from './hashrate-card.module.css';

const cx = classNames(styles);
const text = message.now;

type Window = '10s' | '60s' | '15min' | 'max';
const windows: readonly Window[] = ['10s', '60s', '15min', 'max'];

/** The one large figure, the means beside it, and the last hour. */
export function HashrateCard(): ReactNode {
  const { state } = useSlice('mining');
  const telemetry = useSlice('telemetry');
  const [window, setWindow] = useState<Window>('10s');
  const [shown, ...others] = [window, ...windows.filter((candidate) => candidate !== window)];
  return (
    <Panel label={text.hashrate} span={9}>
      <div className={cx('layout')}>
        <div className={cx('figures')}>
          <div className={cx('head')}>
            <h2>{text.hashrate}</h2>
            <Provenance kind="measured" />
          </div>
          {isActive(state) ? (
            <Large telemetry={telemetry} window={shown ?? '10s'} />
          ) : (
            <Display value={message.shell.state[state.kind]} />
          )}
          <Stats form="pair">
            {others.map((other) => (
              <RateStat key={other} telemetry={telemetry} window={other} />
            ))}
            <SinceStat />
          </Stats>
        </div>
        <HashrateChart window={window} onWindow={setWindow} />
      </div>
    </Panel>
  );
}

function rateOf(telemetry: Telemetry, window: Window): WindowRate {
  switch (window) {
    case '10s':
      return telemetry.rate10s;
    case '60s':
      return telemetry.rate60s;
    case '15min':
      return telemetry.rate15min;
    case 'max':
      return { hps: telemetry.maxHps, windowMs: 0, filledMs: 0 };
  }
}

function Large(props: {
  readonly telemetry: Telemetry | null;
  readonly window: Window;
}): ReactNode {
  const hps = props.telemetry === null ? null : rateOf(props.telemetry, props.window).hps;
  if (hps === null) return <Display value="…" />;
  const { number, unit } = displayHashrate(hps);
  return <Display value={number} unit={unit} />;
}

/** A mean; a window that is not full says when it will be. */
function RateStat(props: {
  readonly telemetry: Telemetry | null;
  readonly window: Window;
}): ReactNode {
  const { telemetry, window } = props;
  const label = text.windowStat[window];
  if (telemetry === null) return <Stat label={label} value="–" />;
  const { hps, windowMs, filledMs } = rateOf(telemetry, window);
  if (filledMs < windowMs) {
    const wait = formatElapsed(windowMs - filledMs + 999);
    return <Stat label={label} value={<small>{text.fills(wait)}</small>} />;
  }
  if (hps === null) return <Stat label={label} value="–" />;
  const { number, unit } = splitHashrate(hps);
  return <Stat label={label} value={number} unit={unit} />;
}

function SinceStat(): ReactNode {
  const { state } = useSlice('mining');
  const nowMs = useNow();
  if (state.kind === 'paused') {
    return <Stat label={text.pausedFor} value={formatElapsed(nowMs - state.sinceMs)} />;
  }
  return (
    <Stat
      label={text.running}
      value={state.kind === 'mining' ? formatElapsed(nowMs - state.sinceMs) : '–'}
    />
  );
}

const chartHeight = 140;
const pointMs = 5000;

function HashrateChart(props: {
  readonly window: Window;
  readonly onWindow: (window: Window) => void;
}): ReactNode {
  const nowMs = useNow();
  const [openedMs] = useState(nowMs);
  const track = useHashrateTrack(openedMs);
  const { state } = useSlice('mining');
  const timeline = useSlice('timeline');
  // The window moves as often as points come; in between the picture would only shift by a hair.
  const toMs = Math.max(Math.floor(nowMs / pointMs) * pointMs, track.atMs.at(-1) ?? 0);
  const firstMs = track.atMs[0] ?? toMs;
  // A young curve fills the picture; at least five minutes so that the first seconds do not jump.
  const fromMs = Math.max(toMs - trackSpanMs, Math.min(firstMs, toMs - 300_000));
  const series = useMemo<readonly LineSeries[]>(
    () => [
      { label: text.series60, color: '--chart-1', values: track.mean60, strong: true },
      { label: text.series10, color: '--chart-6', values: track.mean10, strong: false },
    ],
    [track],
  );
  const washes = useMemo(
    () =>
      pausesFrom(timeline, state.kind === 'paused' ? toMs : 0)
        .filter((pause) => pause.toMs > pause.fromMs)
        .map((pause) => ({
          ...pause,
          label: message.common.inSentence(message.shell.state.paused),
        })),
    [timeline, state.kind, toMs],
  );
  const highest = Math.max(0, ...track.mean10.map((value) => value ?? 0));
  const scale = scaleOf(highest);
  const unit = `${prefixOf(scale)}H/s`;
  const last = track.mean60.at(-1) ?? null;
  return (
    <div className={cx('chart')}>
      <div className={cx('chartHead')}>
        <Legend series={series} unit={unit} />
        <Segment
          label={text.windowLabel}
          options={windows.map((value) => ({ value, label: text.window[value] }))}
          value={props.window}
          onChange={props.onWindow}
        />
      </div>
      {track.atMs.length === 0 ? (
        <EmptyState icon={Activity} lead={text.chartEmpty.lead} rest={text.chartEmpty.rest} />
      ) : (
        <LineChart
          label={text.chartLabel(
            formatClock(fromMs),
            formatHashrate(highest),
            last === null ? text.noData : formatHashrate(last),
          )}
          atMs={track.atMs}
          series={series}
          washes={washes}
          fromMs={fromMs}
          toMs={toMs}
          height={chartHeight}
          format={formatHashrate}
          formatAxis={(value) => tick(value / 1000 ** scale)}
          timeTitle={text.chartAt}
        />
      )}
    </div>
  );
}
