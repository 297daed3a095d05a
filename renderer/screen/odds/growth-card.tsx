import type { ReactNode } from 'react';
import { chanceOfAtLeastOne } from '../../../common/economics/solo/solo-odds.ts';
import { expectedBlocksGrowing } from '../../../common/economics/solo/solo-odds-growing.ts';
import { DAYS_PER_YEAR } from '../../../common/economics/work.ts';
import { type Curve, CurveChart } from '../../chart/curve-chart.tsx';
import { Card } from '../../component/card.tsx';
import { Said } from '../../component/text.tsx';
import { formatChance, formatPercent } from '../../format/chance.ts';
import { whole } from '../../format/digits.ts';
import { message } from '../../message/message.ts';
import { Answered } from '../../what-if/answered.tsx';
import { OriginOf } from '../../what-if/what-if-bar.tsx';
import type { OddsWhatIf } from './fields.ts';
import { formatGrowth } from './horizon-card.tsx';
import type { OddsAnswer } from './odds-model.ts';

const text = message.economics.odds;
const longestYears = 1000;
const steps = 80;

/** How growing difficulty makes the chance of ever finding a block level off. */
export function GrowthCard(props: {
  readonly odds: OddsAnswer;
  readonly whatIf: OddsWhatIf;
}): ReactNode {
  const { odds, whatIf } = props;
  const mine = whatIf.values.annualGrowth.value ?? 0;
  return (
    <Card
      title={text.levels}
      span={4}
      aside={<OriginOf whatIf={whatIf} names={['annualGrowth']} detail={formatGrowth(mine)} />}
    >
      <Answered of={odds} whatIf={whatIf} ask={['hashrateHps', 'difficulty']} quietly>
        {({ output }) => <Levels blocksPerDay={output.blocksPerDay} mine={mine} />}
      </Answered>
    </Card>
  );
}

function Levels(props: { readonly blocksPerDay: number; readonly mine: number }): ReactNode {
  const { blocksPerDay, mine } = props;
  const growths = [...new Set([0, 0.2, 0.5, mine])].sort((a, b) => a - b);
  const curves: Curve[] = growths.map((growth) => ({
    label: growth === 0 ? text.noGrowth : text.perYear(formatGrowth(growth)),
    color: growth === mine ? 'one' : growth === 0 ? 'mute' : growth < mine ? 'three' : 'two',
    isDashed: growth === 0 && mine !== 0,
    points: pointsOf(blocksPerDay * DAYS_PER_YEAR, Math.log1p(growth)),
  }));
  const chances = curves
    .flatMap(({ points }) => points.map(([, chance]) => chance))
    .filter((chance) => chance > 0);
  if (chances.length === 0) return <Said sentence={text.noWait} />;
  const highest = Math.min(1, Math.max(...chances));
  const lowest = Math.max(Math.min(...chances), highest * 1e-6);
  if (lowest > 0.99) return <Said sentence={text.allButCertain} />;
  const from = 10 ** Math.floor(Math.log10(lowest));
  const to = Math.min(1, 10 ** Math.ceil(Math.log10(highest) + 0.05));
  const decades = Math.round(Math.log10(to / from));
  const every = Math.max(1, Math.ceil(decades / 5));
  const ticks = Array.from({ length: Math.floor(decades / every) + 1 }, (_, at) => {
    const value = from * 10 ** (at * every);
    return { value, label: value >= 0.1 ? percentTick(value) : formatChance(value) };
  });
  return (
    <CurveChart
      label={text.levelsLabel(formatGrowth(mine))}
      height={178}
      start={100}
      end={56}
      curves={curves}
      xTitle={text.years}
      x={{
        from: 1,
        to: longestYears,
        isLog: true,
        ticks: [1, 10, 100, 1000].map((value) => ({ value, label: text.yearTick(whole(value)) })),
      }}
      y={{ from, to: Math.max(to, from * 10), isLog: true, ticks }}
      formatX={(years) => text.yearTick(whole(years))}
      formatY={formatChance}
    />
  );
}

function percentTick(value: number): string {
  return value >= 1 ? text.certain : formatPercent(value);
}

function pointsOf(ratePerYear: number, growth: number): [number, number][] {
  return Array.from({ length: steps + 1 }, (_, at) => {
    const years = longestYears ** (at / steps);
    return [years, chanceOfAtLeastOne(expectedBlocksGrowing(ratePerYear, growth, years))];
  });
}
