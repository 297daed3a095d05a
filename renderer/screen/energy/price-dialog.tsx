import { FileUp, Plus, X } from 'lucide-react';
import { type ChangeEvent, type ReactNode, useId, useRef, useState } from 'react';
import { dateOfDay } from '../../../common/economics/energy/local-time.ts';
import { Button } from '../../component/button.tsx';
import { classNames } from '../../component/class-names.ts';
import { Segment } from '../../component/control.tsx';
import { Dialog } from '../../component/dialog.tsx';
import { SelectField, TextField } from '../../component/field.tsx';
import { Icon } from '../../component/icon.tsx';
import { Row } from '../../component/layout.tsx';
import { Paragraph } from '../../component/text.tsx';
import { whole } from '../../format/digits.ts';
import { formatDayClock } from '../../format/time.ts';
import { message } from '../../message/message.ts';
import { useNow } from '../../state/clock.ts';
import styles from './price-dialog.module.css';
import { type PriceFile, type PriceProblem, parsePriceFile } from './price-file.ts';
import { endOf } from './price-slot.ts';
import { usePrices } from './price-store.ts';
import { type CheckedTariff, checkDraft, type DraftRow, draftOf } from './tariff-draft.ts';

const cx = classNames(styles);
const text = message.decide.energy.dialog;
const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
/** Bytes of a file that is read: a year of quarter hours takes about 1.5 MB. */
const mostBytes = 2 * 1024 ** 2;

/** Prices typed by the clock, pasted or read from a file; nothing is kept before all of it fits together. */
export function PriceDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const [state] = usePrices();
  const [tab, setTab] = useState<'clock' | 'file'>(state.source === 'file' ? 'file' : 'clock');
  const tabs = (
    <Segment
      label={text.title}
      options={[
        { value: 'clock', label: text.clock },
        { value: 'file', label: text.file },
      ]}
      value={tab}
      onChange={setTab}
    />
  );
  return tab === 'clock' ? (
    <ClockForm tabs={tabs} onClose={onClose} />
  ) : (
    <FileForm tabs={tabs} onClose={onClose} />
  );
}

interface FormProps {
  readonly tabs: ReactNode;
  readonly onClose: () => void;
}

function ClockForm({ tabs, onClose }: FormProps): ReactNode {
  const [state, set] = usePrices();
  const nowMs = useNow();
  const [rows, setRows] = useState(() => draftOf(state.periods));
  const [holidays, setHolidays] = useState(() => state.holidays.join(' '));
  const [hasCalendar, setCalendar] = useState(
    () => holidays !== '' || rows.some(({ season }) => season !== ''),
  );
  const [checked, setChecked] = useState<CheckedTariff | null>(null);
  const change = (id: number, patch: Partial<DraftRow>): void => {
    setChecked(null);
    setRows(rows.map((row) => (row.id === id ? { ...row, ...patch } : row)));
  };
  const save = (): void => {
    const result = checkDraft(rows, holidays, timeZone, dateOfDay(Math.floor(nowMs / 86_400_000)));
    setChecked(result);
    if (result.kind !== 'ok') return;
    set({ source: 'clock', periods: result.periods, holidays: [...result.holidays] });
    onClose();
  };
  const last = rows.at(-1);
  return (
    <Dialog title={text.title} onClose={onClose} foot={<Foot onClose={onClose} onUse={save} />}>
      {tabs}
      <div className={cx('rows')}>
        {rows.map((row) => (
          <div key={row.id} className={cx('row', hasCalendar && 'seasons')}>
            <TextField
              label={text.from}
              value={row.from}
              onChange={(from) => change(row.id, { from })}
            />
            <TextField label={text.to} value={row.to} onChange={(to) => change(row.id, { to })} />
            <SelectField
              label={text.days}
              value={row.days}
              options={[
                { value: 'all', label: text.allDays },
                { value: 'work', label: text.workDays },
                { value: 'weekend', label: text.weekend },
                { value: 'saturday', label: text.saturday },
                { value: 'sunday', label: text.sunday },
              ]}
              onChange={(days) => change(row.id, { days })}
            />
            {hasCalendar && (
              <TextField
                label={text.season}
                value={row.season}
                placeholder="11-01 to 03-31"
                onChange={(season) => change(row.id, { season })}
              />
            )}
            <TextField
              label={text.price}
              value={row.price}
              placeholder="0.28"
              onChange={(price) => change(row.id, { price })}
            />
            <Button
              look="quiet"
              label={text.remove(row.from)}
              icon={<Icon of={X} />}
              disabled={rows.length === 1}
              onPress={() => setRows(rows.filter(({ id }) => id !== row.id))}
            />
          </div>
        ))}
      </div>
      <Row between>
        <Paragraph size="caption" tone="third">
          {text.clockHelp}
        </Paragraph>
        <Button
          size="small"
          icon={<Icon of={Plus} />}
          onPress={() =>
            setRows([
              ...rows,
              {
                id: Math.max(...rows.map(({ id }) => id)) + 1,
                from: last?.to ?? '00:00',
                to: '24:00',
                days: 'all',
                season: '',
                price: '',
              },
            ])
          }
        >
          {text.add}
        </Button>
      </Row>
      {hasCalendar ? (
        <TextField
          label={text.holidays}
          help={text.holidaysHelp}
          value={holidays}
          placeholder="2026-12-25 2026-12-26"
          onChange={(typed) => {
            setChecked(null);
            setHolidays(typed);
          }}
        />
      ) : (
        <Row>
          <Button look="quiet" size="small" onPress={() => setCalendar(true)}>
            {text.calendar}
          </Button>
        </Row>
      )}
      {checked !== null && checked.kind !== 'ok' && (
        <p className={cx('problem')} role="alert">
          {tariffProblem(checked)}
        </p>
      )}
    </Dialog>
  );
}

function tariffProblem(checked: Exclude<CheckedTariff, { readonly kind: 'ok' }>): string {
  switch (checked.kind) {
    case 'time':
      return text.time(checked.text);
    case 'price':
      return text.notPrice;
    case 'season':
      return text.notSeason(checked.text);
    case 'holiday':
      return text.notHoliday(checked.text);
    case 'refused':
      return message.economics.whatIf.refusedAt(checked.at, message.said(checked.allowed));
  }
}

function FileForm({ tabs, onClose }: FormProps): ReactNode {
  const [, set] = usePrices();
  const nowMs = useNow();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [draft, setDraft] = useState('');
  const [name, setName] = useState<string>(text.pasted);
  const [isTooBig, setTooBig] = useState(false);
  const read: PriceFile | null = draft.trim() === '' ? null : parsePriceFile(draft, timeZone);
  const open = (event: ChangeEvent<HTMLInputElement>): void => {
    const file = event.currentTarget.files?.[0];
    if (file === undefined) return;
    setTooBig(file.size > mostBytes);
    if (file.size > mostBytes) return;
    setName(file.name);
    void file.text().then(setDraft);
  };
  const save = (): void => {
    if (read?.kind !== 'ok') return;
    set({ source: 'file', file: { name, atMs: nowMs, slots: [...read.slots] } });
    onClose();
  };
  return (
    <Dialog
      title={text.title}
      onClose={onClose}
      foot={<Foot onClose={onClose} onUse={save} disabled={read?.kind !== 'ok'} />}
    >
      {tabs}
      <label className={cx('label')} htmlFor={id}>
        {text.paste}
      </label>
      <textarea
        id={id}
        className={cx('text')}
        value={draft}
        spellCheck={false}
        placeholder={'start,price\n2026-11-20T14:00,0.11\n2026-11-20T15:00,0.41'}
        onChange={(event) => {
          setName(text.pasted);
          setDraft(event.currentTarget.value);
        }}
      />
      <Row between>
        <Paragraph size="caption" tone="third">
          {text.pasteHelp}
        </Paragraph>
        <Button size="small" icon={<Icon of={FileUp} />} onPress={() => input.current?.click()}>
          {text.open}
        </Button>
        <input
          ref={input}
          type="file"
          accept=".csv,.txt,.tsv,text/csv,text/plain"
          hidden
          onChange={open}
        />
      </Row>
      {isTooBig && (
        <p className={cx('problem')} role="alert">
          {text.tooBig}
        </p>
      )}
      {read?.kind === 'refused' && (
        <p className={cx('problem')} role="alert">
          {problemText(read.problem)}
        </p>
      )}
      {read?.kind === 'ok' && <Paragraph size="label">{summaryOf(read)}</Paragraph>}
    </Dialog>
  );
}

function summaryOf({ slots }: Extract<PriceFile, { readonly kind: 'ok' }>): string {
  const [first] = slots;
  const last = slots.at(-1);
  if (first === undefined || last === undefined) return '';
  return text.read(whole(slots.length), formatDayClock(first.startMs), formatDayClock(endOf(last)));
}

function Foot(props: {
  readonly onClose: () => void;
  readonly onUse: () => void;
  readonly disabled?: boolean;
}): ReactNode {
  return (
    <>
      <Button onPress={props.onClose}>{text.cancel}</Button>
      <Button look="primary" disabled={props.disabled ?? false} onPress={props.onUse}>
        {text.use}
      </Button>
    </>
  );
}

/** What is wrong with a list of prices, in words. */
function problemText(problem: PriceProblem): string {
  const words = message.decide.energy.problem;
  switch (problem.kind) {
    case 'empty':
      return words.empty;
    case 'too-long':
      return words.tooLong(whole(problem.rows), whole(problem.most));
    case 'columns':
      return words.columns(problem.missing, problem.found);
    case 'twice':
      return words.twice(problem.column, problem.found);
    case 'cells':
      return words.cells(whole(problem.row), whole(problem.found), whole(problem.wanted));
    case 'time':
      return words.time(whole(problem.row), problem.text);
    case 'no-such-time':
      return words.noSuchTime(whole(problem.row), problem.text);
    case 'number':
      return words.number(whole(problem.row), problem.column, problem.text);
    case 'range':
      return words.range(
        whole(problem.row),
        problem.column,
        problem.text,
        whole(problem.least),
        whole(problem.most),
      );
    case 'end':
      return words.end(whole(problem.row), formatDayClock(problem.atMs));
    case 'gap':
      return words.gap(formatDayClock(problem.fromMs), formatDayClock(problem.toMs));
    case 'overlap':
      return words.overlap(formatDayClock(problem.atMs));
  }
}
