import { Pause, Play } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dot } from '../component/badge.tsx';
import { Button } from '../component/button.tsx';
import { classNames } from '../component/class-names.ts';
import { Icon, Mark } from '../component/icon.tsx';
import { formatPercent } from '../format/chance.ts';
import { formatHashrate } from '../format/scale.ts';
import { formatMoment } from '../format/time.ts';
import { message } from '../message/message.ts';
import { conditionOf, pauseEndMs, wantsToMine } from '../part/mining-state.ts';
import type { Screen } from '../screen/screen.ts';
import { useNow } from '../state/clock.ts';
import { useSlice } from '../state/use-app.ts';
import styles from './rail.module.css';
import { hrefOf } from './route.ts';
import { screenGroups } from './screen-group.ts';

const cx = classNames(styles);

/** The navigation, with the state and the pause button at its foot on every screen. */
export function Rail(props: {
  readonly screens: readonly Screen[];
  readonly current: string;
  readonly onToggle: () => void;
}): ReactNode {
  const { screens, current, onToggle } = props;
  return (
    <nav className={cx('rail')} aria-label={message.shell.screens}>
      <div className={cx('brand')}>
        <Mark />
        <span>{message.shell.name}</span>
      </div>
      {screenGroups(screens).map(({ group, members }) => (
        <div key={group}>
          <h3 className={cx('group')}>{message.shell.group[group]}</h3>
          {members.map(({ id, title, key, icon }) => (
            <a
              key={id}
              className={cx('link')}
              href={hrefOf(id)}
              title={title}
              aria-current={id === current ? 'page' : undefined}
              aria-keyshortcuts={key}
            >
              <Icon of={icon} />
              <span>{title}</span>
              <kbd>{key}</kbd>
            </a>
          ))}
        </div>
      ))}
      <div className={cx('foot')}>
        <RailState onToggle={onToggle} />
      </div>
    </nav>
  );
}

/** The state and the pause button above every screen of a phone, which has no rail. */
export function StateStrip({ onToggle }: { readonly onToggle: () => void }): ReactNode {
  return (
    <header className={cx('strip')}>
      <Mark />
      <RailState onToggle={onToggle} />
    </header>
  );
}

function RailState({ onToggle }: { readonly onToggle: () => void }): ReactNode {
  const { state } = useSlice('mining');
  const { readOnly } = useSlice('app');
  const condition = conditionOf(state);
  const canPause = wantsToMine(state);
  const word = message.shell.state[state.kind];
  return (
    <div className={cx('state')}>
      <div className={cx('label')} title={word}>
        <Dot of={condition === 'info' ? 'note' : condition} />
        <span>{word}</span>
      </div>
      <div className={cx('value')}>
        <StateValue />
      </div>
      <div className={cx('action')}>
        <Button
          size="small"
          icon={<Icon of={canPause ? Pause : Play} />}
          title={
            readOnly
              ? message.shell.readOnly
              : canPause
                ? message.shell.pauseTitle
                : message.shell.mineTitle
          }
          disabled={readOnly}
          onPress={onToggle}
        >
          <span>{canPause ? message.shell.pause : message.shell.mine}</span>
        </Button>
      </div>
    </div>
  );
}

/** The one figure that belongs to the state: the speed, the end of a pause, the progress. */
function StateValue(): string {
  const { state } = useSlice('mining');
  const telemetry = useSlice('telemetry');
  const nowMs = useNow();
  switch (state.kind) {
    case 'mining': {
      const hps = telemetry?.rate10s.hps ?? null;
      return hps === null ? '…' : formatHashrate(hps);
    }
    case 'preparing':
      return formatPercent(state.progress);
    case 'paused': {
      const end = pauseEndMs(state);
      if (end !== null) return message.shell.until(formatMoment(end, nowMs));
      switch (state.reason.kind) {
        case 'user':
          return message.shell.untilTold;
        case 'guard':
          return message.shell.untilReleased;
        default:
          return message.shell.waitingForWork;
      }
    }
    default:
      return message.shell.notMining;
  }
}
