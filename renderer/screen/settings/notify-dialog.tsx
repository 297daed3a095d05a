import type { ReactNode } from 'react';
import { NotifyEvent } from '../../../common/contract/notify.ts';
import { Switch } from '../../component/control.tsx';
import { Dialog } from '../../component/dialog.tsx';
import { NumberField, SelectField, TextField } from '../../component/field.tsx';
import { Stack } from '../../component/layout.tsx';
import { SettingRow } from '../../component/list.tsx';
import { Notice } from '../../component/notice.tsx';
import { formatMs } from '../../format/time.ts';
import { message } from '../../message/message.ts';
import {
  type NotifyDraft,
  type NotifyFieldName,
  notifyFields,
  notifyFromDraft,
  notifyKinds,
  withKind,
} from '../../part/notify-field.ts';
import { settingsOf, useTriedDraft } from '../../part/tried-draft.tsx';
import { useSlice } from '../../state/use-app.ts';

const text = message.trust.notify;

/** Adds or changes a notification; a test can be sent before it is saved. */
export function NotifyDialog(props: {
  readonly initial: NotifyDraft;
  readonly onClose: () => void;
}): ReactNode {
  const { initial, onClose } = props;
  const { notifications } = useSlice('settings');
  const known = notifications.find(({ id }) => id === initial.id);
  const { draft, isTried, report, foot, change } = useTriedDraft({
    initial,
    words: text,
    read: (typed) => settingsOf(notifyFromDraft(typed)),
    check: (api, argument) => api.notify.test(argument),
    save: (api, argument) => api.notify.save(argument),
    onClose,
  });
  const read = notifyFromDraft(draft);
  const problems = !isTried || read.ok ? {} : read.problems;
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
          options={notifyKinds.map((value) => ({ value, label: text.kind[value] }))}
          onChange={(kind) => change(withKind(draft, kind))}
        />
        <TextField
          label={text.field.label}
          value={draft.label}
          problem={problems['label'] ?? null}
          onChange={(label) => change({ ...draft, label })}
        />
        {notifyFields[draft.kind].map((name) => (
          <Field
            key={name}
            name={name}
            draft={draft}
            problem={problems[name] ?? null}
            onChange={change}
          />
        ))}
        <section aria-label={text.events}>
          {NotifyEvent.options.map((event) => (
            <SettingRow key={event} name={text.event[event]}>
              {(nameId) => (
                <Switch
                  labelledBy={nameId}
                  checked={draft.events.includes(event)}
                  onChange={(isOn) =>
                    change({
                      ...draft,
                      events: isOn
                        ? [...draft.events, event]
                        : draft.events.filter((each) => each !== event),
                    })
                  }
                />
              )}
            </SettingRow>
          ))}
        </section>
        {report !== null && (
          <Notice kind={report.ok ? 'info' : 'fault'}>
            {report.ok ? text.sent(formatMs(report.elapsedMs)) : text.fails(report.problem)}
          </Notice>
        )}
      </Stack>
    </Dialog>
  );
}

const helps: Readonly<Partial<Record<NotifyFieldName, string>>> = {
  topic: text.field.topicHelp,
  chatId: text.field.chatIdHelp,
  tlsPin: text.field.tlsPinHelp,
  address: text.field.addressHelp,
};

function Field(props: {
  readonly name: NotifyFieldName;
  readonly draft: NotifyDraft;
  readonly problem: string | null;
  readonly onChange: (draft: NotifyDraft) => void;
}): ReactNode {
  const { name, draft, problem, onChange } = props;
  const { field } = text;
  const { kind } = draft;
  switch (name) {
    case 'port':
      return (
        <NumberField
          label={field.port}
          unit=""
          value={draft.port}
          notNumber={field.bad}
          check={(port) =>
            port === null || !Number.isInteger(port) || port < 1 || port > 65_535 ? field.bad : null
          }
          onCommit={(port) => onChange({ ...draft, port: port ?? draft.port })}
        />
      );
    case 'security':
      return (
        <SelectField
          label={field.security}
          value={draft.security}
          options={(['starttls', 'tls', 'none'] as const).map((value) => ({
            value,
            label: field.securityOption[value],
          }))}
          onChange={(security) => onChange({ ...draft, security })}
        />
      );
    case 'readings':
      return (
        <SettingRow name={field.readings} help={field.readingsHelp}>
          {(nameId) => (
            <Switch
              labelledBy={nameId}
              checked={draft.readings}
              onChange={(readings) => onChange({ ...draft, readings })}
            />
          )}
        </SettingRow>
      );
    case 'secret':
      return kind === 'desktop' ? null : (
        <TextField
          label={field.secret[kind]}
          help={field.secretHelp}
          kind="secret"
          value={draft.secret}
          onChange={(secret) => onChange({ ...draft, secret })}
        />
      );
    default: {
      const help =
        name === 'url' && kind in field.urlHelp
          ? field.urlHelp[kind as keyof typeof field.urlHelp]
          : helps[name];
      return (
        <TextField
          label={field[name]}
          {...(help === undefined ? {} : { help })}
          mono
          value={draft[name]}
          problem={problem}
          onChange={(value) => onChange({ ...draft, [name]: value })}
        />
      );
    }
  }
}
