import { type ReactNode, useMemo, useState } from 'react';
import { asics } from '../../../common/economics/hardware/asic.ts';
import { RANDOMX_SOURCE, randomxCpus } from '../../../common/economics/hardware/cpu-randomx.ts';
import { obsolescence } from '../../../common/economics/profit/obsolescence.ts';
import { profit as profitModel } from '../../../common/economics/profit/profit.ts';
import { soloOdds } from '../../../common/economics/solo/solo-odds.ts';
import { Button } from '../../component/button.tsx';
import { Card } from '../../component/card.tsx';
import { Table } from '../../component/table.tsx';
import { Paragraph, Text } from '../../component/text.tsx';
import { formatChance } from '../../format/chance.ts';
import { significant } from '../../format/digits.ts';
import { formatPower } from '../../format/measure.ts';
import { formatEnergyPrice, formatMoney, formatTypedEnergyPrice } from '../../format/money.ts';
import { formatHashrate } from '../../format/scale.ts';
import { formatWait } from '../../format/time.ts';
import { message } from '../../message/message.ts';
import { type Answer, answerOf } from '../../what-if/answer.ts';
import { hashesPerDifficulty, heightOf, yearsToHalving } from '../../what-if/chain-facts.ts';
import { Explained, explainer, Sourced } from '../../what-if/explained.tsx';
import { useWhatIfStore } from '../../what-if/store.ts';
import { useUnits } from '../../what-if/use-units.ts';
import { asicName } from '../../what-if/use-what-if.ts';
import type { ProfitWhatIf } from './fields.ts';
import { customaryUnit, type ProfitInput, type ProfitReady } from './profit-model.ts';

const text = message.economics.profit;
/** As many as the table shows at first. */
const fewMachines = 6;

interface Machine {
  readonly name: string;
  /** Name in the store; null for this computer, undefined where it can not be chosen. */
  readonly choice: string | null | undefined;
  readonly hashrateHps: number | null;
  readonly powerW: number | null;
  readonly price: string;
  readonly source: string;
}

interface MachineRow extends Machine {
  readonly answer: ProfitReady | null;
  readonly reward: number | null;
  readonly energy: number | null;
  readonly net: number | null;
  readonly breakEven: number | null;
  /** When it stops earning its power; null where that can not be asked. */
  readonly lives: LivesAnswer | null;
  readonly odds: Answer<(typeof soloOdds)['output']>;
}

type LivesAnswer = Answer<(typeof obsolescence)['output']>;

/** The same coin and the same power price on other machines. */
export function MachineCard(props: {
  readonly input: ProfitInput | null;
  readonly whatIf: ProfitWhatIf;
}): ReactNode {
  const { input, whatIf } = props;
  const { facts, values } = whatIf;
  const { currency } = useUnits(facts);
  const store = useWhatIfStore();
  const [showsAll, setShowsAll] = useState(false);
  const table = facts.chain.algorithm === 'scrypt' ? [] : tableOf(facts.chain.algorithm);
  const own = ownMachines(whatIf);
  const shown = showsAll ? table : table.filter((machine, at) => isTelling(machine, at));
  const machines = [...own, ...shown];
  const asked = JSON.stringify([machines, input, Object.values(values).map((at) => at.value)]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the values are made anew each second; their text tells whether they differ
  const rows = useMemo(
    () => machines.map((machine) => rowOf(machine, input, whatIf)),
    [asked, facts.chain],
  );
  const price = values.pricePerKwh.value;
  const unit = customaryUnit[facts.chain.algorithm];
  const money = (value: number | null): string =>
    value === null ? '–' : formatMoney(value, currency);
  const chosen = whatIf.machine === null ? null : asicName(whatIf.machine);
  return (
    <Card
      title={
        price === null
          ? text.hardwareUnpriced(message.said(facts.chain.label))
          : text.hardware(message.said(facts.chain.label), formatTypedEnergyPrice(price, currency))
      }
      span={12}
      aside={
        table.length > 0 && (
          <Button look="quiet" size="small" onPress={() => setShowsAll(!showsAll)}>
            {showsAll ? text.showFew : text.showAll(table.length)}
          </Button>
        )
      }
    >
      <Table
        label={text.hardwareUnpriced(message.said(facts.chain.label))}
        rows={rows}
        rowKey={({ name, hashrateHps }) => `${name} ${hashrateHps}`}
        isChosen={({ choice }) => choice === chosen}
        columns={[
          {
            id: 'machine',
            title: text.machineColumn,
            nowrap: true,
            cell: ({ name, source }) => (
              <Text weight="medium" title={source}>
                {name}
              </Text>
            ),
          },
          {
            id: 'speed',
            title: text.speed,
            isNumber: true,
            nowrap: true,
            cell: ({ hashrateHps, source }) =>
              hashrateHps === null ? (
                '–'
              ) : (
                <Sourced label={text.speed} source={source}>
                  {formatHashrate(hashrateHps)}
                </Sourced>
              ),
          },
          {
            id: 'power',
            title: text.power,
            isNumber: true,
            nowrap: true,
            cell: ({ powerW, source }) =>
              powerW === null ? (
                text.unknown
              ) : (
                <Sourced label={text.power} source={source}>
                  {formatPower(powerW)}
                </Sourced>
              ),
          },
          {
            id: 'efficiency',
            title: unit.perEnergy,
            isNumber: true,
            cell: ({ powerW, hashrateHps, answer }) =>
              powerW === null || !hashrateHps
                ? '–'
                : explained(
                    answer,
                    'efficiencyJPerTh',
                    significant(powerW / (hashrateHps / unit.perEnergyHps)),
                    whatIf,
                  ),
          },
          {
            id: 'reward',
            title: text.rewardDay,
            isNumber: true,
            nowrap: true,
            cell: ({ reward, answer }) => explained(answer, 'revenuePerDay', money(reward), whatIf),
          },
          {
            id: 'energy',
            title: text.powerDay,
            isNumber: true,
            nowrap: true,
            cell: ({ energy, answer }) =>
              explained(
                answer,
                'energyCostPerDay',
                money(energy === null ? null : -energy),
                whatIf,
              ),
          },
          {
            id: 'net',
            title: text.netDay,
            isNumber: true,
            nowrap: true,
            cell: ({ net, answer }) =>
              explained(answer, 'profitPerDay', <Text weight="medium">{money(net)}</Text>, whatIf),
          },
          {
            id: 'breakEven',
            title: text.breakEvenColumn,
            isNumber: true,
            nowrap: true,
            cell: ({ breakEven, answer }) =>
              breakEven === null
                ? '–'
                : explained(
                    answer,
                    'breakEvenPricePerKwh',
                    formatEnergyPrice(breakEven, currency).replace('/kWh', ''),
                    whatIf,
                  ),
          },
          {
            id: 'lives',
            title: text.lives,
            isNumber: true,
            nowrap: true,
            cell: ({ lives, net }) => (net === null ? '–' : livesCell(lives, whatIf)),
          },
          {
            id: 'chance',
            title: text.blockDay,
            isNumber: true,
            nowrap: true,
            cell: ({ odds }) =>
              odds.kind !== 'ready' ? (
                '–'
              ) : (
                <Explained of={odds} output="chancePerDay" whatIf={whatIf}>
                  {formatChance(odds.output.chancePerDay)}
                </Explained>
              ),
          },
          {
            id: 'price',
            title: text.price,
            isNumber: true,
            cell: ({ price, source }) =>
              /\d/.test(price) ? (
                <Sourced label={text.price} source={source}>
                  {price}
                </Sourced>
              ) : (
                price
              ),
          },
          {
            id: 'ask',
            title: '',
            isNumber: true,
            cell: ({ choice }) =>
              choice === undefined || choice === chosen ? null : (
                <Button look="quiet" size="small" onPress={() => store.setMachine(choice)}>
                  {text.ask}
                </Button>
              ),
          },
        ]}
      />
      <Paragraph size="caption" tone="third">
        {footnote(facts.chain.algorithm)}
      </Paragraph>
    </Card>
  );
}

function explained(
  answer: ProfitReady | null,
  output:
    | 'efficiencyJPerTh'
    | 'revenuePerDay'
    | 'energyCostPerDay'
    | 'profitPerDay'
    | 'breakEvenPricePerKwh',
  shown: ReactNode,
  whatIf: ProfitWhatIf,
): ReactNode {
  if (answer === null) return shown;
  return (
    <Explained of={answer} output={output} whatIf={whatIf}>
      {shown}
    </Explained>
  );
}

function livesCell(lives: LivesAnswer | null, whatIf: ProfitWhatIf): ReactNode {
  if (lives?.kind !== 'ready') return text.livesOn;
  const { years, isDead } = lives.output;
  const shown = isDead
    ? text.livesNot
    : years === null
      ? text.livesOn
      : formatWait(years * 365.25 * 86_400);
  return explainer(lives, whatIf)('years', shown);
}

function footnote(algorithm: 'sha256d' | 'scrypt' | 'randomx'): string {
  return { sha256d: text.asicSource, randomx: text.cpuSource, scrypt: text.noTable }[algorithm];
}

/** This computer as it is; and, while the user put another speed or power, what that would be. */
function ownMachines({ values, machine }: ProfitWhatIf): readonly Machine[] {
  const { hashrateHps, powerW } = values;
  // A power that is unknown otherwise is this machine's own, typed.
  const ownPowerW = powerW.live.value ?? (machine === null ? powerW.value : null);
  const isChanged = machine === null && (hashrateHps.isChanged || powerW.value !== ownPowerW);
  const own: Machine = {
    name: text.thisRow,
    choice: isChanged ? undefined : null,
    hashrateHps: hashrateHps.live.value,
    powerW: ownPowerW,
    price: text.owned,
    source: hashrateHps.live.from,
  };
  if (!isChanged) return [own];
  const changed: Machine = {
    name: text.changedRow,
    choice: null,
    hashrateHps: hashrateHps.value,
    powerW: powerW.value,
    price: '–',
    source: hashrateHps.from,
  };
  return [changed, own];
}

function tableOf(algorithm: 'sha256d' | 'randomx'): readonly Machine[] {
  if (algorithm === 'sha256d') {
    return [...asics].reverse().map((asic) => ({
      name: asic.name,
      choice: asicName(asic),
      hashrateHps: asic.hashrateHps,
      powerW: asic.powerW,
      price: asic.priceUsd === null ? '–' : formatMoney(asic.priceUsd, 'USD'),
      source: `${asic.source.name}${asic.source.asOf === null ? '' : `, ${asic.source.asOf}`}`,
    }));
  }
  return randomxCpus.map(({ name, averageHps, designPowerW }) => ({
    name,
    choice: undefined,
    hashrateHps: averageHps,
    powerW: designPowerW,
    price: '–',
    source: `${RANDOMX_SOURCE.name}, ${RANDOMX_SOURCE.asOf}`,
  }));
}

/** Machines people ask about first: those with a price and a small one; else the first few. */
function isTelling({ choice, price, name }: Machine, at: number): boolean {
  if (choice === undefined) return at < fewMachines;
  return price !== '–' || name.includes('Gamma 601');
}

function rowOf(machine: Machine, input: ProfitInput | null, whatIf: ProfitWhatIf): MachineRow {
  const { hashrateHps, powerW } = machine;
  const { difficulty } = whatIf.values;
  const odds = answerOf(
    soloOdds,
    hashrateHps === null || difficulty.value === null
      ? null
      : {
          hashrateHps,
          difficulty: difficulty.value,
          hashesPerDifficulty: hashesPerDifficulty(whatIf.facts.chain),
          rewardCoin: 0,
        },
  );
  const empty = {
    ...machine,
    answer: null,
    reward: null,
    energy: null,
    net: null,
    breakEven: null,
    lives: null,
    odds,
  };
  const shared = input ?? sharedInput(whatIf);
  if (shared === null || hashrateHps === null || powerW === null) return empty;
  const answer = answerOf(profitModel, { ...shared, hashrateHps, powerW });
  if (answer.kind !== 'ready') return empty;
  const { revenuePerDay, energyCostPerDay, profitPerDay, breakEvenPricePerKwh } = answer.output;
  return {
    ...machine,
    answer,
    reward: revenuePerDay,
    energy: energyCostPerDay,
    net: profitPerDay,
    breakEven: breakEvenPricePerKwh,
    lives: livesOf(answer, whatIf),
    odds,
  };
}

/** At the growth the user expects, halvings included, from what is left after fee and rejects (model 4.4). */
function livesOf(
  { input, output }: ProfitReady,
  { facts, values }: ProfitWhatIf,
): LivesAnswer | null {
  const { efficiencyJPerTh, revenuePerDay } = output;
  const { hashrateHps, pricePerKwh, pue } = input as ProfitInput;
  if (efficiencyJPerTh === null || efficiencyJPerTh <= 0) return null;
  const at = heightOf(facts);
  const fees = values.feesCoin.value ?? 0;
  const reward = (values.subsidyCoin.value ?? 0) + fees;
  return answerOf(obsolescence, {
    hashprice: revenuePerDay / (hashrateHps / 1e15),
    efficiencyJPerTh,
    pricePerKwh,
    pue: pue ?? 1,
    annualGrowth: values.annualGrowth.value ?? 0,
    feeShare: reward > 0 ? fees / reward : 0,
    yearsToHalving: at === null ? null : yearsToHalving(facts.chain, at.height),
  });
}

/** What every machine shares, for when this one's own speed or power is unknown. */
function sharedInput(whatIf: ProfitWhatIf): Omit<ProfitInput, 'hashrateHps' | 'powerW'> | null {
  const input = whatIf.input(
    'difficulty',
    'subsidyCoin',
    'feesCoin',
    'coinPrice',
    'pricePerKwh',
    'poolFee',
    'pue',
  );
  if (input === null) return null;
  const { subsidyCoin, feesCoin, ...rest } = input;
  return {
    ...rest,
    hashesPerDifficulty: hashesPerDifficulty(whatIf.facts.chain),
    rewardCoin: subsidyCoin + feesCoin,
  };
}
