import { type ReactNode, useState } from 'react';
import { Button } from '../component/button.tsx';
import { Segment } from '../component/control.tsx';
import { SelectField, TextField } from '../component/field.tsx';
import { Stack } from '../component/layout.tsx';
import { Text } from '../component/text.tsx';
import { message } from '../message/message.ts';
import { AddressField } from './address-field.tsx';
import { chainOptions, type Draft, type SourceField, shownFields } from './source-field.ts';

/** The fields of a source, made from its table; what is rarely needed is folded away. */
export function SourceForm(props: {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  readonly problems: Readonly<Record<string, string>>;
  /** A password is saved: an empty field keeps it. */
  readonly hasSecret: boolean;
  /** Which fields to ask here; all unless told. */
  readonly has?: (field: SourceField) => boolean;
}): ReactNode {
  const { draft, onChange, problems, hasSecret, has } = props;
  const [isMoreOpen, setMoreOpen] = useState(false);
  const fields = shownFields(draft).filter((field) => has === undefined || has(field));
  const rare = fields.filter(({ isRare }) => isRare === true);
  const draw = (field: SourceField): ReactNode => (
    <OneField
      key={field.name}
      field={field}
      draft={draft}
      problem={problems[field.name] ?? null}
      hasSecret={hasSecret}
      onChange={(value) => onChange({ ...draft, [field.name]: value })}
    />
  );
  return (
    <Stack gap={3}>
      {fields.filter(({ isRare }) => isRare !== true).map(draw)}
      {rare.length > 0 && (
        <>
          <div>
            <Button look="quiet" size="small" onPress={() => setMoreOpen((before) => !before)}>
              {isMoreOpen ? message.source.less : message.source.more}
            </Button>
          </div>
          {isMoreOpen && rare.map(draw)}
        </>
      )}
    </Stack>
  );
}

function OneField(props: {
  readonly field: SourceField;
  readonly draft: Draft;
  readonly problem: string | null;
  readonly hasSecret: boolean;
  readonly onChange: (value: string) => void;
}): ReactNode {
  const { field, draft, problem, hasSecret, onChange } = props;
  const { name, label, help, form, options = [], placeholder } = field;
  const value = String(draft[name] ?? field.initial ?? '');
  const shared = { label, ...(help === undefined ? {} : { help }) };
  switch (form) {
    case 'chain':
      return (
        <SelectField
          {...shared}
          value={value}
          options={chainOptions(draft.kind)}
          onChange={onChange}
        />
      );
    case 'choice':
      return (
        <Stack gap={1}>
          <Text size="label" tone="second">
            {label}
          </Text>
          <div>
            <Segment label={label} options={options} value={value} onChange={onChange} />
          </div>
        </Stack>
      );
    case 'address':
      return (
        <AddressField
          {...shared}
          chain={String(draft['chain'] ?? '')}
          value={value}
          problem={problem}
          onChange={onChange}
        />
      );
    default:
      return (
        <TextField
          {...shared}
          value={value}
          problem={problem}
          mono={form === 'mono' || form === 'number'}
          kind={form === 'secret' ? 'secret' : 'text'}
          onChange={onChange}
          {...(form === 'secret' && hasSecret
            ? { placeholder: message.source.secretKept }
            : placeholder === undefined
              ? {}
              : { placeholder })}
        />
      );
  }
}
