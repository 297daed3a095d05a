import type { ReactNode } from 'react';
import type { WireError } from '../../common/contract/errors.ts';
import type { SourceSettings } from '../../common/contract/settings.ts';
import { Button } from '../component/button.tsx';
import { message } from '../message/message.ts';
import type { Check } from './check-list.tsx';

/** Pins the certificate whose fingerprint stands above it: from then on only a server with it is used. */
export function TrustCertificate({ onPress }: { readonly onPress: () => void }): ReactNode {
  return (
    <Button size="small" onPress={onPress}>
      {message.source.trustCertificate}
    </Button>
  );
}

/** The certificate that a source was refused for; null when it was something else. */
export function refusedFingerprint(error: WireError): string | null {
  if (error.code !== 'net.certificate') return null;
  const { fingerprint } = error.params as { readonly fingerprint: string | null };
  return fingerprint;
}

/** The certificate at which a diagnosis ended; null when it ended elsewhere or well. */
export function checkedFingerprint(check: Check): string | null {
  if (check.kind !== 'done') return null;
  return (
    check.report.lines.find(({ fingerprint }) => fingerprint !== undefined)?.fingerprint ?? null
  );
}

/** Settings that trust exactly this certificate besides those that the system trusts. */
export function pinned(settings: SourceSettings, fingerprint: string): SourceSettings {
  return settings.kind === 'practice' ? settings : { ...settings, tlsPin: fingerprint };
}
