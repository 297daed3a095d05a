import type { ReactNode } from 'react';
import { switchingLatticeModel } from '../../../common/economics/option/switching-lattice.ts';
import { ThresholdBar } from '../../chart/threshold-bar.tsx';
import { Card } from '../../component/card.tsx';
import { Row, Stack } from '../../component/layout.tsx';
import { Stat, Stats } from '../../component/stat.tsx';
import { Paragraph, Said, type Sentence } from '../../component/text.tsx';
import { formatMoney } from '../../format/money.ts';
import { formatRoughMoney } from '../../format/rough-money.ts';
import { message } from '../../message/message.ts';
import { phrase } from '../../part/phrase.ts';
import { Answered } from '../../what-if/answered.tsx';
import { Explained, explainer } from '../../what-if/explained.tsx';
import { useHeavyModel } from '../../what-if/use-model.ts';
import { useUnits } from '../../what-if/use-units.ts';
import { WhatIfField } from '../../what-if/what-if-field.tsx';
import type { OptionWhatIf } from './fields.ts';
import { latticeInput } from './option-model.ts';
import { rigOf } from './rig.ts';

const text = message.decide.option;

const names = [
  'hashrateHps',
  'powerW',
  'powerPrice',
  'hashprice',
  'difficultyGrowth',
  'months',
  'hashpriceVolatility',
  'reversion',
  'rate',
  'suspendCost',
  'restartCost',
  'standbyPerDay',
] as const;

/** At what hashprice to stop, and at what to start again. */
export function StopCard({ whatIf }: { readonly whatIf: OptionWhatIf }): ReactNode {
  const { currency } = useUnits(whatIf.facts);
  const values = whatIf.steady(...names);
  const heavy = useHeavyModel(
    switchingLatticeModel,
    values === null ? null : latticeInput(rigOf(whatIf.facts.chain, values), values),
  );
  const price = (value: number): string => formatMoney(value, currency);
  return (
    <Card title={text.stop}>
      <Answered of={heavy.answer} whatIf={whatIf} ask={names} heavy={heavy}>
        {(ready) => {
          const { stopBelow, restartAbove, abandonBelow, cost, running } = ready.output;
          const now = values?.hashprice ?? 0;
          const stop = stopBelow === null ? text.never : price(stopBelow);
          const restart = restartAbove === null ? text.never : price(restartAbove);
          return (
            <Stack>
              <ThresholdBar
                label={text.stopLabel(stop, restart)}
                stop={stopBelow === null ? null : { value: stopBelow, label: text.stopAt(stop) }}
                restart={
                  restartAbove === null
                    ? null
                    : { value: restartAbove, label: text.restartAt(restart) }
                }
                marks={[
                  { value: now, label: text.now(price(now)) },
                  { value: cost, label: text.cost(price(cost)) },
                ]}
                words={{ stop: text.stopWord, stay: text.stayWord, run: text.runWord }}
                markTitle={text.mark}
                valueTitle={text.field.hashprice}
                format={price}
              />
              <Said
                sentence={phrase((put) =>
                  sentenceOf(
                    stopBelow,
                    restartAbove,
                    put(explainer(ready, whatIf)('cost', price(cost))),
                  ),
                )}
              />
              <Stats>
                <Stat
                  label={text.stopBelow}
                  value={
                    <Explained of={ready} output="stopBelow" whatIf={whatIf}>
                      {stop}
                    </Explained>
                  }
                />
                <Stat
                  label={text.restartFrom}
                  value={
                    <Explained of={ready} output="restartAbove" whatIf={whatIf}>
                      {restart}
                    </Explained>
                  }
                />
                <Stat
                  label={text.worthRunning}
                  value={
                    <Explained of={ready} output="running" whatIf={whatIf}>
                      {formatRoughMoney(running, currency)}
                    </Explained>
                  }
                />
              </Stats>
              <Paragraph size="caption" tone="third">
                {abandonBelow === null
                  ? text.scrapNever
                  : phrase((put) =>
                      text.scrap(
                        put(explainer(ready, whatIf)('abandonBelow', price(abandonBelow))),
                      ),
                    )}
              </Paragraph>
            </Stack>
          );
        }}
      </Answered>
      <Row wrap>
        <WhatIfField whatIf={whatIf} name="suspendCost" />
        <WhatIfField whatIf={whatIf} name="restartCost" />
        <WhatIfField whatIf={whatIf} name="standbyPerDay" />
      </Row>
    </Card>
  );
}

function sentenceOf(stopBelow: number | null, restartAbove: number | null, cost: string): Sentence {
  if (restartAbove === null) return text.restartNever(cost);
  return stopBelow === null ? text.stopNever(cost) : text.stopSays(cost);
}
