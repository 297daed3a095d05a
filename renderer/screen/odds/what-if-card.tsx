import { type ReactNode, useCallback, useState } from 'react';
import { z } from 'zod';
import type { OddsNow } from '../../../common/contract/app.ts';
import { errorText } from '../../../common/message/error.ts';
import { Card } from '../../component/card.tsx';
import { NumberField, SelectField } from '../../component/field.tsx';
import { Row } from '../../component/layout.tsx';
import { Skeleton } from '../../component/list.tsx';
import { ErrorNotice } from '../../component/notice.tsx';
import { Provenance } from '../../component/provenance.tsx';
import { Stat, Stats } from '../../component/stat.tsx';
import { Paragraph } from '../../component/text.tsx';
import { formatChance } from '../../format/chance.ts';
import { formatHashrate } from '../../format/scale.ts';
import { formatWait } from '../../format/time.ts';
import { message } from '../../message/en.ts';
import { useQuery } from '../../state/use-query.ts';

const text = message.odds;
const dayS = 86_400;

/** What of the model's answer this card shows. */
const Answer = z.object({
  chancePerDay: z.number(),
  medianWaitDays: z.number().nullable(),
  chanceWithinHorizon: z.number(),
});

const scales = [
  { value: '1e3', label: 'kH/s' },
  { value: '1e6', label: 'MH/s' },
  { value: '1e9', label: 'GH/s' },
  { value: '1e12', label: 'TH/s' },
  { value: '1e15', label: 'PH/s' },
] as const;

/** The same chain with another machine: model 2.1 with a typed hashrate. */
export function WhatIfCard(props: {
  readonly odds: OddsNow;
  readonly difficulty: number;
}): ReactNode {
  const { odds, difficulty } = props;
  const [number, setNumber] = useState(1);
  const [scale, setScale] = useState<(typeof scales)[number]['value']>('1e12');
  const hashrateHps = number * Number(scale);
  const hashesPerDifficulty = odds.hashesPerBlock / difficulty;
  const { query } = useQuery(
    useCallback(
      async (api) =>
        Answer.parse(
          await api.economics.run({
            model: 'solo-odds',
            input: {
              hashrateHps,
              difficulty,
              hashesPerDifficulty,
              rewardCoin: 0,
              horizonDays: 365,
            },
          }),
        ),
      [hashrateHps, difficulty, hashesPerDifficulty],
    ),
  );
  return (
    <Card title={text.whatIf} span={7} aside={<Provenance kind="typed" />}>
      <Row wrap top>
        <NumberField
          label={text.hashrate}
          unit=""
          value={number}
          notNumber={text.notNumber}
          check={(value) => (value === null || value < 0 ? text.notNumber : null)}
          onCommit={(value) => setNumber(value ?? 0)}
        />
        <SelectField label={text.unit} value={scale} options={scales} onChange={setScale} />
      </Row>
      {query.kind === 'loading' && <Skeleton label={message.common.loading} />}
      {query.kind === 'failed' && <ErrorNotice text={errorText(query.error)} />}
      {query.kind === 'ready' && (
        <>
          <Stats>
            <Stat label={text.inDay} value={formatChance(query.value.chancePerDay)} />
            <Stat label={text.inYear} value={formatChance(query.value.chanceWithinHorizon)} />
            <Stat
              label={message.now.medianWait}
              value={
                query.value.medianWaitDays === null
                  ? text.never
                  : formatWait(query.value.medianWaitDays * dayS)
              }
            />
          </Stats>
          <Paragraph size="caption" tone="third">
            {text.whatIfNote(formatHashrate(hashrateHps))}
          </Paragraph>
        </>
      )}
    </Card>
  );
}
