import type { ReactNode } from 'react';
import type { MeterKind } from '../../../common/contract/meter.ts';
import { Segment } from '../../component/control.tsx';
import { Dialog } from '../../component/dialog.tsx';
import { NumberField, SelectField, TextField } from '../../component/field.tsx';
import { Stack } from '../../component/layout.tsx';
import { Notice } from '../../component/notice.tsx';
import { Text } from '../../component/text.tsx';
import { formatPower } from '../../format/measure.ts';
import { formatMs } from '../../format/time.ts';
import { message } from '../../message/message.ts';
import {
  type MeterDraft,
  meterFields,
  meterFromDraft,
  meterKinds,
  meterProblems,
} from '../../part/meter-field.ts';
import { useTriedDraft } from '../../part/tried-draft.tsx';
import { useSlice } from '../../state/use-app.ts';

const text = message.host.meter;
const highestChannel = 15;

/** Adds or changes a meter; it can be tried before it is saved. */
export function MeterDialog(props: {
  readonly initial: MeterDraft;
  readonly onClose: () => void;
}): ReactNode {
  const { initial, onClose } = props;
  const { meters } = useSlice('settings');
  const known = meters.find(({ id }) => id === initial.id);
  const { draft, isTried, report, foot, ...tried } = useTriedDraft({
    initial,
    words: text,
    read: (typed) => (Object.keys(meterProblems(typed)).length > 0 ? null : meterFromDraft(typed)),
    check: (api, argument) => api.meter.check(argument),
    save: (api, argument) => api.meter.save(argument),
    onClose,
  });
  const problems = isTried ? meterProblems(draft) : {};
  const change = (next: Partial<MeterDraft>): void => tried.change({ ...draft, ...next });
  return (
    <Dialog
      title={known === undefined ? text.addTitle : text.editTitle(known.label)}
      onClose={onClose}
      foot={foot}
    >
      <Stack gap={3}>
        <SelectField
          label={text.field.kind}
          value={draft.kind}
          options={meterKinds.map((value) => ({ value, label: text.kind[value] }))}
          onChange={(kind: MeterKind) => change({ kind })}
        />
        <TextField
          label={text.field.label}
          value={draft.label}
          problem={problems['label'] ?? null}
          onChange={(label) => change({ label })}
        />
        <TextField
          label={text.field.address}
          help={text.field.addressHelp}
          value={draft.address}
          mono
          problem={problems['address'] ?? null}
          onChange={(address) => change({ address })}
        />
        <Stack gap={1}>
          <Text size="label" tone="second">
            {text.field.measures}
          </Text>
          <div>
            <Segment
              label={text.field.measures}
              value={draft.measures}
              options={(['machine', 'household'] as const).map((value) => ({
                value,
                label: text.measures[value],
              }))}
              onChange={(measures) => change({ measures })}
            />
          </div>
        </Stack>
        <KindFields draft={draft} problems={problems} onChange={change} />
        {report !== null && (
          <Notice kind={report.ok ? 'info' : 'fault'}>
            {report.ok
              ? text.works(formatPower(report.powerW), formatMs(report.elapsedMs))
              : text.fails(report.problem)}
          </Notice>
        )}
      </Stack>
    </Dialog>
  );
}

/** What this kind of meter asks for besides. */
function KindFields(props: {
  readonly draft: MeterDraft;
  readonly problems: Readonly<Record<string, string>>;
  readonly onChange: (next: Partial<MeterDraft>) => void;
}): ReactNode {
  const { draft, problems, onChange } = props;
  const { field } = text;
  return meterFields[draft.kind].map((name) => {
    switch (name) {
      case 'channel':
        return (
          <NumberField
            key={name}
            label={field.channel}
            unit=""
            value={draft.channel}
            notNumber={message.host.guard.notNumber}
            check={(value) =>
              value === null || !Number.isInteger(value) || value < 0 || value > highestChannel
                ? message.host.guard.between('0', String(highestChannel))
                : null
            }
            onCommit={(channel) => onChange({ channel: channel ?? 0 })}
          />
        );
      case 'unit':
        return (
          <SelectField
            key={name}
            label={field.unit}
            value={draft.unit}
            options={[
              { value: 'W', label: 'W' },
              { value: 'kW', label: 'kW' },
            ]}
            onChange={(unit) => onChange({ unit })}
          />
        );
      case 'secret':
      case 'token':
        return (
          <TextField
            key={name}
            label={field[name]}
            help={field.secretHelp}
            kind="secret"
            value={draft.secret}
            onChange={(secret) => onChange({ secret })}
          />
        );
      default:
        return (
          <TextField
            key={name}
            label={field[name]}
            {...(name === 'entity' ? { help: field.entityHelp } : {})}
            {...(name === 'path' ? { help: field.pathHelp } : {})}
            mono={name !== 'user'}
            value={draft[name]}
            problem={problems[name] ?? null}
            onChange={(value) => onChange({ [name]: value })}
          />
        );
    }
  });
}
