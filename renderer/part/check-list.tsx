import { type ReactNode, useState } from 'react';
import { type WireError, wireErrorFrom } from '../../common/contract/errors.ts';
import type { SourceSettings } from '../../common/contract/settings.ts';
import type { CheckLine, CheckReport } from '../../common/contract/source.ts';
import type { Condition } from '../component/badge.tsx';
import { Checklist, Skeleton } from '../component/list.tsx';
import { ErrorNotice } from '../component/notice.tsx';
import { formatMs } from '../format/time.ts';
import { errorText, message } from '../message/message.ts';
import { useApi } from '../state/use-app.ts';

/** A diagnosis: not asked for, on its way, there, or impossible. */
export type Check =
  | { readonly kind: 'none' }
  | { readonly kind: 'running' }
  | { readonly kind: 'done'; readonly report: CheckReport }
  | { readonly kind: 'failed'; readonly error: WireError };

/** Runs diagnoses of one source at a time. */
export function useCheck(): {
  readonly check: Check;
  readonly run: (settings: SourceSettings, secret: string | undefined) => Promise<boolean>;
  readonly forget: () => void;
} {
  const api = useApi();
  const [check, setCheck] = useState<Check>({ kind: 'none' });
  return {
    check,
    forget: () => setCheck({ kind: 'none' }),
    run: async (settings, secret) => {
      setCheck({ kind: 'running' });
      try {
        const report = await api.source.check({
          settings,
          ...(secret === undefined ? {} : { secret }),
        });
        setCheck({ kind: 'done', report });
        return report.mineable;
      } catch (error) {
        setCheck({ kind: 'failed', error: wireErrorFrom(error) });
        return false;
      }
    },
  };
}

const conditions: Readonly<Record<CheckReport['lines'][number]['outcome'], Condition>> = {
  passed: 'run',
  attention: 'wait',
  failed: 'fault',
  skipped: 'off',
};

/** The lines of a diagnosis, or what stands in their place. */
export function CheckLines({ check }: { readonly check: Check }): ReactNode {
  switch (check.kind) {
    case 'none':
      return null;
    case 'running':
      return <Skeleton label={message.check.running} />;
    case 'failed':
      return <ErrorNotice text={errorText(check.error)} />;
    case 'done':
      return <CheckLineList lines={check.report.lines} />;
  }
}

function detailOf({ detail, error }: CheckLine): string {
  if (error === undefined) return detail;
  const words = errorText(error as WireError);
  return [words.title, words.detail, words.action].join(' ');
}

/** Lines of a diagnosis with their outcomes. */
export function CheckLineList({ lines }: { readonly lines: CheckReport['lines'] }): ReactNode {
  return (
    <Checklist
      lines={lines.map((line) => ({
        id: line.id,
        condition: conditions[line.outcome],
        conditionWord: message.check.outcome[line.outcome],
        name: line.label,
        detail: detailOf(line),
        ...(line.elapsedMs === null ? {} : { end: formatMs(line.elapsedMs) }),
      }))}
    />
  );
}
