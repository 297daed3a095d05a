import type { ReactNode } from 'react';
import { LanguageWish } from '../../../common/contract/settings.ts';
import { languageNames } from '../../../common/message/language.ts';
import { Card } from '../../component/card.tsx';
import { Select, Switch } from '../../component/control.tsx';
import { message } from '../../message/message.ts';
import { useSlice } from '../../state/use-app.ts';
import { FoundSetting } from './find.tsx';
import { useSettings } from './use-setting.ts';

const text = message.settings;

export function GeneralCard(): ReactNode {
  const { settings, update } = useSettings();
  const { frame } = useSlice('app');
  const { window, mining, host, appearance } = settings;
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
            <FoundSetting name={message.host.keepAwake} help={message.host.keepAwakeHelp}>
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
          {(id) => (
            <Select
              labelledBy={id}
              value={appearance.language}
              options={LanguageWish.options.map((value) => ({
                value,
                label: value === 'system' ? text.systemLanguage : languageNames[value],
              }))}
              onChange={(language) => update({ appearance: { language } })}
            />
          )}
        </FoundSetting>
      </div>
    </Card>
  );
}
