import { Check, Play } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from '../../component/button.tsx';
import { classNames } from '../../component/class-names.ts';
import { Icon, Mark } from '../../component/icon.tsx';
import { Paragraph, Text } from '../../component/text.tsx';
import { whole } from '../../format/digits.ts';
import { message } from '../../message/message.ts';
import { newDraft, settingsFrom } from '../../part/source-field.ts';
import { useAction } from '../../state/use-action.tsx';
import { useSlice } from '../../state/use-app.ts';
import styles from './first-run.module.css';
import { RealSetup } from './real-setup.tsx';

const cx = classNames(styles);
const text = message.firstRun;

/** How do I begin? Practice with one click, or three calm steps to real mining. */
export function FirstRun(): ReactNode {
  const { version } = useSlice('app');
  const machine = useSlice('machine');
  const act = useAction();
  const [isStarting, setStarting] = useState(false);
  const practise = async (): Promise<void> => {
    setStarting(true);
    await act(async (api) => {
      await api.source.save({ settings: settingsFrom(newDraft('practice', [])) });
      await api.settings.update({ firstRunDone: true });
      await api.mining.start();
    });
    setStarting(false);
  };
  return (
    <main className={cx('page')}>
      <section className={cx('hello')} aria-label={message.shell.name}>
        <div className={cx('brand')}>
          <Mark />
          <span>{message.shell.name}</span>
        </div>
        <div className={cx('middle')}>
          <h1>{text.headline}</h1>
          <Paragraph size="lead" tone="second">
            {text.lead}
          </Paragraph>
          <div className={cx('start')}>
            <Button
              look="primary"
              size="large"
              icon={<Icon of={Play} />}
              disabled={isStarting}
              onPress={() => void practise()}
            >
              {text.practise}
            </Button>
          </div>
          <Paragraph size="label" tone="second">
            {text.practiseHelp}
          </Paragraph>
          <ul className={cx('promises')}>
            {text.promises.map((promise) => (
              <li key={promise}>
                <Icon of={Check} />
                {promise}
              </li>
            ))}
          </ul>
        </div>
        <Text size="caption" tone="third">
          {text.version(version)}
        </Text>
      </section>
      <RealSetup machine={text.machine(machine.cpu, whole(machine.threads))} />
    </main>
  );
}
