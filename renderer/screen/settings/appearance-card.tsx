import type { ReactNode } from 'react';
import { Card } from '../../component/card.tsx';
import { Segment, Switch } from '../../component/control.tsx';
import { message } from '../../message/message.ts';
import { FoundSetting } from './find.tsx';
import { useSettings } from './use-setting.ts';

const text = message.settings;
const sizes = [90, 100, 115, 130] as const;

export function AppearanceCard(): ReactNode {
  const { settings, update } = useSettings();
  const { theme, textSize, density, reduceMotion, hideAmounts } = settings.appearance;
  return (
    <Card title={text.appearance}>
      <div>
        <FoundSetting name={text.theme}>
          {() => (
            <Segment
              label={text.theme}
              value={theme}
              options={(['system', 'light', 'dark'] as const).map((value) => ({
                value,
                label: text.themes[value],
              }))}
              onChange={(value) => update({ appearance: { theme: value } })}
            />
          )}
        </FoundSetting>
        <FoundSetting name={text.textSize}>
          {() => (
            <Segment
              label={text.textSize}
              value={String(textSize)}
              options={sizes.map((size) => ({ value: String(size), label: String(size) }))}
              onChange={(value) =>
                update({
                  appearance: { textSize: sizes.find((size) => String(size) === value) ?? 100 },
                })
              }
            />
          )}
        </FoundSetting>
        <FoundSetting name={text.density} help={text.densityHelp}>
          {() => (
            <Segment
              label={text.density}
              value={density}
              options={(['compact', 'roomy'] as const).map((value) => ({
                value,
                label: text.densities[value],
              }))}
              onChange={(value) => update({ appearance: { density: value } })}
            />
          )}
        </FoundSetting>
        <FoundSetting name={text.reduceMotion} help={text.reduceMotionHelp}>
          {(id) => (
            <Switch
              labelledBy={id}
              checked={reduceMotion}
              onChange={(value) => update({ appearance: { reduceMotion: value } })}
            />
          )}
        </FoundSetting>
        <FoundSetting name={text.hideAmounts} help={text.hideAmountsHelp}>
          {(id) => (
            <Switch
              labelledBy={id}
              checked={hideAmounts}
              onChange={(value) => update({ appearance: { hideAmounts: value } })}
            />
          )}
        </FoundSetting>
      </div>
    </Card>
  );
}
