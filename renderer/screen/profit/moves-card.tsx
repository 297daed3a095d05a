import type { ReactNode } from 'react';
import { profit as profitModel } from '../../../common/economics/profit/profit.ts';
import { sensitivityOf } from '../../../common/economics/sensitivity.ts';
import { Tornado } from '../../chart/tornado.tsx';
import { Card } from '../../component/card.tsx';
import { FigureList } from '../../component/stat.tsx';
import { Text } from '../../component/text.tsx';
import { formatPercent } from '../../format/chance.ts';
import { formatMoney } from '../../format/money.ts';
import { message } from '../../message/en.ts';
import { answerOf } from '../../what-if/answer.ts';
import { Answered } from '../../what-if/answered.tsx';
import { Explained, labelOf } from '../../what-if/explained.tsx';
import { useUnits } from '../../what-if/use-units.ts';
import { neededFields, type ProfitWhatIf } from './fields.ts';
import type { ProfitAnswer, ProfitInput } from './profit-model.ts';

const text = message.economics.profit;
/** Each input is lowered and raised by this share of itself. */
const share = 0.2;
const mostSwings = 5;

/** Which input moves the net of a day most. */
export function MovesCard(props: {
  readonly profit: ProfitAnswer;
  readonly whatIf: ProfitWhatIf;
}): ReactNode {
  const { profit, whatIf } = props;
  const { currency } = useUnits(whatIf.facts);
  const format = (value: number): string => formatMoney(value, currency);
  return (
    <Card
      title={text.moves}
      span={4}
      aside={
        profit.kind === 'ready' && (
          <Text size="caption" tone="third">
            {text.movesNote(`±${formatPercent(share)}`, format(profit.output.profitPerDay))}
          </Text>
        )
      }
    >
      <Answered of={profit} whatIf={whatIf} ask={neededFields} quietly>
        {({ input, output }) => {
          const swings = swingsOf(input as ProfitInput, whatIf);
          // What moves the net by less than is written moves nothing one could read.
          const isTold = ({ low, high }: { low: number | null; high: number | null }): boolean =>
            low === null || high === null || format(low) !== format(high);
          const explained = (field: string, factor: number, net: number | null): ReactNode => {
            const value = input[field];
            const changed =
              net === null || typeof value !== 'number'
                ? null
                : answerOf(profitModel, { ...(input as ProfitInput), [field]: value * factor });
            if (net === null || changed?.kind !== 'ready') return '–';
            return (
              <Explained of={changed} output="profitPerDay" whatIf={whatIf}>
                {format(net)}
              </Explained>
            );
          };
          return (
            <>
              <Tornado
                label={text.movesLabel(swings.map(({ label }) => label).join(', '))}
                now={output.profitPerDay}
                swings={swings}
                format={format}
                lowTitle={text.lowered}
                highTitle={text.raised}
              />
              <FigureList
                figures={swings.filter(isTold).map(({ field, label, low, high }) => ({
                  label,
                  value: (
                    <>
                      {explained(field, 1 - share, low)}
                      {' … '}
                      {explained(field, 1 + share, high)}
                    </>
                  ),
                }))}
              />
            </>
          );
        }}
      </Answered>
    </Card>
  );
}

function swingsOf(input: ProfitInput, whatIf: ProfitWhatIf) {
  return sensitivityOf(profitModel, input, 'profitPerDay', share)
    .filter(({ field, swing }) => field !== 'hashesPerDifficulty' && swing > 0)
    .slice(0, mostSwings)
    .map(({ field, low, high }) => {
      const own =
        field in whatIf.values ? whatIf.values[field as keyof typeof whatIf.values] : null;
      const label = field === 'rewardCoin' ? text.blockReward : own?.field.label;
      return { field, label: label ?? labelOf(profitModel.input, field), low, high };
    });
}
