import { type ReactNode, useMemo } from 'react';
import { profit as profitModel } from '../../../common/economics/profit/profit.ts';
import { sensitivityOf } from '../../../common/economics/sensitivity.ts';
import { Tornado } from '../../chart/tornado.tsx';
import { Card } from '../../component/card.tsx';
import { FigureList } from '../../component/stat.tsx';
import { Text } from '../../component/text.tsx';
import { formatPercent } from '../../format/chance.ts';
import { formatMoney } from '../../format/money.ts';
import { message } from '../../message/message.ts';
import { phrase } from '../../part/phrase.ts';
import { answerOf } from '../../what-if/answer.ts';
import { Answered } from '../../what-if/answered.tsx';
import { Explained, explainer, labelOf, Sourced } from '../../what-if/explained.tsx';
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
  const input = profit.kind === 'ready' ? (profit.input as ProfitInput) : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the labels stay with the input they belong to
  const moves = useMemo(() => (input === null ? [] : movesOf(input, whatIf)), [input]);
  return (
    <Card
      title={text.moves}
      span={4}
      aside={
        profit.kind === 'ready' && (
          <Text size="caption" tone="third">
            {phrase((put) =>
              text.movesNote(
                put(
                  <Sourced label={text.moves} source={text.movesSource}>
                    {`±${formatPercent(share)}`}
                  </Sourced>,
                ),
                put(explainer(profit, whatIf)('profitPerDay', format(profit.output.profitPerDay))),
              ),
            )}
          </Text>
        )
      }
    >
      <Answered of={profit} whatIf={whatIf} ask={neededFields} quietly>
        {({ output }) => {
          const explained = (answer: ProfitAnswer | null): ReactNode =>
            answer?.kind !== 'ready' ? (
              '–'
            ) : (
              <Explained of={answer} output="profitPerDay" whatIf={whatIf}>
                {format(answer.output.profitPerDay)}
              </Explained>
            );
          // What moves the net by less than is written moves nothing one could read.
          const isTold = ({ low, high }: Move): boolean =>
            low === null || high === null || format(low) !== format(high);
          return (
            <>
              <Tornado
                label={text.movesLabel(moves.map(({ label }) => label).join(', '))}
                now={output.profitPerDay}
                swings={moves}
                format={format}
                lowTitle={text.lowered}
                highTitle={text.raised}
              />
              <FigureList
                figures={moves.filter(isTold).map(({ label, lowered, raised }) => ({
                  label,
                  value: (
                    <>
                      {explained(lowered)}
                      {' … '}
                      {explained(raised)}
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

interface Move {
  readonly label: string;
  readonly low: number | null;
  readonly high: number | null;
  readonly lowered: ProfitAnswer | null;
  readonly raised: ProfitAnswer | null;
}

function movesOf(input: ProfitInput, whatIf: ProfitWhatIf): Move[] {
  return sensitivityOf(profitModel, input, 'profitPerDay', share)
    .filter(({ field, swing }) => field !== 'hashesPerDifficulty' && swing > 0)
    .slice(0, mostSwings)
    .map(({ field, value, low, high }) => {
      const own =
        field in whatIf.values ? whatIf.values[field as keyof typeof whatIf.values] : null;
      const label = field === 'rewardCoin' ? text.blockReward : own?.field.label;
      const by = (factor: number) => answerOf(profitModel, { ...input, [field]: value * factor });
      return {
        label: label ?? labelOf(profitModel.input, field),
        low,
        high,
        lowered: low === null ? null : by(1 - share),
        raised: high === null ? null : by(1 + share),
      };
    });
}
