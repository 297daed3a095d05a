import type { ReactNode } from 'react';
import type { Reading } from '../../../common/contract/devices.ts';
import { Card } from '../../component/card.tsx';
import { Stack } from '../../component/layout.tsx';
import { CopyText } from '../../component/list.tsx';
import { Table } from '../../component/table.tsx';
import { Paragraph, Text } from '../../component/text.tsx';
import { message } from '../../message/message.ts';
import { ReadingProvenance, ReadingValue } from '../../part/reading.tsx';
import { useNow } from '../../state/clock.ts';
import { useSlice } from '../../state/use-app.ts';

const text = message.machine;

/** Every reading with where it comes from and how old it is. */
export function SensorCard(): ReactNode {
  const power = useSlice('power');
  const machine = useSlice('machine');
  const nowMs = useNow();
  const readings: readonly Reading[] = [
    power.marginal,
    power.machine,
    power.idle,
    ...machine.readings,
  ];
  return (
    <Card title={text.sensors} span={5}>
      <Table
        label={text.sensors}
        rows={readings}
        rowKey={({ id, label }) => `${id} ${label}`}
        columns={[
          { id: 'label', title: text.reading, cell: ({ label }) => label },
          {
            id: 'value',
            title: text.value,
            isNumber: true,
            cell: (reading) => <ReadingValue reading={reading} nowMs={nowMs} />,
          },
          {
            id: 'provenance',
            title: text.provenance,
            nowrap: true,
            cell: (reading) => <ReadingProvenance reading={reading} nowMs={nowMs} />,
          },
          {
            id: 'from',
            title: text.from,
            cell: ({ from }) => <Text tone="second">{from}</Text>,
          },
        ]}
      />
      {readings.map(
        ({ id, label, fix }) =>
          fix !== undefined && (
            <Stack key={id} gap={1}>
              <Paragraph size="caption" tone="third">
                {label}: {message.host.fix}
              </Paragraph>
              <CopyText value={fix} label={message.host.copyFix} />
            </Stack>
          ),
      )}
    </Card>
  );
}
