import type { ReactNode } from 'react';
import { TariffSettings as schema, type TariffSettings } from '../../../common/contract/tariff.ts';
import { Card } from '../../component/card.tsx';
import { Select, Switch } from '../../component/control.tsx';
import { NumberField } from '../../component/field.tsx';
import { Paragraph } from '../../component/text.tsx';
import { whole } from '../../format/digits.ts';
import { currencySign } from '../../format/money.ts';
import { formatDayClock } from '../../format/time.ts';
import { message } from '../../message/message.ts';
import { useSlice } from '../../state/use-app.ts';
import { FoundSetting } from './find.tsx';
import { useSettings } from './use-setting.ts';

const text = message.plan.tariff;

/** Where the price of power comes from, and what is added to it. */
export function TariffCard(): ReactNode {
  const { settings, update } = useSettings();
  const { tariff, money } = settings;
  const perKwh = `${currencySign(money.currency).trim()}/kWh`;
  const state = useStateOf(tariff);
  const row = (
    name: 'addedPerKwh' | 'addedPercent' | 'feedInPerKwh',
    words: readonly [string, string],
    unit: string,
    bounds: readonly [number, number],
  ): ReactNode => (
    <FoundSetting name={words[0]} help={words[1]}>
      {() => (
        <NumberField
          label={words[0]}
          hideLabel
          unit={unit}
          value={tariff[name]}
          notNumber={message.settings.notNumber}
          check={(value) =>
            value === null || value < bounds[0] || value > bounds[1]
              ? message.plan.schedule.between(String(bounds[0]), String(bounds[1]))
              : null
          }
          onCommit={(value) => value !== null && update({ tariff: { [name]: value } })}
        />
      )}
    </FoundSetting>
  );
  return (
    <Card title={text.title}>
      <div>
        <FoundSetting name={text.kind} help={text.kindHelp[tariff.kind]}>
          {(id) => (
            <Select
              labelledBy={id}
              value={tariff.kind}
              options={schema.shape.kind.options.map((value) => ({
                value,
                label: text.kinds[value],
              }))}
              onChange={(kind) => update({ tariff: { kind } })}
            />
          )}
        </FoundSetting>
        {tariff.kind === 'feed' && (
          <>
            {row('addedPerKwh', [text.added, text.addedHelp], perKwh, [-100, 100])}
            {row('addedPercent', [text.percent, text.percentHelp], '%', [-100, 500])}
          </>
        )}
        {row('feedInPerKwh', [text.feedIn, text.feedInHelp], perKwh, [-100, 100])}
        <DemandCharge />
      </div>
      {state !== null && (
        <>
          <Paragraph size="caption" tone="third">
            {state}
          </Paragraph>
          {tariff.kind !== 'feed' && (
            <Paragraph size="label">
              <a href="#/energy">{text.toEnergy}</a>
            </Paragraph>
          )}
        </>
      )}
    </Card>
  );
}

/** A charge on the month's highest power, for those whose bill has one. */
function DemandCharge(): ReactNode {
  const { settings, update } = useSettings();
  const { tariff, money } = settings;
  const { demandCharge } = tariff;
  const sign = currencySign(money.currency).trim();
  const amount = (
    name: 'perKw' | 'peakKw' | 'baseKw',
    words: readonly [string, string],
    unit: string,
  ): ReactNode => (
    <FoundSetting name={words[0]} help={words[1]}>
      {() => (
        <NumberField
          label={words[0]}
          hideLabel
          unit={unit}
          value={demandCharge?.[name] ?? 0}
          notNumber={message.settings.notNumber}
          check={(value) =>
            value === null || value < 0 || value > 1e6
              ? message.plan.schedule.between('0', '1000000')
              : null
          }
          onCommit={(value) =>
            value !== null && update({ tariff: { demandCharge: { [name]: value } } })
          }
        />
      )}
    </FoundSetting>
  );
  return (
    <>
      <FoundSetting name={text.demand} help={text.demandHelp}>
        {(id) => (
          <Switch
            labelledBy={id}
            checked={demandCharge !== null}
            onChange={(on) => update({ tariff: { demandCharge: on ? {} : null } })}
          />
        )}
      </FoundSetting>
      {demandCharge !== null && (
        <>
          {amount('perKw', [text.perKw, text.perKwHelp], `${sign}/kW`)}
          {amount('peakKw', [text.peakKw, text.peakKwHelp], 'kW')}
          {amount('baseKw', [text.baseKw, text.baseKwHelp], 'kW')}
        </>
      )}
    </>
  );
}

/** What there is of the chosen kind of tariff, or what is missing; null where nothing need be said. */
function useStateOf({ kind, calendar }: TariffSettings): string | null {
  const feeds = useSlice('feeds') ?? [];
  const imported = useSlice('plan')?.imported ?? null;
  switch (kind) {
    case 'flat':
      return null;
    case 'calendar':
      return calendar.periods.length === 0
        ? text.noPeriods
        : text.periods(whole(calendar.periods.length));
    case 'file':
      return imported === null
        ? text.noFile
        : text.file(imported.name, formatDayClock(imported.endMs));
    case 'feed': {
      const on = feeds.find((feed) => feed.kind === 'tariff' && feed.state !== 'off');
      return on === undefined ? text.noFeed : on.label;
    }
  }
}
