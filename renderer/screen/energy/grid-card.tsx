import { FileUp, PlugZap, Plus, X } from 'lucide-react';
import { type ChangeEvent, type ReactNode, useRef, useState } from 'react';
import type { GridEvent, GridEvidence } from '../../../common/contract/plan.ts';
import { Button } from '../../component/button.tsx';
import { Card } from '../../component/card.tsx';
import { Dialog } from '../../component/dialog.tsx';
import { NumberField, TextField } from '../../component/field.tsx';
import { Icon } from '../../component/icon.tsx';
import { Row, Stack } from '../../component/layout.tsx';
import { EmptyState } from '../../component/list.tsx';
import { Table } from '../../component/table.tsx';
import { Paragraph, Text } from '../../component/text.tsx';
import { formatEnergy, formatPower } from '../../format/measure.ts';
import { formatClock, formatDayClock, formatMs } from '../../format/time.ts';
import { message } from '../../message/message.ts';
import { useNow } from '../../state/clock.ts';
import { useAction } from '../../state/use-action.tsx';
import { useSlice } from '../../state/use-app.ts';
import { eventFrom, nextEvent, readTypedTime } from './typed-event.ts';

const text = message.plan.grid;
/** Proofs that fit; all of them are in the record. */
const mostShown = 6;

/** Times in which the grid asks for less: those to come, and the proof of those that were. */
export function GridCard(): ReactNode {
  const demand = useSlice('demand');
  const act = useAction();
  const [isTyping, setTyping] = useState(false);
  const events = demand?.events ?? [];
  const evidence = demand?.evidence ?? [];
  return (
    <Card
      title={text.title}
      span={12}
      aside={
        <>
          <OpenFile />
          <Button size="small" icon={<Icon of={Plus} />} onPress={() => setTyping(true)}>
            {text.add}
          </Button>
        </>
      }
    >
      {events.length === 0 && evidence.length === 0 && <EmptyState icon={PlugZap} {...text.none} />}
      {events.length > 0 && (
        <Table
          label={text.title}
          rows={events}
          rowKey={({ id }) => id}
          columns={[
            { id: 'when', title: text.when, nowrap: true, cell: (event) => <When event={event} /> },
            { id: 'name', title: text.name, cell: ({ name }) => name },
            { id: 'from', title: text.from, cell: ({ from }) => fromWords(from) },
            {
              id: 'remove',
              title: '',
              cell: (event) => (
                <Button
                  look="quiet"
                  size="small"
                  label={text.removeOf(formatDayClock(event.startMs))}
                  icon={<Icon of={X} />}
                  onPress={() => void act((api) => api.demand.remove({ id: event.id }))}
                />
              ),
            },
          ]}
        />
      )}
      {evidence.length > 0 && <Proofs evidence={evidence.slice(0, mostShown)} />}
      {isTyping && <EventDialog onClose={() => setTyping(false)} />}
    </Card>
  );
}

/** What each event did: when mining rested, against what it would have drawn. */
function Proofs({ evidence }: { readonly evidence: readonly GridEvidence[] }): ReactNode {
  return (
    <>
      <Table
        label={text.proofs}
        rows={evidence}
        rowKey={({ event, restedAtMs }) => `${event.id} ${restedAtMs}`}
        columns={[
          {
            id: 'when',
            title: text.proofs,
            nowrap: true,
            cell: ({ event }) => <When event={event} />,
          },
          {
            id: 'rested',
            title: text.restedAfter,
            isNumber: true,
            cell: ({ latencyMs }) => formatMs(latencyMs),
          },
          {
            id: 'baseline',
            title: text.baseline,
            isNumber: true,
            cell: ({ baselineKw, baselineFrom }) => (
              <span title={message.said(baselineFrom)}>
                {baselineKw === null ? message.common.unknown : formatPower(baselineKw * 1000)}
              </span>
            ),
          },
          {
            id: 'used',
            title: text.used,
            isNumber: true,
            cell: ({ usedKwh }) => formatEnergy(usedKwh),
          },
          {
            id: 'saved',
            title: text.saved,
            isNumber: true,
            cell: ({ reductionKwh, endedAtMs }) => (
              <Text weight="medium">
                {reductionKwh === null ? message.common.unknown : formatEnergy(reductionKwh)}
                {endedAtMs === null && ` ${text.soFar}`}
              </Text>
            ),
          },
        ]}
      />
      <Paragraph size="caption" tone="third">
        {text.foot}
      </Paragraph>
    </>
  );
}

function When({ event }: { readonly event: GridEvent }): ReactNode {
  const { startMs, endMs } = event;
  const isOneDay = new Date(startMs).toDateString() === new Date(endMs).toDateString();
  const end = isOneDay ? formatClock(endMs) : formatDayClock(endMs);
  return <Text weight="medium">{text.span(formatDayClock(startMs), end)}</Text>;
}

function fromWords(from: string): string {
  return from === 'typed' ? text.typed : from === 'file' ? text.file : from;
}

/** A list of events as a supplier sends it. What is wrong with it, the app says. */
function OpenFile(): ReactNode {
  const act = useAction();
  const input = useRef<HTMLInputElement>(null);
  const open = (event: ChangeEvent<HTMLInputElement>): void => {
    const file = event.currentTarget.files?.[0];
    event.currentTarget.value = '';
    if (file === undefined) return;
    void act(async (api) => api.demand.importEvents({ text: await file.text() }));
  };
  return (
    <>
      <Button
        size="small"
        icon={<Icon of={FileUp} />}
        title={text.fileHelp}
        onPress={() => input.current?.click()}
      >
        {text.open}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".csv,.txt,.tsv,text/csv,text/plain"
        aria-label={text.open}
        hidden
        onChange={open}
      />
    </>
  );
}

function EventDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const nowMs = useNow();
  const act = useAction();
  const [draft, setDraft] = useState(() => nextEvent(nowMs));
  const event = eventFrom(draft, nowMs);
  const isTime = readTypedTime(draft.start) !== null;
  const save = async (): Promise<void> => {
    if (event !== null && (await act((api) => api.demand.add(event)))) onClose();
  };
  return (
    <Dialog
      title={text.add}
      onClose={onClose}
      foot={
        <>
          <Button onPress={onClose}>{message.common.cancel}</Button>
          <Button look="primary" disabled={event === null} onPress={() => void save()}>
            {text.save}
          </Button>
        </>
      }
    >
      <Stack>
        <TextField
          label={text.start}
          help={text.startHelp}
          problem={!isTime ? text.notTime : event === null ? text.isOver : null}
          value={draft.start}
          onChange={(start) => setDraft({ ...draft, start })}
        />
        <Row>
          <NumberField
            label={text.hours}
            unit="h"
            value={draft.hours}
            notNumber={message.settings.notNumber}
            check={(hours) =>
              hours === null || hours <= 0 || hours > 168 ? text.hoursBounds : null
            }
            onCommit={(hours) => hours !== null && setDraft({ ...draft, hours })}
          />
        </Row>
        <TextField
          label={text.name}
          value={draft.name}
          onChange={(name) => setDraft({ ...draft, name: name.slice(0, 200) })}
        />
      </Stack>
    </Dialog>
  );
}
