import { Lock } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Badge } from '../../component/badge.tsx';
import { Button } from '../../component/button.tsx';
import { Card } from '../../component/card.tsx';
import { Dialog } from '../../component/dialog.tsx';
import { Row } from '../../component/layout.tsx';
import { CopyText } from '../../component/list.tsx';
import { Paragraph, Text } from '../../component/text.tsx';
import { message } from '../../message/message.ts';
import { useAction } from '../../state/use-action.tsx';
import { useSlice } from '../../state/use-app.ts';
import { FoundSetting } from './find.tsx';

const text = message.settings;

export function SecurityCard(): ReactNode {
  const { secretStore } = useSlice('app');
  return (
    <Card title={text.security}>
      <div>
        <FoundSetting name={text.passwords} help={text.passwordsHelp[secretStore]}>
          {() => (
            <Badge condition="run" icon={Lock}>
              {text.secretStore[secretStore]}
            </Badge>
          )}
        </FoundSetting>
        <FoundSetting name={text.confirm} help={text.confirmHelp}>
          {() => <Badge>{text.always}</Badge>}
        </FoundSetting>
        <FoundSetting name={text.redirect} help={text.redirectHelp}>
          {() => <Badge>{text.sameHost}</Badge>}
        </FoundSetting>
      </div>
      <Paragraph size="caption" tone="third">
        {text.noKeys}
      </Paragraph>
    </Card>
  );
}

export function ResetCard(): ReactNode {
  const act = useAction();
  const [isAsking, setAsking] = useState(false);
  return (
    <Card title={text.reset}>
      <Row wrap>
        <Button size="small" onPress={() => setAsking(true)}>
          {text.forgetBest}
        </Button>
      </Row>
      {isAsking && (
        <Dialog
          title={text.forgetTitle}
          onClose={() => setAsking(false)}
          foot={
            <>
              <Button onPress={() => setAsking(false)}>{text.keepBest}</Button>
              <Button
                look="danger"
                onPress={() => {
                  setAsking(false);
                  void act((api) => api.history.forgetBestShare(), text.forgotten);
                }}
              >
                {text.forget}
              </Button>
            </>
          }
        >
          <Paragraph tone="second">{text.forgetHelp}</Paragraph>
        </Dialog>
      )}
    </Card>
  );
}

export function AboutCard(): ReactNode {
  const { version, dataFolder } = useSlice('app');
  const machine = useSlice('machine');
  return (
    <Card title={text.about}>
      <div>
        <FoundSetting name={text.version(version)} help={machine.os}>
          {() => null}
        </FoundSetting>
      </div>
      <Text size="label" tone="second">
        {text.dataFolder}
      </Text>
      <CopyText value={dataFolder} label={text.copyFolder}>
        <Text mono>{dataFolder}</Text>
      </CopyText>
    </Card>
  );
}
