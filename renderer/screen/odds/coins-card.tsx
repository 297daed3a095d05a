import type { ReactNode } from 'react';
import { chains } from '../../../common/chain/registry.ts';
import { Button } from '../../component/button.tsx';
import { Card } from '../../component/card.tsx';
import { Provenance } from '../../component/provenance.tsx';
import { Table } from '../../component/table.tsx';
import { Paragraph, Text } from '../../component/text.tsx';
import { besidePowerball, formatChance } from '../../format/chance.ts';
import { significant } from '../../format/digits.ts';
import { formatHashrate } from '../../format/scale.ts';
import { formatWait, formatWaitRange } from '../../format/time.ts';
import { message } from '../../message/message.ts';
import { useNow } from '../../state/clock.ts';
import { Explained, Sourced } from '../../what-if/explained.tsx';
import { difficultyField, hashrateField } from '../../what-if/field-list.ts';
import { type FieldValue, resolveField } from '../../what-if/resolve.ts';
import { useWhatIfState, useWhatIfStore } from '../../what-if/store.ts';
import type { OddsWhatIf } from './fields.ts';
import { type OddsAnswer, oddsOf } from './odds-model.ts';

const text = message.economics.odds;
const dayS = 86_400;

interface CoinRow {
  readonly chain: (typeof chains)[number];
  readonly speed: FieldValue;
  readonly odds: OddsAnswer;
  readonly chancePerDay: number | null;
  readonly blocksPerDay: number;
  readonly medianS: number | null;
  readonly rangeS: readonly [number, number] | null;
}

/** What this machine's own speeds are worth against every coin. */
export function CoinsCard({ whatIf }: { readonly whatIf: OddsWhatIf }): ReactNode {
  const store = useWhatIfStore();
  const rows = useCoinRows(whatIf);
  const dash = <Text tone="third">–</Text>;
  return (
    <Card title={text.others} span={12} aside={<Provenance kind="estimated" />}>
      <Table
        label={text.others}
        rows={rows}
        rowKey={({ chain }) => chain.id}
        isChosen={({ chain }) => chain.id === whatIf.facts.chain.id}
        columns={[
          {
            id: 'coin',
            title: text.coin,
            nowrap: true,
            cell: ({ chain }) => <Text weight="medium">{message.said(chain.label)}</Text>,
          },
          {
            id: 'algorithm',
            title: text.algorithm,
            cell: ({ chain }) => message.algorithm[chain.algorithm],
          },
          {
            id: 'speed',
            title: text.speed,
            isNumber: true,
            nowrap: true,
            cell: ({ speed }) =>
              speed.value === null ? (
                <Text tone="third" title={speed.from}>
                  {text.notMeasured}
                </Text>
              ) : (
                <Sourced label={speed.field.label} source={speed.from}>
                  {formatHashrate(speed.value)}
                </Sourced>
              ),
          },
          {
            id: 'chance',
            title: text.chanceDay,
            isNumber: true,
            nowrap: true,
            cell: ({ chain, chancePerDay, speed, odds }) =>
              chancePerDay === null ? (
                <Button look="quiet" size="small" onPress={() => store.setChain(chain.id)}>
                  {speed.value === null ? text.putSpeed : text.putDifficulty}
                </Button>
              ) : (
                explained(odds, 'chancePerDay', formatChance(chancePerDay), whatIf)
              ),
          },
          {
            id: 'median',
            title: text.median,
            isNumber: true,
            nowrap: true,
            cell: ({ medianS, odds }) =>
              medianS === null
                ? dash
                : explained(odds, 'medianWaitDays', formatWait(medianS), whatIf),
          },
          {
            id: 'range',
            title: text.nineInTen,
            isNumber: true,
            nowrap: true,
            cell: ({ rangeS, odds }) =>
              rangeS === null
                ? dash
                : explained(odds, 'wait95Days', formatWaitRange(...rangeS), whatIf),
          },
          { id: 'beside', title: text.dayAgainst, cell: besideText },
        ]}
      />
      <Paragraph size="caption" tone="third">
        {text.othersHelp}
      </Paragraph>
    </Card>
  );
}

function explained(
  odds: OddsAnswer,
  output: 'chancePerDay' | 'medianWaitDays' | 'wait95Days',
  shown: string,
  whatIf: OddsWhatIf,
): ReactNode {
  if (odds.kind !== 'ready') return shown;
  return (
    <Explained of={odds} output={output} whatIf={whatIf}>
      {shown}
    </Explained>
  );
}

function useCoinRows({ facts, machine }: OddsWhatIf): CoinRow[] {
  const state = useWhatIfState();
  const nowMs = useNow();
  return chains
    .filter(({ id, isTest }) => !isTest || id === facts.minedId)
    .map((chain) => {
      const own = { ...facts, chain, isMined: chain.id === facts.minedId };
      const fitting = chain.algorithm === 'sha256d' ? machine : null;
      const speed = resolveField(hashrateField, own, state, fitting, nowMs);
      const difficulty = resolveField(difficultyField, own, state, fitting, nowMs);
      const odds = oddsOf(
        chain,
        speed.value === null || difficulty.value === null
          ? null
          : { hashrateHps: speed.value, difficulty: difficulty.value },
        0,
      );
      const output = odds.kind === 'ready' ? odds.output : null;
      return {
        chain,
        speed,
        odds,
        chancePerDay: output?.chancePerDay ?? null,
        blocksPerDay: output?.blocksPerDay ?? 0,
        medianS: scaled(output?.medianWaitDays),
        rangeS:
          output?.wait5Days == null || output.wait95Days === null
            ? null
            : [output.wait5Days * dayS, output.wait95Days * dayS],
      };
    });
}

function scaled(days: number | null | undefined): number | null {
  return days == null ? null : days * dayS;
}

function besideText({ chain, chancePerDay, blocksPerDay }: CoinRow): ReactNode {
  if (chancePerDay === null || chancePerDay === 0) return null;
  const blocks = text.aboutBlocks(significant(blocksPerDay));
  if (chain.isTest) return <Text tone="second">{`${blocks}, ${text.worthless}`}</Text>;
  const beside = besidePowerball(chancePerDay);
  if (beside !== null) return <Text tone="second">{text.times(beside.times, beside.rarer)}</Text>;
  return (
    <Text tone="second">
      {blocksPerDay >= 1 ? blocks : text.oneDayIn(significant(1 / chancePerDay))}
    </Text>
  );
}
