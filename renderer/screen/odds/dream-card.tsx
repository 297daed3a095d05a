import type { ReactNode } from 'react';
import { certaintyEquivalent } from '../../../common/economics/pool/certainty-equivalent.ts';
import { Card } from '../../component/card.tsx';
import { FigureList } from '../../component/stat.tsx';
import { Said } from '../../component/text.tsx';
import { formatChance, formatPercent } from '../../format/chance.ts';
import { significant } from '../../format/digits.ts';
import { formatMoney } from '../../format/money.ts';
import { message } from '../../message/message.ts';
import { phrase } from '../../part/phrase.ts';
import { Answered } from '../../what-if/answered.tsx';
import { hashesPerDifficulty } from '../../what-if/chain-facts.ts';
import { Explained, explainer, Sourced } from '../../what-if/explained.tsx';
import { useModel } from '../../what-if/use-model.ts';
import { useUnits } from '../../what-if/use-units.ts';
import { WhatIfField } from '../../what-if/what-if-field.tsx';
import type { OddsWhatIf } from './fields.ts';
import type { OddsAnswer } from './odds-model.ts';

const text = message.economics.odds;
/** A pool that finds this share of all blocks, to compare swings with. */
const poolShare = 0.05;
const yearDays = 365;
/** Below this fee nobody would change the way he mines. */
const tellingFee = 0.01;

/** The sure income a careful miner would take instead of the lottery. */
export function DreamCard(props: {
  readonly odds: OddsAnswer;
  readonly whatIf: OddsWhatIf;
}): ReactNode {
  const { odds, whatIf } = props;
  const units = useUnits(whatIf.facts);
  const { chain } = whatIf.facts;
  const input = whatIf.input(
    'hashrateHps',
    'difficulty',
    'subsidyCoin',
    'feesCoin',
    'coinPrice',
    'wealth',
  );
  const dream = useModel(
    certaintyEquivalent,
    input === null
      ? null
      : {
          hashrateHps: input.hashrateHps,
          difficulty: input.difficulty,
          hashesPerDifficulty: hashesPerDifficulty(chain),
          rewardCoin: input.subsidyCoin + input.feesCoin,
          coinPrice: input.coinPrice,
          wealth: input.wealth,
        },
  );
  const power = whatIf.input('powerW', 'pricePerKwh');
  const money = (value: number): string => formatMoney(value, units.currency);
  return (
    <Card title={text.dream} span={4} wide aside={<WhatIfField whatIf={whatIf} name="wealth" />}>
      <Answered
        of={dream}
        whatIf={whatIf}
        ask={['hashrateHps', 'difficulty', 'subsidyCoin', 'coinPrice']}
        quietly
      >
        {(ready) => {
          const { expectedValue, sureEquivalent, expectedBlocks, indifferentFee } = ready.output;
          const blocksOfPool = (yearDays * 86_400 * poolShare) / chain.blockIntervalS;
          const block = input === null ? 0 : (input.subsidyCoin + input.feesCoin) * input.coinPrice;
          const fee = explainer(ready, whatIf)(
            'indifferentFee',
            formatPercent(indifferentFee ?? 0),
          );
          const cost =
            power === null ? (
              text.powerUnknown
            ) : (
              <Sourced label={text.powerBill} source={text.powerBillSource}>
                {money((power.powerW / 1000) * 24 * power.pricePerKwh)}
              </Sourced>
            );
          const chance =
            odds.kind === 'ready'
              ? explainer(odds, whatIf)('chancePerDay', formatChance(odds.output.chancePerDay))
              : '–';
          return (
            <>
              <FigureList
                figures={[
                  {
                    label: text.expected,
                    value: (
                      <Explained of={ready} output="expectedValue" whatIf={whatIf}>
                        {text.perYearMoney(money(expectedValue))}
                      </Explained>
                    ),
                  },
                  {
                    label: text.swingSolo,
                    value:
                      expectedBlocks > 0 ? (
                        <Sourced label={text.swingSolo} source={text.swingSource}>
                          {text.timesMean(significant(1 / Math.sqrt(expectedBlocks)))}
                        </Sourced>
                      ) : (
                        '–'
                      ),
                  },
                  {
                    label: text.swingPool,
                    value: (
                      <Sourced label={text.swingPool} source={text.swingSource}>
                        {text.timesMean(significant(1 / Math.sqrt(blocksOfPool)))}
                      </Sourced>
                    ),
                  },
                  {
                    label: text.worth,
                    isTotal: true,
                    value: (
                      <Explained of={ready} output="sureEquivalent" whatIf={whatIf}>
                        {text.perYearMoney(money(sureEquivalent))}
                      </Explained>
                    ),
                  },
                ]}
              />
              {indifferentFee !== null && (
                <Said
                  sentence={phrase((put) =>
                    indifferentFee >= tellingFee
                      ? text.dreamSays(
                          put(fee),
                          put(cost),
                          put(chance),
                          put(
                            <Sourced label={text.blockWorth} source={text.blockWorthSource}>
                              {money(block)}
                            </Sourced>,
                          ),
                        )
                      : text.dreamSmall(put(fee)),
                  )}
                />
              )}
            </>
          );
        }}
      </Answered>
    </Card>
  );
}
