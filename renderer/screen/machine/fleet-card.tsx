import { Network } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { type FleetInfo, mostFleetDevices } from '../../../common/contract/fleet.ts';
import { Badge, type Condition } from '../../component/badge.tsx';
import { Button } from '../../component/button.tsx';
import { Card } from '../../component/card.tsx';
import { Switch } from '../../component/control.tsx';
import { Row } from '../../component/layout.tsx';
import { EmptyState } from '../../component/list.tsx';
import { Table, type TableColumn } from '../../component/table.tsx';
import { formatPower, formatTemperature } from '../../format/measure.ts';
import { formatDifficulty, formatHashrate } from '../../format/scale.ts';
import { formatAge, formatWait } from '../../format/time.ts';
import { message } from '../../message/message.ts';
import { draftFromDevice, type FleetDraft, newFleetDraft } from '../../part/fleet-field.ts';
import { useNow } from '../../state/clock.ts';
import { useAction } from '../../state/use-action.tsx';
import { useSlice } from '../../state/use-app.ts';
import { FleetDialog } from './fleet-dialog.tsx';

const text = message.trust.fleet;
const conditions: Readonly<Record<FleetInfo['state'], Condition>> = {
  off: 'off',
  asking: 'info',
  answering: 'run',
  silent: 'wait',
};

/** Other miners of the user, beside this machine: only watched. */
export function FleetCard(): ReactNode {
  const fleet = useSlice('fleet') ?? [];
  const act = useAction();
  const nowMs = useNow();
  const [draft, setDraft] = useState<FleetDraft | null>(null);

  const columns: readonly TableColumn<FleetInfo>[] = [
    { id: 'name', title: text.column.name, cell: ({ settings }) => settings.label, nowrap: true },
    {
      id: 'state',
      title: text.column.state,
      cell: ({ state, atMs, problem }) => (
        <span title={problem === '' ? undefined : problem}>
          <Badge condition={conditions[state]}>
            {state === 'silent' && atMs !== null
              ? text.silentFor(formatAge(nowMs - atMs))
              : text.state[state]}
          </Badge>
        </span>
      ),
    },
    figure('hashrate', ({ reading }) => reading?.hashrateHps, formatHashrate),
    figure('power', ({ reading }) => reading?.powerW, formatPower),
    figure('temperature', ({ reading }) => reading?.temperatureC, formatTemperature),
    figure('best', ({ reading }) => reading?.bestDifficulty, formatDifficulty),
    figure('odds', ({ odds }) => odds?.meanWaitS, formatWait),
    {
      id: 'tools',
      title: '',
      nowrap: true,
      cell: ({ settings }) => (
        <Row>
          <Button look="quiet" size="small" onPress={() => setDraft(draftFromDevice(settings))}>
            {text.edit}
          </Button>
          <Button
            look="quiet"
            size="small"
            onPress={() => void act((api) => api.fleet.remove({ id: settings.id }))}
          >
            {text.remove}
          </Button>
          <Switch
            label={text.watch(settings.label)}
            checked={settings.enabled}
            onChange={(enabled) =>
              void act((api) => api.fleet.save({ settings: { ...settings, enabled } }))
            }
          />
        </Row>
      ),
    },
  ];
  return (
    <Card
      title={text.title}
      span={12}
      aside={
        fleet.length < mostFleetDevices && (
          <Button
            size="small"
            onPress={() => setDraft(newFleetDraft(fleet.map(({ settings }) => settings.id)))}
          >
            {text.add}
          </Button>
        )
      }
    >
      {fleet.length === 0 ? (
        <EmptyState icon={Network} lead={text.none.lead} rest={text.none.rest} />
      ) : (
        <Table
          label={text.title}
          columns={columns}
          rows={fleet}
          rowKey={({ settings }) => settings.id}
        />
      )}
      {draft !== null && <FleetDialog initial={draft} onClose={() => setDraft(null)} />}
    </Card>
  );
}

/** A column of one figure; what a device does not say is a dash. */
function figure(
  id: keyof typeof text.column,
  of: (info: FleetInfo) => number | null | undefined,
  format: (value: number) => string,
): TableColumn<FleetInfo> {
  return {
    id,
    title: text.column[id],
    isNumber: true,
    nowrap: true,
    cell(info) {
      const value = of(info);
      return value === null || value === undefined ? text.unknown : format(value);
    },
  };
}
