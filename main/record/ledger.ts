import type { Chain } from '../../common/chain/chain.ts';
import { readChain } from '../../common/chain/registry.ts';
import type { EnergyHour } from '../../common/contract/energy.ts';
import type { BlockRecord } from '../../common/contract/export.ts';
import { textFromAmount } from '../../common/quantity/amount.ts';
import { decimalText, exactValue } from './exact-value.ts';

/** Rewards and electricity as the journal of a plain-text ledger, one transaction for each block and day. */

interface Reward {
  readonly day: string;
  readonly chain: Chain;
  readonly block: BlockRecord;
  /** Whole coins. */
  readonly amount: string;
  /** null when no price was known at receipt. */
  readonly worth: {
    readonly price: string;
    readonly currency: string;
    readonly value: string;
  } | null;
}

interface ElectricityDay {
  readonly day: string;
  readonly currency: string;
  readonly cost: string;
  readonly kwh: string;
}

const dayOf = (atMs: number): string => new Date(atMs).toISOString().slice(0, 10);

/** Blocks of chains with a price that were received and not lost again. */
function rewardsOf(blocks: readonly BlockRecord[]): Reward[] {
  return blocks.flatMap((block) => {
    const chain = readChain(block.chainId);
    const { receivedAtMs, rewardAtomic, price, currency, state } = block;
    if (chain === undefined || chain.isTest || receivedAtMs === null || rewardAtomic === null) {
      return [];
    }
    if (state !== 'confirmed' && state !== 'matured') return [];
    const atomic = BigInt(rewardAtomic);
    const worth =
      price === null || currency === null
        ? null
        : {
            price: decimalText(price),
            currency,
            value: exactValue(atomic, chain.decimals, price),
          };
    const amount = textFromAmount(atomic, chain.decimals);
    return [{ day: dayOf(receivedAtMs), chain, block, amount, worth }];
  });
}

/** Cost of each UTC day and currency; hours whose price nobody knew have none. */
function electricityOf(hours: readonly EnergyHour[]): ElectricityDay[] {
  const days = new Map<string, { day: string; currency: string; cost: number; kwh: number }>();
  for (const { atMs, currency, cost, miningKwh } of hours) {
    if (cost === null) continue;
    const day = dayOf(atMs);
    const key = `${day} ${currency}`;
    const sum = days.get(key) ?? { day, currency, cost: 0, kwh: 0 };
    days.set(key, { ...sum, cost: sum.cost + cost, kwh: sum.kwh + miningKwh });
  }
  return [...days.values()].map(({ day, currency, cost, kwh }) => ({
    day,
    currency,
    // A negative price is income of its hour; the sum keeps its sign.
    cost: cost.toFixed(6),
    kwh: kwh.toFixed(3),
  }));
}

const negated = (amount: string): string =>
  amount.startsWith('-') ? amount.slice(1) : `-${amount}`;

/** Account names are made of the chain's label: 'Bitcoin Cash' is 'BitcoinCash'. */
const accountOf = ({ label }: Chain): string => label.replace(/[^A-Za-z0-9]/g, '');

const byDay = (left: { readonly day: string }, right: { readonly day: string }): number =>
  left.day < right.day ? -1 : left.day > right.day ? 1 : 0;

/**
 * Beancount v2 and v3. A reward is held at its price at receipt and is income of that worth; without a price
 * it is income in coins, for the user to price.
 */
export function beancountJournal(
  blocks: readonly BlockRecord[],
  hours: readonly EnergyHour[],
): string {
  const rewards = rewardsOf(blocks);
  const electricity = electricityOf(hours);
  const [first] = [...rewards, ...electricity].sort(byDay);
  if (first === undefined) return '; Adit: nothing was received or paid for in this time.\n';
  const opens = new Set(
    rewards.flatMap(({ chain }) => [
      `Assets:Mining:${accountOf(chain)}`,
      `Income:Mining:${accountOf(chain)}`,
    ]),
  );
  if (electricity.length > 0) {
    opens.add('Expenses:Mining:Electricity').add('Liabilities:Electricity');
  }
  const entries = [
    ...rewards.map(({ day, chain, block, amount, worth }) => ({
      day,
      text: [
        `${day} * "Block reward" "${chain.label} ${block.height}"`,
        `  hash: "${block.hash}"`,
        ...(worth === null
          ? [
              `  Assets:Mining:${accountOf(chain)}  ${amount} ${chain.ticker}`,
              `  Income:Mining:${accountOf(chain)}  ${negated(amount)} ${chain.ticker}`,
            ]
          : [
              `  Assets:Mining:${accountOf(chain)}  ${amount} ${chain.ticker} {${worth.price} ${worth.currency}}`,
              `  Income:Mining:${accountOf(chain)}  ${negated(worth.value)} ${worth.currency}`,
              '',
              `${day} price ${chain.ticker} ${worth.price} ${worth.currency}`,
            ]),
      ].join('\n'),
    })),
    ...electricity.map(({ day, currency, cost, kwh }) => ({
      day,
      text: [
        `${day} * "Electricity" "Mining, ${kwh} kWh"`,
        `  Expenses:Mining:Electricity  ${cost} ${currency}`,
        `  Liabilities:Electricity  ${negated(cost)} ${currency}`,
      ].join('\n'),
    })),
  ].sort(byDay);
  const head = [...opens].sort().map((account) => `${first.day} open ${account}`);
  return `; Adit: rewards at their price at receipt, electricity by the day. Days are UTC.\n\n${head.join('\n')}\n\n${entries.map(({ text }) => text).join('\n\n')}\n`;
}

/** hledger (and ledger). The same transactions as {@link beancountJournal}. */
export function hledgerJournal(
  blocks: readonly BlockRecord[],
  hours: readonly EnergyHour[],
): string {
  const rewards = rewardsOf(blocks);
  const electricity = electricityOf(hours);
  const entries = [
    ...rewards.map(({ day, chain, block, amount, worth }) => {
      const account = accountOf(chain).toLowerCase();
      const head = `${day} * Block reward | ${chain.label} ${block.height}  ; hash:${block.hash}`;
      return {
        day,
        text: (worth === null
          ? [
              head,
              `    assets:mining:${account}  ${amount} ${chain.ticker}`,
              `    income:mining:${account}  ${negated(amount)} ${chain.ticker}`,
            ]
          : [
              `P ${day} ${chain.ticker} ${worth.price} ${worth.currency}`,
              '',
              head,
              `    assets:mining:${account}  ${amount} ${chain.ticker} @ ${worth.price} ${worth.currency}`,
              `    income:mining:${account}  ${negated(worth.value)} ${worth.currency}`,
            ]
        ).join('\n'),
      };
    }),
    ...electricity.map(({ day, currency, cost, kwh }) => ({
      day,
      text: [
        `${day} * Electricity | Mining, ${kwh} kWh`,
        `    expenses:mining:electricity  ${cost} ${currency}`,
        `    liabilities:electricity  ${negated(cost)} ${currency}`,
      ].join('\n'),
    })),
  ].sort(byDay);
  const coins = new Map(rewards.map(({ chain }) => [chain.ticker, chain]));
  const currencies = new Set([
    ...rewards.flatMap(({ worth }) => (worth === null ? [] : [worth.currency])),
    ...electricity.map(({ currency }) => currency),
  ]);
  const accounts = new Set([
    ...rewards.flatMap(({ chain }) => {
      const account = accountOf(chain).toLowerCase();
      return [`assets:mining:${account}`, `income:mining:${account}`];
    }),
    ...(electricity.length === 0 ? [] : ['expenses:mining:electricity', 'liabilities:electricity']),
  ]);
  // Declared, so that `hledger check --strict` holds too.
  const head = [
    'decimal-mark .',
    ...[...coins.values()].map(
      ({ ticker, decimals }) => `commodity 1000.${'0'.repeat(decimals)} ${ticker}`,
    ),
    ...[...currencies].map((currency) => `commodity 1000.00 ${currency}`),
    ...[...accounts].sort().map((account) => `account ${account}`),
  ];
  return `; Adit: rewards at their price at receipt, electricity by the day. Days are UTC.\n${head.join('\n')}\n\n${entries.map(({ text }) => text).join('\n\n')}\n`;
}
