import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import { classNames } from './class-names.ts';
import styles from './control.module.css';

const cx = classNames(styles);

export interface Option<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly disabled?: boolean;
}

/** A few alternatives side by side; arrow keys move between them. */
export function Segment<Value extends string>(props: {
  readonly label: string;
  readonly options: readonly Option<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}): ReactNode {
  const { label, options, value, onChange } = props;
  const group = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const open = options.filter((option) => option.disabled !== true);
    const at = open.findIndex((option) => option.value === value);
    const next = open[(at + step + open.length) % open.length];
    if (next === undefined) return;
    onChange(next.value);
    group.current?.querySelectorAll('button')[options.indexOf(next)]?.focus();
  };
  return (
    <div className={cx('segment')} role="radiogroup" aria-label={label} ref={group}>
      {options.map((option) => (
        // biome-ignore lint/a11y/useSemanticElements: a row of buttons that look pressed, with roving focus
        <button
          key={option.value}
          type="button"
          role="radio"
          aria-checked={option.value === value}
          disabled={option.disabled}
          tabIndex={option.value === value ? 0 : -1}
          onClick={() => onChange(option.value)}
          onKeyDown={onKeyDown}
        >
          {option.label}
        </button>
      ))}
    </div>
  );
}

export function Switch(props: {
  /** Id of the text that names it, or the name itself. */
  readonly labelledBy?: string;
  readonly label?: string;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly onChange: (checked: boolean) => void;
}): ReactNode {
  return (
    <input
      type="checkbox"
      role="switch"
      className={cx('switch')}
      aria-labelledby={props.labelledBy}
      aria-label={props.label}
      checked={props.checked}
      aria-checked={props.checked}
      disabled={props.disabled}
      onChange={(event) => props.onChange(event.currentTarget.checked)}
    />
  );
}

/** One of many, by the platform's own list. */
export function Select<Value extends string>(props: {
  readonly id?: string;
  readonly label?: string;
  readonly labelledBy?: string;
  readonly options: readonly Option<Value>[];
  readonly value: Value;
  readonly full?: boolean;
  readonly disabled?: boolean;
  readonly onChange: (value: Value) => void;
}): ReactNode {
  return (
    <span className={cx('selectBox', props.full && 'full')}>
      <select
        id={props.id}
        className={cx('select')}
        aria-label={props.label}
        aria-labelledby={props.labelledBy}
        value={props.value}
        disabled={props.disabled}
        onChange={(event) => props.onChange(event.currentTarget.value as Value)}
      >
        {props.options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </span>
  );
}

/** A slider over whole numbers; tells its value while it moves and once when it is let go. */
export function Slider(props: {
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly value: number;
  readonly valueText: string;
  readonly onChange: (value: number) => void;
  readonly onCommit: (value: number) => void;
}): ReactNode {
  const { min, max, value } = props;
  const filled = max > min ? ((value - min) / (max - min)) * 100 : 100;
  return (
    <input
      type="range"
      className={cx('range')}
      ref={(element) => element?.style.setProperty('--filled', `${filled}%`)}
      aria-label={props.label}
      aria-valuetext={props.valueText}
      min={min}
      max={max}
      value={value}
      onChange={(event) => props.onChange(event.currentTarget.valueAsNumber)}
      onPointerUp={(event) => props.onCommit(event.currentTarget.valueAsNumber)}
      onKeyUp={(event) => props.onCommit(event.currentTarget.valueAsNumber)}
    />
  );
}

/** One alternative with room to explain itself. */
export function Choice(props: {
  readonly name: string;
  readonly value: string;
  readonly checked: boolean;
  readonly onChoose: () => void;
  readonly children: ReactNode;
}): ReactNode {
  const id = useId();
  return (
    <label className={cx('choice')} htmlFor={id}>
      <input
        id={id}
        type="radio"
        className={cx('radio')}
        name={props.name}
        value={props.value}
        checked={props.checked}
        onChange={props.onChoose}
      />
      <span className={cx('grow')}>{props.children}</span>
    </label>
  );
}
