import type { ReactNode } from 'react';
import { Card } from '../../component/card.tsx';
import { Select, Switch } from '../../component/control.tsx';
import { Text } from '../../component/text.tsx';
import { hostMessage } from '../../message/en/host.ts';
import { message } from '../../message/message.ts';
import { useSlice } from '../../state/use-app.ts';
import { FoundSetting } from './find.tsx';
import { useSettings } from './use-setting.ts';

const text = message.settings;

export function GeneralCard(): ReactNode {
  const { settings, update } = useSettings();
  const { frame } = useSlice('app');
  const { window, mining, host } = settings;
  return (
    <Card title={text.general}>
      <div>
        {frame === 'electron' && (
          <>
            <FoundSetting name={text.openAtLogin} help={text.openAtLoginHelp}>
              {(id) => (
                <Switch
                  labelledBy={id}
                  checked={window.openAtLogin}
                  onChange={(openAtLogin) => update({ window: { openAtLogin } })}
                />
              )}
            </FoundSetting>
            <FoundSetting name={text.onClose} help={text.onCloseHelp}>
              {(id) => (
                <Select
                  labelledBy={id}
                  value={window.onClose}
                  options={(['keep-mining', 'quit'] as const).map((value) => ({
                    value,
                    label: text.onCloseOptions[value],
                  }))}
                  onChange={(onClose) => update({ window: { onClose } })}
                />
              )}
            </FoundSetting>
            <FoundSetting name={hostMessage.keepAwake} help={hostMessage.keepAwakeHelp}>
              {(id) => (
                <Switch
                  labelledBy={id}
                  checked={host.keepAwake}
                  onChange={(keepAwake) => update({ host: { keepAwake } })}
                />
              )}
            </FoundSetting>
          </>
        )}
        <FoundSetting name={text.onLaunch} help={text.onLaunchHelp}>
          {(id) => (
            <Select
              labelledBy={id}
              value={mining.onLaunch}
              options={(['as-before', 'mine', 'pause'] as const).map((value) => ({
                value,
                label: text.onLaunchOptions[value],
              }))}
              onChange={(onLaunch) => update({ mining: { onLaunch } })}
            />
          )}
        </FoundSetting>
        <FoundSetting name={text.language}>
          {() => (
            <Text size="label" tone="second">
              {text.english}
            </Text>
          )}
        </FoundSetting>
      </div>
    </Card>
  );
}
