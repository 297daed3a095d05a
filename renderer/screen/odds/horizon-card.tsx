import type { ReactNode } from 'react';
import type { OddsNow } from '../../../common/contract/app.ts';
import { chanceOfAtLeastOne } from '../../../common/economics/solo/solo-odds.ts';
import { Card } from '../../component/card.tsx';
import { Table } from '../../component/table.tsx';
import { Paragraph, Text } from '../../component/text.tsx';
import { besidePowerball, formatChance } from '../../format/chance.ts';
import { message } from '../../message/en.ts';
import { coinOf } from '../../part/coin.ts';

const text = message.odds;
const dayS = 86_400;
const yearS = 365.25 * dayS;

const horizons = [
  { label: text.horizon.hour, seconds: 3600 },
  { label: text.horizon.day, seconds: dayS },
  { label: text.horizon.week, seconds: 7 * dayS },
  { label: text.horizon.year, seconds: yearS },
  { label: text.horizon.tenYears, seconds: 10 * yearS },
  { label: text.horizon.life, seconds: 80 * yearS },
] as const;

/** The chance of at least one block over spans people know. */
export function HorizonCard({ odds }: { readonly odds: OddsNow }): ReactNode {
  const hasAnchor = !coinOf(odds.chainId).isWorthless;
  const rows = horizons.map(({ label, seconds }) => {
    const chance = chanceOfAtLeastOne(seconds / odds.meanWaitS);
    const beside = hasAnchor ? besidePowerball(chance) : null;
    return {
      label,
      chance: formatChance(chance),
      beside: beside === null ? '–' : text.times(beside.times, beside.rarer),
    };
  });
  return (
    <Card title={text.overHorizon} span={5}>
      <Table
        label={text.overHorizon}
        rows={rows}
        rowKey={({ label }) => label}
        columns={[
          { id: 'horizon', title: text.miningFor, nowrap: true, cell: ({ label }) => label },
          {
            id: 'chance',
            title: text.chance,
            isNumber: true,
            cell: ({ chance }) => <Text weight="medium">{chance}</Text>,
          },
          {
            id: 'beside',
            title: text.againstPowerball,
            isNumber: true,
            cell: ({ beside }) => <Text tone="second">{beside}</Text>,
          },
        ]}
      />
      <Paragraph size="caption" tone="third">
        {text.horizonNote}
      </Paragraph>
    </Card>
  );
}
