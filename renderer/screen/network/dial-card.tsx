import type { ReactNode } from 'react';
import type { securityValue } from '../../../common/economics/security/security-value.ts';
import { BalanceDial } from '../../chart/balance-dial.tsx';
import { Card } from '../../component/card.tsx';
import { classNames } from '../../component/class-names.ts';
import { Provenance } from '../../component/provenance.tsx';
import { Said } from '../../component/text.tsx';
import { significant } from '../../format/digits.ts';
import { formatMoney } from '../../format/money.ts';
import { message } from '../../message/message.ts';
import { phrase } from '../../part/phrase.ts';
import type { Answer } from '../../what-if/answer.ts';
import { Answered } from '../../what-if/answered.tsx';
import { explainer, Sourced } from '../../what-if/explained.tsx';
import { useUnits } from '../../what-if/use-units.ts';
import { WhatIfField } from '../../what-if/what-if-field.tsx';
import styles from './dial-card.module.css';
import type { NetworkWhatIf } from './fields.ts';

const cx = classNames(styles);
const text = message.economics.network;

export const judgements = ['attemptsPerDay', 'medianValue', 'sigma', 'attackBlocks'] as const;

/** Whether the chain pays too much or too little for its security, under the user's judgements. */
export function DialCard(props: {
  readonly value: Answer<(typeof securityValue)['output']>;
  readonly perBlock: number;
  readonly whatIf: NetworkWhatIf;
}): ReactNode {
  const { value, perBlock, whatIf } = props;
  const { currency } = useUnits(whatIf.facts);
  const money = (amount: number): string => formatMoney(amount, currency);
  return (
    <Card
      title={text.dial}
      span={12}
      aside={<Provenance kind="assumed" detail={text.judgements} />}
    >
      <Answered of={value} whatIf={whatIf} ask={['subsidyCoin', 'coinPrice']} quietly>
        {(ready) => {
          const { marginalRatio, balancedPerBlock } = ready.output;
          const ratio = significant(marginalRatio, 2);
          const explained = explainer(ready, whatIf);
          return (
            <div className={cx('row')}>
              <BalanceDial
                label={text.dialLabel(ratio)}
                ratio={marginalRatio}
                valueText={ratio}
                low={text.enough}
                middle={text.balanced}
                high={text.little}
              />
              <div>
                <Said
                  sentence={phrase((put) => ({
                    lead: text.prevents(
                      put(
                        <Sourced label={text.perBlock} source={text.perBlockSource}>
                          {money(perBlock)}
                        </Sourced>,
                      ),
                      money(1),
                      put(explained('marginalRatio', money(marginalRatio))),
                    ).lead,
                    rest:
                      balancedPerBlock === null
                        ? text.noBalance
                        : text.balance(
                            put(
                              explained(
                                'balancedPerBlock',
                                money(Number(balancedPerBlock.toPrecision(3))),
                              ),
                            ),
                          ),
                  }))}
                />
              </div>
              <div className={cx('judgements')}>
                {judgements.map((name) => (
                  <WhatIfField key={name} whatIf={whatIf} name={name} />
                ))}
              </div>
            </div>
          );
        }}
      </Answered>
    </Card>
  );
}
