import type { ReactNode } from 'react';
import { hashprice } from '../../../common/economics/profit/profit.ts';
import { attackCost } from '../../../common/economics/security/attack-cost.ts';
import { majorityAttack } from '../../../common/economics/security/majority-attack.ts';
import { securityBudget } from '../../../common/economics/security/security-budget.ts';
import { Card } from '../../component/card.tsx';
import { FigureList } from '../../component/stat.tsx';
import { Paragraph } from '../../component/text.tsx';
import { significant, withUnit } from '../../format/digits.ts';
import { formatMoney } from '../../format/money.ts';
import { message } from '../../message/message.ts';
import { Answered } from '../../what-if/answered.tsx';
import { hashesPerDifficulty } from '../../what-if/chain-facts.ts';
import { Explained } from '../../what-if/explained.tsx';
import { useModel } from '../../what-if/use-model.ts';
import { useUnits } from '../../what-if/use-units.ts';
import { OriginOf } from '../../what-if/what-if-bar.tsx';
import type { NetworkWhatIf } from './fields.ts';

const text = message.economics.network;
/** An attacker a quarter larger than the rest, against goods delivered after six blocks. */
const sixBlocks = { ratio: 1.25, escrow: 6 };

/** What matching the network would cost, and what the chain pays against it. */
export function AttackCard({ whatIf }: { readonly whatIf: NetworkWhatIf }): ReactNode {
  const { chain } = whatIf.facts;
  const { currency } = useUnits(whatIf.facts);
  const pay = whatIf.input('difficulty', 'subsidyCoin', 'feesCoin', 'coinPrice');
  const cost = whatIf.input(
    'networkHps',
    'rentalPremium',
    'machinePricePerTh',
    'efficiencyJPerTh',
    'pricePerKwh',
  );
  const attack = useModel(
    attackCost,
    pay === null || cost === null
      ? null
      : {
          ...cost,
          hashprice: hashprice(
            { difficulty: pay.difficulty, hashesPerDifficulty: hashesPerDifficulty(chain) },
            pay.subsidyCoin + pay.feesCoin,
            pay.coinPrice,
          ),
        },
  );
  const reversal = useModel(majorityAttack, {
    ...sixBlocks,
    rewardPerBlock: pay === null ? 0 : (pay.subsidyCoin + pay.feesCoin) * pay.coinPrice,
    blockSeconds: chain.blockIntervalS,
  });
  const supply = whatIf.values.supplyCoin.value;
  const budget = useModel(
    securityBudget,
    pay === null
      ? null
      : {
          subsidyCoin: pay.subsidyCoin,
          feesCoin: pay.feesCoin,
          coinPrice: pay.coinPrice,
          blocksPerDay: 86_400 / chain.blockIntervalS,
          supplyCoin: supply ?? 0,
        },
  );
  const money = (value: number): string => formatMoney(value, currency);
  return (
    <Card
      title={text.attack}
      span={3}
      aside={attack.kind === 'ready' && <OriginOf whatIf={whatIf} names={['machinePricePerTh']} />}
    >
      <Answered
        of={attack}
        whatIf={whatIf}
        ask={[
          'difficulty',
          'networkHps',
          'subsidyCoin',
          'coinPrice',
          'pricePerKwh',
          'machinePricePerTh',
          'efficiencyJPerTh',
        ]}
        quietly={whatIf.values.difficulty.value === null}
      >
        {(ready) => (
          <>
            <FigureList
              figures={[
                {
                  label: text.machines,
                  value: (
                    <Explained of={ready} output="machineCost" whatIf={whatIf}>
                      {money(ready.output.machineCost)}
                    </Explained>
                  ),
                },
                {
                  label: text.powerNeed,
                  value: (
                    <Explained of={ready} output="powerGw" whatIf={whatIf}>
                      {withUnit(significant(ready.output.powerGw), 'GW')}
                    </Explained>
                  ),
                },
                {
                  label: text.energyHour,
                  value: (
                    <Explained of={ready} output="energyCostPerHour" whatIf={whatIf}>
                      {money(ready.output.energyCostPerHour)}
                    </Explained>
                  ),
                },
                {
                  label: text.rentHour,
                  value: (
                    <Explained of={ready} output="rentalCost" whatIf={whatIf}>
                      {money(ready.output.rentalCost)}
                    </Explained>
                  ),
                },
                ...(reversal.kind === 'ready'
                  ? [
                      {
                        label: text.reversal,
                        value: (
                          <Explained of={reversal} output="grossCostBlocks" whatIf={whatIf}>
                            {text.rewards(significant(reversal.output.grossCostBlocks))}
                          </Explained>
                        ),
                      },
                    ]
                  : []),
              ]}
            />
            {budget.kind === 'ready' && (
              <FigureList
                figures={[
                  {
                    label: text.budget,
                    value: (
                      <Explained of={budget} output="perDay" whatIf={whatIf}>
                        {text.perDay(money(budget.output.perDay))}
                      </Explained>
                    ),
                  },
                  {
                    label: text.ofValue,
                    value:
                      budget.output.shareOfMarketValue === null || supply === null ? (
                        text.valueUnknown
                      ) : (
                        <Explained of={budget} output="shareOfMarketValue" whatIf={whatIf}>
                          {text.perYear(
                            withUnit(significant(budget.output.shareOfMarketValue * 100), '%'),
                          )}
                        </Explained>
                      ),
                  },
                ]}
              />
            )}
            <Paragraph size="caption" tone="third">
              {text.attackNote}
            </Paragraph>
          </>
        )}
      </Answered>
    </Card>
  );
}
