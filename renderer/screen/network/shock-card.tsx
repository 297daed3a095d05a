import type { ReactNode } from 'react';
import { hashrateShock } from '../../../common/economics/security/hashrate-shock.ts';
import { type Curve, CurveChart } from '../../chart/curve-chart.tsx';
import { Card } from '../../component/card.tsx';
import { Slider } from '../../component/control.tsx';
import { Row } from '../../component/layout.tsx';
import { Said, Text } from '../../component/text.tsx';
import { formatPercent } from '../../format/chance.ts';
import { significant, trimWhole, whole } from '../../format/digits.ts';
import { message } from '../../message/message.ts';
import { Answered } from '../../what-if/answered.tsx';
import { Explained, Given } from '../../what-if/explained.tsx';
import { useModel } from '../../what-if/use-model.ts';
import type { NetworkWhatIf } from './fields.ts';

const text = message.economics.network;
const asertSteps = 120;
/** Epochs drawn: enough for a loss of 99 %. */
const epochsShown = 8;

/** How slow blocks become when hashrate leaves at once, and how long that lasts. */
export function ShockCard({ whatIf }: { readonly whatIf: NetworkWhatIf }): ReactNode {
  const { chain } = whatIf.facts;
  const lost = whatIf.values.lost.value ?? 0;
  const { retarget } = chain;
  const isEpoch = retarget.kind === 'epoch';
  const normalDays = isEpoch ? (retarget.blocks * chain.blockIntervalS) / 86_400 : 14;
  const spanDays = spanOf(lost, normalDays);
  const shock = useModel(hashrateShock, {
    lost,
    epochs: epochsShown,
    blockSeconds: chain.blockIntervalS,
    blocksPerEpoch: isEpoch ? retarget.blocks : 2016,
    asertDays: Array.from({ length: asertSteps + 1 }, (_, at) => (at / asertSteps) * spanDays),
  });
  return (
    <Card
      title={text.shock(formatPercent(lost))}
      span={5}
      aside={
        <Text size="caption" tone="third">
          {text.shockAside}
        </Text>
      }
    >
      {!isEpoch && retarget.kind !== 'asert' ? (
        <Said sentence={text.noShock} />
      ) : (
        <Answered of={shock} whatIf={whatIf} ask={['lost']}>
          {(ready) => {
            const { epochs, asert, daysToNormal } = ready.output;
            const curves: Curve[] = [
              ...(isEpoch
                ? [
                    {
                      label: text.shockStep(
                        trimWhole(significant((epochs[0]?.blockSeconds ?? 0) / 60)),
                        whole(epochs[0]?.remainingDays ?? 0),
                      ),
                      labelAt: [spanDays * 0.03, (epochs[0]?.blockSeconds ?? 0) / 60] as const,
                      color: 'one' as const,
                      points: stepsOf(epochs, spanDays),
                    },
                  ]
                : []),
              {
                label: text.asertCurve,
                labelAt: [spanDays * 0.06, (chain.blockIntervalS / 60) * 1.5],
                color: isEpoch ? 'two' : 'one',
                isDashed: isEpoch,
                points: asert.map(({ day, blockSeconds }) => [day, blockSeconds / 60] as const),
              },
            ];
            const normal = chain.blockIntervalS / 60;
            const slowest = Math.max(...curves.flatMap(({ points }) => points.map(([, y]) => y)));
            return (
              <>
                <CurveChart
                  label={text.shockLabel(
                    text.minutes(significant(slowest)),
                    daysToNormal === null
                      ? text.normalNever.lead
                      : text.dayTick(whole(daysToNormal)),
                  )}
                  height={172}
                  start={58}
                  end={16}
                  curves={curves}
                  xTitle={text.day}
                  x={{
                    from: 0,
                    to: spanDays,
                    ticks: dayTicks(spanDays),
                  }}
                  y={{
                    from: normal * 0.8,
                    to: Math.max(slowest, normal * 1.5) * 1.5,
                    isLog: true,
                    ticks: minuteTicks(normal, slowest),
                  }}
                  formatX={(day) => text.dayTick(significant(day))}
                  formatY={(minutes) => text.minutes(significant(minutes))}
                />
                <Row>
                  <Text size="label" tone="second">
                    {text.leaves}
                  </Text>
                  <Slider
                    label={text.shock('')}
                    min={1}
                    max={99}
                    value={Math.round(lost * 100)}
                    valueText={formatPercent(lost)}
                    onChange={(percent) => whatIf.change('lost', percent / 100)}
                    onCommit={() => undefined}
                  />
                  <Text size="label" weight="strong" nowrap>
                    <Given whatIf={whatIf} name="lost">
                      {formatPercent(lost)}
                    </Given>
                  </Text>
                </Row>
                {isEpoch &&
                  (daysToNormal === null ? (
                    <Said sentence={text.normalNever} />
                  ) : (
                    <Explained of={ready} output="daysToNormal" whatIf={whatIf}>
                      <Text size="label">{text.normalAfter(whole(daysToNormal)).lead}</Text>
                    </Explained>
                  ))}
              </>
            );
          }}
        </Answered>
      )}
    </Card>
  );
}

/** Days to draw: two epochs more than the slow one takes. */
function spanOf(lost: number, normalDays: number): number {
  const slow = normalDays / Math.max(0.01, 1 - Math.max(0, lost));
  return Math.ceil((slow * 1.5 + normalDays) / 10) * 10;
}

function stepsOf(
  epochs: readonly { readonly blockSeconds: number; readonly remainingDays: number }[],
  spanDays: number,
): (readonly [number, number])[] {
  const points: (readonly [number, number])[] = [];
  let day = 0;
  for (const { blockSeconds, remainingDays } of epochs) {
    if (day >= spanDays) break;
    points.push([day, blockSeconds / 60]);
    day = Math.min(spanDays, day + remainingDays);
    points.push([day, blockSeconds / 60]);
  }
  return points;
}

function dayTicks(spanDays: number) {
  const step =
    [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].find((days) => days * 5 >= spanDays) ?? 2000;
  return Array.from({ length: Math.floor(spanDays / step) + 1 }, (_, at) => ({
    value: at * step,
    label: at === 0 ? text.shockTick : text.dayTick(whole(at * step)),
  }));
}

function minuteTicks(normal: number, slowest: number) {
  const factors = slowest / normal > 20 ? [1, 10, 100] : [1, 3, 10];
  return factors
    .filter((factor) => factor === 1 || factor * normal <= slowest * 1.1)
    .map((factor) => ({
      value: factor * normal,
      label: text.minutes(trimWhole(significant(factor * normal))),
    }));
}
