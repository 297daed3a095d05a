import { type ReactNode, useState } from 'react';
import type { Api } from '../../common/contract/contract.ts';
import { Button } from '../component/button.tsx';
import { message } from '../message/message.ts';
import { useAction } from '../state/use-action.tsx';

/** What a dialog sends: the settings, and a secret only when one was typed. */
interface Argument<Settings> {
  readonly settings: Settings;
  readonly secret?: string;
}

interface TriedDraft<Draft, Report> {
  readonly draft: Draft;
  /** Takes the next draft; what was reported of the last one is gone. */
  readonly change: (next: Draft) => void;
  /** True once it was tried or saved: from then on problems are shown. */
  readonly isTried: boolean;
  /** What trying it showed; null before and meanwhile. */
  readonly report: Report | null;
  /** The buttons of the dialog: try, cancel, save. */
  readonly foot: ReactNode;
}

/** Settings that are typed in a dialog, can be tried, and are then saved: a meter, a miner, a notification. */
export function useTriedDraft<Draft extends { readonly secret: string }, Settings, Report>(about: {
  readonly initial: Draft;
  readonly words: { readonly try: string; readonly save: string };
  /** null while something is missing or wrong. */
  readonly read: (draft: Draft) => Settings | null;
  readonly check: (api: Api, argument: Argument<Settings>) => Promise<Report>;
  readonly save: (api: Api, argument: Argument<Settings>) => Promise<unknown>;
  readonly onClose: () => void;
}): TriedDraft<Draft, Report> {
  const { words, onClose } = about;
  const [draft, setDraft] = useState(about.initial);
  const [isTried, setTried] = useState(false);
  const [isRunning, setRunning] = useState(false);
  const [report, setReport] = useState<Report | null>(null);
  const act = useAction();

  const whenComplete = (then: (argument: Argument<Settings>) => Promise<void>): void => {
    setTried(true);
    const settings = about.read(draft);
    if (settings === null) return;
    void then(draft.secret === '' ? { settings } : { settings, secret: draft.secret });
  };
  const tryIt = async (argument: Argument<Settings>): Promise<void> => {
    setReport(null);
    setRunning(true);
    await act(async (api) => setReport(await about.check(api, argument)));
    setRunning(false);
  };
  const save = async (argument: Argument<Settings>): Promise<void> => {
    if (await act((api) => about.save(api, argument))) onClose();
  };
  return {
    draft,
    isTried,
    report,
    change(next) {
      setReport(null);
      setDraft(next);
    },
    foot: (
      <>
        <Button disabled={isRunning} onPress={() => whenComplete(tryIt)}>
          {words.try}
        </Button>
        <Button onPress={onClose}>{message.common.cancel}</Button>
        <Button look="primary" onPress={() => whenComplete(save)}>
          {words.save}
        </Button>
      </>
    ),
  };
}

/** The settings that a draft was read as, if it was. */
export function settingsOf<Settings>(
  read: { readonly ok: true; readonly settings: Settings } | { readonly ok: false },
): Settings | null {
  return read.ok ? read.settings : null;
}
