import type { ReactNode } from 'react';
import { thermalDerating } from '../../../common/economics/energy/thermal-derating.ts';
import { Card } from '../../component/card.tsx';
import { Row } from '../../component/layout.tsx';
import { Stat, Stats } from '../../component/stat.tsx';
import { Paragraph } from '../../component/text.tsx';
import { formatPercent } from '../../format/chance.ts';
import { significant, withUnit } from '../../format/digits.ts';
import { formatPower } from '../../format/measure.ts';
import { formatElapsed } from '../../format/time.ts';
import { message } from '../../message/message.ts';
import { Answered } from '../../what-if/answered.tsx';
import { explainer } from '../../what-if/explained.tsx';
import { useModel } from '../../what-if/use-model.ts';
import { WhatIfField } from '../../what-if/what-if-field.tsx';
import { type EnergyState, warmthNames } from './use-energy.ts';

const text = message.decide.energy.warmth;

/** How warm the processor gets while it mines by the plan, and how far it would have to ease off. */
export function WarmthCard({ energy }: { readonly energy: EnergyState }): ReactNode {
  const { whatIf } = energy;
  const values = whatIf.input(...warmthNames, 'limitC');
  const answer = useModel(thermalDerating, values);
  const degrees = (celsius: number): string => withUnit(significant(celsius), '°C');
  return (
    <Card title={text.title} span={12}>
      <Row wrap top>
        {([...warmthNames.slice(1), 'limitC'] as const).map((name) => (
          <WhatIfField key={name} whatIf={whatIf} name={name} />
        ))}
      </Row>
      <Answered of={answer} whatIf={whatIf} ask={[...warmthNames, 'limitC']}>
        {(ready) => {
          const { steadyC, secondsToLimit, sustainableW, duty } = ready.output;
          const explained = explainer(ready, whatIf);
          return (
            <Stats form="ruled">
              <Stat label={text.settles} value={explained('steadyC', degrees(steadyC))} />
              <Stat
                label={text.reaches}
                value={explained(
                  'secondsToLimit',
                  secondsToLimit === null ? text.never : formatElapsed(secondsToLimit * 1000),
                )}
              />
              <Stat
                label={text.allows}
                value={explained('sustainableW', formatPower(sustainableW))}
              />
              <Stat label={text.duty} value={explained('duty', formatPercent(duty))} />
            </Stats>
          );
        }}
      </Answered>
      <Paragraph size="caption" tone="third">
        {text.help}
      </Paragraph>
    </Card>
  );
}
