import { type ReactNode, useState } from 'react';
import { Stack } from '../component/layout.tsx';
import { formatPercent } from '../format/chance.ts';
import { compactNumber } from '../format/compact.ts';
import { defineGallery } from '../gallery-fixture/gallery.ts';
import { fixtureNowMs, hourMs } from '../gallery-fixture/state.ts';
import { AsTableContext } from './as-table.ts';
import { FanChart } from './fan-chart.tsx';
import { Histogram } from './histogram.tsx';
import { type PlanBar, PlanChart } from './plan-chart.tsx';
import { ThresholdBar } from './threshold-bar.tsx';

/** Charts of what may come: paths, gains, thresholds, plans. */

function Fan({ steps }: { readonly steps: number }): ReactNode {
  const line = (slope: number): number[] =>
    Array.from({ length: steps }, (_, at) => 6000 + slope * at);
  return (
    <FanChart
      label="Wealth over the months."
      bands={{ p10: line(-250), p25: line(-140), p50: line(-40), p75: line(150), p90: line(500) }}
      rival={{ label: 'Sell everything', values: line(-20) }}
      height={150}
      format={compactNumber}
      formatAxis={compactNumber}
      formatStep={(step) => `${step} mo`}
      stepTicks={steps > 1 ? [0, steps - 1] : [0]}
      titles={{ step: 'Month', low: 'Low', median: 'Median', high: 'High' }}
    />
  );
}

function Gains({ bins }: { readonly bins: number }): ReactNode {
  const shares = (width: number): number[] =>
    Array.from({ length: bins }, (_, at) => Math.exp(-(((at - bins / 2) / width) ** 2)) / width);
  return (
    <Histogram
      label="Gain with and without a hedge."
      edges={Array.from({ length: bins + 1 }, (_, at) => -3000 + (at * 12_000) / Math.max(1, bins))}
      bars={{ label: 'Hedged', shares: shares(Math.max(1, bins / 16)) }}
      outline={{ label: 'Unhedged', shares: shares(Math.max(1, bins / 5)) }}
      height={124}
      formatAxis={compactNumber}
      formatShare={formatPercent}
      fromTitle="From"
    />
  );
}

function Thresholds(props: {
  readonly stop: number | null;
  readonly restart: number | null;
  readonly now: number;
}): ReactNode {
  const { stop, restart, now } = props;
  return (
    <ThresholdBar
      label="Stop, stay as you are, run."
      stop={stop === null ? null : { value: stop, label: `stop at ${stop}` }}
      restart={restart === null ? null : { value: restart, label: `restart at ${restart}` }}
      marks={[
        { value: now, label: `now ${now}` },
        { value: 34.6, label: 'cost 34.6' },
      ]}
      words={{ stop: 'stop', stay: 'stay as you are', run: 'run' }}
      markTitle="Mark"
      valueTitle="Hashprice"
      format={String}
    />
  );
}

function Plan({ count }: { readonly count: number }): ReactNode {
  const [picked, setPicked] = useState(0);
  const bars = Array.from({ length: count }, (_, at): PlanBar => {
    const price = 0.12 + 0.15 * Math.sin(at / 4);
    return {
      startMs: fixtureNowMs + at * hourMs,
      price,
      isOn: price < 0.13,
      isTold: at === 5,
      carbon: at % 9 === 4 ? null : 200 + 100 * Math.sin(at / 4),
    };
  });
  return (
    <PlanChart
      label="Prices with the hours that are chosen."
      bars={bars}
      slotMinutes={60}
      breakEven={{ value: 0.13, label: 'break-even 0.13' }}
      nowMs={fixtureNowMs}
      picked={picked}
      onPick={setPicked}
      pickLabel="An hour"
      pickText={String(picked)}
      formatPrice={(price) => price.toFixed(3)}
      words={{
        time: 'From',
        price: 'Price',
        plan: 'Plan',
        on: 'mine',
        off: 'rest',
        carbon: 'g/kWh',
        temperature: 'Processor',
      }}
      temperature={bars.map(({ startMs, isOn }) => ({ atMs: startMs, celsius: isOn ? 71 : 40 }))}
      formatTemperature={(celsius) => `${celsius} °C`}
    />
  );
}

function All(): ReactNode {
  return (
    <Stack gap={4}>
      <Fan steps={25} />
      <Gains bins={40} />
      <Thresholds stop={24} restart={47} now={28.57} />
      <Thresholds stop={null} restart={47} now={2_470_000} />
      <Plan count={48} />
    </Stack>
  );
}

export const gallery = defineGallery({
  title: 'Charts of what may come',
  states: {
    all: () => <All />,
    'one point': () => (
      <Stack gap={4}>
        <Fan steps={1} />
        <Gains bins={1} />
        <Plan count={1} />
      </Stack>
    ),
    'no point': () => (
      <Stack gap={4}>
        <Fan steps={0} />
        <Gains bins={0} />
        <Plan count={0} />
      </Stack>
    ),
    many: () => <Plan count={10_000} />,
    'as table': () => (
      <AsTableContext value={true}>
        <All />
      </AsTableContext>
    ),
  },
});
