import type { ReactNode } from 'react';
import { Stack } from '../component/layout.tsx';
import { formatHashrate } from '../format/scale.ts';
import { defineGallery } from '../gallery-fixture/gallery.ts';
import { fixtureNowMs, minuteMs } from '../gallery-fixture/state.ts';
import { AsTableContext } from './as-table.ts';
import { Legend, LineChart } from './line-chart.tsx';
import { WaitDensity } from './wait-density.tsx';
import { WaitRuler } from './wait-ruler.tsx';
import { Waterfall } from './waterfall.tsx';

const fromMs = fixtureNowMs - 60 * minuteMs;

function Lines(props: { readonly values: readonly (number | null)[] }): ReactNode {
  const { values } = props;
  const step = (60 * minuteMs) / Math.max(1, values.length);
  const series = [{ label: '60 s mean', color: '--chart-1' as const, values, strong: true }];
  return (
    <>
      <Legend series={series} unit="MH/s" />
      <LineChart
        label="Hashrate of the last hour."
        atMs={values.map((_, at) => fromMs + at * step)}
        series={series}
        washes={[{ fromMs: fromMs + 40 * minuteMs, toMs: fromMs + 50 * minuteMs, label: 'paused' }]}
        fromMs={fromMs}
        toMs={fixtureNowMs}
        height={140}
        format={formatHashrate}
        formatAxis={(value) => String(value / 1e6)}
        timeTitle="At"
      />
    </>
  );
}

const wave = (count: number): (number | null)[] =>
  Array.from({ length: count }, (_, at) => {
    const share = at / count;
    return share > 0.66 && share < 0.83 ? null : 386e6 + 20e6 * Math.sin(share * 30);
  });

function Others(): ReactNode {
  const dayS = 86_400;
  return (
    <Stack gap={4}>
      <WaitRuler wait5S={16 * dayS} medianS={219 * dayS} wait95S={950 * dayS} />
      <WaitDensity
        wait5S={16 * dayS}
        medianS={219 * dayS}
        meanS={316 * dayS}
        wait95S={950 * dayS}
      />
      <Waterfall
        label="Reward 0.40, power 0.86, net −0.46."
        format={(value) => value.toFixed(2)}
        steps={[
          { label: 'Reward', value: 0.4, kind: 'ours' },
          { label: 'Power', value: -0.86, kind: 'cost' },
          { label: 'Net', value: -0.46, kind: 'sum' },
        ]}
      />
    </Stack>
  );
}

export const gallery = defineGallery({
  title: 'Charts',
  states: {
    lines: () => <Lines values={wave(360)} />,
    'one point': () => <Lines values={[386e6]} />,
    'no point': () => <Lines values={[]} />,
    'all gaps': () => <Lines values={[null, null, null]} />,
    'hundred thousand points': () => <Lines values={wave(100_000)} />,
    'as table': () => (
      <AsTableContext value={true}>
        <Lines values={wave(30)} />
        <Others />
      </AsTableContext>
    ),
    others: () => <Others />,
  },
});
