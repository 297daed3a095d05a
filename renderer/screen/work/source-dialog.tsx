import { type ReactNode, useState } from 'react';
import type { SourceKind, SourceSettings } from '../../../common/contract/settings.ts';
import type { SourceInfo } from '../../../common/contract/source.ts';
import { Button } from '../../component/button.tsx';
import { Dialog } from '../../component/dialog.tsx';
import { SelectField, TextField } from '../../component/field.tsx';
import { Row } from '../../component/layout.tsx';
import { AddressView } from '../../component/list.tsx';
import { Paragraph } from '../../component/text.tsx';
import { message } from '../../message/message.ts';
import { CheckLines, useCheck } from '../../part/check-list.tsx';
import {
  type Draft,
  draftProblems,
  newDraft,
  secretName,
  settingsFrom,
  sourceKinds,
} from '../../part/source-field.ts';
import { SourceForm } from '../../part/source-form.tsx';
import { checkedFingerprint, TrustCertificate } from '../../part/trust-certificate.tsx';
import { useAction } from '../../state/use-action.tsx';

const text = message.work;

/** Adds or changes a source; it can be checked before it is saved. */
export function SourceDialog(props: {
  readonly initial: Draft;
  readonly sources: readonly SourceInfo[];
  readonly onClose: () => void;
}): ReactNode {
  const { initial, sources, onClose } = props;
  const [draft, setDraft] = useState(initial);
  const [isTried, setTried] = useState(false);
  const [isConfirming, setConfirming] = useState(false);
  const { check, run, forget } = useCheck();
  const act = useAction();
  const fingerprint = checkedFingerprint(check);
  const ids = sources.map(({ settings }) => settings.id);
  const known = sources.find(({ settings }) => settings.id === draft.id);
  const problems = draftProblems(draft);
  const shownProblems = isTried ? problems : {};
  const typed = draft[secretName];
  const secret = typeof typed === 'string' && typed !== '' ? typed : undefined;

  const whenComplete = (then: () => void): void => {
    setTried(true);
    if (Object.keys(problems).length === 0) then();
  };
  const oldAddress = payoutOf(known?.settings);
  const isRedirecting = oldAddress !== '' && payoutOf(settingsFrom(draft)) !== oldAddress;
  const save = async (): Promise<void> => {
    const settings = settingsFrom(draft);
    const isSaved = await act((api) =>
      api.source.save({ settings, ...(secret === undefined ? {} : { secret }) }),
    );
    if (isSaved) onClose();
  };
  if (isConfirming) {
    return (
      <Dialog
        key="confirm"
        title={text.redirectTitle}
        onClose={() => setConfirming(false)}
        foot={
          <>
            <Button
              onPress={() => {
                setDraft({ ...draft, payoutAddress: oldAddress });
                setConfirming(false);
              }}
            >
              {text.keepOld}
            </Button>
            <Button look="primary" onPress={() => void save()}>
              {text.change}
            </Button>
          </>
        }
      >
        <Paragraph tone="second">{text.redirectHelp}</Paragraph>
        <Paragraph size="label">{text.redirectFrom}</Paragraph>
        <AddressView address={oldAddress} />
        <Paragraph size="label">{text.redirectTo}</Paragraph>
        <AddressView address={payoutOf(settingsFrom(draft))} />
      </Dialog>
    );
  }
  return (
    <Dialog
      title={known === undefined ? text.addTitle : text.editTitle(known.settings.label)}
      onClose={onClose}
      foot={
        <>
          <Button
            disabled={check.kind === 'running'}
            onPress={() => whenComplete(() => void run(settingsFrom(draft), secret))}
          >
            {text.check}
          </Button>
          <Button onPress={onClose}>{message.common.cancel}</Button>
          <Button
            look="primary"
            onPress={() => whenComplete(() => (isRedirecting ? setConfirming(true) : void save()))}
          >
            {text.save}
          </Button>
        </>
      }
    >
      {known === undefined && (
        <SelectField
          label={text.kind}
          value={draft.kind}
          options={sourceKinds.map((kind) => ({ value: kind, label: message.source.kind[kind] }))}
          onChange={(kind: SourceKind) => {
            forget();
            setDraft(newDraft(kind, ids));
          }}
        />
      )}
      <TextField
        label={message.source.field.label}
        value={draft.label}
        problem={shownProblems['label'] ?? null}
        onChange={(label) => setDraft({ ...draft, label })}
      />
      <SourceForm
        draft={draft}
        problems={shownProblems}
        hasSecret={known?.hasSecret ?? false}
        onChange={(next) => {
          forget();
          setDraft(next);
        }}
      />
      <CheckLines check={check} />
      {fingerprint !== null && (
        <Row>
          <TrustCertificate
            onPress={() => {
              const trusting = { ...draft, tlsPin: fingerprint };
              setDraft(trusting);
              void run(settingsFrom(trusting), secret);
            }}
          />
        </Row>
      )}
    </Dialog>
  );
}

/** The address a source pays; empty where it has none. */
function payoutOf(settings: SourceSettings | undefined): string {
  return settings !== undefined && 'payoutAddress' in settings ? settings.payoutAddress : '';
}
