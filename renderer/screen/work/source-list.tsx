import { ArrowDown, ArrowUp, Plug } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { SourceSettings } from '../../../common/contract/settings.ts';
import type { SourceInfo } from '../../../common/contract/source.ts';
import { Badge, type Condition } from '../../component/badge.tsx';
import { Button } from '../../component/button.tsx';
import { Card } from '../../component/card.tsx';
import { classNames } from '../../component/class-names.ts';
import { Dialog } from '../../component/dialog.tsx';
import { Icon } from '../../component/icon.tsx';
import { EmptyState } from '../../component/list.tsx';
import { Paragraph, Text } from '../../component/text.tsx';
import { formatAge, formatElapsed, formatMs } from '../../format/time.ts';
import { message } from '../../message/message.ts';
import { useNow } from '../../state/clock.ts';
import { useAction } from '../../state/use-action.tsx';
import styles from './source-list.module.css';

const cx = classNames(styles);
const text = message.work;

const conditions: Readonly<Record<SourceInfo['state']['kind'], Condition>> = {
  off: 'off',
  ready: 'info',
  connecting: 'wait',
  working: 'run',
  waiting: 'wait',
  failed: 'fault',
};

/** The sources in their order, each with its state, and what can be done with the chosen one. */
export function SourceList(props: {
  readonly sources: readonly SourceInfo[];
  readonly chosenId: string | null;
  readonly onChoose: (id: string) => void;
  readonly onEdit: (settings: SourceSettings) => void;
  readonly add: ReactNode;
}): ReactNode {
  const { sources, chosenId, onChoose, onEdit, add } = props;
  const act = useAction();
  const [removing, setRemoving] = useState<SourceSettings | null>(null);
  const ids = sources.map(({ settings }) => settings.id);
  const move = (at: number, step: number): void => {
    const order = [...ids];
    const [id] = order.splice(at, 1);
    if (id === undefined) return;
    order.splice(at + step, 0, id);
    void act((api) => api.source.reorder({ ids: order }));
  };
  return (
    <Card title={text.order} span={4} wide flush aside={add}>
      <div className={cx('pad')}>
        {sources.length === 0 ? (
          <EmptyState icon={Plug} lead={text.empty.lead} rest={text.empty.rest} />
        ) : (
          <Paragraph size="caption" tone="third">
            {text.orderHelp}
          </Paragraph>
        )}
      </div>
      <ol className={cx('list')}>
        {sources.map((source, at) => {
          const { settings } = source;
          const isChosen = settings.id === chosenId;
          return (
            <li key={settings.id} className={cx('item', isChosen && 'chosen')}>
              <Text size="label" tone="third">
                {at + 1}
              </Text>
              <button
                type="button"
                className={cx('choose')}
                aria-pressed={isChosen}
                onClick={() => onChoose(settings.id)}
              >
                <span className={cx('head')}>
                  <Text weight="medium" clip title={settings.label}>
                    {settings.label}
                  </Text>
                  <Badge condition={conditions[source.state.kind]} icon={null}>
                    {text.state[source.state.kind]}
                  </Badge>
                </span>
                <SourceDetail source={source} />
              </button>
              {isChosen && (
                <div className={cx('actions')}>
                  <Button look="quiet" size="small" onPress={() => onEdit(settings)}>
                    {text.edit}
                  </Button>
                  <Button
                    look="quiet"
                    size="small"
                    onPress={() =>
                      void act((api) =>
                        api.source.save({ settings: { ...settings, enabled: !settings.enabled } }),
                      )
                    }
                  >
                    {settings.enabled ? text.switchOff : text.switchOn}
                  </Button>
                  <Button look="quiet" size="small" onPress={() => setRemoving(settings)}>
                    {text.remove}
                  </Button>
                  <Button
                    look="quiet"
                    size="small"
                    label={text.up}
                    icon={<Icon of={ArrowUp} size={14} />}
                    disabled={at === 0}
                    onPress={() => move(at, -1)}
                  />
                  <Button
                    look="quiet"
                    size="small"
                    label={text.down}
                    icon={<Icon of={ArrowDown} size={14} />}
                    disabled={at === sources.length - 1}
                    onPress={() => move(at, 1)}
                  />
                </div>
              )}
            </li>
          );
        })}
      </ol>
      {removing !== null && (
        <Dialog
          title={text.removeTitle(removing.label)}
          onClose={() => setRemoving(null)}
          foot={
            <>
              <Button onPress={() => setRemoving(null)}>{text.keep}</Button>
              <Button
                look="danger"
                onPress={() => {
                  setRemoving(null);
                  void act((api) => api.source.remove({ id: removing.id }));
                }}
              >
                {text.remove}
              </Button>
            </>
          }
        >
          <Paragraph tone="second">{text.removeHelp}</Paragraph>
        </Dialog>
      )}
    </Card>
  );
}

/** Where it is, how it does, and when it is tried again. */
function SourceDetail({ source }: { readonly source: SourceInfo }): ReactNode {
  const nowMs = useNow();
  const { settings, peer, latencyMs, lastJobAtMs, state } = source;
  const place = settings.kind === 'practice' ? text.inside : settings.url;
  const facts = [
    peer === place ? null : peer,
    latencyMs === null ? null : formatMs(latencyMs),
    lastJobAtMs === null ? null : text.jobAge(formatAge(nowMs - lastJobAtMs)),
  ].filter((fact) => fact !== null);
  return (
    <>
      <Text size="label" tone="second" clip title={place}>
        {place}
      </Text>
      {facts.length > 0 && (
        <Text size="label" tone="second" clip>
          {facts.join(' · ')}
        </Text>
      )}
      {state.kind === 'waiting' && (
        <Text size="label" tone="wait" clip>
          {text.nextTry(formatElapsed(Math.max(0, state.retryAtMs - nowMs)), String(state.attempt))}
        </Text>
      )}
    </>
  );
}
