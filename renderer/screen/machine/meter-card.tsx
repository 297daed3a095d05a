import { PlugZap } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { MeterSettings } from '../../../common/contract/meter.ts';
import { Button } from '../../component/button.tsx';
import { Card } from '../../component/card.tsx';
import { Switch } from '../../component/control.tsx';
import { Row } from '../../component/layout.tsx';
import { EmptyState, SettingRow } from '../../component/list.tsx';
import { message } from '../../message/message.ts';
import { draftFromMeter, type MeterDraft, newMeterDraft } from '../../part/meter-field.ts';
import { ReadingValue } from '../../part/reading.tsx';
import { useNow } from '../../state/clock.ts';
import { useAction } from '../../state/use-action.tsx';
import { useSlice } from '../../state/use-app.ts';
import { MeterDialog } from './meter-dialog.tsx';

const text = message.host.meter;
const mostMeters = 4;

/** Power meters on the own network. */
export function MeterCard(): ReactNode {
  const { meters } = useSlice('settings');
  const [draft, setDraft] = useState<MeterDraft | null>(null);
  return (
    <Card
      title={text.title}
      aside={
        meters.length < mostMeters && (
          <Button size="small" onPress={() => setDraft(newMeterDraft(meters.map(({ id }) => id)))}>
            {text.add}
          </Button>
        )
      }
    >
      {meters.length === 0 ? (
        <EmptyState icon={PlugZap} lead={text.none.lead} rest={text.none.rest} />
      ) : (
        <div>
          {meters.map((meter) => (
            <MeterRow key={meter.id} meter={meter} onEdit={() => setDraft(draftFromMeter(meter))} />
          ))}
        </div>
      )}
      {draft !== null && <MeterDialog initial={draft} onClose={() => setDraft(null)} />}
    </Card>
  );
}

function MeterRow(props: {
  readonly meter: MeterSettings;
  readonly onEdit: () => void;
}): ReactNode {
  const { meter, onEdit } = props;
  const { readings } = useSlice('machine');
  const act = useAction();
  const nowMs = useNow();
  const reading = readings.find(({ id }) => id === `meter-${meter.id}`);
  const what = `${text.kind[meter.kind]}, ${meter.address}, ${message.common.inSentence(text.measures[meter.measures])}`;
  return (
    <SettingRow
      name={meter.label}
      help={reading !== undefined && reading.value === null ? `${what}: ${reading.from}` : what}
    >
      {(nameId) => (
        <Row>
          {reading !== undefined && <ReadingValue reading={reading} nowMs={nowMs} />}
          <Button look="quiet" size="small" onPress={onEdit}>
            {text.edit}
          </Button>
          <Button
            look="quiet"
            size="small"
            onPress={() => void act((api) => api.meter.remove({ id: meter.id }))}
          >
            {text.remove}
          </Button>
          <Switch
            labelledBy={nameId}
            checked={meter.enabled}
            onChange={(enabled) =>
              void act((api) => api.meter.save({ settings: { ...meter, enabled } }))
            }
          />
        </Row>
      )}
    </SettingRow>
  );
}
