import { type ReactNode, useCallback, useRef, useState } from 'react';
import type { z } from 'zod';
import { type ChainId, readChain } from '../../common/chain/registry.ts';
import type { Scenario } from '../../common/contract/scenario.ts';
import type { Model } from '../../common/economics/model.ts';
import { Button } from '../component/button.tsx';
import { Card } from '../component/card.tsx';
import { classNames } from '../component/class-names.ts';
import { TextField } from '../component/field.tsx';
import type { Span } from '../component/layout.tsx';
import { Row } from '../component/layout.tsx';
import { Table, type TableColumn } from '../component/table.tsx';
import { Paragraph, Text } from '../component/text.tsx';
import { message } from '../message/message.ts';
import { useNow } from '../state/clock.ts';
import { useAction, useToasts } from '../state/use-action.tsx';
import { useSlice } from '../state/use-app.ts';
import { useQuery } from '../state/use-query.ts';
import type { Answer, Ready } from './answer.ts';
import { labelOf, metaOf, valueText } from './explained.tsx';
import { problemOf } from './field.ts';
import {
  type Column,
  csvOf,
  download,
  fileNameOf,
  inputFileOf,
  jsonOf,
  type Line,
  valuesOfInput,
} from './scenario-file.ts';
import { type Override, overrideKey, useWhatIfStore } from './store.ts';
import { useUnits } from './use-units.ts';
import type { WhatIf } from './use-what-if.ts';
import styles from './what-if.module.css';

const cx = classNames(styles);
const text = message.economics.scenario;

/** Those the app keeps, and how to change them: resolves to whether it went well. */
interface Shelf {
  readonly scenarios: readonly Scenario[];
  readonly save: (scenario: Scenario) => Promise<boolean>;
  readonly remove: (id: string) => Promise<boolean>;
}

function useShelf(): Shelf {
  const kept = useSlice('kept');
  // biome-ignore lint/correctness/useExhaustiveDependencies: what any window keeps or drops is asked for anew
  const { query, again } = useQuery(useCallback((api) => api.scenario.list(), [kept]));
  const act = useAction();
  const change: typeof act = async (call, done) => {
    const isDone = await act(call, done);
    again();
    return isDone;
  };
  return {
    scenarios: query.kind === 'ready' ? query.value : [],
    save: (scenario) => change((api) => api.scenario.save(scenario), text.saved(scenario.name)),
    remove: (id) => change((api) => api.scenario.remove({ id })),
  };
}

/**
 * Scenarios of one model: save what is shown under a name, compare side by side, open, export.
 *
 * @param props.outputs - which results the comparison shows, in this order
 */
export function ScenarioCard<Output extends z.ZodObject, Name extends string>(props: {
  readonly of: Answer<Output>;
  readonly outputs: readonly (keyof z.output<Output> & string)[];
  readonly whatIf: WhatIf<Name>;
  readonly span?: Span;
}): ReactNode {
  const { of, outputs, whatIf, span = 12 } = props;
  const shelf = useShelf();
  if (of.kind !== 'ready' && of.kind !== 'missing' && of.kind !== 'refused') return null;
  const { model } = of;
  // What is kept can be opened while what is shown has no answer yet.
  const shown = of.kind === 'ready' ? of : null;
  const kept = shelf.scenarios.filter((scenario) => scenario.model === model.id);
  if (shown === null && kept.length === 0) return null;
  return (
    <Card
      title={text.title}
      span={span}
      aside={
        shown !== null && <SaveForm of={shown} outputs={outputs} whatIf={whatIf} shelf={shelf} />
      }
    >
      {kept.length > 0 && (
        <Comparison
          model={model}
          shown={shown}
          outputs={outputs}
          kept={kept}
          whatIf={whatIf}
          shelf={shelf}
        />
      )}
      <Paragraph size="caption" tone="third">
        {text.help}
      </Paragraph>
    </Card>
  );
}

function SaveForm<Name extends string>(props: {
  readonly of: Ready;
  readonly outputs: readonly string[];
  readonly whatIf: WhatIf<Name>;
  readonly shelf: Shelf;
}): ReactNode {
  const { of, outputs, whatIf, shelf } = props;
  const nowMs = useNow();
  const [name, setName] = useState('');
  const save = async (): Promise<void> => {
    const scenario = scenarioFrom(of, outputs, whatIf, name.trim(), nowMs);
    if (await shelf.save(scenario)) setName('');
  };
  return (
    <form
      className={cx('form')}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') void save();
      }}
    >
      <TextField
        label={text.name}
        hideLabel
        value={name}
        placeholder={text.placeholder}
        onChange={(value) => setName(value.slice(0, 60))}
      />
      <Button submit disabled={name.trim() === ''}>
        {text.save}
      </Button>
      <OpenFile of={of} whatIf={whatIf} />
    </form>
  );
}

/** Opens what was saved as a model's input, here or by hand: the file of `adit economics <model> --input`. */
function OpenFile<Name extends string>(props: {
  readonly of: Ready;
  readonly whatIf: WhatIf<Name>;
}): ReactNode {
  const { of, whatIf } = props;
  const store = useWhatIfStore();
  const { add } = useToasts();
  const nowMs = useNow();
  const field = useRef<HTMLInputElement>(null);
  const open = async (file: File): Promise<void> => {
    const values = valuesOfInput(await file.text(), of.model);
    if (values === null) {
      add({ kind: 'done', text: text.badFile(file.name) });
      return;
    }
    const { id } = whatIf.facts.chain;
    store.load({
      chainId: id === whatIf.facts.minedId ? null : id,
      machine: null,
      overrides: overridesFrom(values, whatIf, id, file.name, nowMs),
    });
    add({ kind: 'done', text: text.opened(file.name) });
  };
  return (
    <>
      <input
        ref={field}
        type="file"
        accept="application/json,.json"
        hidden
        aria-label={text.loadLabel}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file !== undefined) void open(file);
          event.currentTarget.value = '';
        }}
      />
      <Button look="quiet" title={text.loadLabel} onPress={() => field.current?.click()}>
        {text.load}
      </Button>
    </>
  );
}

/** Values of a screen as changes, leaving out those that are live anyway. */
function overridesFrom<Name extends string>(
  values: Readonly<Record<string, number>>,
  whatIf: WhatIf<Name>,
  chainId: ChainId,
  from: string,
  nowMs: number,
): Record<string, Override> {
  const overrides: Record<string, Override> = {};
  for (const { field, live } of Object.values<WhatIf['values'][string]>(whatIf.values)) {
    const value = values[field.id];
    if (value === undefined || value === live.value || problemOf(field, value) !== null) continue;
    overrides[overrideKey(field, chainId)] = { value, atMs: nowMs, from };
  }
  return overrides;
}

/** What is shown, as a scenario. */
export function scenarioFrom<Name extends string>(
  of: Ready,
  outputs: readonly string[],
  whatIf: Pick<WhatIf<Name>, 'values' | 'facts'>,
  name: string,
  nowMs: number,
): Scenario {
  const values: Record<string, number> = {};
  for (const { field, value } of Object.values<WhatIf['values'][string]>(whatIf.values)) {
    if (value !== null) values[field.id] = value;
  }
  return {
    id: [of.model.id.slice(0, 14), nowMs.toString(36), fileNameOf(name).slice(0, 14)].join('-'),
    name,
    savedAtMs: nowMs,
    model: of.model.id,
    chainId: whatIf.facts.chain.id,
    input: { ...of.input },
    values,
    output: pick(of.output, outputs),
  };
}

function pick(
  output: Readonly<Record<string, unknown>>,
  names: readonly string[],
): Scenario['output'] {
  return Object.fromEntries(
    names.map((name) => {
      const value = output[name];
      return [
        name,
        typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean'
          ? value
          : null,
      ];
    }),
  );
}

interface ShownColumn extends Column {
  /** null: what is shown now. */
  readonly scenario: Scenario | null;
}

function Comparison<Name extends string>(props: {
  readonly model: Model;
  readonly shown: Ready | null;
  readonly outputs: readonly string[];
  readonly kept: readonly Scenario[];
  readonly whatIf: WhatIf<Name>;
  readonly shelf: Shelf;
}): ReactNode {
  const { model, shown, outputs, kept, whatIf, shelf } = props;
  const units = useUnits(whatIf.facts);
  const columns: readonly ShownColumn[] = [
    ...(shown === null
      ? []
      : [
          {
            scenario: null,
            name: text.now,
            model: model.id,
            input: shown.input,
            output: pick(shown.output, outputs),
          },
        ]),
    ...kept.map((scenario) => ({ ...scenario, scenario })),
  ];
  const lines = linesOf(model, outputs, columns);
  const schemaOf = (line: Line) => (line.of === 'output' ? model.output : model.input);
  const tableColumns: TableColumn<Line | null>[] = [
    {
      id: 'what',
      title: text.what,
      cell: (line) =>
        line === null ? null : line.of === 'output' ? (
          <Text weight="medium">{line.label}</Text>
        ) : (
          <Text tone="second">{line.label}</Text>
        ),
    },
    ...columns.map((column, at) => ({
      id: String(at),
      title: column.name,
      isNumber: true,
      nowrap: true,
      cell: (line: Line | null) =>
        line === null ? (
          <ColumnActions column={column} whatIf={whatIf} shelf={shelf} />
        ) : (
          valueText(column[line.of][line.name], metaOf(schemaOf(line), line.name), units)
        ),
    })),
  ];
  const file = `adit-${model.id}`;
  return (
    <>
      <Table
        label={text.title}
        rows={[...lines, null]}
        rowKey={(line) => (line === null ? 'actions' : `${line.of} ${line.name}`)}
        columns={tableColumns}
      />
      <Row>
        <Button
          size="small"
          onPress={() => download(`${file}.csv`, csvOf(lines, columns), 'text/csv')}
        >
          {text.csv}
        </Button>
        <Button
          size="small"
          onPress={() => download(`${file}.json`, jsonOf(columns), 'application/json')}
        >
          {text.json}
        </Button>
      </Row>
    </>
  );
}

/** The results first, then the inputs that differ between the columns. */
function linesOf(model: Model, outputs: readonly string[], columns: readonly Column[]): Line[] {
  const line = (name: string, side: Line['of']): Line => {
    const schema = side === 'output' ? model.output : model.input;
    return { name, label: labelOf(schema, name), unit: metaOf(schema, name).unit ?? '1', of: side };
  };
  const names = [...new Set(columns.flatMap(({ input }) => Object.keys(input)))];
  const differs = (name: string): boolean =>
    new Set(columns.map(({ input }) => JSON.stringify(input[name]))).size > 1;
  return [
    ...outputs.map((name) => line(name, 'output')),
    ...names.filter(differs).map((name) => line(name, 'input')),
  ];
}

function ColumnActions<Name extends string>(props: {
  readonly column: ShownColumn;
  readonly whatIf: WhatIf<Name>;
  readonly shelf: Shelf;
}): ReactNode {
  const { column, whatIf, shelf } = props;
  const store = useWhatIfStore();
  const nowMs = useNow();
  const { add } = useToasts();
  const { scenario } = column;
  const open = (saved: Scenario): void => {
    const chain = readChain(saved.chainId);
    if (chain === undefined) return;
    store.load({
      chainId: chain.id === whatIf.facts.minedId ? null : chain.id,
      machine: null,
      overrides: overridesFrom(saved.values, whatIf, chain.id, saved.name, nowMs),
    });
    add({ kind: 'done', text: text.opened(saved.name) });
  };
  return (
    <>
      <Button
        look="quiet"
        size="small"
        title={text.inputTitle(column.model)}
        onPress={() =>
          download(`${fileNameOf(column.name)}.json`, inputFileOf(column), 'application/json')
        }
      >
        {text.input}
      </Button>
      {scenario !== null && (
        <>
          <Button look="quiet" size="small" onPress={() => open(scenario)}>
            {text.open}
          </Button>
          <Button look="quiet" size="small" onPress={() => void shelf.remove(scenario.id)}>
            {text.remove}
          </Button>
        </>
      )}
    </>
  );
}
