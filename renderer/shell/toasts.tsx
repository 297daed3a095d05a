import type { ReactNode } from 'react';
import { ToastCard, ToastStack } from '../component/notice.tsx';
import { errorText } from '../message/message.ts';
import { useToasts } from '../state/use-action.tsx';

/** What came of the user's own actions, until dismissed. */
export function Toasts(): ReactNode {
  const { list, dismiss } = useToasts();
  return (
    <ToastStack>
      {list.map((toast) => {
        const text = toast.kind === 'error' ? errorText(toast.error) : null;
        return (
          <ToastCard
            key={toast.id}
            condition={toast.kind === 'error' ? 'fault' : 'run'}
            onDismiss={() => dismiss(toast.id)}
          >
            {text === null ? (
              toast.kind === 'done' && toast.text
            ) : (
              <>
                <b>{text.title}</b> {text.detail} {text.action}
              </>
            )}
          </ToastCard>
        );
      })}
    </ToastStack>
  );
}
