import { Bell } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { mostNotifyChannels, type NotifyChannel } from '../../../common/contract/notify.ts';
import { Button } from '../../component/button.tsx';
import { Card } from '../../component/card.tsx';
import { Switch } from '../../component/control.tsx';
import { Row } from '../../component/layout.tsx';
import { EmptyState } from '../../component/list.tsx';
import { whole } from '../../format/digits.ts';
import { message } from '../../message/message.ts';
import { draftFromNotify, type NotifyDraft, newNotifyDraft } from '../../part/notify-field.ts';
import { useAction } from '../../state/use-action.tsx';
import { useSlice } from '../../state/use-app.ts';
import { FoundSetting } from './find.tsx';
import { NotifyDialog } from './notify-dialog.tsx';

const text = message.trust.notify;

/** Who is told of what. */
export function NotifyCard(): ReactNode {
  const { notifications } = useSlice('settings');
  const [draft, setDraft] = useState<NotifyDraft | null>(null);
  return (
    <Card
      title={text.title}
      aside={
        notifications.length < mostNotifyChannels && (
          <Button
            size="small"
            onPress={() => setDraft(newNotifyDraft(notifications.map(({ id }) => id)))}
          >
            {text.add}
          </Button>
        )
      }
    >
      {notifications.length === 0 ? (
        <EmptyState icon={Bell} lead={text.none.lead} rest={text.none.rest} />
      ) : (
        <div>
          {notifications.map((channel) => (
            <NotifyRow
              key={channel.id}
              channel={channel}
              onEdit={() => setDraft(draftFromNotify(channel))}
            />
          ))}
        </div>
      )}
      {draft !== null && <NotifyDialog initial={draft} onClose={() => setDraft(null)} />}
    </Card>
  );
}

function NotifyRow(props: {
  readonly channel: NotifyChannel;
  readonly onEdit: () => void;
}): ReactNode {
  const { channel, onEdit } = props;
  const info = useSlice('notifications')?.find(({ id }) => id === channel.id);
  const act = useAction();
  const standing = [
    text.kind[channel.kind],
    ...(info === undefined || info.problem === '' ? [] : [text.problem(info.problem)]),
    ...(info === undefined || info.waiting === 0 ? [] : [text.waiting(whole(info.waiting))]),
  ];
  return (
    <FoundSetting name={channel.label} help={standing.join('. ')}>
      {(nameId) => (
        <Row wrap>
          <Button look="quiet" size="small" onPress={onEdit}>
            {text.edit}
          </Button>
          <Button
            look="quiet"
            size="small"
            onPress={() => void act((api) => api.notify.remove({ id: channel.id }))}
          >
            {text.remove}
          </Button>
          <Switch
            labelledBy={nameId}
            checked={channel.enabled}
            onChange={(enabled) =>
              void act((api) => api.notify.save({ settings: { ...channel, enabled } }))
            }
          />
        </Row>
      )}
    </FoundSetting>
  );
}
