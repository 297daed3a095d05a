import { type ReactNode, useState } from 'react';
import { policyNames } from '../../../common/economics/treasury/policy.ts';
import { runwayModel } from '../../../common/economics/treasury/runway.ts';
import { treasuryRaceModel } from '../../../common/economics/treasury/treasury-race.ts';
import { FanChart } from '../../chart/fan-chart.tsx';
import { ChartLegend } from '../../chart/legend.tsx';
import { Card } from '../../component/card.tsx';
import { Select } from '../../component/control.tsx';
import { Row, Stack } from '../../component/layout.tsx';
import { Table } from '../../component/table.tsx';
import { Paragraph, Said } from '../../component/text.tsx';
import { formatPercent } from '../../format/chance.ts';
import { compactNumber } from '../../format/compact.ts';
import { whole } from '../../format/digits.ts';
import { formatRoughMoney } from '../../format/rough-money.ts';
import { formatWait } from '../../format/time.ts';
import { message } from '../../message/message.ts';
import { phrase } from '../../part/phrase.ts';
import type { Ready } from '../../what-if/answer.ts';
import { Answered } from '../../what-if/answered.tsx';
import { Explained, explainer, Given } from '../../what-if/explained.tsx';
import { useHeavyModel, useModel } from '../../what-if/use-model.ts';
import { useUnits } from '../../what-if/use-units.ts';
import { WhatIfField } from '../../what-if/what-if-field.tsx';
import type { OptionWhatIf } from './fields.ts';
import { isSimulatedZero, raceInput } from './option-model.ts';
import { type Rig, rigOf } from './rig.ts';

const text = message.decide.option;

const names = [
  'hashrateHps',
  'powerW',
  'powerPrice',
  'hashprice',
  'coinPrice',
  'volatility',
  'drift',
  'raceMonths',
  'difficultyGrowth',
  'startCoins',
  'startFiat',
  'sellShare',
  'targetWeight',
  'sellAbove',
] as const;

type Policy = (typeof policyNames)[number];
type Race = Ready<(typeof treasuryRaceModel)['output']>;

/** Every policy on the same futures: one drawn as a fan, all in figures. */
export function TreasuryCard(props: {
  readonly whatIf: OptionWhatIf;
  /** Coins of a block for a solo miner; 0 for pooled, steady income. */
  readonly blockCoins: number;
}): ReactNode {
  const { whatIf, blockCoins } = props;
  const [policy, setPolicy] = useState<Policy>('cover');
  const values = whatIf.steady(...names);
  const rig = values === null ? null : rigOf(whatIf.facts.chain, values);
  const heavy = useHeavyModel(
    treasuryRaceModel,
    values === null || rig === null ? null : raceInput(rig, values, blockCoins),
  );
  return (
    <Card
      title={text.treasury}
      span={6}
      aside={
        <Select
          label={text.policy}
          value={policy}
          options={policyNames.map((value) => ({ value, label: text.policies[value] }))}
          onChange={setPolicy}
        />
      }
    >
      <Row wrap top>
        <WhatIfField whatIf={whatIf} name="startFiat" />
        <WhatIfField whatIf={whatIf} name="startCoins" />
        <WhatIfField whatIf={whatIf} name="raceMonths" />
        {policy === 'share' && <WhatIfField whatIf={whatIf} name="sellShare" />}
        {policy === 'rebalance' && <WhatIfField whatIf={whatIf} name="targetWeight" />}
        {policy === 'threshold' && <WhatIfField whatIf={whatIf} name="sellAbove" />}
      </Row>
      <Answered of={heavy.answer} whatIf={whatIf} ask={names} heavy={heavy}>
        {(ready) => <RaceView ready={ready} whatIf={whatIf} policy={policy} />}
      </Answered>
      {blockCoins > 0 && (
        <Paragraph size="caption" tone="third">
          {text.treasurySolo}
        </Paragraph>
      )}
      {rig !== null && <Runway rig={rig} whatIf={whatIf} />}
    </Card>
  );
}

function RaceView(props: {
  readonly ready: Race;
  readonly whatIf: OptionWhatIf;
  readonly policy: Policy;
}): ReactNode {
  const { ready, whatIf, policy } = props;
  const { currency } = useUnits(whatIf.facts);
  const money = (value: number): string => formatRoughMoney(value, currency);
  const explained = (value: string): ReactNode => (
    <Explained of={ready} output="policies" whatIf={whatIf}>
      {value}
    </Explained>
  );
  const { policies } = ready.output;
  const shown = policies.find((row) => row.policy === policy);
  const rival = policies.find((row) => row.policy === (policy === 'sell' ? 'hold' : 'sell'));
  if (shown === undefined || rival === undefined) return null;
  const months = shown.bands.p50.length - 1;
  const every = Math.max(1, Math.ceil(months / 4));
  const ticks = Array.from({ length: Math.floor(months / every) + 1 }, (_, at) => at * every);
  const fiat = whatIf.values.startFiat.value ?? 0;
  return (
    <Stack gap={3}>
      <FanChart
        label={text.treasuryLabel(message.common.inSentence(text.policies[policy]), whole(months))}
        bands={shown.bands}
        rival={{ label: text.policies[rival.policy], values: rival.bands.p50 }}
        height={150}
        format={money}
        formatAxis={compactNumber}
        formatStep={(step) => (step === 0 ? text.start : text.monthTick(whole(step)))}
        stepTicks={ticks}
        titles={{
          step: text.month,
          low: text.tenth,
          median: text.median,
          high: text.ninetieth,
        }}
      />
      <ChartLegend
        entries={[
          { label: text.bandLegend, color: 'band', form: 'box' },
          { label: text.rivalLegend(text.policies[rival.policy]), color: 'two', form: 'dash' },
        ]}
      />
      <Table
        label={text.policiesTitle(whole(months))}
        rows={policies}
        rowKey={(row) => row.policy}
        isChosen={(row) => row.policy === policy}
        columns={[
          { id: 'policy', title: text.policy, cell: (row) => text.policies[row.policy] },
          {
            id: 'median',
            title: text.median,
            isNumber: true,
            cell: (row) => explained(money(row.median)),
          },
          {
            id: 'low',
            title: text.low5,
            isNumber: true,
            cell: (row) => explained(money(row.low5)),
          },
          {
            id: 'high',
            title: text.high95,
            isNumber: true,
            cell: (row) => explained(money(row.high95)),
          },
          {
            id: 'ruin',
            title: text.ruin,
            isNumber: true,
            nowrap: true,
            cell: ({ ruinChance }) =>
              explained(
                isSimulatedZero(ruinChance) ? text.simulatedZero : formatPercent(ruinChance),
              ),
          },
        ]}
      />
      <Paragraph size="caption" tone="third">
        {phrase((put) =>
          text.treasurySays(
            put(
              <Given whatIf={whatIf} name="startFiat">
                {money(fiat)}
              </Given>,
            ),
          ),
        )}
      </Paragraph>
    </Stack>
  );
}

/** How long the cash lasts if nothing changed. */
function Runway(props: { readonly rig: Rig; readonly whatIf: OptionWhatIf }): ReactNode {
  const { rig, whatIf } = props;
  const runway = useModel(runwayModel, {
    fiat: whatIf.values.startFiat.value ?? 0,
    burnPerDay: Math.max(0, rig.powerCostPerDay),
    incomePerDay: rig.revenuePerDay,
  });
  if (runway.kind !== 'ready') return null;
  const { days } = runway.output;
  return (
    <Said
      sentence={
        days === null
          ? text.runwayForever
          : phrase((put) =>
              text.runway(put(explainer(runway, whatIf)('days', formatWait(days * 86_400)))),
            )
      }
    />
  );
}
