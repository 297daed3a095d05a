import type { ReactNode } from 'react';
import type { FleetReport } from '../../../common/contract/fleet.ts';
import { Dialog } from '../../component/dialog.tsx';
import { SelectField, TextField } from '../../component/field.tsx';
import { Stack } from '../../component/layout.tsx';
import { Notice } from '../../component/notice.tsx';
import { formatHashrate } from '../../format/scale.ts';
import { formatMs } from '../../format/time.ts';
import { message } from '../../message/message.ts';
import { deviceFromDraft, type FleetDraft, fleetKinds } from '../../part/fleet-field.ts';
import { settingsOf, useTriedDraft } from '../../part/tried-draft.tsx';
import { useSlice } from '../../state/use-app.ts';

const text = message.trust.fleet;

/** Adds or changes a miner to watch; it can be tried before it is saved. */
export function FleetDialog(props: {
  readonly initial: FleetDraft;
  readonly onClose: () => void;
}): ReactNode {
  const { initial, onClose } = props;
  const { fleet } = useSlice('settings');
  const known = fleet.find(({ id }) => id === initial.id);
  const { draft, isTried, report, foot, ...tried } = useTriedDraft({
    initial,
    words: text,
    read: (typed) => settingsOf(deviceFromDraft(typed)),
    check: (api, argument) => api.fleet.check(argument),
    save: (api, argument) => api.fleet.save(argument),
    onClose,
  });
  const read = deviceFromDraft(draft);
  const problems = !isTried || read.ok ? {} : read.problems;
  const change = (next: Partial<FleetDraft>): void => tried.change({ ...draft, ...next });
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
          options={fleetKinds.map((value) => ({ value, label: text.kind[value] }))}
          onChange={(kind) => change({ kind })}
        />
        <TextField
          label={text.field.address}
          help={text.field.addressHelp}
          value={draft.address}
          mono
          problem={problems['address'] ?? null}
          onChange={(address) => change({ address })}
        />
        <TextField
          label={text.field.label}
          value={draft.label}
          onChange={(label) => change({ label })}
        />
        {draft.kind === 'cgminer' && (
          <SelectField
            label={text.field.algorithm}
            value={draft.algorithm}
            options={[
              { value: 'sha256d', label: 'SHA-256d' },
              { value: 'scrypt', label: 'scrypt' },
            ]}
            onChange={(algorithm) => change({ algorithm })}
          />
        )}
        {draft.kind === 'xmrig' && (
          <TextField
            label={text.field.token}
            help={text.field.tokenHelp}
            kind="secret"
            value={draft.secret}
            onChange={(secret) => change({ secret })}
          />
        )}
        {report !== null && <Outcome report={report} />}
      </Stack>
    </Dialog>
  );
}

function Outcome({ report }: { readonly report: FleetReport }): ReactNode {
  if (!report.ok) return <Notice kind="fault">{text.fails(report.problem)}</Notice>;
  const elapsed = formatMs(report.elapsedMs);
  const { hashrateHps } = report.reading;
  return (
    <Notice kind="info">
      {hashrateHps === null
        ? text.worksUnknown(elapsed)
        : text.works(formatHashrate(hashrateHps), elapsed)}
    </Notice>
  );
}
