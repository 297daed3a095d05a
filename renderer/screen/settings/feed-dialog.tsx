import { type ReactNode, useState } from 'react';
import type { FeedInfo, FeedSettings } from '../../../common/contract/feed.ts';
import { Button } from '../../component/button.tsx';
import { Dialog } from '../../component/dialog.tsx';
import { TextField } from '../../component/field.tsx';
import { Stack } from '../../component/layout.tsx';
import { Paragraph } from '../../component/text.tsx';
import { message } from '../../message/message.ts';
import { useAction } from '../../state/use-action.tsx';

const text = message.plan.feed;

/** Where a feed asks, for which place, and as whom. */
export function FeedDialog(props: {
  readonly feed: FeedInfo;
  readonly saved: FeedSettings;
  readonly onClose: () => void;
}): ReactNode {
  const { feed, saved, onClose } = props;
  const act = useAction();
  const [draft, setDraft] = useState(saved);
  const [key, setKey] = useState('');
  const save = async (enabled: boolean): Promise<void> => {
    const settings = { ...draft, enabled };
    const isSaved = await act((api) =>
      api.feed.set(key === '' ? { settings } : { settings, key: key.trim() }),
    );
    if (isSaved) onClose();
  };
  return (
    <Dialog
      title={text.changeOf(feed.label)}
      onClose={onClose}
      foot={
        <>
          <Button onPress={onClose}>{message.common.cancel}</Button>
          <Button
            {...(saved.enabled ? { look: 'primary' as const } : {})}
            onPress={() => void save(saved.enabled)}
          >
            {text.save}
          </Button>
          {!saved.enabled && (
            <Button look="primary" onPress={() => void save(true)}>
              {text.turnOn}
            </Button>
          )}
        </>
      }
    >
      <Stack gap={3}>
        <Paragraph size="label" tone="second">
          {text.learns(feed.host === '' ? text.noHost : feed.host, feed.learns)}.
        </Paragraph>
        <TextField
          label={text.url}
          help={text.urlHelp(feed.host)}
          mono
          value={draft.url}
          onChange={(url) => setDraft({ ...draft, url })}
        />
        {feed.areaLabel !== '' && (
          <TextField
            label={feed.areaLabel}
            help={text.areaHelp}
            mono
            placeholder={feed.area}
            value={draft.area}
            onChange={(area) => setDraft({ ...draft, area })}
          />
        )}
        {feed.kind === 'event' && (
          <TextField
            label={text.user}
            value={draft.user}
            onChange={(user) => setDraft({ ...draft, user })}
          />
        )}
        {feed.key !== 'none' && (
          <TextField
            label={text.key}
            help={
              feed.hasKey
                ? text.keySaved
                : feed.key === 'required'
                  ? text.keyRequired
                  : text.keyOptional
            }
            kind="secret"
            value={key}
            onChange={setKey}
          />
        )}
        {feed.attribution !== '' && (
          <Paragraph size="caption" tone="third">
            {text.from(feed.attribution)}
          </Paragraph>
        )}
      </Stack>
    </Dialog>
  );
}
