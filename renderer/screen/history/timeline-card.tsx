import { History } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { TimelineEvent } from '../../../common/contract/history.ts';
import { Button } from '../../component/button.tsx';
import { Card } from '../../component/card.tsx';
import { EmptyState } from '../../component/list.tsx';
import { message } from '../../message/message.ts';
import { TimelineList } from '../../part/timeline-list.tsx';
import { useNow } from '../../state/clock.ts';
import { useAction } from '../../state/use-action.tsx';
import { useSlice } from '../../state/use-app.ts';

const text = message.history;
const pageSize = 50;

/** Everything that happened, newest first; older pages are fetched when asked for. */
export function TimelineCard(): ReactNode {
  const recent = useSlice('timeline');
  const nowMs = useNow();
  const act = useAction();
  const [older, setOlder] = useState<readonly TimelineEvent[]>([]);
  const [isAtEnd, setAtEnd] = useState(false);
  const oldestId = older.at(-1)?.id ?? recent.at(-1)?.id ?? null;
  const events = [...recent, ...older.filter(({ id }) => id < (recent.at(-1)?.id ?? 0))];
  const more = (): void => {
    void act(async (api) => {
      const page = await api.history.timeline({ beforeId: oldestId, limit: pageSize });
      const fresh = page.filter(({ id }) => oldestId === null || id < oldestId);
      setOlder((before) => [...before, ...fresh]);
      setAtEnd(fresh.length < pageSize);
    });
  };
  return (
    <Card title={text.timeline}>
      {events.length === 0 ? (
        <EmptyState
          icon={History}
          lead={message.now.noEvents.lead}
          rest={message.now.noEvents.rest}
        />
      ) : (
        <>
          <TimelineList events={events} nowMs={nowMs} />
          {!isAtEnd && (
            <div>
              <Button look="quiet" size="small" onPress={more}>
                {text.older}
              </Button>
            </div>
          )}
        </>
      )}
    </Card>
  );
}
