import { Menu } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from '../component/button.tsx';
import { classNames } from '../component/class-names.ts';
import { Dialog } from '../component/dialog.tsx';
import { Icon } from '../component/icon.tsx';
import { message } from '../message/message.ts';
import type { Screen } from '../screen/screen.ts';
import styles from './phone-bar.module.css';
import { hrefOf } from './route.ts';
import { screenGroups } from './screen-group.ts';

const cx = classNames(styles);

/** What is looked at away from the computer; the others are one press further. */
const nearest: ReadonlySet<string> = new Set(['now', 'work', 'machine', 'profit']);

/** The navigation of a phone, where the thumb is. */
export function PhoneBar(props: {
  readonly screens: readonly Screen[];
  readonly current: string;
}): ReactNode {
  const { screens, current } = props;
  const [isOpen, setOpen] = useState(false);
  return (
    <nav className={cx('bar')} aria-label={message.shell.screens}>
      {screens
        .filter(({ id }) => nearest.has(id))
        .map(({ id, title, icon }) => (
          <a
            key={id}
            className={cx('tab')}
            href={hrefOf(id)}
            aria-current={id === current ? 'page' : undefined}
          >
            <Icon of={icon} size={20} />
            {title}
          </a>
        ))}
      <button
        type="button"
        className={cx('tab')}
        aria-haspopup="dialog"
        aria-current={nearest.has(current) ? undefined : 'true'}
        onClick={() => setOpen(true)}
      >
        <Icon of={Menu} size={20} />
        {message.shell.more}
      </button>
      {isOpen && <AllScreens screens={screens} current={current} onClose={() => setOpen(false)} />}
    </nav>
  );
}

function AllScreens(props: {
  readonly screens: readonly Screen[];
  readonly current: string;
  readonly onClose: () => void;
}): ReactNode {
  const { screens, current, onClose } = props;
  return (
    <Dialog
      title={message.shell.screens}
      onClose={onClose}
      foot={<Button onPress={onClose}>{message.keys.close}</Button>}
    >
      <div className={cx('all')}>
        {screenGroups(screens).map(({ group, members }) => (
          <section key={group} aria-label={message.shell.group[group]}>
            <h3 className={cx('group')}>{message.shell.group[group]}</h3>
            {members.map(({ id, title, icon }) => (
              <a
                key={id}
                className={cx('line')}
                href={hrefOf(id)}
                aria-current={id === current ? 'page' : undefined}
                onClick={onClose}
              >
                <Icon of={icon} size={20} />
                {title}
              </a>
            ))}
          </section>
        ))}
      </div>
    </Dialog>
  );
}
