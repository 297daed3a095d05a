import { X } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { editableNumber, parseNumber } from '../format/parse-number.ts';
import { classNames } from './class-names.ts';
import { type Option, Select } from './control.tsx';
import styles from './field.module.css';
import { Icon } from './icon.tsx';

const cx = classNames(styles);

interface FrameProps {
  readonly label: string;
  /** Hides the label from sight where the row already says it. */
  readonly hideLabel?: boolean;
  readonly help?: ReactNode;
  /** What is wrong, why, and what to do; null when nothing is. */
  readonly problem?: string | null;
}

interface FrameIds {
  readonly id: string;
  readonly describedBy: string | undefined;
  readonly isBad: boolean;
}

/** Label, control, help and problem, tied together for those who can not see them. */
function Frame(props: FrameProps & { readonly children: (ids: FrameIds) => ReactNode }): ReactNode {
  const { label, hideLabel = false, help, problem = null } = props;
  const id = useId();
  const noteId = `${id}-note`;
  const describedBy = help !== undefined || problem !== null ? noteId : undefined;
  return (
    <div className={cx('field')}>
      <label htmlFor={id} className={cx('label')} hidden={hideLabel}>
        {label}
      </label>
      {props.children({ id, describedBy, isBad: problem !== null })}
      {problem !== null ? (
        <span id={noteId} className={cx('problem')}>
          <Icon of={X} size={14} />
          {problem}
        </span>
      ) : (
        help !== undefined && (
          <span id={noteId} className={cx('help')}>
            {help}
          </span>
        )
      )}
    </div>
  );
}

/** Free text; `secret` is never shown, `long` wraps over several lines. */
export function TextField(
  props: FrameProps & {
    readonly value: string;
    readonly onChange: (value: string) => void;
    readonly onDone?: (value: string) => void;
    readonly placeholder?: string;
    readonly mono?: boolean;
    readonly kind?: 'text' | 'secret' | 'long' | 'search';
    readonly end?: ReactNode;
    readonly inputId?: string;
  },
): ReactNode {
  const { value, onChange, onDone, placeholder, mono, kind = 'text' } = props;
  return (
    <Frame {...props}>
      {({ id, describedBy, isBad }) => {
        const shared = {
          id: props.inputId ?? id,
          value,
          placeholder,
          'aria-label': props.inputId === undefined && !props.hideLabel ? undefined : props.label,
          'aria-describedby': describedBy,
          'aria-invalid': isBad || undefined,
          spellCheck: false,
          autoComplete: kind === 'secret' ? 'new-password' : 'off',
        };
        return (
          <span className={cx('input', mono && 'mono', isBad && 'bad')}>
            {kind === 'long' ? (
              <textarea
                {...shared}
                rows={1}
                onChange={(event) => onChange(event.currentTarget.value.replace(/\s+/g, ''))}
                onBlur={(event) => onDone?.(event.currentTarget.value)}
              />
            ) : kind === 'secret' ? (
              // Browsers ask for a form around a password, with a user name in it.
              <form className={cx('secret')} onSubmit={(event) => event.preventDefault()}>
                <input autoComplete="username" readOnly hidden />
                <input
                  {...shared}
                  type="password"
                  onChange={(event) => onChange(event.currentTarget.value)}
                />
              </form>
            ) : (
              <input
                {...shared}
                type={kind === 'search' ? 'search' : 'text'}
                onChange={(event) => onChange(event.currentTarget.value)}
                onBlur={(event) => onDone?.(event.currentTarget.value)}
                onKeyDown={(event) => {
                  if (event.key === 'Enter') onDone?.(event.currentTarget.value);
                }}
              />
            )}
            {props.end}
          </span>
        );
      }}
    </Frame>
  );
}

/**
 * A number with its unit that is told when the field is left or Enter is pressed. An empty field is null;
 * what is no number, or out of bounds, stays in the field with the reason.
 */
export function NumberField(
  props: FrameProps & {
    readonly value: number | null;
    readonly unit: string;
    readonly onCommit: (value: number | null) => void;
    /** Says what is wrong with a number, or null. */
    readonly check?: (value: number | null) => string | null;
    /** Said when the text is no number. */
    readonly notNumber: string;
    readonly placeholder?: string;
  },
): ReactNode {
  const { value, unit, onCommit, check, notNumber, placeholder } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const text = draft ?? (value === null ? '' : editableNumber(value));
  const parsed = parseNumber(text);
  const problem =
    draft === null ? null : parsed === undefined ? notNumber : (check?.(parsed) ?? null);
  const commit = (): void => {
    if (draft === null || problem !== null || parsed === undefined) return;
    setDraft(null);
    if (parsed !== value) onCommit(parsed);
  };
  return (
    <Frame {...props} problem={problem ?? props.problem ?? null}>
      {({ id, describedBy, isBad }) => (
        <span className={cx('input', 'number', isBad && 'bad')}>
          <input
            id={id}
            inputMode="decimal"
            value={text}
            placeholder={placeholder}
            aria-label={props.hideLabel ? props.label : undefined}
            aria-describedby={describedBy}
            aria-invalid={isBad || undefined}
            autoComplete="off"
            onChange={(event) => setDraft(event.currentTarget.value)}
            onBlur={commit}
            onKeyDown={(event) => {
              if (event.key === 'Enter') commit();
              if (event.key === 'Escape') setDraft(null);
            }}
          />
          {unit !== '' && <span className={cx('unit')}>{unit}</span>}
        </span>
      )}
    </Frame>
  );
}

export function SelectField<Value extends string>(
  props: FrameProps & {
    readonly value: Value;
    readonly options: readonly Option<Value>[];
    readonly onChange: (value: Value) => void;
  },
): ReactNode {
  return (
    <Frame {...props}>
      {({ id }) => (
        <Select
          id={id}
          full
          options={props.options}
          value={props.value}
          onChange={props.onChange}
        />
      )}
    </Frame>
  );
}
