import type { ReactNode } from 'react';
import { asics } from '../../../common/economics/hardware/asic.ts';
import { profit as profitModel } from '../../../common/economics/profit/profit.ts';
import { Card } from '../../component/card.tsx';
import { Stat, Stats } from '../../component/stat.tsx';
import { Said } from '../../component/text.tsx';
import { significant, withUnit } from '../../format/digits.ts';
import { formatMoney, formatTypedEnergyPrice } from '../../format/money.ts';
import { message } from '../../message/message.ts';
import { phrase } from '../../part/phrase.ts';
import { answerOf } from '../../what-if/answer.ts';
import { Answered } from '../../what-if/answered.tsx';
import { Explained, explainer, Given, Sourced } from '../../what-if/explained.tsx';
import { useUnits } from '../../what-if/use-units.ts';
import { neededFields, type ProfitWhatIf } from './fields.ts';
import { customaryUnit, type ProfitAnswer, type ProfitInput } from './profit-model.ts';

const text = message.economics.profit;

/** The most efficient machine of the table. */
const best = asics.reduce((found, asic) =>
  asic.powerW / asic.hashrateHps < found.powerW / found.hashrateHps ? asic : found,
);
const bestJPerTh = best.powerW / (best.hashrateHps / 1e12);

/** What a unit of speed earns a day beside what its energy costs. */
export function HashpriceCard(props: {
  readonly profit: ProfitAnswer;
  readonly whatIf: ProfitWhatIf;
}): ReactNode {
  const { profit, whatIf } = props;
  const { currency } = useUnits(whatIf.facts);
  const { algorithm } = whatIf.facts.chain;
  const unit = customaryUnit[algorithm];
  /** From money/(PH/s)/d, and from J/TH, to what is customary. */
  const priced = (perPh: number): string => formatMoney((perPh * unit.hps) / 1e15, currency);
  const efficiency = (jPerTh: number): string =>
    withUnit(significant((jPerTh * unit.perEnergyHps) / 1e12), unit.perEnergy);
  return (
    <Card title={text.hashprice} span={5}>
      <Answered of={profit} whatIf={whatIf} ask={neededFields} quietly>
        {(ready) => {
          const { output } = ready;
          const explained = explainer(ready, whatIf);
          const price = (
            <Given whatIf={whatIf} name="pricePerKwh">
              {formatTypedEnergyPrice(whatIf.values.pricePerKwh.value ?? 0, currency)}
            </Given>
          );
          const bestOne =
            algorithm === 'sha256d'
              ? answerOf(profitModel, {
                  ...(ready.input as ProfitInput),
                  hashrateHps: best.hashrateHps,
                  powerW: best.powerW,
                })
              : null;
          const bestEfficiency = (
            <Sourced label={text.efficiencyOf(best.name)} source={best.source.name}>
              {efficiency(bestJPerTh)}
            </Sourced>
          );
          const needed = output.breakEvenEfficiencyJPerTh;
          return (
            <>
              <Stats>
                <Stat
                  label={text.hashpriceKey}
                  value={
                    <Explained of={ready} output="hashprice" whatIf={whatIf}>
                      {priced(output.hashprice)}
                    </Explained>
                  }
                  note={text.perDay(unit.speed)}
                />
                <Stat
                  label={text.hashcostHere}
                  value={
                    <Explained of={ready} output="hashcost" whatIf={whatIf}>
                      {output.hashcost === null ? '–' : priced(output.hashcost)}
                    </Explained>
                  }
                  note={
                    output.efficiencyJPerTh === null
                      ? ''
                      : explained('efficiencyJPerTh', efficiency(output.efficiencyJPerTh))
                  }
                />
                {bestOne?.kind === 'ready' && (
                  <Stat
                    label={text.hashcostOf(best.name.replace('Antminer ', ''))}
                    value={explainer(bestOne, whatIf)(
                      'hashcost',
                      priced(bestOne.output.hashcost ?? 0),
                    )}
                    note={bestEfficiency}
                  />
                )}
              </Stats>
              <Said
                verdict
                sentence={
                  needed === null
                    ? text.ruleFree
                    : phrase((put) =>
                        text.rule(
                          put(price),
                          put(explained('breakEvenEfficiencyJPerTh', efficiency(needed))),
                          bestOne === null ? null : put(bestEfficiency),
                        ),
                      )
                }
              />
            </>
          );
        }}
      </Answered>
    </Card>
  );
}
