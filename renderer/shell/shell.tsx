import { type ReactNode, Suspense, useDeferredValue, useEffect, useRef, useState } from 'react';
import type { WireError } from '../../common/contract/errors.ts';
import { AsTableContext } from '../chart/as-table.ts';
import { Button } from '../component/button.tsx';
import { classNames } from '../component/class-names.ts';
import { Dialog } from '../component/dialog.tsx';
import { ErrorBoundary } from '../component/error-boundary.tsx';
import { ErrorNotice, Notice } from '../component/notice.tsx';
import { Key } from '../component/text.tsx';
import { formatElapsed } from '../format/time.ts';
import { errorText, message } from '../message/message.ts';
import { findFieldId } from '../part/find-field.ts';
import { wantsToMine } from '../part/mining-state.ts';
import type { Screen } from '../screen/screen.ts';
import { useNow } from '../state/clock.ts';
import { useAction } from '../state/use-action.tsx';
import { useSlice, useView } from '../state/use-app.ts';
import { useKeyboard } from './keyboard.ts';
import { PhoneBar } from './phone-bar.tsx';
import { Rail, StateStrip } from './rail.tsx';
import { goTo, useRoute } from './route.ts';
import styles from './shell.module.css';

const cx = classNames(styles);

/** The window: rail, notices, the screen, toasts, keys and the live region. */
export function Shell({ screens }: { readonly screens: readonly Screen[] }): ReactNode {
  const route = useRoute();
  const screen = screens.find(({ id }) => id === route) ?? screens[0];
  const { state } = useSlice('mining');
  const act = useAction();
  const [areTables, setTables] = useState(false);
  const [isKeysOpen, setKeysOpen] = useState(false);
  // The rail stands at once; the first screen is drawn after it and in slices, so that opening never stalls.
  const showsScreen = useDeferredValue(true, false);
  useEffect(() => loadInTurn(screens), [screens]);

  const toggleMining = (): void => {
    void act((api) =>
      wantsToMine(state) ? api.mining.pause({ minutes: null }) : api.mining.start(),
    );
  };
  const isFinding = useRef(false);
  const focusFind = (): void => {
    const field = document.getElementById(findFieldId);
    if (field === null || !isFinding.current) return;
    isFinding.current = false;
    field.focus();
  };
  // The field may be on another screen, which is drawn first.
  useEffect(focusFind);
  useKeyboard({
    openScreen: (key) => {
      const target = screens.find((candidate) => candidate.key === key);
      if (target !== undefined) goTo(target.id);
      return target !== undefined;
    },
    toggleMining,
    find: () => {
      isFinding.current = true;
      goTo('settings');
      focusFind();
    },
    toggleTables: () => setTables((before) => !before),
    toggleKeys: () => setKeysOpen((before) => !before),
  });

  if (screen === undefined) return null;
  return (
    <AsTableContext value={areTables}>
      <button
        type="button"
        className={cx('skip')}
        onClick={() => document.getElementById('screen')?.focus()}
      >
        {message.shell.skip}
      </button>
      <div className={cx('shell')}>
        <Rail screens={screens} current={screen.id} onToggle={toggleMining} />
        <StateStrip onToggle={toggleMining} />
        <main className={cx('main')} id="screen" tabIndex={-1}>
          <Notices />
          <ErrorBoundary key={screen.id}>
            <Suspense>{showsScreen && <screen.Component />}</Suspense>
          </ErrorBoundary>
        </main>
        <PhoneBar screens={screens} current={screen.id} />
      </div>
      <LiveRegion />
      {isKeysOpen && <KeysDialog onClose={() => setKeysOpen(false)} />}
    </AsTableContext>
  );
}

/** Safari has no idle callback: there it is a moment later. */
const whenIdle: (act: () => void) => unknown =
  typeof requestIdleCallback === 'function'
    ? (act) => requestIdleCallback(act)
    : (act) => setTimeout(act, 200);

/** Fetches the code of every screen, one after another, each when the page has nothing else to do. */
function loadInTurn(screens: readonly Screen[]): () => void {
  let isOver = false;
  const next = ([first, ...others]: readonly Screen[]): void => {
    if (isOver || first === undefined) return;
    const load = first.load;
    if (load === undefined) next(others);
    // A screen that could not be fetched is asked for again when it is opened.
    else
      whenIdle(
        () =>
          void load().then(
            () => next(others),
            () => next(others),
          ),
      );
  };
  next(screens);
  return () => {
    isOver = true;
  };
}

/** Problems that stay until they end, above every screen. */
function Notices(): ReactNode {
  const notices = useSlice('notices');
  const { link } = useView();
  const { readOnly } = useSlice('app');
  if (notices.length === 0 && link.kind === 'open' && !readOnly) return null;
  return (
    <div className={cx('notices')}>
      {readOnly && <Notice kind="plain">{message.shell.readOnly}.</Notice>}
      {link.kind === 'lost' && <LostNotice retryAtMs={link.retryAtMs} />}
      {notices.map(({ id, error }) => (
        <ErrorNotice
          key={id}
          text={errorText(error as WireError)}
          waits={error.retry === 'later'}
        />
      ))}
    </div>
  );
}

function LostNotice({ retryAtMs }: { readonly retryAtMs: number }): ReactNode {
  const nowMs = useNow();
  const { lead, rest } = message.link.lost(formatElapsed(Math.max(1000, retryAtMs - nowMs)));
  return (
    <Notice kind="wait" title={lead}>
      {rest}
    </Notice>
  );
}

/** Says changes of state, and only those, to a screen reader. */
function LiveRegion(): ReactNode {
  const { state } = useSlice('mining');
  const word = message.shell.state[state.kind];
  const first = useRef(state.kind);
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (first.current === state.kind) return;
    first.current = state.kind;
    setSaid(word);
  }, [state.kind, word]);
  return (
    <div className={cx('hidden')} role="status" aria-live="polite">
      {said}
    </div>
  );
}

function KeysDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  return (
    <Dialog
      title={message.keys.title}
      onClose={onClose}
      foot={
        <Button look="primary" onPress={onClose}>
          {message.keys.close}
        </Button>
      }
    >
      <dl className={cx('keys')}>
        {message.keys.list.map(([key, meaning]) => [
          <dt key={key}>
            <Key>{key}</Key>
          </dt>,
          <dd key={`${key} meaning`}>{meaning}</dd>,
        ])}
      </dl>
    </Dialog>
  );
}

/** The whole window with one thing to say: connecting, a fresh link needed, another version. */
export function Alone(props: {
  readonly title: string;
  readonly text: string;
  readonly action?: ReactNode;
  /** Something else takes its place by itself. */
  readonly isBusy?: boolean;
}): ReactNode {
  return (
    <main className={cx('alone')} aria-busy={props.isBusy}>
      <h1>{props.title}</h1>
      <p>{props.text}</p>
      {props.action}
    </main>
  );
}
