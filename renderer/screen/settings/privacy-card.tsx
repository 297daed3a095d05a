import { Lock } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { type FeedInfo, FeedKind, type FeedSettings } from '../../../common/contract/feed.ts';
import { Button } from '../../component/button.tsx';
import { Card } from '../../component/card.tsx';
import { Switch } from '../../component/control.tsx';
import { Row } from '../../component/layout.tsx';
import { Notice } from '../../component/notice.tsx';
import { Paragraph, Text } from '../../component/text.tsx';
import { formatAge } from '../../format/time.ts';
import { message } from '../../message/message.ts';
import { useNow } from '../../state/clock.ts';
import { useAction } from '../../state/use-action.tsx';
import { useSlice } from '../../state/use-app.ts';
import { FeedDialog } from './feed-dialog.tsx';
import { FoundSetting } from './find.tsx';

const text = message.plan.feed;

/** What leaves this computer, and to whom: nothing until a feed is turned on. */
export function PrivacyCard(): ReactNode {
  const feeds = useSlice('feeds') ?? [];
  return (
    <Card title={message.settings.privacy}>
      <Notice kind="plain" icon={Lock} title={text.lead}>
        {text.rest(useFeedsOn())} {message.settings.privacyText}
      </Notice>
      {FeedKind.options.map((kind) => {
        const members = feeds.filter((feed) => feed.kind === kind);
        return (
          members.length > 0 && (
            <section key={kind} aria-label={text.kind[kind]}>
              <Text size="label" weight="strong" tone="second">
                {text.kind[kind]}
              </Text>
              {members.map((feed) => (
                <FeedRow key={feed.id} feed={feed} />
              ))}
            </section>
          )
        );
      })}
      <Paragraph size="caption" tone="third">
        {text.foot}
      </Paragraph>
    </Card>
  );
}

/** Which feeds are on, as a sentence. */
export function useFeedsOn(): string {
  const feeds = useSlice('feeds') ?? [];
  const on = feeds.filter(({ state }) => state !== 'off').map(({ label }) => label);
  return on.length === 0 ? text.none : text.on(on);
}

function FeedRow({ feed }: { readonly feed: FeedInfo }): ReactNode {
  const nowMs = useNow();
  const { feeds } = useSlice('settings');
  const act = useAction();
  const [isOpen, setOpen] = useState(false);
  const saved = feeds.find(({ id }) => id === feed.id) ?? feedSettings(feed);
  const lacks = feed.host === '' || (feed.key === 'required' && !feed.hasKey);
  const turn = (enabled: boolean): void => {
    // Turned on without what it needs it would only fail: that is asked for first.
    if (enabled && lacks) setOpen(true);
    else void act((api) => api.feed.set({ settings: { ...saved, enabled } }));
  };
  return (
    <FoundSetting name={feed.label} help={helpOf(feed, nowMs)}>
      {(nameId) => (
        <Row>
          <Button
            look="quiet"
            size="small"
            title={text.changeOf(feed.label)}
            onPress={() => setOpen(true)}
          >
            {text.change}
          </Button>
          <Switch labelledBy={nameId} checked={saved.enabled} onChange={turn} />
          {isOpen && <FeedDialog feed={feed} saved={saved} onClose={() => setOpen(false)} />}
        </Row>
      )}
    </FoundSetting>
  );
}

/** Settings of a feed that was never touched. */
function feedSettings({ id }: FeedInfo): FeedSettings {
  return { id, enabled: false, url: '', area: '', user: '' };
}

/** Whom it asks, what they learn, and how it went. */
function helpOf(feed: FeedInfo, nowMs: number): string {
  const { host, learns, state, askedAtMs, gotAtMs, problem, key, hasKey } = feed;
  const parts = [
    text.learns(host === '' ? text.noHost : host, learns),
    ...(state === 'off' && key === 'required' && !hasKey ? [text.needsKey] : []),
    ...(askedAtMs === null ? [] : [text.asked(formatAge(nowMs - askedAtMs))]),
    // What answers at once need not say so twice.
    ...(gotAtMs === null || state === 'fresh' ? [] : [text.got(formatAge(nowMs - gotAtMs))]),
    text.state[state],
    problem,
  ];
  return parts.filter((part) => part !== '').join('; ');
}
