import type { ReactNode } from 'react';
import { chains } from '../../../common/chain/registry.ts';
import { Card } from '../../component/card.tsx';
import { Select } from '../../component/control.tsx';
import { NumberField } from '../../component/field.tsx';
import { Paragraph } from '../../component/text.tsx';
import { currencySign } from '../../format/money.ts';
import { formatAge } from '../../format/time.ts';
import { message } from '../../message/message.ts';
import { coinOf } from '../../part/coin.ts';
import { useNow } from '../../state/clock.ts';
import { useSlice } from '../../state/use-app.ts';
import { FoundSetting } from './find.tsx';
import { useSettings } from './use-setting.ts';

const text = message.settings;
/** The currencies most power bills come in; any ISO code typed into the file is shown as well. */
const currencies = [
  'USD',
  'EUR',
  'GBP',
  'CHF',
  'JPY',
  'CAD',
  'AUD',
  'NZD',
  'SEK',
  'NOK',
  'DKK',
  'PLN',
  'CZK',
  'BRL',
  'INR',
  'CNY',
  'KRW',
];

/** What the user knows and the app does not: prices. Each keeps the day it was typed. */
export function MoneyCard(): ReactNode {
  const { settings, update } = useSettings();
  const sources = useSlice('sources');
  const nowMs = useNow();
  const { money } = settings;
  const sign = currencySign(money.currency).trim();
  const used = sources.flatMap(({ settings: source }) => ('chain' in source ? [source.chain] : []));
  const priced = chains.filter(
    ({ id, isTest }) => !isTest && (used.includes(id) || money.price[id] !== undefined),
  );
  const shown = priced.length > 0 ? priced.map(({ id }) => id as string) : ['bitcoin'];
  const age = (typedAtMs: number | undefined): string =>
    typedAtMs === undefined ? text.notTyped : text.typedAgo(formatAge(nowMs - typedAtMs));
  return (
    <Card title={text.money}>
      <div>
        <FoundSetting name={text.currency} help={text.currencyHelp}>
          {(id) => (
            <Select
              labelledBy={id}
              value={money.currency}
              options={[...new Set([money.currency, ...currencies])].map((value) => ({
                value,
                label: value,
              }))}
              onChange={(currency) => update({ money: { currency } })}
            />
          )}
        </FoundSetting>
        <FoundSetting name={text.electricity} help={age(money.electricity?.typedAtMs)}>
          {() => (
            <NumberField
              label={text.electricity}
              hideLabel
              unit={`${sign}/kWh`}
              value={money.electricity?.value ?? null}
              notNumber={text.notNumber}
              check={notNegative}
              onCommit={(value) =>
                update({
                  money: { electricity: value === null ? null : { value, typedAtMs: nowMs } },
                })
              }
            />
          )}
        </FoundSetting>
        {shown.map((id) => {
          const coin = coinOf(id);
          const typed = money.price[id];
          return (
            <FoundSetting key={id} name={text.price(coin.label)} help={age(typed?.typedAtMs)}>
              {() => (
                <NumberField
                  label={text.price(coin.label)}
                  hideLabel
                  unit={`${sign}/${coin.ticker}`}
                  value={typed?.value ?? null}
                  notNumber={text.notNumber}
                  check={notNegative}
                  onCommit={(value) => {
                    const { [id]: _before, ...others } = money.price;
                    update({
                      money: {
                        price:
                          value === null
                            ? others
                            : { ...others, [id]: { value, typedAtMs: nowMs } },
                      },
                    });
                  }}
                />
              )}
            </FoundSetting>
          );
        })}
      </div>
      <Paragraph size="caption" tone="third">
        {text.moneyHelp}
      </Paragraph>
    </Card>
  );
}

function notNegative(value: number | null): string | null {
  return value !== null && value < 0 ? text.negative : null;
}
