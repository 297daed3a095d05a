import { RotateCw, Stethoscope } from 'lucide-react';
import type { ReactNode } from 'react';
import type { WireError } from '../../../common/contract/errors.ts';
import type { SourceInfo } from '../../../common/contract/source.ts';
import { Button } from '../../component/button.tsx';
import { Card } from '../../component/card.tsx';
import { Icon } from '../../component/icon.tsx';
import { EmptyState } from '../../component/list.tsx';
import { ErrorNotice, Notice } from '../../component/notice.tsx';
import { formatElapsed } from '../../format/time.ts';
import { errorText, message } from '../../message/message.ts';
import { CheckLines, useCheck } from '../../part/check-list.tsx';
import { pinned, refusedFingerprint, TrustCertificate } from '../../part/trust-certificate.tsx';
import { useNow } from '../../state/clock.ts';
import { useAction } from '../../state/use-action.tsx';

const text = message.work;

/** Whether the chosen source could be mined on, line by line. */
export function DiagnosisCard({ source }: { readonly source: SourceInfo | undefined }): ReactNode {
  const { check, run } = useCheck();
  if (source === undefined) {
    return (
      <Card title={text.diagnosis} span={8}>
        <EmptyState icon={Stethoscope} lead={text.noSource.lead} rest={text.noSource.rest} />
      </Card>
    );
  }
  const { settings } = source;
  const isRunning = check.kind === 'running';
  const start = (
    <Button
      size="small"
      icon={<Icon of={RotateCw} size={14} />}
      disabled={isRunning}
      onPress={() => void run(settings, undefined)}
    >
      {isRunning ? message.check.running : check.kind === 'none' ? text.check : text.checkAgain}
    </Button>
  );
  return (
    <Card title={text.diagnosisOf(settings.label)} span={8} aside={start}>
      <StateNotice source={source} />
      {check.kind === 'none' && (
        <EmptyState icon={Stethoscope} lead={text.unchecked.lead} rest={text.unchecked.rest} />
      )}
      <CheckLines check={check} />
      {check.kind === 'done' && (
        <Notice kind={check.report.mineable ? 'plain' : 'fault'}>
          {check.report.mineable ? text.mineable : text.notMineable}
        </Notice>
      )}
    </Card>
  );
}

/** The source's own trouble, if it has any: what it is and when it is tried again. */
function StateNotice({ source }: { readonly source: SourceInfo }): ReactNode {
  const { settings, state } = source;
  const nowMs = useNow();
  const act = useAction();
  if (state.kind === 'failed') {
    const error = state.error as WireError;
    const fingerprint = refusedFingerprint(error);
    const trust = (pin: string): void =>
      void act(
        (api) => api.source.save({ settings: pinned(settings, pin) }),
        message.source.certificateTrusted,
      );
    return (
      <ErrorNotice
        text={errorText(error)}
        {...(fingerprint === null
          ? {}
          : { actions: <TrustCertificate onPress={() => trust(fingerprint)} /> })}
      />
    );
  }
  if (state.kind !== 'waiting') return null;
  return (
    <ErrorNotice
      waits
      text={errorText(state.error as WireError)}
      next={text.nextTry(
        formatElapsed(Math.max(0, state.retryAtMs - nowMs)),
        String(state.attempt),
      )}
    />
  );
}
