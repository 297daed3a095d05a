import { type ReactNode, useState } from 'react';
import type { Model } from '../../common/economics/model.ts';
import { models } from '../../common/economics/registry.ts';
import { Button } from '../component/button.tsx';
import { classNames } from '../component/class-names.ts';
import { Dialog } from '../component/dialog.tsx';
import { SelectField, TextField } from '../component/field.tsx';
import { Table } from '../component/table.tsx';
import { Paragraph } from '../component/text.tsx';
import { message } from '../message/message.ts';
import { Answered } from './answered.tsx';
import { hashesPerDifficulty } from './chain-facts.ts';
import { CopyInput, labelOf, ModelWords, metaOf, valueText } from './explained.tsx';
import { type Entry, entriesOf, readForm, type Texts, textsOf } from './model-form.ts';
import { fieldUnit } from './quantity-text.ts';
import { useHeavyModel } from './use-model.ts';
import { useUnits } from './use-units.ts';
import type { WhatIf } from './use-what-if.ts';
import styles from './what-if.module.css';

const cx = classNames(styles);
const text = message.economics.bench;

/** Every model there is, asked from a screen: inputs begin as the screen has them, else as the model's example. */
export function ModelBench<Name extends string>(props: {
  readonly whatIf: WhatIf<Name>;
  readonly onClose: () => void;
}): ReactNode {
  const { whatIf, onClose } = props;
  const [id, setId] = useState(models[0]?.id ?? '');
  const model = models.find((candidate) => candidate.id === id);
  return (
    <Dialog
      title={text.title(models.length)}
      onClose={onClose}
      foot={
        <Button look="primary" onPress={onClose}>
          {message.economics.explain.close}
        </Button>
      }
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={cx('scroll')} tabIndex={0} aria-label={text.title(models.length)}>
        <SelectField
          label={text.model}
          value={id}
          options={models.map((one) => ({ value: one.id, label: `${one.section} ${one.title}` }))}
          onChange={setId}
        />
        {model !== undefined && <Bench key={id} model={model} whatIf={whatIf} />}
      </section>
    </Dialog>
  );
}

function Bench<Name extends string>(props: {
  readonly model: Model;
  readonly whatIf: WhatIf<Name>;
}): ReactNode {
  const { model, whatIf } = props;
  const units = useUnits(whatIf.facts);
  const entries = entriesOf(model);
  const [texts, setTexts] = useState<Texts>(() => textsOf(entries, beginning(model, whatIf)));
  const read = readForm(entries, texts);
  const heavy = useHeavyModel(model, read.kind === 'ok' ? read.input : null);
  const unread = read.kind === 'unreadable' ? read : null;
  return (
    <>
      <ModelWords model={model} />
      <div className={cx('section')}>
        <h3>{message.economics.explain.rests}</h3>
        <div className={cx('entries')}>
          {entries.map((entry) => (
            <EntryField
              key={entry.name}
              entry={entry}
              value={texts[entry.name] ?? ''}
              unit={fieldUnit(entry.unit, units)}
              problem={unread?.entry.name === entry.name ? text.unreadable(entry.label) : null}
              onChange={(value) => setTexts({ ...texts, [entry.name]: value })}
            />
          ))}
        </div>
      </div>
      <div className={cx('section')}>
        <h3>{message.economics.explain.all}</h3>
        {unread === null ? (
          <Answered of={heavy.answer} whatIf={whatIf} ask={[]} heavy={heavy}>
            {({ input, output }) => (
              <>
                <Table
                  label={message.economics.explain.all}
                  rows={Object.keys(output)}
                  rowKey={(name) => name}
                  columns={[
                    {
                      id: 'result',
                      title: message.economics.explain.result,
                      cell: (name) => labelOf(model.output, name),
                    },
                    {
                      id: 'value',
                      title: message.economics.explain.value,
                      isNumber: true,
                      nowrap: true,
                      cell: (name) => valueText(output[name], metaOf(model.output, name), units),
                    },
                  ]}
                />
                <CopyInput input={input} />
              </>
            )}
          </Answered>
        ) : (
          <Paragraph size="label">{text.unreadable(unread.entry.label)}</Paragraph>
        )}
      </div>
    </>
  );
}

function EntryField(props: {
  readonly entry: Entry;
  readonly value: string;
  readonly unit: string;
  readonly problem: string | null;
  readonly onChange: (value: string) => void;
}): ReactNode {
  const { entry, value, unit, problem, onChange } = props;
  const label = unit === '' ? entry.label : text.withUnit(entry.label, unit);
  if (entry.kind === 'choice') {
    const options = [...(entry.isOptional ? [''] : []), ...entry.options];
    return (
      <SelectField
        label={label}
        value={value}
        options={options.map((one) => ({ value: one, label: one === '' ? text.default : one }))}
        onChange={onChange}
      />
    );
  }
  return (
    <TextField
      label={label}
      value={value}
      mono={entry.kind === 'json'}
      placeholder={entry.isOptional ? text.default : ''}
      problem={problem}
      onChange={onChange}
    />
  );
}

/** The model's example, with the screen's own values where it has them. */
function beginning<Name extends string>(
  model: Model,
  { values, facts }: WhatIf<Name>,
): Readonly<Record<string, unknown>> {
  const own: Record<string, unknown> = {};
  for (const [name, { value }] of Object.entries<WhatIf['values'][string]>(values)) {
    const schema = model.input.shape[name];
    if (schema !== undefined && value !== null && schema.safeParse(value).success)
      own[name] = value;
  }
  if ('hashesPerDifficulty' in model.input.shape && 'difficulty' in own) {
    own['hashesPerDifficulty'] = hashesPerDifficulty(facts.chain);
  }
  return { ...model.example, ...own };
}
