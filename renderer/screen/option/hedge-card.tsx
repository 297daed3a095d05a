import { TriangleAlert } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { z } from 'zod';
import { hedgeReportModel } from '../../../common/economics/hedge/hedge-report.ts';
import { productionHedgeModel } from '../../../common/economics/hedge/production-hedge.ts';
import { soloHedgeModel } from '../../../common/economics/hedge/solo-hedge.ts';
import { DAYS_PER_YEAR } from '../../../common/economics/work.ts';
import { Histogram } from '../../chart/histogram.tsx';
import { ChartLegend } from '../../chart/legend.tsx';
import { Card } from '../../component/card.tsx';
import { Segment } from '../../component/control.tsx';
import { Row, Stack } from '../../component/layout.tsx';
import { Notice } from '../../component/notice.tsx';
import { Table } from '../../component/table.tsx';
import { Paragraph } from '../../component/text.tsx';
import { formatPercent } from '../../format/chance.ts';
import { compactNumber } from '../../format/compact.ts';
import { significant, whole } from '../../format/digits.ts';
import { formatRoughMoney } from '../../format/rough-money.ts';
import { formatWait } from '../../format/time.ts';
import { message } from '../../message/message.ts';
import { phrase } from '../../part/phrase.ts';
import type { Ready } from '../../what-if/answer.ts';
import { Answered } from '../../what-if/answered.tsx';
import { explainer, Given } from '../../what-if/explained.tsx';
import { useHeavyModel, useModel } from '../../what-if/use-model.ts';
import { useUnits } from '../../what-if/use-units.ts';
import { WhatIfField } from '../../what-if/what-if-field.tsx';
import type { OptionWhatIf } from './fields.ts';
import { hedgeInput, type Income, type Instrument, isSimulatedZero } from './option-model.ts';
import { coinsOver, rigOf } from './rig.ts';

const text = message.decide.option;

const names = [
  'hashrateHps',
  'powerW',
  'powerPrice',
  'hashprice',
  'coinPrice',
  'volatility',
  'drift',
  'rate',
  'years',
  'difficultyGrowth',
  'elasticity',
  'putStrike',
  'hedgeShare',
  'outputVariation',
  'outputCorrelation',
] as const;

type Report = Ready<(typeof hedgeReportModel)['output']>;
type Risk = z.output<(typeof hedgeReportModel)['output']>['hedged'];

const instruments: readonly Instrument[] = ['forward', 'put', 'collar', 'least'];

/** What the gain may be over a horizon, with a hedge and without. */
export function HedgeCard(props: {
  readonly whatIf: OptionWhatIf;
  readonly blockCoins: number;
  readonly income: Income;
  readonly onIncome: (income: Income) => void;
}): ReactNode {
  const { whatIf, blockCoins, income, onIncome } = props;
  const [instrument, setInstrument] = useState<Instrument>('forward');
  const values = whatIf.steady(...names);
  const rig = values === null ? null : rigOf(whatIf.facts.chain, values);
  const least = useModel(
    productionHedgeModel,
    values === null
      ? null
      : {
          correlation: values.outputCorrelation,
          outputVariation: values.outputVariation,
          priceVariation: priceVariation(values.volatility, values.years),
        },
  );
  const leastShare = least.kind === 'ready' ? least.output.ratio : 1;
  const share = instrument === 'least' ? leastShare : (values?.hedgeShare ?? 0);
  const heavy = useHeavyModel(
    hedgeReportModel,
    values === null || rig === null
      ? null
      : hedgeInput(rig, values, instrument, share, income === 'solo' ? blockCoins : 0),
  );
  const shareText = formatPercent(Math.min(1, Math.max(0, share)));
  return (
    <Card title={text.hedge} span={6}>
      <Row wrap>
        <Segment
          label={text.instrument}
          options={instruments.map((value) => ({ value, label: text.instruments[value] }))}
          value={instrument}
          onChange={setInstrument}
        />
        <Segment
          label={text.income}
          options={[
            { value: 'pooled', label: text.pooled },
            { value: 'solo', label: text.solo, disabled: blockCoins === 0 },
          ]}
          value={income}
          onChange={onIncome}
        />
      </Row>
      <Row wrap top>
        {instrument === 'least' ? (
          <>
            <WhatIfField whatIf={whatIf} name="outputCorrelation" />
            <WhatIfField whatIf={whatIf} name="outputVariation" />
          </>
        ) : (
          <WhatIfField whatIf={whatIf} name="hedgeShare" />
        )}
        {(instrument === 'put' || instrument === 'collar') && (
          <WhatIfField whatIf={whatIf} name="putStrike" />
        )}
        <WhatIfField whatIf={whatIf} name="years" />
        <WhatIfField whatIf={whatIf} name="volatility" />
      </Row>
      {instrument === 'least' && (
        <Paragraph size="label" tone="second">
          {least.kind === 'ready'
            ? phrase((put) => text.leastSays(put(explainer(least, whatIf)('ratio', shareText))))
            : text.leastSays(shareText)}
        </Paragraph>
      )}
      <Answered of={heavy.answer} whatIf={whatIf} ask={names} heavy={heavy}>
        {(ready) => (
          <ReportView
            ready={ready}
            whatIf={whatIf}
            instrument={instrument}
            hedgedLabel={text.hedged[instrument](shareText)}
          />
        )}
      </Answered>
      {values !== null && rig !== null && blockCoins > 0 && (
        <SoloNotice
          whatIf={whatIf}
          input={{
            expectedBlocks: coinsOver(rig, values.coinPrice, values.years) / blockCoins,
            blockCoins,
            forward: values.coinPrice * Math.exp(values.rate * values.years),
            years: values.years,
            volatility: values.volatility,
            costs: Math.max(0, rig.powerCostPerDay) * values.years * DAYS_PER_YEAR,
          }}
        />
      )}
    </Card>
  );
}

/** Coefficient of variation of a lognormal price. */
function priceVariation(volatility: number, years: number): number {
  return Math.max(1e-6, Math.sqrt(Math.expm1(volatility * volatility * years)));
}

function ReportView(props: {
  readonly ready: Report;
  readonly whatIf: OptionWhatIf;
  readonly instrument: Instrument;
  readonly hedgedLabel: string;
}): ReactNode {
  const { ready, whatIf, instrument, hedgedLabel } = props;
  const { currency } = useUnits(whatIf.facts);
  const money = (value: number): string => formatRoughMoney(value, currency);
  const { unhedged, hedged, histogram, premium, callStrike, initialMargin, peakCash } =
    ready.output;
  const rows = [
    { id: 'unhedged' as const, label: text.unhedged, risk: unhedged },
    { id: 'hedged' as const, label: text.hedgedRow, risk: hedged },
  ];
  const explained = explainer(ready, whatIf);
  const figure = (row: (typeof rows)[number], value: string): ReactNode => explained(row.id, value);
  return (
    <Stack gap={3}>
      <Histogram
        label={text.hedgeLabel}
        edges={histogram.edges}
        bars={{ label: hedgedLabel, shares: histogram.hedged }}
        outline={{ label: text.unhedged, shares: histogram.unhedged }}
        height={124}
        formatAxis={compactNumber}
        formatShare={formatPercent}
        fromTitle={text.from}
      />
      <ChartLegend
        entries={[
          { label: hedgedLabel, color: 'three', form: 'box' },
          { label: text.unhedged, color: 'two', form: 'line' },
        ]}
      />
      <Table
        label={text.hedge}
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          { id: 'label', title: '', cell: ({ label }) => label },
          {
            id: 'mean',
            title: text.mean,
            isNumber: true,
            cell: (row) => figure(row, money(row.risk.mean)),
          },
          {
            id: 'var',
            title: text.valueAtRisk,
            isNumber: true,
            cell: (row) => figure(row, money(-row.risk.valueAtRisk)),
          },
          {
            id: 'cvar',
            title: text.expectedShortfall,
            isNumber: true,
            cell: (row) => figure(row, money(-row.risk.expectedShortfall)),
          },
          {
            id: 'loss',
            title: text.loss,
            isNumber: true,
            cell: (row) => figure(row, lossText(row.risk)),
          },
        ]}
      />
      <Paragraph size="caption" tone="third">
        {phrase((put) =>
          [
            text.outcomes(
              put(explained('histogram', whole(paths(ready)))),
              put(explained('histogram', whole(seed(ready)))),
            ),
            instrument === 'put' ? text.premium(put(explained('premium', money(premium)))) : null,
            instrument === 'collar'
              ? callStrike === null
                ? text.noCap
                : text.cap(put(explained('callStrike', money(callStrike))))
              : null,
            initialMargin > 0
              ? text.margin(
                  put(explained('initialMargin', money(initialMargin))),
                  put(explained('peakCash', money(peakCash))),
                )
              : null,
          ]
            .filter((sentence) => sentence !== null)
            .join(' '),
        )}
      </Paragraph>
    </Stack>
  );
}

function lossText({ lossChance }: Risk): string {
  return isSimulatedZero(lossChance) ? text.simulatedZero : formatPercent(lossChance);
}

function paths({ input }: Report): number {
  return hedgeReportModel.input.shape.paths.parse(input['paths']);
}

function seed({ input }: Report): number {
  return hedgeReportModel.input.shape.seed.parse(input['seed']);
}

/** What a solo miner may sell ahead, in words; nothing where production covers all of it. */
function SoloNotice(props: {
  readonly whatIf: OptionWhatIf;
  readonly input: z.input<typeof soloHedgeModel.input>;
}): ReactNode {
  const { whatIf, input } = props;
  const { answer } = useHeavyModel(soloHedgeModel, input);
  if (answer.kind !== 'ready' || answer.output.prudentShare >= 1) return null;
  const { prudentShare, isRefused } = answer.output;
  const explained = explainer(answer, whatIf);
  const { lead, rest } = phrase((put) => {
    const blocks = put(explained('isRefused', significant(input.expectedBlocks, 2)));
    return isRefused
      ? text.refused(
          blocks,
          put(
            <Given whatIf={whatIf} name="years">
              {formatWait(input.years * DAYS_PER_YEAR * 86_400)}
            </Given>,
          ),
        )
      : text.sellable(put(explained('prudentShare', formatPercent(prudentShare))), blocks);
  });
  return (
    <Notice kind="wait" icon={TriangleAlert} title={lead}>
      {rest}
    </Notice>
  );
}
