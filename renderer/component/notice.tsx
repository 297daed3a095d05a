import { CircleAlert, Info, type LucideIcon, TriangleAlert, WifiOff, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ErrorText } from '../../common/message/error-text.ts';
import { message } from '../message/message.ts';
import { Dot } from './badge.tsx';
import { Button } from './button.tsx';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import styles from './notice.module.css';

const cx = classNames(styles);

type NoticeKind = 'info' | 'wait' | 'fault' | 'plain';

const pictures: Readonly<Record<NoticeKind, LucideIcon>> = {
  info: Info,
  wait: WifiOff,
  fault: TriangleAlert,
  plain: CircleAlert,
};

/** Says a thing, its cause and what to do, in the flow of the screen. */
export function Notice(props: {
  readonly kind: NoticeKind;
  readonly icon?: LucideIcon;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}): ReactNode {
  const { kind, icon = pictures[kind], title, children, actions } = props;
  return (
    <div className={cx('notice', kind)}>
      <Icon of={icon} />
      <div className={cx('body')}>
        {title !== undefined && <b>{title}</b>} {children}
        {actions !== undefined && <div className={cx('actions')}>{actions}</div>}
      </div>
    </div>
  );
}

/** The text of an error: what happened, why, what to do, and what happens by itself. */
export function ErrorNotice(props: {
  readonly text: ErrorText;
  /** What happens next by itself, for example "Next try in 8 s, attempt 3." */
  readonly next?: string;
  readonly waits?: boolean;
  readonly actions?: ReactNode;
}): ReactNode {
  const { text, next, waits = false, actions } = props;
  return (
    <Notice
      kind={waits ? 'wait' : 'fault'}
      icon={TriangleAlert}
      title={text.title}
      {...(actions === undefined ? {} : { actions })}
    >
      <br />
      {text.detail} {text.action}
      {next !== undefined && (
        <>
          <br />
          <span className={cx('second')}>{next}</span>
        </>
      )}
    </Notice>
  );
}

/** Floats at the corner until dismissed. */
export function ToastCard(props: {
  readonly condition: 'run' | 'fault';
  readonly children: ReactNode;
  readonly onDismiss: () => void;
}): ReactNode {
  return (
    <div className={cx('toast')}>
      <Dot of={props.condition} />
      <div className={cx('body')}>{props.children}</div>
      <Button
        look="quiet"
        size="small"
        label={message.common.dismiss}
        icon={<Icon of={X} />}
        onPress={props.onDismiss}
      />
    </div>
  );
}

/** Where toasts float; an empty one is there so that what comes is announced. */
export function ToastStack({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <div className={cx('toasts')} role="status">
      {children}
    </div>
  );
}
