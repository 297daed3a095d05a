import type { ReactNode } from 'react';
import { RANDOMX_SOURCE } from '../../../common/economics/hardware/cpu-randomx.ts';
import { Card } from '../../component/card.tsx';
import { Provenance } from '../../component/provenance.tsx';
import { FigureList } from '../../component/stat.tsx';
import { Table } from '../../component/table.tsx';
import { Paragraph, Said, Text } from '../../component/text.tsx';
import { whole } from '../../format/digits.ts';
import { formatHashrate } from '../../format/scale.ts';
import { message } from '../../message/message.ts';
import { threadsText } from '../../part/mining-state.ts';
import { randomxRank } from '../../part/randomx-rank.ts';
import { useSlice } from '../../state/use-app.ts';

const text = message.monero.cpu;

/** This processor beside what others measured on theirs. */
export function RandomxRankCard(): ReactNode {
  const machine = useSlice('machine');
  const status = useSlice('mining');
  const telemetry = useSlice('telemetry');
  const isMining = status.algorithm === 'randomx' && status.state.kind === 'mining';
  const hps = isMining ? (telemetry?.rate60s.hps ?? null) : null;
  const { own, beside } = randomxRank(machine.cpu, hps);
  return (
    <Card
      title={text.title}
      span={5}
      aside={
        hps === null ? null : <Provenance kind="measured" detail={message.now.window['60s']} />
      }
    >
      {hps === null ? (
        <Said sentence={text.unmeasured} />
      ) : (
        <FigureList
          figures={[
            {
              label: text.you(
                message.common.inSentence(threadsText(status, machine.threads)),
                status.kernel,
              ),
              value: <Text weight="strong">{formatHashrate(hps)}</Text>,
            },
          ]}
        />
      )}
      <Table
        label={text.title}
        rows={beside}
        rowKey={({ name }) => name}
        isChosen={(cpu) => cpu === own}
        columns={[
          { id: 'name', title: text.name, cell: ({ name }) => name },
          {
            id: 'average',
            title: text.average,
            isNumber: true,
            nowrap: true,
            cell: ({ averageHps }) => formatHashrate(averageHps),
          },
          {
            id: 'best',
            title: text.best,
            isNumber: true,
            nowrap: true,
            cell: ({ highHps }) => formatHashrate(highHps),
          },
          {
            id: 'samples',
            title: text.samples,
            isNumber: true,
            cell: ({ samples }) => whole(samples),
          },
        ]}
      />
      <Paragraph size="caption" tone="third">
        {own === undefined && `${text.unknown} `}
        {text.source(RANDOMX_SOURCE.name, RANDOMX_SOURCE.asOf ?? '')}
      </Paragraph>
    </Card>
  );
}
