import { Plug, Plus, Search } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { wireErrorFrom } from '../../../common/contract/errors.ts';
import { Button } from '../../component/button.tsx';
import { Icon } from '../../component/icon.tsx';
import { ScreenFrame } from '../../component/screen-frame.tsx';
import { message } from '../../message/message.ts';
import { wantsToMine } from '../../part/mining-state.ts';
import { type Draft, draftFrom, newDraft } from '../../part/source-field.ts';
import { useToasts } from '../../state/use-action.tsx';
import { useApi, useSlice } from '../../state/use-app.ts';
import { defineScreen } from '../screen.ts';
import { CoinbaseCard } from './coinbase-card.tsx';
import { DiagnosisCard } from './diagnosis-card.tsx';
import { RejectCard } from './reject-card.tsx';
import { SourceDialog } from './source-dialog.tsx';
import { SourceList } from './source-list.tsx';

const text = message.work;

/** Whose job is it, and who is paid? */
function Work(): ReactNode {
  const sources = useSlice('sources');
  const activeId = useSlice('activeSourceId');
  const { state } = useSlice('mining');
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [editing, setEditing] = useState<Draft | null>(null);
  const chosen =
    sources.find(({ settings }) => settings.id === (chosenId ?? activeId)) ?? sources[0];
  const active = sources.find(({ settings }) => settings.id === activeId);
  const ids = sources.map(({ settings }) => settings.id);
  return (
    <ScreenFrame
      title={text.title}
      sentence={
        sources.length === 0
          ? text.sentence.none
          : active === undefined
            ? wantsToMine(state)
              ? text.sentence.waiting
              : text.sentence.resting
            : text.sentence.active(active.settings.label)
      }
      tools={<DiscoverButton ids={ids} onFound={setEditing} />}
    >
      <SourceList
        sources={sources}
        chosenId={chosen?.settings.id ?? null}
        onChoose={setChosenId}
        onEdit={(settings) => setEditing(draftFrom(settings))}
        add={
          <Button
            size="small"
            icon={<Icon of={Plus} />}
            onPress={() => setEditing(newDraft('solo-gbt', ids))}
          >
            {text.add}
          </Button>
        }
      />
      <DiagnosisCard key={chosen?.settings.id ?? ''} source={chosen} />
      <CoinbaseCard />
      <RejectCard />
      {editing !== null && (
        <SourceDialog initial={editing} sources={sources} onClose={() => setEditing(null)} />
      )}
    </ScreenFrame>
  );
}

/** Looks for nodes on this computer and opens the first new one as a draft. */
function DiscoverButton(props: {
  readonly ids: readonly string[];
  readonly onFound: (draft: Draft) => void;
}): ReactNode {
  const api = useApi();
  const { add } = useToasts();
  const [isBusy, setBusy] = useState(false);
  const discover = async (): Promise<void> => {
    setBusy(true);
    try {
      const [found] = await api.source.discover();
      if (found === undefined) add({ kind: 'done', text: text.discoverNone });
      else {
        const { id } = newDraft(found.settings.kind, props.ids);
        props.onFound({ ...draftFrom(found.settings), id });
        add({ kind: 'done', text: text.discovered(found.detail) });
      }
    } catch (error) {
      add({ kind: 'error', error: wireErrorFrom(error) });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button icon={<Icon of={Search} />} disabled={isBusy} onPress={() => void discover()}>
      {isBusy ? text.discovering : text.discover}
    </Button>
  );
}

export const workScreen = defineScreen({
  id: 'work',
  title: text.title,
  group: 'mine',
  key: '2',
  icon: Plug,
  Component: Work,
});
