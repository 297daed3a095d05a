import type { ReactNode } from 'react';
import { CurveChart, type Tick } from '../../chart/curve-chart.tsx';
import { Card } from '../../component/card.tsx';
import { Paragraph, Said } from '../../component/text.tsx';
import { fixed, significant, whole, withUnit } from '../../format/digits.ts';
import { formatDifficulty, formatEstimatedDifficulty } from '../../format/scale.ts';
import { message } from '../../message/en.ts';
import { inSentence } from '../../what-if/answered.tsx';
import { OriginOf } from '../../what-if/what-if-bar.tsx';
import { WhatIfField } from '../../what-if/what-if-field.tsx';
import type { NetworkWhatIf } from './fields.ts';

const text = message.economics.network;
const spanYears = 4;
const steps = 48;

/** Where difficulty would lead at a few steady rates, and what that does to a machine that stays. */
export function AheadCard({ whatIf }: { readonly whatIf: NetworkWhatIf }): ReactNode {
  const difficulty = whatIf.values.difficulty.value;
  const mine = whatIf.values.annualGrowth.value ?? 0;
  return (
    <Card
      title={text.ahead}
      span={7}
      aside={
        difficulty !== null && (
          <>
            <OriginOf whatIf={whatIf} names={['annualGrowth']} />
            <WhatIfField whatIf={whatIf} name="annualGrowth" />
          </>
        )
      }
    >
      {difficulty === null ? (
        <Said
          sentence={{
            lead: message.economics.whatIf.ask.lead(
              inSentence(whatIf.values.difficulty.field.label),
            ),
            rest: message.economics.whatIf.ask.quietly,
          }}
        />
      ) : (
        <>
          <Paths difficulty={difficulty} mine={mine} />
          {mine > 0 && (
            <Said
              sentence={text.shrinks(
                signedPercent(mine),
                String(spanYears),
                significant((1 + mine) ** spanYears),
              )}
            />
          )}
          <Paragraph size="caption" tone="third">
            {text.aheadNote}
          </Paragraph>
        </>
      )}
    </Card>
  );
}

/** A change with its sign and one decimal: "+1.8 %". */
export function signedPercent(share: number): string {
  const percent = Math.abs(share) * 100;
  const number = percent < 100 ? fixed(percent, 1).replace(/\.0$/, '') : significant(percent);
  const sign = number === '0' ? '' : share < 0 ? '−' : '+';
  return withUnit(`${sign}${number}`, '%');
}

function Paths(props: { readonly difficulty: number; readonly mine: number }): ReactNode {
  const { difficulty, mine } = props;
  const growths = [...new Set([0, 0.2, 0.5, mine])].sort((a, b) => a - b);
  const highest = difficulty * (1 + Math.max(...growths)) ** spanYears;
  return (
    <CurveChart
      label={text.aheadLabel(formatDifficulty(difficulty), String(spanYears))}
      height={178}
      start={58}
      end={64}
      curves={growths.map((growth) => ({
        label: signedPercent(growth),
        color: growth === mine ? 'one' : growth === 0 ? 'mute' : growth < mine ? 'three' : 'two',
        isDashed: growth !== mine,
        points: Array.from({ length: steps + 1 }, (_, at) => {
          const years = (at / steps) * spanYears;
          return [years, difficulty * (1 + growth) ** years] as const;
        }),
      }))}
      xTitle={text.years}
      x={{
        from: 0,
        to: spanYears,
        ticks: Array.from({ length: spanYears + 1 }, (_, year) => ({
          value: year,
          label: year === 0 ? text.nowTick : text.inYears(whole(year)),
        })),
      }}
      y={{ from: 0, to: highest * 1.04, ticks: niceTicks(highest) }}
      formatX={(years) => text.inYears(significant(years, 2))}
      formatY={formatEstimatedDifficulty}
    />
  );
}

/** About four round values from zero up. */
function niceTicks(highest: number): Tick[] {
  const rough = highest / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
  return Array.from({ length: Math.floor(highest / step) + 1 }, (_, at) => at * step).map(
    (value) => ({ value, label: value === 0 ? '0' : roundDifficulty(value) }),
  );
}

function roundDifficulty(value: number): string {
  return formatEstimatedDifficulty(value).replace(/\.0+(?=\D|$)/, '');
}
