import { History } from 'lucide-react';
import type { ReactNode } from 'react';
import { Card } from '../../component/card.tsx';
import { EmptyState } from '../../component/list.tsx';
import { Text } from '../../component/text.tsx';
import { message } from '../../message/message.ts';
import { TimelineList } from '../../part/timeline-list.tsx';
import { useNow } from '../../state/clock.ts';
import { useSlice } from '../../state/use-app.ts';

const text = message.now;
/** As many as fit beside the cards next to it. */
const shown = 6;

export function EventsCard(): ReactNode {
  const timeline = useSlice('timeline');
  const nowMs = useNow();
  return (
    <Card
      title={text.events}
      span={3}
      aside={
        <a href="#/history">
          <Text size="label">{text.all}</Text>
        </a>
      }
    >
      {timeline.length === 0 ? (
        <EmptyState icon={History} lead={text.noEvents.lead} rest={text.noEvents.rest} />
      ) : (
        <TimelineList events={timeline.slice(0, shown)} nowMs={nowMs} />
      )}
    </Card>
  );
}
