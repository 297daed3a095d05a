import { CircleCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { Card } from '../../component/card.tsx';
import { EmptyState } from '../../component/list.tsx';
import { Table } from '../../component/table.tsx';
import { Said } from '../../component/text.tsx';
import { formatShare } from '../../format/chance.ts';
import { whole } from '../../format/digits.ts';
import { message } from '../../message/message.ts';
import { useSlice } from '../../state/use-app.ts';

const text = message.work;

/** Which answers were not "accepted", and what they mean. */
export function RejectCard(): ReactNode {
  const { accepted, rejected, stale, reasons } = useSlice('shares');
  const lost = rejected + stale;
  const all = accepted + lost;
  return (
    <Card title={text.rejected} span={5}>
      {reasons.length === 0 ? (
        <EmptyState icon={CircleCheck} lead={text.noRejects.lead} rest={text.noRejects.rest} />
      ) : (
        <Table
          label={text.rejected}
          rows={reasons}
          rowKey={(reason) => `${reason.code} ${reason.meaning}`}
          columns={[
            { id: 'code', title: text.answer, nowrap: true, cell: ({ code }) => code },
            { id: 'count', title: text.count, isNumber: true, cell: ({ count }) => whole(count) },
            { id: 'meaning', title: text.meaning, cell: ({ meaning }) => meaning },
          ]}
        />
      )}
      {lost > 0 && (
        <Said sentence={text.rejectShare(whole(lost), whole(all), formatShare(lost / all))} />
      )}
    </Card>
  );
}
