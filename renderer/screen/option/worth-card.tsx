import type { ReactNode } from 'react';
import { type Step, Waterfall } from '../../chart/waterfall.tsx';
import { Card } from '../../component/card.tsx';
import { type Span, Stack } from '../../component/layout.tsx';
import { Stat, Stats } from '../../component/stat.tsx';
import { Said } from '../../component/text.tsx';
import { formatRoughMoney } from '../../format/rough-money.ts';
import { formatHashrate } from '../../format/scale.ts';
import { message } from '../../message/message.ts';
import { phrase } from '../../part/phrase.ts';
import { Answered } from '../../what-if/answered.tsx';
import { Explained, explainer } from '../../what-if/explained.tsx';
import { useUnits } from '../../what-if/use-units.ts';
import { OriginOf } from '../../what-if/what-if-bar.tsx';
import type { OptionWhatIf } from './fields.ts';
import { reversionRange, type StripAnswer, type StripInput } from './option-model.ts';
import { stripNames } from './use-option.ts';

const text = message.decide.option;

/** What the rig is worth always on, and what the right to stop and to wait adds. */
export function WorthCard(props: {
  readonly strip: StripAnswer;
  readonly input: StripInput | null;
  readonly whatIf: OptionWhatIf;
  readonly span: Span;
}): ReactNode {
  const { strip, input, whatIf, span } = props;
  const { currency } = useUnits(whatIf.facts);
  const money = (value: number): string =>
    value !== 0 && Math.abs(value) < 0.005 ? text.underCent : formatRoughMoney(value, currency);
  const hashrateHps = whatIf.values.hashrateHps.value;
  const title = text.worth(hashrateHps === null ? null : formatHashrate(hashrateHps));
  return (
    <Card title={title} span={span} aside={<OriginOf whatIf={whatIf} names={stripNames} />}>
      <Answered of={strip} whatIf={whatIf} ask={stripNames}>
        {(ready) => {
          const { output } = ready;
          const { alwaysOn, rightToStop, intrinsic, timeValue, value } = output;
          const range = input === null ? null : reversionRange(input);
          const steps: Step[] = [
            { label: text.alwaysOn, value: alwaysOn, kind: alwaysOn < 0 ? 'cost' : 'ours' },
            { label: text.rightToStop, value: rightToStop, kind: 'ours' },
            { label: text.intrinsic, value: intrinsic, kind: 'sum' },
            { label: text.timeValue, value: timeValue, kind: 'ours' },
            { label: text.value, value, kind: 'sum' },
          ];
          return (
            <Stack>
              <Waterfall
                label={text.worthLabel(money(alwaysOn), money(value))}
                format={money}
                steps={steps}
              />
              <Stats>
                {(
                  [
                    ['alwaysOn', text.alwaysOn],
                    ['rightToStop', text.rightToStop],
                    ['intrinsic', text.intrinsic],
                    ['timeValue', text.timeValue],
                    ['value', text.value],
                  ] as const
                ).map(([name, label]) => (
                  <Stat
                    key={name}
                    label={label}
                    value={
                      <Explained of={ready} output={name} whatIf={whatIf}>
                        {money(output[name])}
                      </Explained>
                    }
                  />
                ))}
              </Stats>
              {range !== null &&
                range.high.output.value >= 0.005 &&
                range.high.output.value - range.low.output.value >
                  0.01 * range.high.output.value && (
                  <Said
                    sentence={phrase((put) =>
                      text.range(
                        put(explainer(range.low, whatIf)('value', money(range.low.output.value))),
                        put(explainer(range.high, whatIf)('value', money(range.high.output.value))),
                      ),
                    )}
                  />
                )}
            </Stack>
          );
        }}
      </Answered>
    </Card>
  );
}
