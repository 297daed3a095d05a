import { Check, Copy } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { createPortal } from 'react-dom';
import type { z } from 'zod';
import type { Model } from '../../common/economics/model.ts';
import { Button } from '../component/button.tsx';
import { classNames } from '../component/class-names.ts';
import { Dialog } from '../component/dialog.tsx';
import { Icon } from '../component/icon.tsx';
import { Provenance } from '../component/provenance.tsx';
import { Table } from '../component/table.tsx';
import { Paragraph, Text } from '../component/text.tsx';
import { formatAge } from '../format/time.ts';
import { message } from '../message/message.ts';
import { useNow } from '../state/clock.ts';
import type { Ready } from './answer.ts';
import { formatInput, formatQuantity, type Units } from './quantity-text.ts';
import type { FieldValue } from './resolve.ts';
import { useUnits } from './use-units.ts';
import type { WhatIf } from './use-what-if.ts';
import styles from './what-if.module.css';

const cx = classNames(styles);
const text = message.economics.explain;

/**
 * A number of a model that explains itself: pressed, it says the formula, the inputs with their origin, the
 * source, what would make it wrong, and how to get it on the command line.
 *
 * @param props.output - the model's output that the number shows
 * @param props.children - the number as the screen writes it
 */
export function Explained<Output extends z.ZodObject, Name extends string>(props: {
  readonly of: Ready<Output>;
  readonly output: keyof z.output<Output> & string;
  readonly whatIf: WhatIf<Name>;
  /** Inputs of the model that the user decided, though no field of the screen holds them. */
  readonly typed?: readonly string[];
  readonly children: ReactNode;
}): ReactNode {
  const { of, output, whatIf, typed = [], children } = props;
  return (
    <PressedNumber
      label={labelOf(of.model.output, output)}
      shown={children}
      foot={<CopyInput input={of.input} />}
    >
      <Explanation ready={of} whatIf={whatIf} typed={typed} />
    </PressedNumber>
  );
}

/** Writes figures of one answer, for a sentence or a list that has several. */
export function explainer<Output extends z.ZodObject, Name extends string>(
  of: Ready<Output>,
  whatIf: WhatIf<Name>,
  typed: readonly string[] = [],
): (output: keyof z.output<Output> & string, shown: ReactNode) => ReactNode {
  return (output, shown) => (
    <Explained of={of} output={output} whatIf={whatIf} typed={typed}>
      {shown}
    </Explained>
  );
}

/** An input among the words of a card: pressed, it says where it comes from and what it is without a change. */
export function Given<Name extends string>(props: {
  readonly whatIf: WhatIf<Name>;
  readonly name: Name;
  readonly children: ReactNode;
}): ReactNode {
  const { whatIf, name, children } = props;
  const { field, live, isChanged, ...origin } = whatIf.values[name];
  const units = useUnits(whatIf.facts);
  return (
    <PressedNumber label={field.label} shown={children}>
      <div className={cx('section')}>
        <h3>{text.from}</h3>
        <Paragraph size="label">
          <OriginLine origin={origin} />
        </Paragraph>
        {isChanged && (
          <Paragraph size="label">
            {live.value === null
              ? message.economics.whatIf.liveUnknown
              : message.economics.whatIf.live(formatInput(live.value, field.unit, units))}
          </Paragraph>
        )}
      </div>
    </PressedNumber>
  );
}

/**
 * A number that no model makes, such as a row of a table: pressed, it says where it is from.
 *
 * @param props.source - name and date, or how it is worked out
 */
export function Sourced(props: {
  readonly label: string;
  readonly source: string;
  readonly children: ReactNode;
}): ReactNode {
  const { label, source, children } = props;
  return (
    <PressedNumber label={label} shown={children}>
      <div className={cx('section')}>
        <h3>{text.source}</h3>
        <Paragraph size="label">{source}</Paragraph>
      </div>
    </PressedNumber>
  );
}

function PressedNumber(props: {
  readonly label: string;
  readonly shown: ReactNode;
  readonly foot?: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  const { label, shown, foot, children } = props;
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className={cx('explained')}
        title={text.hint}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {shown}
      </button>
      {isOpen &&
        // At the end of the page: a dialog would take over the alignment of the cell it stands in.
        createPortal(
          <Dialog
            title={label}
            onClose={() => setOpen(false)}
            foot={
              <>
                {foot}
                <Button look="primary" onPress={() => setOpen(false)}>
                  {text.close}
                </Button>
              </>
            }
          >
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
            <section className={cx('scroll')} tabIndex={0} aria-label={text.hint}>
              <div className={cx('figure')}>{shown}</div>
              {children}
            </section>
          </Dialog>,
          document.body,
        )}
    </>
  );
}

function Explanation<Name extends string>(props: {
  readonly ready: Ready;
  readonly whatIf: WhatIf<Name>;
  readonly typed: readonly string[];
}): ReactNode {
  const { ready, whatIf, typed } = props;
  const { model, input } = ready;
  return (
    <>
      <ModelWords model={model} />
      <div className={cx('section')}>
        <h3>{text.rests}</h3>
        <InputTable model={model} input={input} whatIf={whatIf} typed={typed} />
        <Changes whatIf={whatIf} except={Object.keys(input)} />
      </div>
      <div className={cx('section')}>
        <h3>{text.commandLine}</h3>
        <p className={cx('formula')}>{`adit economics ${model.id} --input input.json`}</p>
      </div>
    </>
  );
}

/** Formula, source and what would make a model wrong. */
export function ModelWords({ model }: { readonly model: Model }): ReactNode {
  return (
    <>
      <div className={cx('section')}>
        <h3>{text.formula}</h3>
        <p className={cx('formula')}>{model.formula}</p>
        <Paragraph size="caption" tone="third">
          {text.model(model.section, model.id)}
        </Paragraph>
      </div>
      <div className={cx('section')}>
        <h3>{text.source}</h3>
        <Paragraph size="label">{model.source}</Paragraph>
      </div>
      <div className={cx('section')}>
        <h3>{text.wrongWhen}</h3>
        <Paragraph size="label">{message.said(model.wrongWhen)}</Paragraph>
      </div>
    </>
  );
}

interface InputLine {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly origin: Origin | null;
  readonly isDefault: boolean;
}

type Origin = Pick<FieldValue, 'provenance' | 'from' | 'atMs'>;

/** Where a value comes from and how old it is. */
function OriginLine({ origin }: { readonly origin: Origin }): ReactNode {
  const nowMs = useNow();
  const { provenance, from, atMs } = origin;
  return (
    <Provenance
      kind={provenance}
      detail={atMs === null ? from : `${from}, ${formatAge(nowMs - atMs)}`}
    />
  );
}

/** What else the user changed on the screen: an input that was worked out may rest on it. */
function Changes<Name extends string>(props: {
  readonly whatIf: WhatIf<Name>;
  readonly except: readonly string[];
}): ReactNode {
  const { whatIf, except } = props;
  const units = useUnits(whatIf.facts);
  const changed = Object.entries<FieldValue>(whatIf.values).filter(
    ([name, { isChanged }]) => isChanged && !except.includes(name),
  );
  if (changed.length === 0) return null;
  const shown = (value: number | null, { unit }: FieldValue['field']): string =>
    value === null ? message.common.unknown : formatInput(value, unit, units);
  return (
    <Paragraph size="caption" tone="third">
      {text.alsoChanged(
        changed
          .map(([, { field, value, live }]) =>
            text.change(field.label, shown(value, field), shown(live.value, field)),
          )
          .join('; '),
      )}
    </Paragraph>
  );
}

function InputTable<Name extends string>(props: {
  readonly model: Model;
  readonly input: Readonly<Record<string, unknown>>;
  readonly whatIf: WhatIf<Name>;
  readonly typed: readonly string[];
}): ReactNode {
  const { model, input, whatIf, typed } = props;
  const units = useUnits(whatIf.facts);
  const rows = inputLines(model, input, whatIf.values, typed, units);
  return (
    <Table
      label={text.rests}
      rows={rows}
      rowKey={({ name }) => name}
      columns={[
        { id: 'input', title: text.input, cell: ({ label }) => label },
        { id: 'value', title: text.value, isNumber: true, nowrap: true, cell: (row) => row.value },
        {
          id: 'from',
          title: text.from,
          cell: ({ origin, isDefault }) =>
            origin === null ? (
              <Text tone="third" size="caption">
                {isDefault ? text.modelDefault : text.given}
              </Text>
            ) : (
              <OriginLine origin={origin} />
            ),
        },
      ]}
    />
  );
}

function inputLines(
  model: Model,
  input: Readonly<Record<string, unknown>>,
  values: Readonly<Record<string, FieldValue>>,
  typed: readonly string[],
  units: Units,
): InputLine[] {
  const parsed = model.input.safeParse(input);
  const whole: Readonly<Record<string, unknown>> = parsed.success ? parsed.data : input;
  return Object.entries(whole).map(([name, value]) => {
    const origin = values[name] ?? null;
    const isSame = origin !== null && isHeld(origin.value, input[name]);
    return {
      name,
      label: isSame ? origin.field.label : labelOf(model.input, name),
      value: isSame
        ? formatInput(origin.value ?? 0, origin.field.unit, units)
        : valueText(value, metaOf(model.input, name), units),
      origin: isSame
        ? origin
        : typed.includes(name)
          ? { provenance: 'typed', from: message.economics.whatIf.you, atMs: null }
          : null,
      isDefault: !(name in input),
    };
  });
}

/** Long work takes a measured value to three digits. */
function isHeld(value: number | null, taken: unknown): boolean {
  return value === taken || (value !== null && Number(value.toPrecision(3)) === taken);
}

interface FieldMeta {
  readonly label?: string;
  readonly unit?: string;
  readonly absent?: string;
}

/** How a model calls a field, and its unit; a difficulty is told apart from other plain numbers. */
export function metaOf(schema: z.ZodObject, name: string): FieldMeta {
  const meta = (schema.shape[name]?.meta() ??
    unwrapped(schema.shape[name])?.meta() ??
    {}) as FieldMeta;
  const isDifficulty = meta.unit === '1' && /difficulty$/i.test(meta.label ?? '');
  return isDifficulty ? { ...meta, unit: 'difficulty' } : meta;
}

/** A default or a nullable carries its meaning inside. */
function unwrapped(schema: unknown): z.ZodType | undefined {
  const inner = (schema as { unwrap?: () => z.ZodType } | undefined)?.unwrap?.();
  return inner === undefined || inner.meta() !== undefined ? inner : unwrapped(inner);
}

export function labelOf(schema: z.ZodObject, name: string): string {
  return message.said(metaOf(schema, name).label ?? name);
}

/** Any input or output of a model in words: numbers in their unit, null as the model puts it. */
export function valueText(value: unknown, meta: FieldMeta, units: Units): string {
  if (value === null || value === undefined) {
    return meta.absent === undefined ? message.common.unknown : message.said(meta.absent);
  }
  if (typeof value === 'number') return formatQuantity(value, meta.unit ?? '1', units);
  if (Array.isArray(value)) return text.more(value.length);
  if (typeof value === 'boolean') return value ? message.common.yes : message.common.no;
  return String(value);
}

/** How long the word stays after copying. */
const copiedMs = 2500;

/** Puts an input into the clipboard, as the command line reads it. */
export function CopyInput({
  input,
}: {
  readonly input: Readonly<Record<string, unknown>>;
}): ReactNode {
  const [isCopied, setCopied] = useState(false);
  const copy = (): void => {
    void navigator.clipboard.writeText(`${JSON.stringify(input, null, 2)}\n`).then(() => {
      setCopied(true);
      setTimeout(() => setCopied(false), copiedMs);
    });
  };
  return (
    <Button look="quiet" icon={<Icon of={isCopied ? Check : Copy} size={14} />} onPress={copy}>
      {isCopied ? text.copied : text.copyInput}
    </Button>
  );
}
