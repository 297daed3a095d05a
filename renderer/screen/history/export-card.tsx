import { Download } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { ExportFormat, ExportRequest, ExportWhat } from '../../../common/contract/export.ts';
import { Button } from '../../component/button.tsx';
import { Card } from '../../component/card.tsx';
import { Choice, Select } from '../../component/control.tsx';
import { Icon } from '../../component/icon.tsx';
import { Push, Row, Stack } from '../../component/layout.tsx';
import { Paragraph, Text } from '../../component/text.tsx';
import { message } from '../../message/message.ts';
import { useNow } from '../../state/clock.ts';
import { useAction } from '../../state/use-action.tsx';
import { download } from '../../what-if/scenario-file.ts';

const text = message.plan.export;

/** Takes the record out as a file, for a spreadsheet or a bookkeeper. */
export function ExportCard(): ReactNode {
  const act = useAction();
  const nowMs = useNow();
  const [what, setWhat] = useState<ExportWhat>('blocks');
  const [format, setFormat] = useState<ExportFormat>('csv');
  const request = (one: ExportFormat): ExportRequest => ({
    what,
    format: one,
    fromMs: 0,
    toMs: nowMs,
  });
  const formats = ExportFormat.options.filter(
    (one) => ExportRequest.safeParse(request(one)).success,
  );
  const chosen = formats.includes(format) ? format : (formats[0] ?? 'json');
  const save = (): void => {
    void act(async (api) => {
      const file = await api.history.export(request(chosen));
      download(file.name, file.text, file.type);
    });
  };
  return (
    <Card title={text.title}>
      <Stack>
        {ExportWhat.options.map((one) => (
          <Choice
            key={one}
            name="export"
            value={one}
            checked={one === what}
            onChoose={() => setWhat(one)}
          >
            <Text weight="medium">{text.what[one][0]}</Text>
            <br />
            <Text size="label" tone="second">
              {text.what[one][1]}
            </Text>
          </Choice>
        ))}
      </Stack>
      <Row wrap>
        <Select
          label={text.format}
          value={chosen}
          options={formats.map((value) => ({ value, label: text.formats[value] }))}
          onChange={setFormat}
        />
        <Push>
          <Button look="primary" icon={<Icon of={Download} />} onPress={save}>
            {text.export}
          </Button>
        </Push>
      </Row>
      <Paragraph size="caption" tone="third">
        {text.foot}
      </Paragraph>
    </Card>
  );
}
