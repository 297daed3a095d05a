import type { ReactNode } from 'react';
import type { Settings } from '../../../common/contract/settings.ts';
import { Card } from '../../component/card.tsx';
import { Switch } from '../../component/control.tsx';
import { NumberField } from '../../component/field.tsx';
import { Paragraph } from '../../component/text.tsx';
import { formatAge } from '../../format/time.ts';
import { message } from '../../message/message.ts';
import { useNow } from '../../state/clock.ts';
import { useSlice } from '../../state/use-app.ts';
import { FoundSetting } from './find.tsx';
import { useSettings } from './use-setting.ts';

const text = message.settings;
type PowerName = keyof Settings['power'];
/** No wall socket gives more. */
const mostW = 10_000;

/** What a meter at the wall said, in place of the estimate. */
export function PowerCard(): ReactNode {
  const { settings, update } = useSettings();
  const machine = useSlice('machine');
  const nowMs = useNow();
  const row = (name: PowerName, unknown: string): ReactNode => {
    const typed = settings.power[name];
    const help = typed === null ? unknown : text.typedAgo(formatAge(nowMs - typed.typedAtMs));
    return (
      <FoundSetting name={text.power[name]} help={help}>
        {() => (
          <NumberField
            label={text.power[name]}
            hideLabel
            unit="W"
            value={typed?.value ?? null}
            notNumber={text.notNumber}
            check={(value) =>
              value !== null && (value < 0 || value > mostW) ? text.watts(String(mostW)) : null
            }
            onCommit={(value) =>
              update({ power: { [name]: value === null ? null : { value, typedAtMs: nowMs } } })
            }
          />
        )}
      </FoundSetting>
    );
  };
  return (
    <Card title={text.powerTitle}>
      <div>
        {row('miningW', text.powerUnknown)}
        {row('idleW', text.idleUnknown)}
        {row('tdpW', machine.tdpW === null ? text.tdpUnknown : text.tdpKnown(String(machine.tdpW)))}
        {machine.os.startsWith('macOS') && (
          <FoundSetting name={message.host.powermetrics} help={message.host.powermetricsHelp}>
            {(id) => (
              <Switch
                labelledBy={id}
                checked={settings.host.powermetrics}
                onChange={(powermetrics) => update({ host: { powermetrics } })}
              />
            )}
          </FoundSetting>
        )}
      </div>
      <Paragraph size="caption" tone="third">
        {text.powerHelp}
      </Paragraph>
    </Card>
  );
}
