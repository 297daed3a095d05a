import type { ReactNode } from 'react';
import type { WireError } from '../../../common/contract/errors.ts';
import type { UpdateInfo } from '../../../common/contract/update.ts';
import { Button } from '../../component/button.tsx';
import { Card } from '../../component/card.tsx';
import { Switch } from '../../component/control.tsx';
import { Row } from '../../component/layout.tsx';
import { Meter } from '../../component/list.tsx';
import { ErrorNotice, Notice } from '../../component/notice.tsx';
import { Paragraph } from '../../component/text.tsx';
import { formatAge } from '../../format/time.ts';
import { errorText, message } from '../../message/message.ts';
import { useNow } from '../../state/clock.ts';
import { useAction } from '../../state/use-action.tsx';
import { useSlice } from '../../state/use-app.ts';
import { FoundSetting } from './find.tsx';
import { useSettings } from './use-setting.ts';

const text = message.update;

/** Newer versions: off until turned on, with what is sent said before; nothing happens without a press. */
export function UpdateCard(): ReactNode {
  const { settings, update } = useSettings();
  const { frame } = useSlice('app');
  const info = useSlice('update');
  if (frame !== 'electron') return null;
  const { enabled } = settings.updates;
  return (
    <Card title={text.title}>
      <FoundSetting name={text.enabled} help={text.enabledHelp}>
        {(id) => (
          <Switch
            labelledBy={id}
            checked={enabled}
            onChange={(wanted) => update({ updates: { enabled: wanted } })}
          />
        )}
      </FoundSetting>
      {enabled && info !== undefined && <UpdateState info={info} />}
      <Paragraph size="caption" tone="third">
        {text.sent} {text.verified}
      </Paragraph>
    </Card>
  );
}

function UpdateState({ info }: { readonly info: UpdateInfo }): ReactNode {
  const nowMs = useNow();
  const act = useAction();
  const check = (
    <Button size="small" onPress={() => void act((api) => api.update.check())}>
      {text.check}
    </Button>
  );
  switch (info.kind) {
    case 'off':
      return null;
    case 'unsupported':
      return <Notice kind="plain">{text.unsupported[info.reason]}</Notice>;
    case 'checking':
      return <Paragraph tone="second">{text.checking}</Paragraph>;
    case 'none':
      return (
        <>
          <Paragraph tone="second">
            {info.checkedAtMs === null
              ? text.notAsked
              : text.none(formatAge(nowMs - info.checkedAtMs))}
          </Paragraph>
          <Row>{check}</Row>
        </>
      );
    case 'available':
      return info.isOurs ? (
        <>
          <Paragraph>{text.available(info.version)}</Paragraph>
          <Row>
            <Button look="primary" onPress={() => void act((api) => api.update.download())}>
              {text.download}
            </Button>
          </Row>
        </>
      ) : (
        <Notice kind="info" title={text.available(info.version)}>
          {text.byPackage}
        </Notice>
      );
    case 'downloading':
      return (
        <>
          <Paragraph tone="second">{text.downloading(info.version, info.percent)}</Paragraph>
          <Meter label={text.progress} value={info.percent / 100} />
        </>
      );
    case 'ready':
      return (
        <Notice
          kind="info"
          title={text.ready(info.version)}
          actions={
            <>
              <Button
                look="primary"
                onPress={() => void act((api) => api.update.restart({ when: 'now' }))}
              >
                {text.restart}
              </Button>
              {info.waitsFor === 'nothing' && (
                <Button onPress={() => void act((api) => api.update.restart({ when: 'at-rest' }))}>
                  {text.restartAtRest}
                </Button>
              )}
            </>
          }
        >
          {text.waits[info.waitsFor]}
        </Notice>
      );
    case 'failed':
      return <ErrorNotice text={errorText(info.error as WireError)} actions={check} />;
  }
}
