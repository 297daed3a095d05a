import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { MoneyNow } from '../../common/contract/app.ts';
import type { profit } from '../../common/economics/profit/profit.ts';
import type { Figure } from '../component/stat.tsx';
import { inWords } from '../format/chance.ts';
import { formatEnergy } from '../format/measure.ts';
import {
  formatCoins,
  formatEnergyPrice,
  formatMoney,
  formatTypedEnergyPrice,
} from '../format/money.ts';
import { formatDifficulty } from '../format/scale.ts';
import { message } from '../message/message.ts';
import { coinOf } from './coin.ts';
import { type Phrase, phrase } from './phrase.ts';
import { isStale } from './reading.tsx';

const text = message.money;

/** Whether a figure behind the verdict is older than it may be. */
export function isMoneyStale(money: MoneyNow, nowMs: number): boolean {
  return [money.price, money.electricity, money.power].some((reading) => isStale(reading, nowMs));
}

/** Draws a figure as one that explains itself, by the output of the profit model that it is; 'machine' is none. */
type ExplainedMoney = (
  output: keyof z.output<(typeof profit)['output']> | 'machine',
  shown: string,
) => ReactNode;

/** Reward, power and net of a day. What is unknown says so. */
export function moneyFigures(money: MoneyNow, explained: ExplainedMoney): readonly Figure[] {
  const { currency, coinsPerDay, revenuePerDay, costPerDay, netPerDay, kwhPerDay } = money;
  const machineCost = money.machineCostPerDay ?? null;
  const coin = coinOf(money.chainId);
  const amount = (output: Parameters<ExplainedMoney>[0], value: number | null): ReactNode =>
    value === null ? message.common.unknown : explained(output, formatMoney(value, currency));
  const electricity = money.electricity.value;
  return [
    {
      label: text.reward,
      ...(coinsPerDay === null
        ? {}
        : { detail: explained('coinPerDay', formatCoins(coinsPerDay, coin.ticker)) }),
      value:
        coin.isWorthless && revenuePerDay === null
          ? message.now.worth
          : amount('revenuePerDay', revenuePerDay),
    },
    {
      label: text.power,
      ...(kwhPerDay === null || electricity === null
        ? {}
        : {
            detail: phrase((put) =>
              text.powerDetail(
                put(explained('energyPerDayKwh', formatEnergy(kwhPerDay))),
                put(explained('energyCostPerDay', formatTypedEnergyPrice(electricity, currency))),
              ),
            ),
          }),
      value: amount('energyCostPerDay', costPerDay === null ? null : -costPerDay),
    },
    { label: text.net, value: amount('profitPerDay', netPerDay), isTotal: true },
    ...(machineCost === null
      ? []
      : [
          {
            label: text.machine,
            detail: text.machineDetail,
            value: amount('machine', -machineCost),
          },
        ]),
  ];
}

/** What would have to change for a day to pay for its power, each beside today's value. */
export function breakEvenFigures(money: MoneyNow, explained: ExplainedMoney): readonly Figure[] {
  const { currency, breakEvenElectricity, breakEvenPrice, breakEvenDifficulty, difficulty } = money;
  const figures: Figure[] = [];
  const price = money.price.value;
  if (breakEvenElectricity !== null) {
    figures.push({
      label: text.breakEvenElectricity,
      value: explained('breakEvenPricePerKwh', formatEnergyPrice(breakEvenElectricity, currency)),
    });
  }
  if (breakEvenPrice !== null) {
    const value = formatMoney(breakEvenPrice, currency);
    figures.push({
      label: text.breakEvenPrice,
      value: explained(
        'breakEvenCoinPrice',
        price === null ? value : text.beside(value, formatMoney(price, currency)),
      ),
    });
  }
  if (breakEvenDifficulty !== null) {
    const value = formatDifficulty(breakEvenDifficulty);
    figures.push({
      label: text.breakEvenDifficulty,
      value: explained(
        'breakEvenDifficulty',
        difficulty === null ? value : text.beside(value, formatDifficulty(difficulty)),
      ),
    });
  }
  return figures;
}

/** From this ratio of cost to reward on, the comparison says more than the difference. */
const tellingRatio = 10;

/** The verdict in a sentence; says what is missing instead of guessing. */
export function moneyVerdict(money: MoneyNow, explained: ExplainedMoney): Phrase {
  const { netPerDay, revenuePerDay, costPerDay, currency, missing } = money;
  if (coinOf(money.chainId).isWorthless && missing.includes('price')) return text.worthless;
  if (netPerDay === null || missing.length > 0) return text.missing(missing);
  const net = explained('profitPerDay', formatMoney(Math.abs(netPerDay), currency));
  if (netPerDay >= 0) return phrase((put) => text.brings(put(net)));
  const ratio =
    revenuePerDay !== null && costPerDay !== null && revenuePerDay > 0
      ? costPerDay / revenuePerDay
      : 0;
  return phrase((put) =>
    text.costs(
      put(net),
      ratio >= tellingRatio
        ? put(explained('energyCostPerDay', inWords(Number(ratio.toPrecision(2)))))
        : null,
    ),
  );
}
