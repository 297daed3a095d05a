import { Check, Copy, type LucideIcon } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { addressGroups } from '../format/address.ts';
import { message } from '../message/message.ts';
import { type Condition, ConditionIcon, Dot } from './badge.tsx';
import { Button } from './button.tsx';
import { classNames } from './class-names.ts';
import { copy } from './copy.ts';
import { Icon } from './icon.tsx';
import styles from './list.module.css';

const cx = classNames(styles);

export interface ChecklistLine {
  readonly id: string;
  readonly condition: Condition;
  /** Says the condition to those who do not see its shape. */
  readonly conditionWord: string;
  readonly name: string;
  readonly detail: string;
  readonly end?: string;
}

/** What was tried, in order, with its outcome. */
export function Checklist({ lines }: { readonly lines: readonly ChecklistLine[] }): ReactNode {
  return (
    <ul className={cx('check')}>
      {lines.map((line) => (
        <li key={line.id}>
          <span className={cx(line.condition)} role="img" aria-label={line.conditionWord}>
            <ConditionIcon of={line.condition} />
          </span>
          <span className={cx('name')}>{line.name}</span>
          <span className={cx('detail')}>{line.detail}</span>
          <span className={cx('end')}>{line.end}</span>
        </li>
      ))}
    </ul>
  );
}

export interface TimelineLine {
  readonly id: number;
  readonly time: string;
  /** The whole moment, on hover. */
  readonly moment: string;
  readonly dot: 'run' | 'wait' | 'fault' | 'note';
  readonly text: string;
}

/** What happened, newest first. */
export function Timeline({ lines }: { readonly lines: readonly TimelineLine[] }): ReactNode {
  return (
    <ol className={cx('timeline')}>
      {lines.map((line) => (
        <li key={line.id}>
          <time title={line.moment}>{line.time}</time>
          <Dot of={line.dot} />
          <span>{line.text}</span>
        </li>
      ))}
    </ol>
  );
}

/** One setting: its name and what it does at the start, its control at the end. */
export function SettingRow(props: {
  readonly name: string;
  readonly help?: string;
  /** Receives the id of the name, for aria-labelledby. */
  readonly children: (nameId: string) => ReactNode;
}): ReactNode {
  const id = useId();
  return (
    <div className={cx('setting')}>
      <div className={cx('text')}>
        <div id={id} className={cx('settingName')}>
          {props.name}
        </div>
        {props.help !== undefined && <div className={cx('help')}>{props.help}</div>}
      </div>
      <div className={cx('control')}>{props.children(id)}</div>
    </div>
  );
}

/** What a card says while it has nothing: what is missing and when it comes or how to get it. */
export function EmptyState(props: {
  readonly icon: LucideIcon;
  readonly lead: string;
  readonly rest: string;
  readonly action?: ReactNode;
}): ReactNode {
  return (
    <div className={cx('empty')}>
      <Icon of={props.icon} size={22} />
      <p>
        <b>{props.lead}</b> {props.rest}
      </p>
      {props.action}
    </div>
  );
}

/** Stands for figures that are on their way; shows after 300 ms. */
export function Skeleton({ label }: { readonly label: string }): ReactNode {
  return (
    <div className={cx('skeletons')} role="status" aria-label={label}>
      <span className={cx('skeleton')} />
      <span className={cx('skeleton')} />
      <span className={cx('skeleton')} />
    </div>
  );
}

/** How far something is, 0 to 1. */
export function Meter(props: { readonly label: string; readonly value: number }): ReactNode {
  return <progress className={cx('meter')} aria-label={props.label} value={props.value} max={1} />;
}

/** How long the tick stays after copying: long enough to be seen, too short to be taken for a state. */
const copiedMs = 1500;

/** A value that can be copied whole although it may be cut on screen. */
export function CopyText(props: {
  readonly value: string;
  readonly children?: ReactNode;
  readonly label: string;
}): ReactNode {
  const [isCopied, setCopied] = useState(false);
  const onPress = (): void => {
    if (!copy(props.value)) return;
    setCopied(true);
    setTimeout(() => setCopied(false), copiedMs);
  };
  return (
    <span className={cx('copy')}>
      <span className={cx('copied')} title={props.value} data-private="true">
        {props.children ?? props.value}
      </span>
      <Button
        look="quiet"
        size="small"
        label={isCopied ? message.common.copied : props.label}
        icon={<Icon of={isCopied ? Check : Copy} size={14} />}
        onPress={onPress}
      />
    </span>
  );
}

/** An address in groups of four with the first and the last set apart: those are what people compare. */
export function AddressView({ address }: { readonly address: string }): ReactNode {
  const groups = addressGroups(address);
  return (
    <span className={cx('address')} title={address} data-private="true">
      {groups.map((group, at) => {
        const isEnd = at === 0 || at >= groups.length - 2;
        // Groups repeat, so their place is their key.
        const key = `${at}-${group}`;
        return isEnd ? <b key={key}>{group}</b> : <span key={key}>{group}</span>;
      })}
    </span>
  );
}
