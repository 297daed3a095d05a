import { Undo2 } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { classNames } from '../component/class-names.ts';
import { Icon } from '../component/icon.tsx';
import { Provenance } from '../component/provenance.tsx';
import { formatAge } from '../format/time.ts';
import { message } from '../message/message.ts';
import { useNow } from '../state/clock.ts';
import { problemOf } from './field.ts';
import {
  editableText,
  fieldUnit,
  formatInput,
  inOwnUnits,
  parseQuantity,
  type Units,
} from './quantity-text.ts';
import type { FieldValue } from './resolve.ts';
import { useUnits } from './use-units.ts';
import type { WhatIf } from './use-what-if.ts';
import styles from './what-if.module.css';

const cx = classNames(styles);
const text = message.economics.whatIf;

/**
 * One input: its value where it stands, edited in place. A change is marked and undone by the button beside
 * it; what is no number or out of bounds stays in the field, with what is allowed.
 *
 * @param props.explains - says below where the value comes from, and what is usual while it is missing
 */
export function WhatIfField<Name extends string>(props: {
  readonly whatIf: WhatIf<Name>;
  readonly name: Name;
  readonly explains?: boolean;
}): ReactNode {
  const { whatIf, name, explains = false } = props;
  const at = whatIf.values[name];
  const { field, value, isChanged } = at;
  const units = useUnits(whatIf.facts);
  const nowMs = useNow();
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  // A live value stands still under the cursor: what is selected would move, and typing be appended to it.
  const [held, setHeld] = useState<string | null>(null);
  const shown = held ?? (value === null ? '' : shownText(at, value));
  const problem = draft === null ? null : problemWith(at, draft, units);
  const commit = (): void => {
    if (draft === null) return;
    if (draft.trim() === '') {
      setDraft(null);
      setHeld(null);
      if (isChanged) whatIf.undo(name);
      return;
    }
    const parsed = parseQuantity(draft, field.unit);
    if (problem !== null || parsed === undefined) return;
    setDraft(null);
    setHeld(null);
    if (draft !== shown && parsed !== value) whatIf.change(name, parsed);
  };
  const live =
    at.live.value === null ? text.liveUnknown : formatInput(at.live.value, field.unit, units);
  const noteId = `${id}-note`;
  const note = explains ? <Origin value={at} nowMs={nowMs} whatIf={whatIf} /> : null;
  return (
    <div className={cx('field')}>
      <span
        className={cx(
          'box',
          isChanged && 'changed',
          at.provenance === 'stale' && 'stale',
          value === null && draft === null && 'missing',
          problem !== null && 'bad',
        )}
        title={originTitle(at, nowMs)}
      >
        <label htmlFor={id}>{field.label}</label>
        <input
          id={id}
          value={draft ?? shown}
          placeholder={message.common.unknown}
          inputMode="decimal"
          autoComplete="off"
          spellCheck={false}
          aria-invalid={problem !== null || undefined}
          aria-describedby={problem !== null || explains ? noteId : undefined}
          onFocus={(event) => {
            setHeld(shown);
            event.currentTarget.select();
          }}
          onChange={(event) => setDraft(event.currentTarget.value)}
          onBlur={() => {
            setHeld(null);
            commit();
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') commit();
            if (event.key === 'Escape') setDraft(null);
          }}
        />
        <Unit text={fieldUnit(field.unit, units)} />
        {isChanged && (
          <button
            type="button"
            className={cx('undo')}
            aria-label={`${field.label}: ${text.undo(live)}`}
            title={text.undo(live)}
            onClick={() => {
              setDraft(null);
              whatIf.undo(name);
            }}
          >
            <Icon of={Undo2} size={14} />
          </button>
        )}
      </span>
      {problem !== null ? (
        <span id={noteId} className={cx('problem')} role="alert">
          {problem}
        </span>
      ) : (
        note !== null && (
          <span id={noteId} className={cx('note')}>
            {note}
          </span>
        )
      )}
    </div>
  );
}

function Unit({ text }: { readonly text: string }): ReactNode {
  return text === '' ? null : <span className={cx('unit')}>{text}</span>;
}

/** What the user put stands as it is; what is live carries more digits than anybody edits: four tell it. */
function shownText({ field, provenance }: FieldValue, value: number): string {
  const isWhole = provenance === 'typed' || (field.unit === '1' && Number.isInteger(value));
  return editableText(isWhole ? value : Number(value.toPrecision(4)), field.unit);
}

function problemWith({ field }: FieldValue, draft: string, units: Units): string | null {
  if (draft.trim() === '') return null;
  const parsed = parseQuantity(draft, field.unit);
  if (parsed === undefined) return text.notNumber(field.label, draft.trim());
  const allowed = problemOf(field, parsed);
  return allowed === null
    ? null
    : text.refused(field.label, draft.trim(), inOwnUnits(message.said(allowed), units));
}

function originTitle({ from, atMs }: FieldValue, nowMs: number): string {
  return atMs === null ? from : `${from}, ${formatAge(nowMs - atMs)}`;
}

function Origin<Name extends string>(props: {
  readonly value: FieldValue;
  readonly nowMs: number;
  readonly whatIf: WhatIf<Name>;
}): ReactNode {
  const { value, nowMs, whatIf } = props;
  if (value.value === null) return value.field.usual?.(whatIf.facts) ?? value.from;
  const { provenance, from, atMs } = value;
  return (
    <Provenance
      kind={provenance}
      title={from}
      {...(atMs === null ? {} : { detail: formatAge(nowMs - atMs) })}
    />
  );
}
