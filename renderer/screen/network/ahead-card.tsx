import { type ReactNode, useCallback, useState } from 'react';
import { CurveChart } from '../../chart/curve-chart.tsx';
import { Card } from '../../component/card.tsx';
import { Segment } from '../../component/control.tsx';
import { Paragraph, Said } from '../../component/text.tsx';
import { significant, whole } from '../../format/digits.ts';
import { formatDifficulty, formatEstimatedDifficulty } from '../../format/scale.ts';
import { message } from '../../message/message.ts';
import { phrase } from '../../part/phrase.ts';
import { useQuery } from '../../state/use-query.ts';
import { Given, Sourced } from '../../what-if/explained.tsx';
import { OriginOf } from '../../what-if/what-if-bar.tsx';
import { WhatIfField } from '../../what-if/what-if-field.tsx';
import { difficultyTicks, signedPercent } from './difficulty-axis.ts';
import type { NetworkWhatIf } from './fields.ts';
import type { NextAnswer } from './next-card.tsx';
import { SeenChart } from './seen-chart.tsx';

const text = message.economics.network;
const spanYears = 4;
const steps = 48;

/** Steps need two of them. */
const leastSeen = 2;

/**
 * The difficulty that was seen, with what is likely next; and where it would lead at a few steady rates, with
 * what that does to a machine that stays.
 */
export function AheadCard(props: {
  readonly whatIf: NetworkWhatIf;
  readonly next: NextAnswer | null;
}): ReactNode {
  const { whatIf, next } = props;
  const { id: chainId } = whatIf.facts.chain;
  const { query } = useQuery(useCallback((api) => api.chain.difficulties({ chainId }), [chainId]));
  const [view, setView] = useState<'seen' | 'ahead'>('seen');
  const seen = query.kind === 'ready' && query.value.length >= leastSeen ? query.value : null;
  const difficulty = whatIf.values.difficulty.value;
  const mine = whatIf.values.annualGrowth.value ?? 0;
  return (
    <Card
      title={text.ahead}
      span={7}
      aside={
        difficulty !== null && (
          <>
            {seen !== null && (
              <Segment
                label={text.view}
                value={view}
                options={[
                  { value: 'seen', label: text.views.seen },
                  { value: 'ahead', label: text.views.ahead },
                ]}
                onChange={setView}
              />
            )}
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
              message.common.inSentence(whatIf.values.difficulty.field.label),
            ),
            rest: message.economics.whatIf.ask.quietly,
          }}
        />
      ) : (
        <>
          {seen !== null && view === 'seen' ? (
            <SeenChart points={seen} difficulty={difficulty} next={next} />
          ) : (
            <Paths difficulty={difficulty} mine={mine} />
          )}
          {mine > 0 && (
            <Said
              sentence={phrase((put) =>
                text.shrinks(
                  put(
                    <Given whatIf={whatIf} name="annualGrowth">
                      {signedPercent(mine)}
                    </Given>,
                  ),
                  String(spanYears),
                  put(
                    <Sourced label={text.ahead} source={text.shrinksSource}>
                      {significant((1 + mine) ** spanYears)}
                    </Sourced>,
                  ),
                ),
              )}
            />
          )}
          <Paragraph size="caption" tone="third">
            {seen === null ? text.aheadNote : text.seenNote}
          </Paragraph>
        </>
      )}
    </Card>
  );
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
      y={{ from: 0, to: highest * 1.04, ticks: difficultyTicks(0, highest) }}
      formatX={(years) => text.inYears(significant(years, 2))}
      formatY={formatEstimatedDifficulty}
    />
  );
}
